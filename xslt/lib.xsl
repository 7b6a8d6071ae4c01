<?xml version="1.0" encoding="UTF-8"?>
<!--
  What all products share. layers.xsl comes first: the modules after it use its patterns in theirs. The base is said here
  because the catalog leads to a file, and what lies beside a file the processor may not open.
-->
<xsl:stylesheet version="3.0" xml:base="fascicle:/lib.xsl" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="lib/layers.xsl"/>
  <xsl:include href="lib/bibliography.xsl"/>
  <xsl:include href="lib/blocks.xsl"/>
  <xsl:include href="lib/dates.xsl"/>
  <xsl:include href="lib/facts.xsl"/>
  <xsl:include href="lib/languages.xsl"/>
  <xsl:include href="lib/messages.xsl"/>
  <xsl:include href="lib/names.xsl"/>
  <xsl:include href="lib/order.xsl"/>
  <xsl:include href="lib/record.xsl"/>
  <xsl:include href="lib/sorting.xsl"/>
  <xsl:include href="lib/spoken.xsl"/>
  <xsl:include href="lib/text.xsl"/>
  <xsl:include href="lib/translations.xsl"/>
  <xsl:include href="lib/witnesses.xsl"/>
  <xsl:include href="lib/words.xsl"/>
  <xsl:include href="reading/corrections.xsl"/>
  <xsl:include href="reading/mentions.xsl"/>
  <xsl:include href="reading/notes.xsl"/>
  <xsl:include href="reading/signs.xsl"/>
  <xsl:include href="reading/variants.xsl"/>
</xsl:stylesheet>
