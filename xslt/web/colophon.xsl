<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pages about the edition: those that its editors wrote, and how to cite, changes, imprint and data, which are made of
  the record unless an editor has written them.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:rec="urn:fascicle:record"
  xmlns:d="urn:fascicle:data" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="w:written" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all" visibility="public"/>
  <xsl:mode name="w:data" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <!-- The pages at the foot of every page, with the keys of their titles. -->
  <xsl:variable name="w:colophon" as="map(xs:string, xs:string)+" select="
      map { 'name': 'cite', 'title': 'how-to-cite' },
      map { 'name': 'changes', 'title': 'changes' },
      map { 'name': 'imprint', 'title': 'imprint' },
      map { 'name': 'data', 'title': 'data' }"/>

  <xsl:template name="w:colophon-links" as="element(h:p)">
    <p class="links">
      <xsl:for-each select="$w:colophon">
        <xsl:if test="position() gt 1"> · </xsl:if>
        <a href="{?name}.html">
          <xsl:sequence select="msg:text(?title)"/>
        </a>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- The editors' pages in the menu; those that take the place of ours are at the foot already. -->
  <xsl:function name="w:written-menu" as="element(h:li)*">
    <xsl:param name="file" as="xs:string"/>
    <xsl:for-each select="$w:record/rec:page[not(@stem = $w:colophon?name)]">
      <xsl:variable name="item" as="element(h:li)" select="w:menu-item(rec:title, w:page-address(@stem), $file)"/>
      <li>
        <a>
          <xsl:sequence select="$item/h:a/@*, w:in-language(rec:language), $item/h:a/node()"/>
        </a>
      </li>
    </xsl:for-each>
  </xsl:function>

  <!-- A page that editors wrote: its home form comes without the heading that is its title. -->
  <xsl:template match="/" mode="w:written" as="map(xs:string, xs:string)">
    <xsl:variable name="text" as="element(text)" select="TEI/text"/>
    <xsl:variable name="written" as="element(rec:page)" select="$w:record/rec:page[@stem = $name]"/>
    <xsl:variable name="page" as="xs:string">
      <xsl:call-template name="w:shell">
        <xsl:with-param name="title" select="string($written/rec:title)"/>
        <xsl:with-param name="file" select="w:page-address($name)"/>
        <xsl:with-param name="description" select="f:plain($text//p[normalize-space()][1])"/>
        <xsl:with-param name="meta" select="$w:citing-head[self::h:link]"/>
        <xsl:with-param name="begin" select="'site:text'"/>
        <xsl:with-param name="main" as="element()+">
          <article class="written">
            <h1>
              <xsl:sequence select="w:in-language($written/rec:language), string($written/rec:title)"/>
            </h1>
            <xsl:call-template name="w:contents">
              <xsl:with-param name="text" select="$text"/>
            </xsl:call-template>
            <div class="text" id="site:text">
              <xsl:sequence select="w:in-language($written/rec:language)"/>
              <xsl:apply-templates select="$text" mode="w:text"/>
            </div>
            <xsl:call-template name="w:footnotes">
              <xsl:with-param name="text" select="$text"/>
              <xsl:with-param name="heading" select="msg:text('notes')"/>
            </xsl:call-template>
            <xsl:call-template name="w:editorial-notes">
              <xsl:with-param name="text" select="$text"/>
            </xsl:call-template>
          </article>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <xsl:sequence select="map { $name || '.html': $page }"/>
  </xsl:template>

  <!-- The pages of ours that no editor wrote; that of the data is made when all files are known. -->
  <xsl:function name="w:colophon-pages" as="map(xs:string, xs:string)*">
    <xsl:variable name="left" as="xs:string*" select="$w:colophon?name[not(. = $w:record/rec:page/@stem)]"/>
    <xsl:sequence select="
        map { 'cite.html': w:colophon-page('cite', w:how-to-cite()) }[$left = 'cite'],
        map { 'changes.html': w:colophon-page('changes', w:releases()) }[$left = 'changes'],
        map { 'imprint.html': w:colophon-page('imprint', w:imprint()) }[$left = 'imprint']"/>
  </xsl:function>

  <xsl:function name="w:colophon-page" as="xs:string">
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="content" as="element()+"/>
    <xsl:variable name="title" as="xs:string" select="$w:colophon[?name eq $page] ! msg:text(?title)"/>
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="file" select="$page || '.html'"/>
      <xsl:with-param name="description" select="msg:text('labelled', map { 'label': $title, 'text': f:full-title($w:record) })"/>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="$title"/>
        </h1>
        <xsl:sequence select="$content"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <xsl:function name="w:how-to-cite" as="element()+">
    <xsl:call-template name="w:citation"/>
    <xsl:sequence select="w:citation-files('edition')"/>
    <p>
      <xsl:sequence select="msg:text('cite-guide')"/>
    </p>
  </xsl:function>

  <!-- The releases, the latest first: this one, whether the record lists it or not, and those before it. -->
  <xsl:function name="w:releases" as="element()+">
    <xsl:variable name="this" as="element(rec:release)?" select="$w:record/rec:release[rec:version = $w:record/rec:version]"/>
    <xsl:sequence select="w:release(($this, $w:record)[1])"/>
    <xsl:for-each select="reverse($w:record/rec:release except $this)">
      <xsl:sequence select="w:release(.)"/>
    </xsl:for-each>
    <p>
      <a href="feed.xml" type="application/atom+xml">
        <xsl:sequence select="msg:text('feed')"/>
      </a>
      <xsl:if test="$w:record/@earlier">
        <xsl:text> · </xsl:text>
        <a href="gone.html">
          <xsl:sequence select="msg:text('gone')"/>
        </a>
      </xsl:if>
    </p>
  </xsl:function>

  <xsl:function name="w:release" as="element(h:section)">
    <xsl:param name="release" as="element()"/>
    <section>
      <h2>
        <xsl:sequence select="
            msg:text('release-version', map { 'version': string($release/rec:version), 'date': f:display-date($release/rec:date) })"/>
      </h2>
      <xsl:for-each select="$release/self::rec:release/rec:note">
        <p>
          <xsl:sequence select="w:edition-language(), string()"/>
        </p>
      </xsl:for-each>
      <xsl:for-each select="$release/rec:doi">
        <p>
          <a href="https://doi.org/{.}">
            <xsl:sequence select="'https://doi.org/' || ."/>
          </a>
        </p>
      </xsl:for-each>
    </section>
  </xsl:function>

  <xsl:function name="w:imprint" as="element()+">
    <p class="lead">
      <xsl:sequence select="w:edition-title(), '. ' || f:release($w:record)"/>
    </p>
    <xsl:sequence select="w:heading('people')"/>
    <ul>
      <xsl:sequence select="$w:record/rec:person ! w:person(.)"/>
    </ul>
    <xsl:sequence select="w:heading('licence')"/>
    <p>
      <xsl:sequence select="msg:nodes('under-licence', map { 'licence': w:licence() })"/>
    </p>
    <p>
      <xsl:sequence select="msg:text('privacy')"/>
    </p>
  </xsl:function>

  <!-- All downloads with size and checksum; publish/downloads.py says what there is. -->
  <xsl:template match="d:files" mode="w:data" as="xs:string">
    <xsl:sequence select="w:colophon-page('data', w:downloads(.))"/>
  </xsl:template>

  <xsl:template match="/" mode="w:data" as="map(xs:string, xs:string)">
    <xsl:variable name="page" as="xs:string">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="map { 'data.html': $page }"/>
  </xsl:template>

  <xsl:function name="w:downloads" as="element()+">
    <xsl:param name="files" as="element(d:files)"/>
    <p class="lead">
      <xsl:sequence select="msg:text('data-lead', map { 'checksum': $f:checksum })"/>
    </p>
    <p>
      <a href="{$files/@manifest}" type="text/plain">
        <xsl:sequence select="msg:text('data-list')"/>
      </a>
    </p>
    <div class="table-frame" role="group" aria-label="{msg:text('data')}" tabindex="0">
      <table>
        <thead>
          <tr>
            <xsl:sequence select="w:column(msg:text('file')), w:column(msg:text('size')), w:column($f:checksum)"/>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$files/d:file">
            <tr>
              <th scope="row">
                <a href="{@path ! tokenize(., '/') ! encode-for-uri(.) => string-join('/')}" type="{@type}">
                  <xsl:sequence select="string(@path)"/>
                </a>
              </th>
              <td>
                <xsl:sequence select="ceiling(@size div 1000) || '&#160;kB'"/>
              </td>
              <td>
                <xsl:sequence select="w:code(string(@sha256))"/>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:function>
</xsl:stylesheet>
