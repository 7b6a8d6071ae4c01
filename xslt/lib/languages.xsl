<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages: which one a node is in, its direction of writing, its name. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" exclude-result-prefixes="#all">

  <!-- The language tag in force at a node (the nearest xml:lang), else the empty string. -->
  <xsl:function name="f:language" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="string($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- Scripts and languages that are written from right to left (ISO 15924, BCP 47). -->
  <xsl:variable name="f:rtl-scripts" as="xs:string+"
    select="'adlm', 'arab', 'aran', 'hebr', 'mand', 'mend', 'nkoo', 'rohg', 'samr', 'syrc', 'thaa'"/>
  <xsl:variable name="f:rtl-languages" as="xs:string+"
    select="
      'ar', 'arc', 'arz', 'ckb', 'dv', 'fa', 'he', 'khw', 'ks', 'lad', 'ota', 'pnb', 'prs', 'ps', 'sd', 'syr', 'ug',
      'ur', 'yi'"/>

  <!-- `rtl` or `ltr`; a script in the tag (az-Arab, he-Latn) outweighs the language. -->
  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case($tag), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="tail($parts)[matches(., '^[a-z]{4}$')][1]"/>
    <xsl:sequence select="
        if ($script) then ('rtl'[$script = $f:rtl-scripts], 'ltr')[1]
        else ('rtl'[$parts[1] = $f:rtl-languages], 'ltr')[1]"/>
  </xsl:function>

  <!--
    French sets blanks inside its quotation marks and before high signs, and no line ends there. Elsewhere a blank
    after « is the end of a quotation: »so« in German, »så» in Swedish.
  -->
  <xsl:variable name="f:bound-blanks" as="xs:string" select="'«\s+|\s+[»;:!?]'"/>

  <xsl:function name="f:has-bound-blanks" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="matches(f:language($text), '^fr(-|$)', 'i') and matches($text, $f:bound-blanks)"/>
  </xsl:function>
</xsl:stylesheet>
