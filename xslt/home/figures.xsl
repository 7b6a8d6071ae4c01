<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures: those of the record that are published with the text, those of the web, and those that are neither. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where a picture is to be found, by what the file calls it: in the site, or on the web. -->
  <xsl:variable name="home:pictures" as="map(xs:string, xs:string)" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    select="map:merge($home:settings/home:picture ! map:entry(string(@url), string(@address)), map { 'duplicates': 'use-first' })"/>

  <xsl:function name="home:picture" as="attribute(home:picture)?">
    <xsl:param name="url" as="xs:string?"/>
    <xsl:variable name="address" as="xs:string?"
      select="($home:pictures(string($url)), $url[matches(., '^https://[^\s&quot;&lt;&gt;]+$')])[1]"/>
    <xsl:if test="$address">
      <xsl:attribute name="home:picture" select="$address"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="figure" mode="home:text" as="element(figure)">
    <xsl:variable name="attributes" as="attribute()*">
      <xsl:sequence select="home:picture((graphic | media)[1]/@url)"/>
      <xsl:if test="home:among-blocks(.) or home:holds-blocks(.) or head">
        <xsl:attribute name="home:block" select="'yes'"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="home:copy(., $attributes)"/>
  </xsl:template>

  <!-- Further pictures of one figure, and those that stand in no figure, are figures of their own. -->
  <xsl:template match="figure/(graphic | media)[1]" mode="home:text" as="element(graphic)" priority="1.2">
    <graphic>
      <xsl:sequence select="home:kept(.), @url"/>
    </graphic>
  </xsl:template>

  <!-- What a picture is made of, where the file holds it, is nothing to be read. -->
  <xsl:template match="binaryObject" mode="home:text" as="element()+" priority="1.2">
    <xsl:sequence select="home:set-aside(.)"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject" mode="home:text" as="element(figure)" priority="1">
    <figure>
      <xsl:sequence select="home:kept(.), home:picture(@url)"/>
      <xsl:if test="home:among-blocks(.)">
        <xsl:attribute name="home:block" select="'yes'"/>
      </xsl:if>
      <graphic>
        <xsl:sequence select="@url"/>
      </graphic>
      <xsl:apply-templates select="desc" mode="#current"/>
    </figure>
  </xsl:template>

  <xsl:template match="(graphic | media | binaryObject)/desc" mode="home:text" as="element(figDesc)" priority="0.7">
    <figDesc>
      <xsl:apply-templates mode="#current"/>
    </figDesc>
  </xsl:template>

  <!-- The picture of a page: what the record says of @facs, what the file's own facsimile says, an address of the web. -->
  <xsl:key name="home:surface" match="facsimile//*[@xml:id]" use="@xml:id"/>

  <xsl:template match="pb[@facs]" mode="home:text" as="element(pb)" priority="0.4">
    <xsl:variable name="facs" as="xs:string?" select="tokenize(@facs)[1]"/>
    <xsl:variable name="surface" as="element()?" select="key('home:surface', substring-after($facs, '#'))[1]"/>
    <xsl:variable name="url" as="xs:string?" select="
        ($facs[exists($home:pictures(.))], ($surface/descendant-or-self::graphic/@url, $surface/parent::surface/graphic/@url)[1],
          $facs)[1]"/>
    <xsl:sequence select="home:copy(., home:picture($url))"/>
  </xsl:template>

  <!-- A documentary transcription: surfaces, zones and lines are read as blocks and lines. -->
  <xsl:template match="surface | surfaceGrp | sourceDoc" mode="home:text" as="element()">
    <xsl:sequence select="home:as(., 'div', ())"/>
  </xsl:template>

  <xsl:template match="zone" mode="home:text" as="element()">
    <xsl:sequence select="home:as(., if (home:is-in-words(.)) then 'seg' else 'home:block', ())"/>
  </xsl:template>

  <xsl:template match="line" mode="home:text" as="element(l)" priority="0.6">
    <xsl:sequence select="home:as(., 'l', ())"/>
  </xsl:template>

  <xsl:template match="(surface | sourceDoc | zone)/graphic" mode="home:text" as="empty-sequence()" priority="2"/>
</xsl:stylesheet>
