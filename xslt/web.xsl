<?xml version="1.0" encoding="UTF-8"?>
<!--
  The web edition. Three ways in: mode w:page turns a TEI file into its page and the list of its mentions, mode w:list
  turns a list, as publish/lists/ hands it in, into its page, mode w:site turns the edition record into what else the
  edition has once. Each answers with a map of file names to text.
-->
<xsl:stylesheet version="3.0" xml:base="fascicle:/web.xsl"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:fascicle:web">

  <xsl:include href="lib.xsl"/>
  <xsl:include href="web/about.xsl"/>
  <xsl:include href="web/about-text.xsl"/>
  <xsl:include href="web/apparatus.xsl"/>
  <xsl:include href="web/attributes.xsl"/>
  <xsl:include href="web/cards.xsl"/>
  <xsl:include href="web/citing.xsl"/>
  <xsl:include href="web/colophon.xsl"/>
  <xsl:include href="web/contents.xsl"/>
  <xsl:include href="web/dates.xsl"/>
  <xsl:include href="web/document.xsl"/>
  <xsl:include href="web/documents.xsl"/>
  <xsl:include href="web/drama.xsl"/>
  <xsl:include href="web/entries.xsl"/>
  <xsl:include href="web/facsimile.xsl"/>
  <xsl:include href="web/facts.xsl"/>
  <xsl:include href="web/epub.xsl"/>
  <xsl:include href="web/finding.xsl"/>
  <xsl:include href="web/frames.xsl"/>
  <xsl:include href="web/gone.xsl"/>
  <xsl:include href="web/letters.xsl"/>
  <xsl:include href="web/lists.xsl"/>
  <xsl:include href="web/map.xsl"/>
  <xsl:include href="web/mentions.xsl"/>
  <xsl:include href="web/notes.xsl"/>
  <xsl:include href="web/code.xsl"/>
  <xsl:include href="web/order.xsl"/>
  <xsl:include href="web/phrases.xsl"/>
  <xsl:include href="web/pictures.xsl"/>
  <xsl:include href="web/plots.xsl"/>
  <xsl:include href="web/policy.xsl"/>
  <xsl:include href="web/references.xsl"/>
  <xsl:include href="web/registers.xsl"/>
  <xsl:include href="web/reuse.xsl"/>
  <xsl:include href="web/searching.xsl"/>
  <xsl:include href="web/shell.xsl"/>
  <xsl:include href="web/shelves.xsl"/>
  <xsl:include href="web/source.xsl"/>
  <xsl:include href="web/start.xsl"/>
  <xsl:include href="web/structure.xsl"/>
  <xsl:include href="web/variants.xsl"/>
  <xsl:include href="web/view.xsl"/>
  <xsl:include href="web/witnesses.xsl"/>
  <xsl:include href="web/theme.xsl"/>

  <xsl:mode name="w:page" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all" visibility="public"/>
  <xsl:mode name="w:site" on-no-match="fail" on-multiple-match="fail" visibility="public"/>
</xsl:stylesheet>
