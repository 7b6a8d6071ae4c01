<?xml version="1.0" encoding="UTF-8"?>
<!--
  What each witness reads, for readers to choose (view.xsl): the words shown have the class `w` and say whose they are,
  those of others are `v` and hidden. A text with witnesses has a style sheet of its own, with two rules for each.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The witnesses whose whole text the page has, in the order of the header's list. -->
  <xsl:function name="w:witnesses" as="map(xs:string, xs:string)*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="ids" as="xs:string*" select="
        distinct-values($text//(@home:wit, @home:not) ! tokenize(.))[not(. = $text//@home:incomplete ! tokenize(.))]"/>
    <xsl:variable name="listed" as="xs:string*" select="root($text)//witness/@xml:id[. = $ids] ! string()"/>
    <xsl:for-each select="$listed, $ids[not(. = $listed)]">
      <xsl:variable name="cited" as="element()?" select="f:cited(., $text)"/>
      <xsl:sequence select="
          map { 'id': ., 'siglum': f:siglum(., $text), 'description': string($cited ! f:description(.)) }"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The classes by which words say whose they are. -->
  <xsl:function name="w:witnessing" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        tokenize($element/@home:wit) ! ('wit-' || .), 'any'[$element/@home:not], tokenize($element/@home:not) ! ('not-' || .)"/>
  </xsl:function>

  <xsl:template match="home:variant" mode="w:text" as="element()?">
    <xsl:variable name="tag" as="xs:string" select="if (f:among-blocks(.)) then 'div' else 'span'"/>
    <xsl:if test="@words ne ''">
      <xsl:element name="{$tag}">
        <xsl:attribute name="class" select="string-join(('v', w:witnessing(.)), ' ')"/>
        <xsl:attribute name="data-layer" select="'edition'"/>
        <xsl:sequence select="string(@words)"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- What a text's name is followed by in that of its style sheet. -->
  <xsl:variable name="w:witness-sheet" as="xs:string" select="'.witnesses.css'"/>

  <xsl:function name="w:witness-head" as="element(h:link)?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:if test="exists(w:witnesses($text))">
      <link rel="stylesheet" media="screen" href="{encode-for-uri($name) || $w:witness-sheet}"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:witness-style" as="xs:string?">
    <xsl:param name="witnesses" as="map(xs:string, xs:string)*"/>
    <xsl:variable name="rules" as="xs:string*">
      <xsl:for-each select="$witnesses ! ?id">
        <xsl:variable name="chosen" as="xs:string" select="':root:has([id=&quot;view:wit-' || . || '&quot;]:checked)'"/>
        <xsl:variable name="has" as="xs:string" select="'[class~=&quot;wit-' || . || '&quot;]'"/>
        <xsl:variable name="has-not" as="xs:string" select="'[class~=&quot;not-' || . || '&quot;]'"/>
        <xsl:sequence select="
            w:css($chosen || ' :is(.w:not(.any, ' || $has || '), .w' || $has-not || ')', 'display: none'),
            w:css($chosen || ' .v:is(' || $has || ', .any:not(' || $has-not || '))', 'display: revert')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($rules)">
      <xsl:sequence select="string-join($rules)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:css" as="xs:string">
    <xsl:param name="selector" as="xs:string"/>
    <xsl:param name="declaration" as="xs:string"/>
    <xsl:sequence select="$selector || ' { ' || $declaration || ' }&#10;'"/>
  </xsl:function>
</xsl:stylesheet>
