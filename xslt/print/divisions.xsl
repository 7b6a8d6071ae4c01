<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, their headings, and what opens and closes them. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- PDF knows six levels of headings (ISO 32000-1, 14.8.4.3.2). -->
  <xsl:variable name="print:deepest" as="xs:integer" select="6"/>
  <!-- Deeper headings, and those within an article, are bookmarks but do not stand in the table of contents. -->
  <xsl:variable name="print:deepest-listed" as="xs:integer" select="3"/>

  <xsl:template match="/ | text | front | back | home:block" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- A title page of the source is one in the book. -->
  <xsl:template match="home:block[@home:was = 'titlePage']" mode="print:set" as="xs:string" priority="1">
    <xsl:variable name="within" as="xs:boolean" select="
        exists(ancestor::*[not(self::TEI or self::text or self::front or self::body or self::back or self::div)]
          | ancestor::div[@type = ('advert', 'box', 'notice')] | ancestor-or-self::*[@home:look])"/>
    <xsl:sequence select="typ:call('title-leaf', ('whole: false'[$within], print:blocks(*)))"/>
  </xsl:template>

  <!-- A text within a text is set off as a quotation is. -->
  <xsl:template match="home:block[@home:was = ('floatingText', 'epigraph', 'argument')]" mode="print:set" as="xs:string" priority="1">
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="typ:call('inset', typ:blocks($blocks))"/>
  </xsl:template>

  <!-- Numbers by which a text is cited stand small before what they number. -->
  <xsl:template match="p[@home:was = ('reference', 'milestone')][not(@home:look)]" mode="print:set" as="xs:string" priority="2">
    <xsl:sequence select="typ:call('reference', print:phrases(node()))"/>
  </xsl:template>

  <xsl:template match="seg[@home:was = 'milestone'][home:own]" mode="print:set" as="xs:string" priority="2">
    <xsl:sequence select="typ:call('reference-in-line', print:phrases(node()))"/>
  </xsl:template>

  <xsl:template match="TEI" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="text" mode="#current"/>
  </xsl:template>

  <!--
    The level of a heading counts the titles above it and nothing else, so that no level is ever skipped
    (PDF/UA-1, 7.4): a division without a title of its own lifts what it holds.
  -->
  <xsl:template match="body | div" mode="print:set" as="xs:string*">
    <xsl:param name="level" as="xs:integer" tunnel="yes" select="1"/>
    <xsl:call-template name="print:laid-out">
      <xsl:with-param name="level" select="$level + (if (print:heading(.)) then 1 else 0)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="div[empty(print:heading(.))]" mode="print:set" as="xs:string*">
    <xsl:sequence select="'untitled'"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Adverts, boxes and notices stand in a frame, if they say anything. -->
  <xsl:template match="div[@type = ('advert', 'box', 'notice')]" mode="print:set" priority="1" as="xs:string*">
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="typ:call('framed', typ:blocks($blocks))[f:plain(current()) or current()//note]"/>
  </xsl:template>

  <!-- The head that is the title of a division: its first, unless that is empty or not a main title. -->
  <xsl:function name="print:heading" as="element(head)?">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="$division/head[not(@type = 'sub')][f:plain(node())][1]"/>
  </xsl:function>

  <!-- Overlines, standfirsts, and whatever else stands over or under a title. -->
  <xsl:template match="head" mode="print:set" as="xs:string*">
    <xsl:sequence select="print:block(., 'standfirst')[f:plain(current()/node()) or current()//(pb | note)]"/>
  </xsl:template>

  <!-- What stands over a title is set with it. -->
  <xsl:template match="(div | body)/head[. &lt;&lt; print:heading(..)]" mode="print:set" as="xs:string*"/>

  <xsl:template match="(div | body)/head[. is print:heading(..)]" mode="print:set" as="xs:string">
    <xsl:param name="level" as="xs:integer" tunnel="yes" select="2"/>
    <xsl:variable name="over" as="element(head)*" select="preceding-sibling::head"/>
    <xsl:variable name="listed" as="xs:boolean"
      select="not(print:is-cross-head(.)) and $level le $print:deepest-listed"/>
    <xsl:sequence select="
        typ:call('title-of-division', (
          string(min(($level, $print:deepest))),
          print:plain(print:short-title(.)),
          print:phrases(node()),
          'listed: ' || $listed,
          ('over: ' || print:phrases($over/node()))[exists($over)]))
        || print:origin(.)"/>
  </xsl:template>

  <!-- Whether a title heads a part of an article; a section that stands by itself is a piece of its own. -->
  <xsl:function name="print:is-cross-head" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="
        exists($head/parent::div[@type = 'section']/ancestor::div[not(@type = 'section')][print:heading(.)])"/>
  </xsl:function>

  <!-- A title as contents, bookmarks and running heads show it: without the marks of notes. -->
  <xsl:function name="print:short-title" as="xs:string">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="f:plain($head/node()[not(self::ref[@type = 'noteAnchor'])])"/>
  </xsl:function>

  <xsl:template match="byline | dateline | salute | signed | ab" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., local-name())"/>
  </xsl:template>

  <xsl:template match="(opener | closer)/dateline" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'dateline-of-letter')"/>
  </xsl:template>

  <!-- Openers and closers: lines of running text, and the parts that have a form of their own. -->
  <xsl:template match="opener | closer" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('block', print:mixed(node(), local-name()))"/>
  </xsl:template>

  <xsl:template match="postscript" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('postscript', print:blocks(*))"/>
  </xsl:template>

  <xsl:template match="address" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('address', print:blocks(*))"/>
  </xsl:template>

  <xsl:template match="addrLine" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'address-line')"/>
  </xsl:template>
</xsl:stylesheet>
