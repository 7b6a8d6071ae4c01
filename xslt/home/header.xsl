<?xml version="1.0" encoding="UTF-8"?>
<!-- The header: as it is, but that the title of the text comes first, before that of its series. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="@home:at" mode="home:header" as="empty-sequence()"/>

  <xsl:template match="fileDesc/titleStmt[$home:settings/@title]" mode="home:header" as="element(titleStmt)">
    <xsl:copy>
      <title type="main">
        <xsl:value-of select="$home:settings/@title"/>
      </title>
      <xsl:apply-templates select="* except title" mode="#current"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
