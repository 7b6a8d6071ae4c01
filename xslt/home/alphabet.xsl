<?xml version="1.0" encoding="UTF-8"?>
<!-- A run of many entries is a dictionary: products set it in columns, and lead to the letters of a long one. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Fewer are entries among other text; more than the second number are not found by turning pages. -->
  <xsl:variable name="home:some-entries" as="xs:integer" select="12"/>
  <xsl:variable name="home:many-entries" as="xs:integer" select="100"/>

  <xsl:template match="(body | div | front | back)[home:block[@home:key][$home:some-entries]]" mode="home:normal" as="element()"
    priority="1">
    <xsl:variable name="place" as="xs:string"
      select="string-join(ancestor-or-self::*/count(preceding-sibling::*), '.')"/>
    <xsl:variable name="children" as="node()*" select="node()[not(self::text()[not(normalize-space())])]"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each-group select="$children" group-adjacent="exists(self::home:block[@home:key])">
        <xsl:choose>
          <xsl:when test="current-grouping-key() and count(current-group()) ge $home:some-entries">
            <home:block home:was="dictionary">
              <xsl:sequence select="home:dictionary(current-group(), $place || '.' || position())"/>
            </home:block>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="home:blocks(current-group(), 'p')"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:copy>
  </xsl:template>

  <!-- Entries, the first of each letter with that letter and an id, if there are many. -->
  <xsl:function name="home:dictionary" as="node()*">
    <xsl:param name="entries" as="element(home:block)+"/>
    <xsl:param name="place" as="xs:string"/>
    <xsl:variable name="letters" as="map(xs:string, xs:string)"
      select="if (count($entries) ge $home:many-entries) then home:letters($entries) else map { }"/>
    <xsl:for-each select="$entries">
      <xsl:variable name="letter" as="xs:string?" select="$letters(generate-id())"/>
      <home:block>
        <xsl:copy-of select="@*"/>
        <xsl:if test="$letter">
          <xsl:attribute name="home:letter" select="$letter"/>
          <xsl:if test="not(@xml:id)">
            <xsl:attribute name="home:id" select="string-join(('letter', $place, string-to-codepoints($letter)), ':')"/>
          </xsl:if>
        </xsl:if>
        <xsl:sequence select="home:blocks(node(), 'p')"/>
      </home:block>
    </xsl:for-each>
  </xsl:function>

  <!--
    The entries that begin a letter. Where the order is that of the alphabet, each letter has one run of entries; some
    files have capitals first; in others there is no order, and a letter leads to its first entry.
  -->
  <xsl:function name="home:letters" as="map(xs:string, xs:string)">
    <xsl:param name="entries" as="element(home:block)+"/>
    <xsl:variable name="initials" as="xs:string+" select="$entries ! f:initial(@home:key, f:language(.))"/>
    <xsl:variable name="written" as="xs:string+" select="
        for $at in 1 to count($entries)
        return if (matches($entries[$at]/@home:key, '^\P{L}*\p{Ll}')) then lower-case($initials[$at]) else $initials[$at]"/>
    <xsl:variable name="keys" as="xs:string+" select="
        if (home:are-in-runs($initials) or not(home:are-in-runs($written))) then $initials else $written"/>
    <xsl:map>
      <xsl:for-each-group select="1 to count($entries)" group-by="$keys[current()]">
        <xsl:map-entry key="generate-id($entries[current()])" select="current-grouping-key()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="home:are-in-runs" as="xs:boolean">
    <xsl:param name="keys" as="xs:string+"/>
    <xsl:variable name="begins" as="xs:boolean+"
      select="true(), for-each-pair($keys, tail($keys), function($one, $other) { $one ne $other })"/>
    <xsl:sequence select="count($begins[.]) eq count(distinct-values($keys))"/>
  </xsl:function>
</xsl:stylesheet>
