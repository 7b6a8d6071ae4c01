<?xml version="1.0" encoding="UTF-8"?>
<!-- Other layouts than a page of running text: newspapers in columns, and lines as the source has them. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- `page`, `columns` or `lines`. -->
  <xsl:param name="layout" as="xs:string" select="'page'"/>

  <!-- Less text than this fills no columns. -->
  <xsl:variable name="print:least-in-columns" as="xs:integer" select="400"/>

  <!-- Whether a block stands in columns: running text of a newspaper; titles, pictures, tables and boxes go across. -->
  <xsl:function name="print:goes-in-columns" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="
        $layout eq 'columns'
        and exists($block[self::p or self::list or self::q or self::quote or self::pb or self::cb or self::lb])
        and empty($block//(figure | table | home:block))
        and exists($block[ancestor::div[@type = 'article'] or key('print:newspaper', 'all', root())])"/>
  </xsl:function>

  <xsl:key name="print:newspaper" match="keywords/term[@type = 'genre'][. = ('newspaper', 'headlines')]" use="'all'"/>

  <!-- Blocks, those that stand in columns together. -->
  <xsl:template name="print:laid-out" as="xs:string*">
    <xsl:param name="level" as="xs:integer" required="yes"/>
    <xsl:for-each-group select="*" group-adjacent="print:goes-in-columns(.)">
      <xsl:variable name="blocks" as="xs:string*">
        <xsl:apply-templates select="current-group()" mode="print:set">
          <xsl:with-param name="level" tunnel="yes" select="$level"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:sequence select="
          if (current-grouping-key() and sum(current-group() ! string-length()) ge $print:least-in-columns)
          then typ:call('newspaper-columns', ('noted: true'[print:has-notes(current-group())], typ:blocks($blocks)))
          else $blocks"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Lines as the source has them; a hyphen that ends one is no part of the text. -->
  <xsl:template match="lb[$layout eq 'lines'][not(ancestor::head or f:among-blocks(.))]" mode="print:set" as="xs:string?" priority="2">
    <xsl:variable name="before" as="text()*" select="
        ancestor::*[f:is-text-block(.)][1]//text()[normalize-space()][. &lt;&lt; current()]"/>
    <xsl:sequence select="
        if (empty($before)) then ()
        else typ:call('line-ends', 'hyphen: true'[current()/@break = 'no'][not(matches($before[last()], '[-‐=⸗]$'))])"/>
  </xsl:template>
</xsl:stylesheet>
