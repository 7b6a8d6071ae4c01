<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of one document. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:m="urn:fascicle:mentions"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The document's place in the record: the name of its files. -->
  <xsl:param name="name" as="xs:string" select="''"/>

  <xsl:variable name="w:source" as="element(rec:source)?" select="f:source-of($w:record, $name)"/>

  <xsl:template match="/" mode="w:page" as="map(xs:string, xs:string)">
    <xsl:variable name="text" as="element(text)" select="TEI/text"/>
    <xsl:variable name="mentions" as="element(m:mentions)">
      <m:mentions document="{$name}">
        <xsl:sequence select="f:mentions-over(TEI) ! f:mention-over(., $w:head-of-page), f:mention-elements($text, w:id#1),
            f:date-elements($text, w:nearest-id#1), f:correction-counts($text)"/>
      </m:mentions>
    </xsl:variable>
    <xsl:variable name="page" as="xs:string">
      <xsl:call-template name="w:document-page">
        <xsl:with-param name="tei" select="TEI"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:sequence select="
        map:merge((
          map { $name || '.html': $page, 'searched.xml': w:searched(TEI, $mentions), 'letter.xml': w:letter-told(TEI),
            'mentions.xml': serialize($mentions, map { 'method': 'xml', 'omit-xml-declaration': false() }) },
          w:linkset(w:page-address($name)), w:witness-style(w:witnesses($text)) ! map { $name || $w:witness-sheet: . }))"/>
  </xsl:template>

  <xsl:template name="w:document-page" as="xs:string">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
    <xsl:variable name="title" as="xs:string" select="w:title($tei)"/>
    <xsl:variable name="moved" as="map(xs:string, element(rec:earlier)*)" select="w:moved($tei/text)"/>
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="file" select="w:page-address($name)"/>
      <xsl:with-param name="description" select="
          ($w:source/rec:description ! string(), f:plain($tei/text//p[normalize-space()][1]))[1] || ''"/>
      <xsl:with-param name="meta" as="element()+">
        <xsl:sequence select="w:citation-meta($title), w:witness-head($tei/text)"/>
        <script src="view.js" defer="defer"/>
        <xsl:sequence select="$w:citing-head"/>
      </xsl:with-param>
      <xsl:with-param name="brought" select="$w:facsimile-head"/>
      <xsl:with-param name="images" select="distinct-values($w:leaves/@origin)"/>
      <xsl:with-param name="begin" select="'site:text'"/>
      <xsl:with-param name="main" as="element()+">
        <article class="document">
          <xsl:call-template name="w:document-header">
            <xsl:with-param name="tei" select="$tei"/>
          </xsl:call-template>
          <xsl:call-template name="w:after-title">
            <xsl:with-param name="tei" select="$tei"/>
          </xsl:call-template>
          <xsl:call-template name="w:contents">
            <xsl:with-param name="text" select="$tei/text"/>
          </xsl:call-template>
          <xsl:call-template name="w:before-text">
            <xsl:with-param name="tei" select="$tei"/>
          </xsl:call-template>
          <xsl:sequence select="w:view($tei/text)"/>
          <div class="text" id="site:text" data-layer="reading">
            <xsl:sequence select="w:in-language(f:language($tei/text))"/>
            <xsl:apply-templates select="$tei/text" mode="w:text">
              <xsl:with-param name="moved" select="$moved" tunnel="yes"/>
            </xsl:apply-templates>
          </div>
          <xsl:sequence select="w:facsimiles($tei/text)"/>
          <xsl:call-template name="w:after-text">
            <xsl:with-param name="tei" select="$tei"/>
          </xsl:call-template>
          <xsl:call-template name="w:apparatus">
            <xsl:with-param name="tei" select="$tei"/>
          </xsl:call-template>
          <xsl:sequence select="w:gone-list($moved(''))"/>
        </article>
        <xsl:call-template name="w:neighbours"/>
        <xsl:call-template name="w:citing-box"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The document's main title, as its header gives it. -->
  <xsl:function name="w:title" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="(($titles[@type = 'main'], $titles) ! normalize-space()[. ne ''], $name)[1]"/>
  </xsl:function>

  <xsl:template name="w:document-header" as="element(h:header)">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
    <header class="document-header">
      <xsl:sequence select="$w:head-of-page[exists(f:mentions-over($tei))] ! w:named(.)"/>
      <xsl:where-populated>
        <p class="overline">
          <xsl:sequence select="w:joined((w:kind($w:source), $w:source/rec:date ! w:time(.)))"/>
        </p>
      </xsl:where-populated>
      <h1>
        <xsl:sequence select="w:in-language(f:language($tei)), w:title($tei)"/>
      </h1>
      <xsl:for-each select="$tei/teiHeader/fileDesc/titleStmt/title[@type = 'sub'][normalize-space()]">
        <p class="subtitle">
          <xsl:sequence select="w:in-language(f:language(.)), normalize-space()"/>
        </p>
      </xsl:for-each>
      <xsl:for-each select="$w:source/rec:author">
        <p class="author">
          <xsl:sequence select="string()"/>
        </p>
      </xsl:for-each>
      <xsl:sequence select="w:title-facts($tei), w:letter($tei)"/>
      <ul class="downloads">
        <li>
          <xsl:sequence select="
              w:download(w:tei-address($name), 'application/tei+xml', 'TEI', msg:nodes('tei-file', map { }))"/>
        </li>
        <xsl:for-each select="array:flatten($books)">
          <li>
            <xsl:variable name="label" as="text()">
              <xsl:value-of select="w:pdf-label(.)"/>
            </xsl:variable>
            <xsl:sequence select="w:download(encode-for-uri(.), 'application/pdf', 'PDF', $label)"/>
          </li>
        </xsl:for-each>
        <li>
          <a href="{w:plain-address($name)}" type="text/plain">
            <xsl:sequence select="msg:text('plain-text')"/>
          </a>
        </li>
        <li>
          <a href="#apparatus:cite">
            <xsl:sequence select="msg:text('cite')"/>
          </a>
        </li>
        <li>
          <a href="#apparatus:about">
            <xsl:sequence select="msg:text('about-text')"/>
          </a>
        </li>
      </ul>
    </header>
  </xsl:template>

  <!-- A link to a file: what is seen is its format, which begins the words; the rest is heard. -->
  <xsl:function name="w:download" as="element(h:a)">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:param name="words" as="node()+"/>
    <a href="{$address}" type="{$type}">
      <xsl:sequence select="$format"/>
      <span class="hidden">
        <xsl:value-of select="substring-after(head($words), $format)"/>
        <xsl:sequence select="tail($words)"/>
      </span>
    </a>
  </xsl:function>

  <xsl:template name="w:apparatus" as="element()*">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
    <xsl:call-template name="w:footnotes">
      <xsl:with-param name="text" select="$tei/text"/>
    </xsl:call-template>
    <xsl:call-template name="w:editorial-notes">
      <xsl:with-param name="text" select="$tei/text"/>
    </xsl:call-template>
    <xsl:call-template name="w:variants">
      <xsl:with-param name="text" select="$tei/text"/>
    </xsl:call-template>
    <xsl:call-template name="w:corrections">
      <xsl:with-param name="text" select="$tei/text"/>
    </xsl:call-template>
    <xsl:call-template name="w:about-text">
      <xsl:with-param name="tei" select="$tei"/>
    </xsl:call-template>
    <xsl:call-template name="w:cards">
      <xsl:with-param name="text" select="$tei/text"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Metadata for reference managers: Highwire's names, which most of them read, and Dublin Core. -->
  <xsl:function name="w:citation-meta" as="element(h:meta)*">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="
        w:meta('citation_title', $title),
        $w:source/rec:author ! w:meta('citation_author', .),
        $w:record/rec:person/rec:name ! w:meta('citation_editor', .),
        w:meta('citation_inbook_title', $w:record/rec:title),
        w:meta('citation_publisher', $w:record/rec:publisher),
        w:meta('citation_publication_date', translate($w:record/rec:date, '-', '/')),
        $w:source/rec:language ! w:meta('citation_language', .),
        $w:record/rec:doi ! w:meta('citation_doi', .),
        w:canonical(w:page-address($name)) ! w:meta('citation_fulltext_html_url', .),
        array:flatten($books) ! w:meta('citation_pdf_url', w:world(encode-for-uri(.))),
        w:meta('DC.title', $title),
        ($w:source/rec:author, $w:record/rec:person/rec:name) ! w:meta('DC.contributor', .),
        w:meta('DC.publisher', $w:record/rec:publisher),
        w:meta('DC.date', $w:record/rec:date),
        $w:source/rec:language ! w:meta('DC.language', .),
        w:meta('DC.rights', $w:record/rec:licence/rec:url)"/>
  </xsl:function>

  <xsl:function name="w:meta" as="element(h:meta)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <meta name="{$name}" content="{$content}"/>
  </xsl:function>

  <!-- Parts with a middle dot between them. -->
  <xsl:function name="w:joined" as="node()*">
    <xsl:param name="parts" as="item()*"/>
    <xsl:for-each select="$parts">
      <xsl:if test="position() gt 1">
        <xsl:text> · </xsl:text>
      </xsl:if>
      <xsl:choose>
        <xsl:when test=". instance of node()">
          <xsl:sequence select="."/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- A date of the record, in words; for machines where it is one that is sure. -->
  <xsl:function name="w:time" as="element()">
    <xsl:param name="date" as="element(rec:date)"/>
    <xsl:variable name="machine" as="xs:string?" select="f:html-datetime($date[not(@precision or @cert)]/@when)"/>
    <xsl:element name="{if ($machine) then 'time' else 'span'}">
      <xsl:if test="$machine">
        <xsl:attribute name="datetime" select="$machine"/>
      </xsl:if>
      <xsl:sequence select="f:date-of($date)"/>
    </xsl:element>
  </xsl:function>

  <!-- What kind of text a document is, in words. -->
  <xsl:function name="w:kind" as="xs:string?">
    <xsl:param name="source" as="element(rec:source)?"/>
    <xsl:sequence select="$source/rec:genre ! msg:text(string(.))"/>
  </xsl:function>
</xsl:stylesheet>
