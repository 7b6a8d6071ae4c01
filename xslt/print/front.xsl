<?xml version="1.0" encoding="UTF-8"?>
<!-- Title page and imprint, from the edition record. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:f="urn:fascicle:functions" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="print:title-page" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        typ:call('title-page', (
          print:plain($record/rec:title),
          'subtitle: ' || print:optional($record/rec:subtitle),
          'people: ' || typ:array($record/rec:person ! print:plain(rec:name)),
          'publisher: ' || print:plain($record/rec:publisher),
          'year: ' || typ:string(substring($record/rec:date, 1, 4))))"/>
  </xsl:function>

  <!-- The verso of the title page: who, when, under what terms, and how to read the marks of this book. -->
  <xsl:function name="print:imprint" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="paragraphs" as="xs:string*">
      <xsl:sequence select="
          $record/rec:description ! print:paragraph(print:plain(.)),
          print:paragraph(print:people($record)),
          print:paragraph(print:plain(f:release($record))),
          print:paragraph((
            typ:string('Licence: '), print:link($record/rec:licence/rec:url, $record/rec:licence/rec:name))),
          print:paragraph((typ:string('How to cite: '), print:plain(print:citation($record)), print:address($record))),
          print:paragraph(print:plain($print:reading-aid)),
          print:missing-note(),
          print:paragraph(print:plain($print:attachment-note)),
          print:checksums($record)"/>
    </xsl:variable>
    <xsl:sequence select="typ:call('imprint', ($print:english, typ:blocks($paragraphs)))"/>
  </xsl:function>

  <xsl:function name="print:paragraph" as="xs:string">
    <xsl:param name="content" as="xs:string*"/>
    <xsl:sequence select="typ:call('par', typ:content($content))"/>
  </xsl:function>

  <!-- `Mara Tolland (editor)`; the id is what the apparatus and the notes sign with. -->
  <xsl:function name="print:people" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        $record/rec:person ! (rec:name || ' (' || string-join((rec:role, rec:affiliation), ', ') || ')')"/>
    <xsl:sequence select="print:plain(f:enumerate($lines) || '.')"/>
  </xsl:function>

  <!-- `Mara Tolland (ed.), The Ferry Papers. Version 1.0.0, 21 November 2026. The Ferry Press.` -->
  <xsl:function name="print:citation" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        f:editors($record) || (if (count($record/rec:person) gt 1) then ' (eds.), ' else ' (ed.), ')
        || f:closed(f:full-title($record)) || ' ' || f:release($record)"/>
  </xsl:function>

  <xsl:function name="print:address" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="f:permanent-address($record) ! ('sp', print:link(., .))"/>
  </xsl:function>

  <xsl:variable name="print:reading-aid" as="xs:string" select="
      'The text is the reading text of the edition. Footnotes with letters give the form of the source where the'
      || ' edition departs from it, who decided, and how certain it is; the program that prepared the edition signs'
      || ' as fascicle. Footnotes with numbers in square brackets are the editors’. Footnotes of the sources keep'
      || ' the marks of the sources. Numbers in the margin, beside an upright stroke in the line, are page numbers of'
      || ' the sources. Running heads and page numbers of the sources, and hyphens of their line ends, are not'
      || ' printed.'"/>

  <xsl:variable name="print:attachment-note" as="xs:string" select="
      'The TEI files that this book was made from are attached to the PDF file. The source texts, as they were'
      || ' received, have these SHA-256 checksums:'"/>

  <!-- Only where there are such characters. -->
  <xsl:function name="print:missing-note" as="xs:string*">
    <xsl:if test="exists($typ:missing)">
      <xsl:variable name="numbers" as="xs:string*" select="sort($typ:missing) ! typ:number(.)"/>
      <xsl:sequence select="
          print:paragraph((
            typ:string('A character that the fonts of this book lack is shown by its number in Unicode, in a box: '),
            typ:string(string-join($numbers[position() le 12], ', ') || ' …'[count($numbers) gt 12] || '.')))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="print:checksums" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        typ:call('checksums', $record/rec:source ! typ:array((print:plain(rec:file), typ:string(rec:sha256))))"/>
  </xsl:function>
</xsl:stylesheet>
