<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases: typography, languages, quotations, names, dates, readings. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What says nothing that a page would show has an element only to carry an id or a language. -->
  <xsl:template match="seg | corr | reg | expan | ex | pc" mode="w:text" as="item()*">
    <xsl:variable name="attributes" as="attribute()*" select="w:attributes(., ())"/>
    <xsl:choose>
      <xsl:when test="exists($attributes)">
        <span>
          <xsl:sequence select="$attributes"/>
          <xsl:apply-templates mode="#current"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="bibl | unclear | foreign | add | sic | abbr" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- The element of HTML for a value of @rend. -->
  <xsl:variable name="w:typography" as="map(xs:string, xs:string)" select="map {
      'bold': 'b', 'italic': 'i', 'sup': 'sup', 'sub': 'sub', 'underline': 'u', 'strike': 's' }"/>

  <xsl:template match="hi" mode="w:text" as="element()">
    <xsl:variable name="rend" as="xs:string*" select="f:rend(.)"/>
    <xsl:variable name="content" as="item()*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="w:typeset($rend, w:attributes(., w:looks($rend)), $content)"/>
  </xsl:template>

  <!-- The classes of looks that HTML has no element for. -->
  <xsl:function name="w:looks" as="xs:string*">
    <xsl:param name="rend" as="xs:string*"/>
    <xsl:sequence select="$rend[. = $f:looks][not(map:contains($w:typography, .))] ! ('rend-' || .)"/>
  </xsl:function>

  <!-- Content in one element for each value of @rend, the outermost with the attributes. -->
  <xsl:function name="w:typeset" as="element()">
    <xsl:param name="rend" as="xs:string*"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:param name="content" as="item()*"/>
    <xsl:variable name="elements" as="xs:string*" select="$rend ! $w:typography(.)"/>
    <xsl:element name="{($elements, 'span')[1]}">
      <xsl:sequence select="$attributes"/>
      <xsl:sequence select="
          if (count($elements) gt 1) then w:typeset(tail($rend[map:contains($w:typography, .)]), (), $content)
          else $content"/>
    </xsl:element>
  </xsl:function>

  <!-- What somebody has marked as deleted is shown so; what the source file says of its own text is not read. -->
  <xsl:template match="del" mode="w:text" as="element(h:del)">
    <del>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </del>
  </xsl:template>

  <!-- The source's quotation marks stay in the text, so that the page adds none. -->
  <xsl:template match="q | quote" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., 'quote')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="(q | quote)[f:among-blocks(.) or f:holds-blocks(.)]" mode="w:text"
    as="element(h:blockquote)" priority="1">
    <blockquote>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </blockquote>
  </xsl:template>

  <!-- A quotation with its source: two blocks, however short. -->
  <xsl:template match="cit" mode="w:text" as="element(h:blockquote)">
    <blockquote>
      <xsl:sequence select="w:attributes(., 'cit')"/>
      <xsl:apply-templates mode="#current"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="cit/quote | cit/bibl" mode="w:text" as="element(h:div)" priority="2">
    <div>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="date" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., 'date')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="date[f:html-datetime(@when)]" mode="w:text" as="element(h:time)" priority="1">
    <time datetime="{f:html-datetime(@when)}">
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </time>
  </xsl:template>

  <!-- Nothing can be read there. -->
  <xsl:template match="gap" mode="w:text" as="element(h:span)">
    <span xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:attributes(., 'gap')"/>
      <xsl:text>[…]</xsl:text>
    </span>
  </xsl:template>
</xsl:stylesheet>
