<?xml version="1.0" encoding="UTF-8"?>
<!-- The files that an edition has once; and its start page. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What mode w:page said of each document, in the order of the edition: its mentions. -->
  <xsl:param name="mentions" as="array(document-node())" select="[]"/>

  <xsl:template match="/" mode="w:site" as="map(xs:string, xs:string)">
    <xsl:variable name="start" as="xs:string">
      <xsl:call-template name="w:start-page"/>
    </xsl:variable>
    <xsl:variable name="about" as="xs:string">
      <xsl:call-template name="w:about-page"/>
    </xsl:variable>
    <xsl:sequence select="
        map:merge((
          map { 'index.html': $start, 'about.html': $about, 'search.html': w:search-page(), $w:not-found-file: w:not-found() },
          w:colophon-pages(), w:reuse(), w:linkset($w:start-file)))"/>
  </xsl:template>

  <xsl:template name="w:start-page" as="xs:string">
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="()"/>
      <xsl:with-param name="file" select="'index.html'"/>
      <xsl:with-param name="description"
        select="($w:record/(rec:description, rec:subtitle), f:full-title($w:record))[1]"/>
      <xsl:with-param name="brought" select="w:list-head()"/>
      <xsl:with-param name="main" as="element()+">
        <header class="title-page">
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
        </header>
        <xsl:for-each select="$w:record/rec:description">
          <p class="lead">
            <xsl:sequence select="w:edition-language(), string()"/>
          </p>
        </xsl:for-each>
        <section aria-labelledby="site:documents">
          <h2 id="site:documents">
            <xsl:sequence select="msg:text('documents')"/>
          </h2>
          <xsl:call-template name="w:documents">
            <xsl:with-param name="list" select="$lists/l:lists/l:documents"/>
          </xsl:call-template>
        </section>
        <xsl:call-template name="w:register-links"/>
        <section aria-labelledby="site:cite">
          <h2 id="site:cite">
            <xsl:sequence select="msg:text('how-to-cite')"/>
          </h2>
          <xsl:call-template name="w:citation"/>
          <p>
            <xsl:variable name="pdf" as="node()*">
              <xsl:for-each select="array:flatten($books)">
                <xsl:if test="position() gt 1">, </xsl:if>
                <a href="{encode-for-uri(.)}" type="application/pdf">
                  <xsl:value-of select="string-join(('PDF', w:volume-number(.)), ' ')"/>
                </a>
              </xsl:for-each>
            </xsl:variable>
            <xsl:sequence select="msg:nodes('start-licence', map { 'licence': w:licence(), 'pdf': $pdf })"/>
          </p>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="w:column" as="element(h:th)">
    <xsl:param name="title" as="xs:string"/>
    <th scope="col">
      <xsl:sequence select="$title"/>
    </th>
  </xsl:function>

  <xsl:function name="w:heading" as="element(h:h2)">
    <xsl:param name="key" as="xs:string"/>
    <h2>
      <xsl:sequence select="msg:text($key)"/>
    </h2>
  </xsl:function>

  <xsl:template name="w:register-links" as="element(h:section)?">
    <xsl:variable name="registers" as="map(xs:string, item()+)*" select="f:registers-of($w:authority)"/>
    <xsl:variable name="overviews" as="element(l:overview)*" select="$lists/l:lists/l:overview"/>
    <xsl:if test="exists(($registers, $overviews))">
      <section aria-labelledby="site:registers">
        <h2 id="site:registers">
          <xsl:sequence select="msg:text('registers')"/>
        </h2>
        <ul class="register-links">
          <xsl:for-each select="$registers">
            <li>
              <a href="{?file}">
                <xsl:sequence select="msg:text(?element)"/>
              </a>
              <span class="count">
                <xsl:sequence select="' ' || count(f:entries(., $w:authority))"/>
              </span>
            </li>
          </xsl:for-each>
          <xsl:for-each select="$overviews">
            <li>
              <a href="{@file}">
                <xsl:sequence select="msg:text(@name)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
