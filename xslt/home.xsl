<?xml version="1.0" encoding="UTF-8"?>
<!--
  Bringing TEI home: any TEI text becomes one of the small vocabulary that pages and books are rendered from, its *home
  form*. What an element of TEI is shown as is decided here, once for web and print; nothing of the text is lost on the
  way, and what is set aside is listed. docs/rendering.md describes the home form.

  Three passes: home:text says what each element is (one module a field: apparatus, entries, bibliography ...), home:normal
  puts blocks between blocks and words within them, home:report lists what was set aside or shown by its class alone.
-->
<xsl:stylesheet version="3.0" xml:base="fascicle:/home.xsl" input-type-annotations="strip"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:home="urn:fascicle:home"
  default-mode="home:document">

  <xsl:include href="lib.xsl"/>
  <xsl:include href="home/elements.xsl"/>
  <xsl:include href="home/settings.xsl"/>
  <xsl:include href="home/document.xsl"/>
  <xsl:include href="home/header.xsl"/>
  <xsl:include href="home/kept.xsl"/>
  <xsl:include href="home/signs.xsl"/>
  <xsl:include href="home/apparatus.xsl"/>
  <xsl:include href="home/places.xsl"/>
  <xsl:include href="home/readings.xsl"/>
  <xsl:include href="home/witnessed.xsl"/>
  <xsl:include href="home/remarks.xsl"/>
  <xsl:include href="home/hanging.xsl"/>
  <xsl:include href="home/changes.xsl"/>
  <xsl:include href="home/choices.xsl"/>
  <xsl:include href="home/lacunae.xsl"/>
  <xsl:include href="home/lines.xsl"/>
  <xsl:include href="home/fallback.xsl"/>
  <xsl:include href="home/looks.xsl"/>
  <xsl:include href="home/notes.xsl"/>
  <xsl:include href="home/front.xsl"/>
  <xsl:include href="home/drama.xsl"/>
  <xsl:include href="home/phrases.xsl"/>
  <xsl:include href="home/milestones.xsl"/>
  <xsl:include href="home/code.xsl"/>
  <xsl:include href="home/figures.xsl"/>
  <xsl:include href="home/renditions.xsl"/>
  <xsl:include href="home/typography.xsl"/>
  <xsl:include href="home/normal.xsl"/>
  <xsl:include href="home/members.xsl"/>
  <xsl:include href="home/report.xsl"/>
  <xsl:include href="home/names.xsl"/>
  <xsl:include href="home/bibliography.xsl"/>
  <xsl:include href="home/references.xsl"/>
  <xsl:include href="home/data.xsl"/>
  <xsl:include href="home/dictionary.xsl"/>
  <xsl:include href="home/alphabet.xsl"/>
  <xsl:include href="home/about.xsl"/>

  <xsl:mode name="home:document" on-no-match="fail" on-multiple-match="fail" visibility="public"
    use-accumulators="home:unmarked home:rules"/>
  <xsl:mode name="home:header" on-no-match="shallow-copy" on-multiple-match="fail" visibility="public"/>
  <!-- What an element of the text becomes. Whatever has no template of its own is shown by its class (fallback.xsl). -->
  <xsl:mode name="home:text" on-no-match="fail" on-multiple-match="fail" visibility="public"
    use-accumulators="home:unmarked home:rules"/>
  <xsl:mode name="home:normal" on-no-match="shallow-copy" on-multiple-match="fail"/>
</xsl:stylesheet>
