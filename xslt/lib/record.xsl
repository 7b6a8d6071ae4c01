<?xml version="1.0" encoding="UTF-8"?>
<!-- The edition record (edition.toml as XML, see publish/record_xml.py): people, citation, names of pages. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:rec="urn:fascicle:record"
  xmlns:msg="urn:fascicle:messages"
  exclude-result-prefixes="#all">

  <!-- The name of the checksums of sources, which is no word of any language. -->
  <xsl:variable name="f:checksum" as="xs:string" select="'SHA-256'"/>

  <xsl:function name="f:editors" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="msg:enumerate($record/rec:person/rec:name)"/>
  </xsl:function>

  <!-- Where the edition is to be found for good: its DOI, else its address; nothing if it has neither. -->
  <xsl:function name="f:permanent-address" as="xs:string?">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="($record/rec:doi ! ('https://doi.org/' || .), $record/rec:url ! string())[1]"/>
  </xsl:function>

  <!-- The part of every citation that follows the title: `Version 1.0.0, 21 November 2026. The Ferry Press.` -->
  <xsl:function name="f:release" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        msg:text('release', map {
          'version': string($record/rec:version),
          'date': f:display-date($record/rec:date),
          'publisher': f:closed($record/rec:publisher) })"/>
  </xsl:function>

  <!-- A text with a full stop, unless it ends in one. -->
  <xsl:function name="f:closed" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (matches($text, '[.!?…]$')) then $text else $text || '.'"/>
  </xsl:function>

  <!-- Title and subtitle of the edition in one line. -->
  <xsl:function name="f:full-title" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="string-join(($record/rec:title, $record/rec:subtitle), ': ')"/>
  </xsl:function>

  <xsl:key name="f:source" match="rec:source" use="@stem"/>

  <!-- The record of a document, by the name of its files. -->
  <xsl:function name="f:source-of" as="element(rec:source)?">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="key('f:source', $stem, $record)"/>
  </xsl:function>
</xsl:stylesheet>
