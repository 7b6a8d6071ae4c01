<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading text of nodes as one string: what registers, tables of contents and descriptions are made of. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:r="urn:fascicle:reading"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Text is taken from whatever holds it; only what the reading layer leaves out is named. -->
  <xsl:mode name="r:plain" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <!-- The reading text, blanks normalised. Notes of the source and of the edition stand outside its flow. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="$nodes" mode="r:plain"/>
    </xsl:variable>
    <xsl:sequence select="$pieces ! string() => string-join() => normalize-space()"/>
  </xsl:function>

  <xsl:template _match="{$f:left-out-of-reading}" mode="r:plain" as="item()*"/>

  <xsl:template match="note[f:is-shown-elsewhere(.)]" mode="r:plain" as="item()*"/>

  <xsl:template match="lb | cb | pb" mode="r:plain" as="xs:string">
    <xsl:sequence select="f:run-text(.)"/>
  </xsl:template>

  <!-- Whether the reading layer takes an element: nothing around it is in the source layer only. -->
  <xsl:function name="f:is-read" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="empty($element/ancestor-or-self::*[f:is-left-out-of-reading(.)])"/>
  </xsl:function>

  <!-- What a text node or a break is in the running text: a break is a blank unless it stands inside a word. -->
  <xsl:function name="f:run-text" as="xs:string">
    <xsl:param name="run" as="node()"/>
    <xsl:sequence select="
        if ($run instance of text()) then string($run)
        else if ($run/@break = 'no') then ''
        else ' '"/>
  </xsl:function>

  <!-- What stands in a block of its own is set off by blanks, whether or not the file has any there. -->
  <xsl:template _match="{$f:set-off}" mode="r:plain" as="item()*">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates select="node()" mode="#current"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

  <!-- A text cut down to a length at a blank, with an ellipsis where something is missing. -->
  <xsl:function name="f:shorten" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:sequence select="if (string-length($text) le $length) then $text else f:head($text, $length) || ' …'"/>
  </xsl:function>

  <!-- The beginning of a text without further blanks than one between words: at most so many characters, whole words. -->
  <xsl:function name="f:head" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:variable name="cut" as="xs:string" select="substring($text, 1, $length)"/>
    <xsl:sequence select="
        if (string-length($text) le $length) then $text
        else if (contains($cut, ' '))
          then substring($cut, 1, string-length($cut) - string-length(tokenize($cut, ' ')[last()]) - 1)
        else $cut"/>
  </xsl:function>

  <!-- The end of such a text. -->
  <xsl:function name="f:tail" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:variable name="cut" as="xs:string" select="substring($text, string-length($text) - $length + 1)"/>
    <xsl:sequence select="
        if (string-length($text) le $length) then $text
        else if (contains($cut, ' ')) then substring-after($cut, ' ')
        else $cut"/>
  </xsl:function>
</xsl:stylesheet>
