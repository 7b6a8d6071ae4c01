<?xml version="1.0" encoding="UTF-8"?>
<!-- Title pages, texts within texts, divisions: what stands before, around and between. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A title page is set as one: its parts are lines in the middle. -->
  <xsl:template match="titlePage" mode="home:text" as="element(home:block)">
    <xsl:sequence select="home:as(., 'home:block', ())"/>
  </xsl:template>

  <xsl:template match="docTitle | argument | epigraph | floatingText | group" mode="home:text" as="element(home:block)">
    <xsl:sequence select="home:as(., 'home:block', ())"/>
  </xsl:template>

  <xsl:template match="titlePart | docAuthor | docDate | docEdition | docImprint | imprimatur | titlePage/byline | trailer"
    mode="home:text" as="element()" priority="0.3">
    <xsl:sequence select="
        if (home:is-in-words(.)) then home:as(., 'seg', ())
        else if (home:holds-blocks(.)) then home:as(., 'home:block', ())
        else home:as(., 'p', home:else-looks-as(., 'large')[current()/self::titlePart[not(@type) or @type = 'main'][ancestor::titlePage]])"/>
  </xsl:template>

  <!-- Whether an element stands within running text. -->
  <xsl:function name="home:is-in-words" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/parent::*[text()[normalize-space()] or self::docImprint or self::docAuthor or self::docEdition
          or self::byline or self::titlePart or self::p or self::head or self::l or self::seg or self::hi])"/>
  </xsl:function>

  <!-- Texts of a group, and a text within a text, are parts of the one that holds them. -->
  <xsl:template match="
      group/text | (group/text | floatingText)/(front | body | back) | div1 | div2 | div3 | div4 | div5 | div6 | div7"
    mode="home:text" as="element(div)" priority="0.6">
    <xsl:sequence select="home:as(., 'div', ())"/>
  </xsl:template>

  <!-- The title of a text in a group is its heading, where no title page has it: what stands beside it, over and under it. -->
  <xsl:template match="group/text/front[titlePart]" mode="home:text" as="node()*" priority="0.8">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="group/text/front/titlePart" mode="home:text" as="element(head)" priority="0.8">
    <xsl:variable name="type" as="attribute()?">
      <xsl:if test="not(. is (../titlePart[@type = 'main'], ../titlePart)[1])">
        <xsl:attribute name="type" select="'sub'"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="home:as(., 'head', $type)"/>
  </xsl:template>

  <!-- The title that runs over the columns is one of those that head pages. -->
  <xsl:template match="group/text/front/titlePart[@type = 'column'][../titlePart[@type = 'main']]" mode="home:text"
    as="element(home:aside)" priority="0.9">
    <xsl:sequence select="home:set-aside(.)"/>
  </xsl:template>

  <!-- The heading of a group, or of any other block, is one of a division. -->
  <xsl:template match="group[head]" mode="home:text" as="element(div)" priority="0.7">
    <xsl:sequence select="home:as(., 'div', ())"/>
  </xsl:template>

  <!-- Divisions that a text is cited by, and that have no heading, show their number. -->
  <xsl:template match="div[home:is-cited(.)]" mode="home:text" as="element(div)" priority="0.35">
    <div>
      <xsl:copy-of select="@* except (@rend, @rendition, @style)"/>
      <xsl:sequence select="home:look(.)"/>
      <p home:was="reference">
        <xsl:sequence select="home:own(home:citation(.))"/>
      </p>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:variable name="home:citable" as="xs:string" select="'^[\p{L}\p{N}][\p{L}\p{N}.\-]{0,11}$'"/>

  <xsl:function name="home:is-cited" as="xs:boolean">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="
        $division/@type = 'textpart' and matches($division/@n, $home:citable)
        and empty($division/head) and empty($division/div[1][home:is-cited(.)])"/>
  </xsl:function>

  <!-- `1.2.3`: the numbers of the divisions around it. -->
  <xsl:function name="home:citation" as="xs:string">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="
        string-join($division/ancestor-or-self::div[@type = 'textpart']/@n[matches(., $home:citable)], '.')"/>
  </xsl:function>
</xsl:stylesheet>
