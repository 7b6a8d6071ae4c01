<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pages of lists. What stands on each is decided in publish/lists/, which hands in one l:page; here it becomes a page. A
  list too long for a page stands on several, its shelves.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An l:page as a map of its file's name to its text. -->
  <xsl:mode name="w:list" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <!-- What the start page and the page about the edition show of lists: of documents, of sources, further pages. -->
  <xsl:param name="lists" as="document-node(element(l:lists))?" select="()"/>

  <xsl:template match="/" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- A page under a title, with what stands in its main part. -->
  <xsl:template name="w:list-page" as="map(xs:string, xs:string)">
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="main" as="element()*" required="yes"/>
    <xsl:variable name="page" as="xs:string">
      <xsl:call-template name="w:shell">
        <xsl:with-param name="title" select="$title"/>
        <xsl:with-param name="file" select="@file"/>
        <xsl:with-param name="description" select="
            msg:text('register-of', map { 'register': $title, 'edition': f:full-title($w:record) })"/>
        <xsl:with-param name="brought" select="w:list-head()"/>
        <xsl:with-param name="main" as="element()+">
          <h1>
            <xsl:sequence select="$title"/>
          </h1>
          <xsl:sequence select="$main"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <xsl:sequence select="map { string(@file): $page }"/>
  </xsl:template>

  <!-- What only pages of lists need. -->
  <xsl:function name="w:list-head" as="element()+">
    <link rel="stylesheet" href="lists.css"/>
    <script src="lists.js" defer="defer"/>
  </xsl:function>

  <!-- The ways to other shelves; the one that is open is marked. -->
  <xsl:function name="w:shelves" as="element(h:nav)?">
    <xsl:param name="shelves" as="element(l:shelf)*"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="words" as="function(element(l:shelf)) as item()*"/>
    <xsl:if test="exists($shelves)">
      <nav class="alphabet" aria-label="{$label}">
        <ul>
          <xsl:for-each select="$shelves">
            <li>
              <a href="{w:file-address(@file)}">
                <xsl:if test="@file = ancestor::l:page/@file">
                  <xsl:attribute name="aria-current" select="'page'"/>
                </xsl:if>
                <xsl:sequence select="$words(.)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:file-address" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="encode-for-uri($file)"/>
  </xsl:function>

  <!-- `1922`, `1922 (2)`, or that there is no date. -->
  <xsl:function name="w:year-of-shelf" as="xs:string">
    <xsl:param name="shelf" as="element(l:shelf)"/>
    <xsl:sequence select="
        w:year($shelf/@year) || (' (' || $shelf/@part || ')')[$shelf/@parts != '1']"/>
  </xsl:function>

  <xsl:function name="w:year" as="xs:string">
    <xsl:param name="year" as="xs:string?"/>
    <xsl:sequence select="if ($year castable as xs:integer) then f:display-year(xs:integer($year)) else msg:text('undated')"/>
  </xsl:function>

  <!-- How many there are, beside a name or a title. -->
  <xsl:function name="w:count" as="element(h:span)?">
    <xsl:param name="number" as="xs:string?"/>
    <xsl:if test="$number">
      <span class="count">
        <xsl:sequence select="' ' || $number"/>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- Words to find something in a long list by. The form needs its script, which shows it. -->
  <xsl:template name="w:filter" as="element(h:form)">
    <xsl:param name="list" as="xs:string" required="yes"/>
    <xsl:param name="fields" as="element()*" select="()"/>
    <form class="filter" data-list="{$list}" hidden="hidden" action="{$w:search-file}">
      <label>
        <span>
          <xsl:sequence select="msg:text('filter')"/>
        </span>
        <input type="search" autocomplete="off" spellcheck="false"/>
      </label>
      <xsl:sequence select="$fields"/>
      <p role="status" data-nothing="{msg:text('search-nothing')}"/>
    </form>
  </xsl:template>

  <!-- A choice of the form: each option its value and its words. -->
  <xsl:template name="w:choice" as="element(h:label)">
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="label" as="xs:string" required="yes"/>
    <xsl:param name="options" as="array(xs:string)*" required="yes"/>
    <label>
      <span>
        <xsl:sequence select="$label"/>
      </span>
      <select name="{$name}">
        <xsl:for-each select="$options">
          <option value="{.(1)}">
            <xsl:sequence select=".(2)"/>
          </option>
        </xsl:for-each>
      </select>
    </label>
  </xsl:template>
</xsl:stylesheet>
