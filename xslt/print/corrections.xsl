<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of corrections, for editions that want one: all departures from the sources with their pages. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:param name="corrections" as="xs:boolean" select="false()"/>

  <!-- The list finds the page of a correction by this mark. -->
  <xsl:template match="(choice | supplied | surplus)[$corrections][f:is-departure(.)]" mode="print:set" priority="8" as="xs:string*">
    <xsl:next-match/>
    <xsl:sequence select="typ:call('mention', typ:string(print:correction-key(.)))"/>
  </xsl:template>

  <xsl:function name="print:correction-key" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="
        string-join(('correction', $print:number-of-document(generate-id(root($correction))), f:correction-number($correction)), '-')"/>
  </xsl:function>

  <xsl:function name="print:list-of-corrections" as="xs:string?">
    <xsl:variable name="texts" as="xs:string*">
      <xsl:for-each select="array:flatten($texts)[$corrections]/TEI">
        <xsl:variable name="entries" as="xs:string*" select="f:corrections(text) ! print:listed-correction(.)"/>
        <xsl:sequence select="
            typ:array((print:plain(print:line(teiHeader/fileDesc/titleStmt/title[1])), $entries))[exists($entries)]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="
        typ:call('corrections', ($print:own-language, typ:string(msg:text('corrections')), $texts))[exists($texts)]"/>
  </xsl:function>

  <!-- Its key, the reading, the form of the source, and what was done, by whom, how surely. -->
  <xsl:function name="print:listed-correction" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="comment" as="xs:string" select="
        string-join((f:deed($correction), f:responsible($correction), f:certainty($correction))[. ne ''], ', ')"/>
    <xsl:variable name="reading" as="xs:string" select="
        if ($correction/self::surplus) then '' else f:shorten(f:plain(f:edited($correction)/node()), 60)"/>
    <xsl:sequence select="
        typ:array((
          typ:string(print:correction-key($correction)),
          print:optional($reading),
          if ($correction/self::supplied) then 'none' else print:plain(f:source-form($correction)),
          print:optional($comment)))"/>
  </xsl:function>
</xsl:stylesheet>
