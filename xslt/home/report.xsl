<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of the text: set aside by name, shown by class alone, looks that nobody knows. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:home="urn:fascicle:home" exclude-result-prefixes="#all">

  <xsl:function name="home:report" as="map(xs:string, item())">
    <xsl:param name="told" as="element()"/>
    <xsl:sequence select="map {
        'shown-by-class': home:counted($told//@home:by-class/../@home:was),
        'first': map:merge(
          for $each in reverse($told//*[@home:by-class]) return map:entry(string($each/@home:was), home:line($each)),
          map { 'duplicates': 'use-last' }),
        'unknown-rend': home:counted($told//@home:unknown ! tokenize(., '\|')),
        'set-aside': array { $told//home:aside ! map {
          'element': string(@element), 'line': (@line[. ne ''] ! xs:integer(.), 0)[1],
          'characters': xs:integer(@characters) } } }"/>
  </xsl:function>

  <!-- The line of the file that an element was in. -->
  <xsl:function name="home:line" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@home:at ! xs:integer(.), 0)[1]"/>
  </xsl:function>

  <xsl:function name="home:counted" as="map(xs:string, xs:integer)">
    <xsl:param name="values" as="xs:string*"/>
    <xsl:map>
      <xsl:for-each-group select="$values" group-by=".">
        <xsl:map-entry key="current-grouping-key()" select="count(current-group())"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The home form as products get it. -->
  <xsl:mode name="home:plain" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:function name="home:without-remarks" as="element()">
    <xsl:param name="told" as="element()"/>
    <xsl:apply-templates select="$told" mode="home:plain"/>
  </xsl:function>

  <xsl:template match="home:aside | @home:by-class | @home:unknown | @home:at | @home:edge" mode="home:plain" as="empty-sequence()"/>
</xsl:stylesheet>
