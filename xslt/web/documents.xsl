<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of documents, by year and kind, and that of their sources. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What stands on the start page: the list, or the years that it is shelved by. -->
  <xsl:template name="w:documents" as="element()*">
    <xsl:param name="list" as="element()" required="yes"/>
    <xsl:choose>
      <xsl:when test="$list/l:shelf">
        <ul class="letters numbers">
          <xsl:for-each select="$list/l:shelf">
            <li>
              <a href="{w:file-address(@file)}">
                <b>
                  <xsl:sequence select="w:year-of-shelf(.)"/>
                </b>
              </a>
              <xsl:sequence select="w:count(@n)"/>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="w:documents-of">
          <xsl:with-param name="list" select="$list"/>
          <xsl:with-param name="level" select="3"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="l:page[@kind = 'documents']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="
          msg:text('labelled', map { 'label': msg:text('documents'), 'text': l:shelf[@file = current()/@file] ! w:year-of-shelf(.) })"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:sequence select="w:shelves(l:shelf, msg:text('date'), w:year-of-shelf#1)"/>
        <xsl:call-template name="w:documents-of">
          <xsl:with-param name="list" select="."/>
          <xsl:with-param name="level" select="2"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Years with kinds within them, each with a heading where there are several. -->
  <xsl:template name="w:documents-of" as="element()*">
    <xsl:param name="list" as="element()" required="yes"/>
    <xsl:param name="level" as="xs:integer" required="yes"/>
    <xsl:variable name="sources" as="element(rec:source)*" select="$list//l:document ! f:source-of($w:record, @stem)"/>
    <xsl:variable name="has-years" as="xs:boolean" select="exists($list/l:year[2])"/>
    <xsl:variable name="has-kinds" as="xs:boolean" select="exists($list/l:year/l:kind[2])"/>
    <xsl:variable name="has-languages" as="xs:boolean" select="
        exists(distinct-values(($sources/(rec:language | rec:other-language))[2]))
        and exists(distinct-values($sources/(rec:language | rec:other-language))[2])"/>
    <xsl:if test="$has-years and count($list/l:year) le 200">
      <nav class="alphabet" aria-label="{msg:text('date')}">
        <ul>
          <xsl:for-each select="$list/l:year">
            <li>
              <a href="#year:{@n}">
                <xsl:sequence select="w:year(@n)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <xsl:if test="count($sources) gt $w:filtered">
      <xsl:call-template name="w:filter">
        <xsl:with-param name="list" select="'.documents>li'"/>
        <xsl:with-param name="fields" as="element()*">
          <xsl:variable name="kinds" as="xs:string*" select="distinct-values($sources/rec:genre)"/>
          <xsl:if test="exists($kinds[2])">
            <xsl:call-template name="w:choice">
              <xsl:with-param name="name" select="'kind'"/>
              <xsl:with-param name="label" select="msg:text('kind')"/>
              <xsl:with-param name="options" select="['', msg:text('search-any')], $kinds ! [., msg:text(.)]"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:call-template name="w:choice">
            <xsl:with-param name="name" select="'order'"/>
            <xsl:with-param name="label" select="msg:text('search-order')"/>
            <xsl:with-param name="options" select="
                ['', msg:text('search-as-edited')], ['title', msg:text('title')], ['date', msg:text('date')][$sources/rec:date]"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <div class="years">
      <xsl:for-each select="$list/l:year">
        <xsl:variable name="heading" as="element()?">
          <xsl:if test="$has-years">
            <xsl:element name="h{$level}">
              <xsl:attribute name="id" select="'year:' || @n"/>
              <xsl:sequence select="w:year(@n), w:count(string(count(.//l:document)))"/>
            </xsl:element>
          </xsl:if>
        </xsl:variable>
        <section>
          <xsl:if test="$has-years">
            <xsl:attribute name="aria-labelledby" select="'year:' || @n"/>
          </xsl:if>
          <xsl:sequence select="$heading"/>
          <xsl:for-each select="l:kind">
            <!-- all that a year has may be of no kind -->
            <xsl:if test="$has-kinds and (@n or ../l:kind[2])">
              <xsl:element name="h{$level + number($has-years)}">
                <xsl:attribute name="class" select="'kind'"/>
                <xsl:sequence select="if (@n) then msg:text(@n) else msg:text('documents')"/>
              </xsl:element>
            </xsl:if>
            <ul class="{string-join(('documents', 'dated'[$sources/rec:date]), ' ')}">
              <xsl:sequence select="l:document ! w:document(f:source-of($w:record, @stem), not($has-kinds), $has-languages)"/>
            </ul>
          </xsl:for-each>
        </section>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- When it was written, what it is called and by whom, of what kind and in which languages. -->
  <xsl:function name="w:document" as="element(h:li)">
    <xsl:param name="source" as="element(rec:source)"/>
    <xsl:param name="with-kind" as="xs:boolean"/>
    <xsl:param name="with-language" as="xs:boolean"/>
    <li data-kind="{$source/rec:genre}" data-date="{($source/rec:date/(@when, @from, @notBefore, @to, @notAfter))[1]}">
      <xsl:where-populated>
        <span class="when">
          <xsl:sequence select="$source/rec:date ! w:time(.)"/>
        </span>
      </xsl:where-populated>
      <span class="what">
        <a href="{w:page-address($source/@stem)}">
          <xsl:sequence select="w:in-language($source/rec:language), string($source/rec:title)"/>
        </a>
        <xsl:for-each select="$source/rec:author">
          <xsl:text> </xsl:text>
          <span class="author">
            <xsl:sequence select="string()"/>
          </span>
        </xsl:for-each>
      </span>
      <xsl:where-populated>
        <span class="how">
          <xsl:value-of separator=" · " select="
              w:kind($source)[$with-kind],
              $source/(rec:language | rec:other-language)[$with-language] ! msg:language-name(.)"/>
        </span>
      </xsl:where-populated>
    </li>
  </xsl:function>

  <xsl:template match="l:page[@kind = 'sources']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="
          msg:text('labelled', map { 'label': msg:text('sources'), 'text': l:shelf[@file = current()/@file] ! w:range(@first, @last) })"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:sequence select="w:shelves(l:shelf, msg:text('sources'), function($shelf) { w:range($shelf/@first, $shelf/@last) })"/>
        <xsl:sequence select="w:sources-table(l:document)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
