<?xml version="1.0" encoding="UTF-8"?>
<!-- Half-title, title page, imprint and colophon, from the edition record. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:fn="http://www.w3.org/2005/xpath-functions"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="print:half-title" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="typ:call('half-title', print:plain(print:with-volume($record/rec:title)))"/>
  </xsl:function>

  <xsl:function name="print:title-page" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        typ:call('title-page', (
          print:plain($record/rec:title),
          'subtitle: ' || print:optional($record/rec:subtitle),
          print:contents-of-volume($record) ! ('volume: ' || .),
          'people: ' || typ:array($record/rec:person ! typ:array((
            print:plain(rec:name), print:own-words(print:optional(rec:role ! msg:translated(.)), $record/rec:language)))),
          'publisher: ' || print:plain($record/rec:publisher),
          'year: ' || typ:string(substring($record/rec:date, 1, 4))))"/>
  </xsl:function>

  <!-- A title of the edition with the number of the volume, if it has volumes: `The Ferry Papers. Volume 2`. -->
  <xsl:function name="print:with-volume" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="string-join(($title, $print:volume), '. ')"/>
  </xsl:function>

  <xsl:function name="print:full-title" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="print:with-volume(f:full-title($record))"/>
  </xsl:function>

  <xsl:variable name="print:volume" as="xs:string?" select="$volume ! msg:text('volume', map { 'number': . })"/>

  <!-- `Volume 2: Letter 501 to Letter 1000` -->
  <xsl:function name="print:contents-of-volume" as="xs:string?">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="titles" as="xs:string*" select="$record/rec:source/rec:title ! string()"/>
    <xsl:variable name="range" as="xs:string" select="
        if ($volume-label) then $volume-label
        else if (count($titles) gt 1)
          then msg:text('volume-range', map { 'first': $titles[1], 'last': $titles[last()] })
        else string($titles)"/>
    <xsl:sequence select="
        $print:volume ! print:own-words(
          print:plain(msg:text('labelled', map { 'label': ., 'text': $range })), $record/rec:language)"/>
  </xsl:function>

  <!-- The verso of the title page: who, when, under what terms, and how to read the marks of this book. -->
  <xsl:function name="print:imprint" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="paragraphs" as="xs:string*">
      <xsl:sequence select="
          $record/rec:description ! print:paragraph(print:edition-words(., $record/rec:language)),
          print:paragraph(print:people($record)),
          print:paragraph(print:plain(f:release($record))),
          print:paragraph((
            print:message('print-licence', map {
              'licence': print:link($record/rec:licence/rec:url, $record/rec:licence/rec:name) }))),
          print:paragraph((
            print:message('print-citation', map { 'citation': print:plain(print:citation($record)) }),
            print:address($record))),
          print:paragraph(print:plain(msg:text('print-guide'))),
          print:missing-note(),
          $record/rec:print/rec:isbn ! print:paragraph(print:plain(msg:text('isbn', map { 'number': string(.) })))"/>
    </xsl:variable>
    <xsl:sequence select="typ:call('imprint', ($print:own-language, typ:blocks($paragraphs)))"/>
  </xsl:function>

  <!-- The last page: what the book is set in and with, and the checksums of what it was made from. -->
  <xsl:param name="font" as="xs:string" select="''"/>
  <xsl:param name="engine" as="xs:string" select="''"/>

  <xsl:function name="print:colophon" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="paragraphs" as="xs:string*">
      <xsl:sequence select="
          print:paragraph(print:plain(f:full-title($record) || '. ' || f:release($record))),
          print:paragraph(print:plain(msg:text('print-set', map {
            'font': $font, 'version': string($record/@program), 'engine': $engine }))),
          print:paragraph(print:plain(msg:text('print-attachments', map { 'checksum': $f:checksum })))
            [exists($record/rec:source/rec:sha256)],
          print:checksums($record)"/>
    </xsl:variable>
    <xsl:sequence select="
        typ:call('colophon', ($print:own-language, typ:string(msg:text('colophon')), typ:blocks($paragraphs)))"/>
  </xsl:function>

  <!-- What the editors say: the imprint is in the language of the messages, which theirs may lack. -->
  <xsl:function name="print:edition-words" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="
        if (msg:same-language($language, $msg:language)) then print:plain($words)
        else print:tongue($language, print:plain($words))"/>
  </xsl:function>

  <xsl:function name="print:paragraph" as="xs:string">
    <xsl:param name="content" as="xs:string*"/>
    <xsl:sequence select="typ:call('par', typ:content($content))"/>
  </xsl:function>

  <!-- `Mara Tolland (mt, editor)`: the apparatus signs with the id. -->
  <xsl:function name="print:people" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="lines" as="xs:string*" select="
        $record/rec:person ! (rec:name || ' (' || string-join((rec:id, rec:role ! msg:translated(.), rec:affiliation), ', ') || ')')"/>
    <xsl:sequence select="print:plain(msg:enumerate($lines) || '.')"/>
  </xsl:function>

  <!-- `Mara Tolland (ed.), The Ferry Papers. Version 1.0.0, 21 November 2026. The Ferry Press.` -->
  <xsl:function name="print:citation" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        msg:text('citation-in-print', map {
          'number': count($record/rec:person),
          'editors': f:editors($record),
          'edition': f:closed(print:full-title($record)),
          'release': f:release($record) })"/>
  </xsl:function>

  <xsl:function name="print:address" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="f:permanent-address($record) ! ('sp', print:link(., .))"/>
  </xsl:function>

  <!-- A message as expressions; its arguments are expressions, too. -->
  <xsl:function name="print:message" as="xs:string*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, xs:string)"/>
    <xsl:for-each select="analyze-string(msg:pattern($key, $msg:language, $arguments), '\{([a-z\-]+)\}')/*">
      <xsl:sequence select="if (self::fn:match) then $arguments(fn:group) else typ:string(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Only where there are such characters. -->
  <xsl:function name="print:missing-note" as="xs:string*">
    <xsl:if test="exists($typ:missing)">
      <xsl:variable name="numbers" as="xs:string*" select="sort($typ:missing) ! typ:number(.)"/>
      <xsl:sequence select="
          print:paragraph(
            print:message('print-missing', map {
              'numbers':
                typ:string(string-join($numbers[position() le 12], ', ') || ' …'[count($numbers) gt 12] || '.') }))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="print:checksums" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        typ:call('checksums', $record/rec:source[rec:sha256] ! typ:array((print:plain(rec:file), typ:string(rec:sha256))))"/>
  </xsl:function>
</xsl:stylesheet>
