<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes are of two kinds: those of the source, with the marks that the source gives them, and those of the edition,
  which have none in the text and are counted here: [1], [2], [3], on the web as in print.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How many notes of the edition began up to here, this node included. -->
  <xsl:accumulator name="f:editorial-notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note[f:is-editorial-note(.)][f:is-read(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The mark of an editorial note. Its brackets tell it from the marks of sources, which number theirs, too. -->
  <xsl:function name="f:note-mark" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="'[' || $note/accumulator-before('f:editorial-notes') || ']'"/>
  </xsl:function>

  <!-- The notes of the edition in a text, in their order. -->
  <xsl:function name="f:editorial-notes" as="element(note)*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text//note[f:is-editorial-note(.)][f:is-read(.)]"/>
  </xsl:function>

  <!-- The footnotes and endnotes of the source, in their order. -->
  <xsl:function name="f:footnotes" as="element(note)*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text//note[f:is-footnote(.)][f:is-read(.)]"/>
  </xsl:function>

  <xsl:key name="f:note-anchor" match="ref[@type = 'noteAnchor']" use="substring-after(@target, '#')"/>
  <xsl:key name="f:note" match="text//note" use="@xml:id"/>

  <!-- The note that an anchor points to, if it is in the same text. -->
  <xsl:function name="f:note-of" as="element(note)?">
    <xsl:param name="anchor" as="element(ref)"/>
    <xsl:sequence select="key('f:note', substring-after($anchor/@target, '#'), root($anchor))[1]"/>
  </xsl:function>

  <!-- The places in the text that point to a note of the source. -->
  <xsl:function name="f:anchors-of" as="element(ref)*">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@xml:id ! key('f:note-anchor', ., root($note))"/>
  </xsl:function>
</xsl:stylesheet>
