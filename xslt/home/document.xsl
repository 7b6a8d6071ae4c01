<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI file and its home form. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- `text.xml` is the home form, `report.json` what a reader of it should know. -->
  <xsl:template match="/" mode="home:document" as="map(xs:string, xs:string)">
    <xsl:variable name="told" as="element(TEI)">
      <xsl:apply-templates select="(TEI, descendant::TEI)[1]" mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="map {
        'text.xml': serialize(home:without-remarks($told), map { 'method': 'xml' }),
        'report.json': serialize(home:report($told), map { 'method': 'json', 'indent': true() }) }"/>
  </xsl:template>

  <xsl:template match="TEI" mode="home:document" as="element(TEI)">
    <xsl:variable name="text" as="element(text)">
      <text>
        <xsl:copy-of select="text/@*"/>
        <xsl:apply-templates select="if (text) then text/node() else (sourceDoc | TEI/text)" mode="home:text"/>
        <!-- what stands apart from the text and belongs to it -->
        <xsl:apply-templates mode="home:text"
          select="standOff//listApp[not(parent::listApp)][.//app[empty(home:place(.))]], (teiHeader | standOff)//listTranspose"/>
      </text>
    </xsl:variable>
    <TEI>
      <xsl:namespace name="home" select="'urn:fascicle:home'"/>
      <xsl:copy-of select="@* except (@home:at, @home:schemas)"/>
      <xsl:if test="not(@xml:lang) and $home:settings/@language">
        <xsl:attribute name="xml:lang" select="$home:settings/@language"/>
      </xsl:if>
      <xsl:apply-templates select="teiHeader" mode="home:header"/>
      <xsl:sequence select="home:about(.)"/>
      <xsl:variable name="joined" as="element(text)">
        <xsl:choose>
          <xsl:when test="$text//@home:edge">
            <xsl:apply-templates select="$text" mode="home:joined"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="$text"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:apply-templates select="$joined" mode="home:normal"/>
    </TEI>
  </xsl:template>
</xsl:stylesheet>
