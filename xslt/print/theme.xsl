<?xml version="1.0" encoding="UTF-8"?>
<!--
  The templates that a theme may put in the place of ours to add something to the book where we have nothing: expressions of
  Typst code, each a block. docs/theming.md lists them, and a test uses each.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:print="urn:fascicle:print" xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether the theme has show rules of its own, in the file look.typ beside book.typ. -->
  <xsl:param name="look" as="xs:boolean" select="false()"/>

  <!-- Between the imprint and the table of contents; after all texts. -->
  <xsl:template name="print:before-contents" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)" required="yes"/>
  </xsl:template>

  <xsl:template name="print:at-end" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)" required="yes"/>
  </xsl:template>

  <!-- Between the title of a text and the text; after the text. -->
  <xsl:template name="print:before-text" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
  </xsl:template>

  <xsl:template name="print:after-text" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
  </xsl:template>
</xsl:stylesheet>
