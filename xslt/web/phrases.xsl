<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases: typography, languages, quotations, names, dates, readings. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:w="urn:fascicle:web" xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="seg | s | w | c | g | num | measure | unit | bibl | label | pc | ex | rs | name | unclear | damage | subst
    | corr | reg | expan | author | editor | publisher | pubPlace | biblScope | idno | time | geogName | roleName
    | forename | surname | addName | nameLink | genName" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., local-name()[. = ('label', 'unclear')])"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- Elements that say nothing the page would show need none of its own. -->
  <xsl:template match="(seg | s | w | c | g | num | measure | unit | pc | ex | damage | subst | corr | reg | expan | time)
    [not(@xml:id | @xml:lang | @rend)]" mode="w:text" as="item()*" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- The element of HTML for a value of @rend. -->
  <xsl:variable name="w:typography" as="map(xs:string, xs:string)" select="map {
      'bold': 'b', 'italic': 'i', 'sup': 'sup', 'sub': 'sub', 'underline': 'u' }"/>

  <xsl:template match="hi" mode="w:text" as="element()">
    <xsl:variable name="content" as="item()*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="w:typeset(., f:rend(.), $content)"/>
  </xsl:template>

  <!-- Content in one element for each value of @rend, the outermost with the attributes. -->
  <xsl:function name="w:typeset" as="element()">
    <xsl:param name="hi" as="element(hi)"/>
    <xsl:param name="rend" as="xs:string*"/>
    <xsl:param name="content" as="item()*"/>
    <xsl:variable name="known" as="xs:string*" select="$rend[map:contains($w:typography, .)]"/>
    <xsl:element name="{($known[1] ! $w:typography(.), 'span')[1]}">
      <xsl:sequence select="w:language-attributes($hi/@xml:lang)"/>
      <xsl:if test="'smallcaps' = $rend">
        <xsl:attribute name="class" select="'rend-smallcaps'"/>
      </xsl:if>
      <xsl:if test="$hi/@xml:id and deep-equal($rend, f:rend($hi))">
        <xsl:attribute name="id" select="$hi/@xml:id"/>
      </xsl:if>
      <xsl:sequence select="
          if (count($known) gt 1) then w:typeset($hi, tail($known), $content) else $content"/>
    </xsl:element>
  </xsl:function>

  <xsl:template match="emph" mode="w:text" as="element(h:em)">
    <em>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </em>
  </xsl:template>

  <xsl:template match="title" mode="w:text" as="element(h:cite)">
    <cite>
      <xsl:sequence select="w:attributes(., @level ! ('level-' || .)[matches(., '^level-[amjsu]$')])"/>
      <xsl:apply-templates mode="#current"/>
    </cite>
  </xsl:template>

  <xsl:template match="foreign | mentioned | soCalled | term | gloss | distinct" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- The source's quotation marks stay in the text, so that the page adds none. -->
  <xsl:template match="q | quote | said" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., 'quote')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="(q | quote | said)[f:among-blocks(.) or f:holds-blocks(.)]" mode="w:text"
    as="element(h:blockquote)" priority="1">
    <blockquote>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="cit" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., 'cit')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="cit[f:among-blocks(.) or f:holds-blocks(.)]" mode="w:text" as="element(h:blockquote)" priority="1">
    <blockquote>
      <xsl:sequence select="w:attributes(., 'cit')"/>
      <xsl:apply-templates mode="#current"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="label[f:among-blocks(.)] | bibl[f:among-blocks(.)]" mode="w:text" as="element(h:div)" priority="1">
    <div>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="date" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., 'date')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="date[f:html-datetime(@when)]" mode="w:text" as="element(h:time)" priority="1">
    <time datetime="{f:html-datetime(@when)}">
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </time>
  </xsl:template>

  <xsl:template match="add" mode="w:text" as="element(h:ins)">
    <ins>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </ins>
  </xsl:template>

  <xsl:template match="del" mode="w:text" as="element(h:del)">
    <del>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </del>
  </xsl:template>

  <!-- Nothing can be read there. -->
  <xsl:template match="gap" mode="w:text" as="element(h:span)">
    <span xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:attributes(., 'gap')"/>
      <xsl:text>[…]</xsl:text>
    </span>
  </xsl:template>

  <!-- The source leaves room there. -->
  <xsl:template match="space" mode="w:text" as="element(h:span)">
    <span class="space" xsl:use-attribute-sets="w:edition">
      <xsl:text> </xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="anchor" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., ())"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
