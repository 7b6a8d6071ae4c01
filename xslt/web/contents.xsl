<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of contents of a page, and the documents beside it. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Fewer headings than this are seen at a glance. -->
  <xsl:variable name="w:few-headings" as="xs:integer" select="3"/>

  <xsl:template name="w:contents" as="element(h:nav)?">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:variable name="headings" as="element(head)*" select="f:headings($text)[matches(f:plain(node()), '[\p{L}\p{N}]')]"/>
    <xsl:if test="count($headings) ge $w:few-headings">
      <nav class="contents" aria-labelledby="apparatus:contents">
        <details>
          <summary>
            <h2 id="apparatus:contents">
              <xsl:sequence select="msg:text('contents')"/>
            </h2>
          </summary>
          <xsl:sequence select="w:contents-list($headings)"/>
        </details>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Headings as nested lists: what ranks below the first one goes into its item. -->
  <xsl:function name="w:contents-list" as="element(h:ul)?">
    <xsl:param name="headings" as="element(head)*"/>
    <xsl:if test="exists($headings)">
      <xsl:variable name="rank" as="xs:integer" select="min($headings ! f:rank(.))"/>
      <ul>
        <xsl:for-each-group select="$headings" group-starting-with="head[f:rank(.) = $rank]">
          <li>
            <a href="#{w:id(.)}">
              <xsl:variable name="words" as="xs:string" select="f:shorten(f:plain(node()), 90)"/>
              <xsl:if test="w:is-in-capitals($words)">
                <xsl:attribute name="class" select="'capitals'"/>
              </xsl:if>
              <xsl:sequence select="w:in-language(f:language(.)), $words"/>
            </a>
            <xsl:sequence select="w:contents-list(tail(current-group()))"/>
          </li>
        </xsl:for-each-group>
      </ul>
    </xsl:if>
  </xsl:function>

  <!-- The documents before and after, in the edition's order. -->
  <xsl:template name="w:neighbours" as="element(h:nav)?">
    <xsl:variable name="before" as="element(rec:source)?" select="$w:source/preceding-sibling::rec:source[1]"/>
    <xsl:variable name="after" as="element(rec:source)?" select="$w:source/following-sibling::rec:source[1]"/>
    <xsl:if test="exists(($before, $after))">
      <nav class="neighbours" aria-label="{msg:text('neighbours')}">
        <xsl:sequence select="
            $before ! w:neighbour(., 'prev', msg:text('previous')), $after ! w:neighbour(., 'next', msg:text('next'))"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="w:neighbour" as="element(h:a)">
    <xsl:param name="source" as="element(rec:source)"/>
    <xsl:param name="relation" as="xs:string"/>
    <xsl:param name="caption" as="xs:string"/>
    <a rel="{$relation}" href="{w:page-address($source/@stem)}">
      <span class="direction">
        <xsl:sequence select="$caption"/>
      </span>
      <xsl:text> </xsl:text>
      <span>
        <xsl:sequence select="w:in-language($source/rec:language), string($source/rec:title)"/>
      </span>
    </a>
  </xsl:function>
</xsl:stylesheet>
