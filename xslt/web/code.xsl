<?xml version="1.0" encoding="UTF-8"?>
<!-- What is no language: code in a line and in lines of its own, formulae. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:math="http://www.w3.org/1998/Math/MathML"
  xmlns:home="urn:fascicle:home" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Code is read from left to right, whatever is around it, and is in no language. -->
  <xsl:template match="home:code" mode="w:text" as="element(h:code)">
    <code dir="ltr" translate="no">
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </code>
  </xsl:template>

  <!-- A long line is moved to and fro, also by keyboard. -->
  <xsl:template match="home:listing" mode="w:text" as="element(h:pre)">
    <pre dir="ltr" translate="no" tabindex="0">
      <xsl:sequence select="w:attributes(., ())"/>
      <code>
        <xsl:value-of select="home:line" separator="&#xA;"/>
      </code>
    </pre>
  </xsl:template>

  <xsl:template match="home:math" mode="w:text" as="element()">
    <xsl:copy-of select="math:math" copy-namespaces="no"/>
  </xsl:template>
</xsl:stylesheet>
