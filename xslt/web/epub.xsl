<?xml version="1.0" encoding="UTF-8"?>
<!--
  The EPUB: what a page shows of a text as XHTML that e-readers know, without what only a site has. Its chapters are the
  documents of the edition and the pages that editors wrote; publish/epub binds them.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:rec="urn:fascicle:record"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="w:chapter" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all" visibility="public"/>
  <xsl:mode name="w:title-page" on-no-match="fail" on-multiple-match="fail" visibility="public"/>
  <xsl:mode name="w:epub" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="/" mode="w:chapter" as="map(xs:string, xs:string)">
    <xsl:variable name="text" as="element(text)" select="TEI/text"/>
    <xsl:variable name="written" as="element(rec:page)?" select="$w:record/rec:page[@stem = $name]"/>
    <xsl:variable name="title" as="xs:string" select="($written/rec:title ! string(), w:title(TEI))[1]"/>
    <xsl:variable name="content" as="element()+">
      <xsl:choose>
        <xsl:when test="$written">
          <h1>
            <xsl:sequence select="w:in-language($written/rec:language), $title"/>
          </h1>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="w:document-header">
            <xsl:with-param name="tei" select="TEI"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <div class="text">
        <xsl:sequence select="w:in-language(f:language($text))"/>
        <xsl:apply-templates select="$text" mode="w:text"/>
      </div>
      <xsl:call-template name="w:footnotes">
        <xsl:with-param name="text" select="$text"/>
        <xsl:with-param name="heading" select="msg:text(if ($written) then 'notes' else 'notes-of-source')"/>
      </xsl:call-template>
      <xsl:call-template name="w:editorial-notes">
        <xsl:with-param name="text" select="$text"/>
      </xsl:call-template>
      <xsl:call-template name="w:variants">
        <xsl:with-param name="text" select="$text"/>
      </xsl:call-template>
      <xsl:call-template name="w:cards">
        <xsl:with-param name="text" select="$text"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:sequence select="map { $name || '.xhtml': w:chapter($title, 'chapter', $content) }"/>
  </xsl:template>

  <!-- Which of several volumes it is; 0 for the only one. -->
  <xsl:param name="volume" as="xs:integer" select="0"/>

  <!-- The page that a book begins with: title, editors, release, licence; and the words that its contents need. -->
  <xsl:template match="/" mode="w:title-page" as="map(xs:string, xs:string)">
    <xsl:variable name="content" as="element()+">
      <h1>
        <xsl:sequence select="w:edition-language(), string($w:record/rec:title)"/>
      </h1>
      <xsl:for-each select="$w:record/rec:subtitle">
        <p class="subtitle">
          <xsl:sequence select="w:edition-language(), string()"/>
        </p>
      </xsl:for-each>
      <p class="author">
        <xsl:sequence select="msg:text('edited-by', map { 'editors': f:editors($w:record) })"/>
      </p>
      <xsl:call-template name="w:citation"/>
      <p>
        <xsl:sequence select="msg:nodes('under-licence', map { 'licence': w:licence() })"/>
      </p>
    </xsl:variable>
    <xsl:sequence select="map {
        'title.xhtml': w:chapter($w:record/rec:title, 'titlepage', $content),
        'contents': msg:text('contents'), 'pages': msg:text('view-pages'),
        'sources': msg:text('sources'),
        'volume': msg:text('volume', map { 'number': $volume })[$volume] || '' }"/>
  </xsl:template>

  <xsl:function name="w:chapter" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="content" as="element()+"/>
    <xsl:variable name="page" as="element(h:html)">
      <html lang="{$w:interface-language}" xml:lang="{$w:interface-language}">
        <head>
          <title>
            <xsl:sequence select="$title"/>
          </title>
          <link rel="stylesheet" type="text/css" href="style.css"/>
        </head>
        <body>
          <section epub:type="{$type}">
            <xsl:if test="$type eq 'chapter'">
              <xsl:attribute name="role" select="'doc-chapter'"/>
              <xsl:attribute name="aria-label" select="$title"/>
            </xsl:if>
            <xsl:apply-templates select="$content" mode="w:epub"/>
          </section>
        </body>
      </html>
    </xsl:variable>
    <xsl:sequence select="
        '&lt;!DOCTYPE html>&#10;' || serialize($page, map { 'method': 'xml', 'omit-xml-declaration': true(), 'indent': false() }) || '&#10;'"/>
  </xsl:function>

  <!-- Names of elements in a book's files hold no colon. -->
  <xsl:function name="w:plain-id" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="replace($id, ':', '--')"/>
  </xsl:function>

  <xsl:template match="@id" mode="w:epub" as="attribute(id)">
    <xsl:attribute name="id" select="w:plain-id(.)"/>
  </xsl:template>

  <xsl:template match="@aria-labelledby" mode="w:epub" as="attribute()">
    <xsl:attribute name="{name()}" select="w:plain-id(.)"/>
  </xsl:template>

  <xsl:template match="@lang" mode="w:epub" as="attribute()+">
    <xsl:sequence select="."/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <!-- What only a site has: downloads, signs, the texts of source and witnesses beside that of the edition, ends of lines. -->
  <xsl:template mode="w:epub" as="empty-sequence()" priority="1" match="
      h:ul[@class = 'downloads'] | h:a[@class = 'here'] | h:span[@class = ('s', 'line')] | h:p[@class = 'card-links']
      | h:*[tokenize(@class) = 'v']
      | @data-n | @type[parent::h:a]"/>

  <xsl:template match="h:a[@href]" mode="w:epub" as="element()">
    <xsl:variable name="target" as="xs:string" select="w:target(@href)"/>
    <xsl:element name="{if ($target) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="@* except (@href, @role)" mode="#current"/>
      <xsl:if test="$target">
        <xsl:attribute name="href" select="$target"/>
        <xsl:sequence select="@role"/>
        <xsl:if test="@role = 'doc-noteref' or starts-with(@href, '#card:')">
          <xsl:attribute name="epub:type" select="'noteref'"/>
          <xsl:attribute name="role" select="'doc-noteref'"/>
        </xsl:if>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
      <xsl:if test="not(node()) and $target">°</xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- Where a link leads in the book: a place of the chapter, another chapter, the web; nothing that is not in the book. -->
  <xsl:function name="w:target" as="xs:string">
    <xsl:param name="href" as="xs:string"/>
    <xsl:variable name="page" as="xs:string" select="replace($href, '\.html(#.*)?$', '')"/>
    <xsl:sequence select="
        if (starts-with($href, '#')) then w:plain-id($href)
        else if (matches($href, '^(https?|mailto):', 'i')) then $href
        else if (matches($href, '\.html(#.*)?$') and $page = ($w:record/rec:page/@stem, $chapters?*) ! encode-for-uri(.))
          then $page || '.xhtml'
        else ''"/>
  </xsl:function>

  <!-- The texts that are in the same book. -->
  <xsl:param name="chapters" as="array(xs:string)" select="[]"/>

  <xsl:template match="h:span[@role = 'doc-pagebreak']" mode="w:epub" as="element(h:span)">
    <span epub:type="pagebreak" aria-label="{@title}">
      <xsl:apply-templates select="@* except @title" mode="#current"/>
    </span>
  </xsl:template>

  <!-- A card is a footnote, which e-readers show at its mark. -->
  <xsl:template match="h:div[@class = 'card']" mode="w:epub" as="element(h:aside)">
    <aside epub:type="footnote">
      <xsl:apply-templates select="@* except @role" mode="#current"/>
      <xsl:attribute name="role" select="'doc-footnote'"/>
      <xsl:apply-templates mode="#current"/>
    </aside>
  </xsl:template>

  <xsl:template match="h:ul[@class = 'notes']" mode="w:epub" as="element(h:aside)*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="h:ul[@class = 'notes']/h:li" mode="w:epub" as="element(h:aside)">
    <aside epub:type="footnote" role="doc-footnote">
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </aside>
  </xsl:template>

  <!-- A frame has no name by which it could be told from others, as a landmark must. -->
  <xsl:template match="h:aside" mode="w:epub" as="element(h:div)">
    <div>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
