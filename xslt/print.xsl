<?xml version="1.0" encoding="UTF-8"?>
<!-- The print edition: the edition record, with its texts and authority file, becomes the Typst code of one book. -->
<xsl:stylesheet version="3.0" xml:base="fascicle:/print.xsl" input-type-annotations="strip"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:print="urn:fascicle:print" xmlns:f="urn:fascicle:functions"
  default-mode="print:book">

  <xsl:include href="lib.xsl"/>
  <xsl:include href="print/code.xsl"/>
  <xsl:include href="print/book.xsl"/>
  <xsl:include href="print/front.xsl"/>
  <xsl:include href="print/divisions.xsl"/>
  <xsl:include href="print/blocks.xsl"/>
  <xsl:include href="print/drama.xsl"/>
  <xsl:include href="print/facts.xsl"/>
  <xsl:include href="print/tables.xsl"/>
  <xsl:include href="print/phrases.xsl"/>
  <xsl:include href="print/pictures.xsl"/>
  <xsl:include href="print/references.xsl"/>
  <xsl:include href="print/notes.xsl"/>
  <xsl:include href="print/apparatus.xsl"/>
  <xsl:include href="print/variants.xsl"/>
  <xsl:include href="print/index.xsl"/>
  <xsl:include href="print/layout.xsl"/>
  <xsl:include href="print/corrections.xsl"/>
  <xsl:include href="print/draft.xsl"/>
  <xsl:include href="print/theme.xsl"/>

  <!-- The whole book: from the edition record to files of Typst code. -->
  <xsl:mode name="print:book" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <!-- Part of a text: expressions of Typst code. Public, so that one element can be set alone. -->
  <xsl:mode name="print:set" visibility="public" on-no-match="fail" on-multiple-match="fail"
    use-accumulators="f:corrections f:editorial-notes f:apps print:notes print:columns"/>
</xsl:stylesheet>
