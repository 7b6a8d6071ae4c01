<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks and phrases: TEI lets a quotation be either, and products have to know which it is. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether an element stands between blocks, not within running text. -->
  <xsl:function name="f:among-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="parent" as="element()?" select="$element/parent::*"/>
    <xsl:sequence select="
        exists($parent[
          self::front or self::body or self::back or self::div or self::lg or self::sp or self::list or self::table
          or self::figure])
        or exists($parent[not(self::p or self::ab)]/(p | ab | lg | sp))"/>
  </xsl:function>

  <!-- Whether an element holds blocks that are shown where they stand; notes of either kind are shown elsewhere. -->
  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/* ! (self::list or self::table or self::figure or self::lg or self::sp or self::stage or self::p
          or self::ab or (not(self::note[@resp or f:is-footnote(.)]) and f:holds-blocks(.)))
        = true()"/>
  </xsl:function>

  <!-- Whether a note is a footnote or endnote of the source; what an editorial note holds is the edition's. -->
  <xsl:function name="f:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@place = ('bottom', 'end') and empty($note/ancestor-or-self::note[@resp])"/>
  </xsl:function>

  <!-- The rank of a heading from 1 (that of the whole text): divisions without a heading do not count. -->
  <xsl:function name="f:rank" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="count($head/ancestor::*[self::div or self::body][head[not(@type = 'sub')]])"/>
  </xsl:function>

  <!-- The headings of a text and its divisions, which make its table of contents. -->
  <xsl:function name="f:headings" as="element(head)*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text//head[parent::body or parent::div][not(@type = 'sub')]"/>
  </xsl:function>

  <!-- The tokens of @rend. -->
  <xsl:function name="f:rend" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize(lower-case(string($element/@rend)))"/>
  </xsl:function>
</xsl:stylesheet>
