<?xml version="1.0" encoding="UTF-8"?>
<!--
  The apparatus of the home form: `home:app` stands where a reading is departed from and holds the whole entry. Products
  show a mark there, and the entry at the foot of the page. Entries are counted by series (criticus, fontium ...).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:r="urn:fascicle:reading"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How many entries of each series began up to here, this node included, and the rank of that series: `i`, `#i`. -->
  <xsl:accumulator name="f:apps" as="map(xs:string, xs:integer)" initial-value="map { }">
    <xsl:accumulator-rule match="text//home:app" select="
        let $series := string(@series), $rank := ($value('#' || $series), map:size($value) idiv 2 + 1)[1]
        return map:merge((map { $series: ($value($series), 0)[1] + 1, '#' || $series: $rank }, $value))"/>
  </xsl:accumulator>

  <!-- The entries of a text, in their order; what is in the source layer only shows its words there. -->
  <xsl:function name="f:apps" as="element(home:app)*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text//home:app[f:is-read(.)]"/>
  </xsl:function>

  <!-- The number of an entry in its series. -->
  <xsl:function name="f:app-number" as="xs:integer">
    <xsl:param name="app" as="element(home:app)"/>
    <xsl:sequence select="$app/accumulator-before('f:apps')(string($app/@series))"/>
  </xsl:function>

  <!--
    Its mark: numbers for the first apparatus of a text, small Roman ones for the second, Greek letters for what follows.
  -->
  <xsl:function name="f:app-mark" as="xs:string">
    <xsl:param name="app" as="element(home:app)"/>
    <xsl:variable name="rank" as="xs:integer" select="$app/accumulator-before('f:apps')('#' || $app/@series)"/>
    <xsl:sequence select="format-integer(f:app-number($app), ('1', 'i', '&#x3B1;')[min(($rank, 3))])"/>
  </xsl:function>

  <!-- Whether another mark stands right before that of an entry. -->
  <xsl:function name="f:follows-mark" as="xs:boolean">
    <xsl:param name="app" as="element(home:app)"/>
    <xsl:sequence select="exists($app/preceding::text()[1]/ancestor::*[self::home:app or f:is-editorial(.)])"/>
  </xsl:function>

  <!-- What the apparatus of a series is called. -->
  <xsl:function name="f:series-title" as="xs:string">
    <xsl:param name="series" as="xs:string"/>
    <xsl:sequence select="
        if ($series) then msg:text('apparatus-of', map { 'name': $series }) else msg:text('apparatus')"/>
  </xsl:function>

  <!-- Neither entries nor the edition's own words are part of the running text; in titles its signs are. -->
  <xsl:template match="home:app | home:own[@home:hidden or not(ancestor::head)]" mode="r:plain" as="item()*"/>
  <xsl:template match="home:app | home:own" mode="r:runs" as="node()*"/>
</xsl:stylesheet>
