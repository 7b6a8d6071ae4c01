<?xml version="1.0" encoding="UTF-8"?>
<!-- A draft shows its editors what is marked: every name, date and correction has a colour, and a code in the margin. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:param name="draft" as="xs:boolean" select="false()"/>

  <xsl:variable name="print:codes" as="map(xs:string, xs:string)" select="map {
      'persName': 'P', 'placeName': 'L', 'orgName': 'O', 'rs': 'R', 'date': 'D', 'choice': 'C', 'supplied': 'C', 'surplus': 'C' }"/>

  <xsl:template mode="print:set" priority="9" as="xs:string*" match="
      persName[$draft] | placeName[$draft] | orgName[$draft] | rs[$draft] | date[$draft]
      | (choice | supplied | surplus)[$draft][empty(ancestor::choice)][not(f:is-same-sign(.))]">
    <xsl:variable name="set" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="code" as="xs:string" select="$print:codes(local-name())"/>
    <xsl:sequence select="
        typ:call('drafted', (
          typ:string($code),
          typ:string(string-join((f:entry-ids(.), self::date ! (@when, @from, @notBefore)[1]), ' ')),
          typ:content($set)))[exists($set)]"/>
  </xsl:template>
</xsl:stylesheet>
