<?xml version="1.0" encoding="UTF-8"?>
<!-- What the record says of how texts are shown, as `publish/home.py` hands it over. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:home="urn:fascicle:home"
  exclude-result-prefixes="#all">

  <!--
    <home:settings title="..." language="..." unknown="show" signs="auto" witness="...">
      <home:rend value="latintype" means="italic"/> <home:aside name="back"/>
      <home:picture url="plates/boat.png" address="images/boat-1234abcd.png"/> <home:entry pointer="pmb:1" id="pmb1" kind="person"/>
    </home:settings>
  -->
  <xsl:param name="settings" as="document-node()">
    <xsl:document>
      <home:settings unknown="show"/>
    </xsl:document>
  </xsl:param>

  <xsl:variable name="home:settings" as="element(home:settings)" select="$settings/home:settings"/>

  <!-- What is not shown, by name: the record's wish, and what no reader of a text looks for in it. -->
  <xsl:variable name="home:aside" as="xs:string*" select="$home:settings/home:aside/string(@name)"/>

  <!-- The entry of a register that a pointer leads to. -->
  <xsl:variable name="home:entries" as="map(xs:string, element(home:entry))" select="
      map:merge($home:settings/home:entry ! map:entry(string(@pointer), .), map { 'duplicates': 'use-first' })"/>
</xsl:stylesheet>
