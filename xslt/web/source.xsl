<?xml version="1.0" encoding="UTF-8"?>
<!--
  The source text in the page: its lines, its forms, its running heads. The reader's choice of the layer (see view.xsl)
  shows what has the class `s` and hides what has the class `e`; otherwise it is the other way round.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The text of the source, whatever looks it has; what the edition put there is left out. -->
  <xsl:mode name="w:source" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template _match="{$f:left-out-of-source} | home:own | note[f:is-editorial-note(.)]" mode="w:source"
    as="empty-sequence()"/>

  <xsl:template match="text()" mode="w:source" as="text()">
    <xsl:value-of select="w:blanks(.)"/>
  </xsl:template>

  <xsl:template match="lb" mode="w:source" as="item()+">
    <xsl:value-of select="f:run-text(.)"/>
    <xsl:sequence select="w:line(.)"/>
  </xsl:template>

  <xsl:template match="cb | pb" mode="w:source" as="text()">
    <xsl:value-of select="f:run-text(.)"/>
  </xsl:template>

  <xsl:function name="w:of-source" as="element(h:span)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="language" as="attribute()*"/>
    <span class="s" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="$language"/>
      <xsl:apply-templates select="$element/node()" mode="w:source"/>
    </span>
  </xsl:function>

  <!-- Where a line of the source begins, with its number; the first of a block begins with it. -->
  <xsl:function name="w:line" as="element()*">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:variable name="block" as="element()?" select="$lb/ancestor::*[f:is-text-block(.)][1]"/>
    <xsl:if test="exists(($block//text()[normalize-space()])[1][. &lt;&lt; $lb])">
      <br class="s"/>
    </xsl:if>
    <xsl:variable name="zone" as="attribute(data-zone)?" select="w:zone($lb)"/>
    <xsl:if test="exists($block) and exists(($lb/@n, $zone))">
      <span class="line">
        <xsl:sequence select="$lb/@n ! w:data-n(.), $zone"/>
      </span>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:data-n" as="attribute(data-n)">
    <xsl:param name="number" as="attribute(n)"/>
    <xsl:attribute name="data-n" select="$number"/>
  </xsl:function>

  <!-- The hyphen at the end of a line; running heads and page numbers. -->
  <xsl:template match="pc[@force = 'weak']" mode="w:text" as="element(h:span)" priority="1">
    <xsl:sequence select="w:of-source(., ())"/>
  </xsl:template>

  <xsl:template match="fw" mode="w:text" as="element(h:span)" priority="1">
    <xsl:variable name="head" as="element(h:span)" select="w:of-source(., ())"/>
    <span>
      <xsl:copy-of select="$head/(@* except @class)"/>
      <xsl:attribute name="class" select="string-join(('s', 'fw'), ' ')"/>
      <xsl:copy-of select="$head/node()"/>
    </span>
  </xsl:template>

  <xsl:template match="(list | table | row | lg)/fw" mode="w:text" as="empty-sequence()" priority="2"/>

  <!-- What the source has, if it has anything there. -->
  <xsl:function name="w:source-form" as="element(h:span)?">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="form" as="xs:string" select="f:source-form($correction)"/>
    <xsl:if test="$form">
      <span>
        <xsl:variable name="shown" as="element(h:i)">
          <i>
            <xsl:sequence select="w:in-language(f:language($correction)), $form"/>
          </i>
        </xsl:variable>
        <xsl:sequence select="msg:nodes('source-has', map { 'form': $shown })"/>
      </span>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
