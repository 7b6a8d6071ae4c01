<?xml version="1.0" encoding="UTF-8"?>
<!-- The book: front matter, a file of Typst code for each text, the index, and the TEI files that go with it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The texts in the order of the book, and the name of each one's file without its ending. -->
  <xsl:param name="texts" as="array(document-node())" select="[]"/>
  <xsl:param name="stems" as="array(xs:string)" select="[]"/>
  <!-- Pages that editors wrote about the edition, with their titles. -->
  <xsl:param name="pages" as="array(document-node())" select="[]"/>
  <xsl:param name="titles-of-pages" as="array(xs:string)" select="[]"/>
  <!-- The authority file, if the edition has one. -->
  <xsl:param name="authority" as="document-node()?" select="()"/>
  <!-- Names of the files to attach, in their order: those of the texts, then that of the authority file. -->
  <xsl:param name="attachments" as="array(xs:string)" select="[]"/>

  <!-- The number of the volume, and what stands in it if the titles of its first and last text do not say it. -->
  <xsl:param name="volume" as="xs:integer?" select="()"/>
  <xsl:param name="volume-label" as="xs:string" select="''"/>

  <!-- The record of an edition: `book.typ` knows how everything looks, these files what there is. -->
  <xsl:template match="/" mode="print:book" as="map(xs:string, xs:string)">
    <xsl:variable name="record" as="element(rec:edition)" select="rec:edition"/>
    <xsl:variable name="chapters" as="map(xs:string, xs:string)*">
      <xsl:for-each select="1 to array:size($texts)">
        <xsl:sequence select="map:entry(print:file(.), print:chapter($texts(.), $stems(.), $record/rec:person/rec:id))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="written" as="map(xs:string, xs:string)*" select="
        (1 to array:size($pages)) ! map:entry(print:file-of-page(.), print:written-page($pages(.), $titles-of-pages(.)))"/>
    <xsl:sequence select="
        map:merge((
          map { 'main.typ': print:main($record), 'words.typ': print:words() }, $written, $chapters))"/>
  </xsl:template>

  <!-- Files are numbered, because the name of a source may hold anything. -->
  <xsl:function name="print:file" as="xs:string">
    <xsl:param name="position" as="xs:integer"/>
    <xsl:sequence select="'text-' || $position || '.typ'"/>
  </xsl:function>

  <xsl:function name="print:file-of-page" as="xs:string">
    <xsl:param name="position" as="xs:integer"/>
    <xsl:sequence select="'page-' || $position || '.typ'"/>
  </xsl:function>

  <!-- Introduction, principles: what editors wrote, in pages that are numbered with those before the texts. -->
  <xsl:function name="print:written-page" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:sequence select="typ:call('chapter-title', typ:string($title))"/>
      <xsl:apply-templates select="$document/TEI/text" mode="print:set"/>
    </xsl:variable>
    <xsl:variable name="language" as="xs:string" select="string($document/TEI/(text/@xml:lang, @xml:lang)[1])"/>
    <xsl:sequence select="print:file-of($document/TEI, $language, typ:blocks($blocks))"/>
  </xsl:function>

  <!-- A file of code: the entries of the notes of a text, and the text. -->
  <xsl:function name="print:file-of" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:variable name="style" as="xs:string+" select="typ:language($language), 'direction: rtl'[f:direction($language) = 'rtl']"/>
    <xsl:sequence select="
        $print:import || '&#xA;#let noted = ' || typ:call('noted-by', ($style, print:entries($tei))) || '&#xA;#'
        || typ:call('chapter', ($style, $content)) || '&#xA;'"/>
  </xsl:function>

  <!-- The file that holds the book together. -->
  <xsl:function name="print:main" as="xs:string">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="depth" as="xs:string" select="($record/rec:print/rec:contents ! string(), 'sections')[1]"/>
    <xsl:variable name="before-contents" as="xs:string*">
      <xsl:call-template name="print:before-contents">
        <xsl:with-param name="record" select="$record"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="at-end" as="xs:string*">
      <xsl:call-template name="print:at-end">
        <xsl:with-param name="record" select="$record"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:sequence select="
          $print:import,
          '#show: book.with(' || string-join(print:metadata($record), ', ') || ')',
          ('#import &quot;look.typ&quot;: look', '#show: look')[$look],
          (1 to array:size($attachments)) ! print:attachment(., $record),
          '#' || print:half-title($record),
          '#' || print:title-page($record),
          '#' || print:imprint($record),
          $before-contents ! ('#' || .),
          ('#' || typ:call('table-of-contents', (
            $print:own-language, typ:string(msg:text('contents')), 'depth: ' || $print:depths($depth))))[$depth ne 'none'],
          (1 to array:size($pages)) ! ('#written(include ' || typ:string(print:file-of-page(.)) || ')'),
          '#show: main-matter',
          (1 to array:size($texts)) ! ('#include ' || typ:string(print:file(.))),
          (print:list-of-corrections(), print:index($record)) ! ('#' || .),
          $at-end ! ('#' || .),
          '#' || print:colophon($record)"/>
    </xsl:variable>
    <xsl:sequence select="string-join($lines, '&#xA;') || '&#xA;'"/>
  </xsl:function>

  <!-- How many levels of titles a table of contents has. -->
  <xsl:variable name="print:depths" as="map(xs:string, xs:integer)"
    select="map { 'texts': 1, 'divisions': 2, 'sections': 3 }"/>

  <xsl:variable name="print:import" as="xs:string" select="'#import &quot;book.typ&quot;: *'"/>

  <!-- The language of words that are the program's own. -->
  <xsl:variable name="print:own-language" as="xs:string" select="typ:string($msg:language)"/>

  <!-- The words that the look of the book needs: those that stand on every page, or with every note. -->
  <xsl:function name="print:words" as="xs:string">
    <xsl:variable name="page" as="xs:string+" select="msg:text('page', map { 'number': '&#xA;' }) => tokenize('\n')"/>
    <xsl:variable name="continued" as="xs:string+"
      select="msg:text('continued', map { 'title': '&#xA;' }) => tokenize('\n')"/>
    <xsl:variable name="picture" as="xs:string"
      select="msg:text('labelled', map { 'label': msg:text('picture'), 'text': '' })"/>
    <xsl:variable name="words" as="xs:string+" select="
        'language: ' || $print:own-language,
        'before-page: ' || typ:string($page[1]),
        'after-page: ' || typ:string($page[2]),
        'before-continued: ' || typ:string($continued[1]),
        'after-continued: ' || typ:string($continued[2]),
        'picture: ' || typ:string(msg:text('picture')),
        'picture-described: ' || typ:string($picture),
        'not-in-source: ' || typ:string(msg:text('not-in-source')),
        'margin: ' || typ:string(msg:text('labelled', map { 'label': msg:text('marginal-note'), 'text': '' })),
        'left-out: ' || typ:string(msg:text('left-out-form') || ' ')"/>
    <xsl:sequence select="'#let words = (' || string-join($words, ', ') || ')&#xA;'"/>
  </xsl:function>

  <!-- What a PDF reader and a catalogue get to know of the book. -->
  <xsl:function name="print:metadata" as="xs:string*">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:sequence select="
        'title: ' || typ:string(print:full-title($record)),
        'running: ' || typ:string(print:with-volume($record/rec:title)),
        'authors: ' || typ:array($record/rec:person/rec:name ! typ:string(.)),
        'description: ' || typ:string(string($record/rec:description)),
        typ:language($record/rec:language)"/>
  </xsl:function>

  <xsl:function name="print:attachment" as="xs:string">
    <xsl:param name="position" as="xs:integer"/>
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="name" as="xs:string" select="typ:string($attachments($position))"/>
    <xsl:variable name="source" as="element(rec:source)?"
      select="if ($position le array:size($stems)) then f:source-of($record, $stems($position)) else ()"/>
    <xsl:variable name="description" as="xs:string" select="
        if ($source) then msg:text('tei-file-of', map { 'title': string($source/rec:title) })
        else msg:text('tei-file-of-authority')"/>
    <xsl:sequence select="
        '#' || typ:call('attachment', ($name, 'read(' || typ:string('attach-' || $position) || ', encoding: none)',
          typ:string($description)))"/>
  </xsl:function>

  <!-- A text: its title and what it was made from, on a new page, then all that it holds. -->
  <xsl:function name="print:chapter" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="editors" as="xs:string*"/>
    <xsl:variable name="tei" as="element(TEI)" select="$document/TEI"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:sequence select="
          print:chapter-title($tei),
          print:name-of-text($document)[. = $print:places-pointed-to] ! typ:call('place-named', typ:string(.)),
          print:letter-facts($tei)"/>
      <xsl:call-template name="print:before-text">
        <xsl:with-param name="tei" select="$tei"/>
      </xsl:call-template>
      <xsl:apply-templates select="$document" mode="print:set"/>
      <xsl:call-template name="print:after-text">
        <xsl:with-param name="tei" select="$tei"/>
      </xsl:call-template>
      <xsl:sequence select="print:source($tei)"/>
      <xsl:sequence select="
          print:cited('people', print:deciders($tei)[not(?siglum = ($editors, 'fascicle'))]), print:cited('witnesses', f:witnesses($tei/teiHeader)), print:cited('hands', f:hands($tei/teiHeader)),
          print:cited('signs', f:signs-of($tei/text))"/>
    </xsl:variable>
    <xsl:variable name="language" as="xs:string" select="string(($tei/text/@xml:lang, $tei/@xml:lang)[1])"/>
    <xsl:variable name="content" as="xs:string"
      select="if ($layout eq 'lines') then typ:call('line-by-line', typ:blocks($blocks)) else typ:blocks($blocks)"/>
    <xsl:sequence select="print:file-of($tei, $language, $content)"/>
  </xsl:function>

  <!-- Title, author, date and description of the source, from the header. -->
  <xsl:function name="print:chapter-title" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:variable name="main" as="xs:string" select="print:line(($titles[not(@type = 'sub')], $titles)[1])"/>
    <xsl:variable name="bibl" as="element(bibl)?" select="$tei/teiHeader/fileDesc/sourceDesc/bibl[1]"/>
    <!-- a letter that begins with its date says it itself -->
    <xsl:variable name="dated" as="element(date)*" select="($tei/text//dateline)[1][not(preceding::p[ancestor::text])]//date"/>
    <xsl:variable name="date" as="xs:string?" select="$bibl/date[1][not(@when = $dated/@when)] ! f:date-of(.)"/>
    <xsl:variable name="home" as="xs:boolean" select="exists($tei/home:about)"/>
    <xsl:sequence select="
        typ:call('chapter-title', (
          typ:string($main),
          'subtitle: ' || print:optional(print:line($titles[@type = 'sub'][1])),
          'author: ' || (
            if ($home) then print:title-fact($tei, 'author')
            else print:optional(string-join($tei/teiHeader/fileDesc/titleStmt/author[1]//text()[not(ancestor::idno)]))),
          'date: ' || (
            if ($home) then print:title-fact($tei, ('date', 'place'))
            else print:own-words(print:optional($date), string($tei/@xml:lang))),
          'description: ' || print:optional(string-join($bibl[not($home)]/note ! print:line(.), ' '))))"/>
  </xsl:function>

  <!-- What the program says where the words around it are in another language. -->
  <xsl:function name="print:own-words" as="xs:string">
    <xsl:param name="content" as="xs:string"/>
    <xsl:param name="around" as="xs:string"/>
    <xsl:sequence select="
        if ($content eq 'none' or msg:same-language($around, $msg:language)) then $content
        else print:tongue($msg:language, $content)"/>
  </xsl:function>

  <!-- The words of a header element on one line; empty without the element. -->
  <xsl:function name="print:line" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="normalize-space($element)"/>
  </xsl:function>

  <!-- Text that may be missing: `none` tells Typst so. -->
  <xsl:function name="print:optional" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="if (normalize-space($text)) then print:plain(normalize-space($text)) else 'none'"/>
  </xsl:function>

  <!-- A string as content, with its long words broken and its missing characters shown. -->
  <xsl:function name="print:plain" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="typ:content(typ:text($text))"/>
  </xsl:function>
</xsl:stylesheet>
