<?xml version="1.0" encoding="UTF-8"?>
<!-- Words and phrases: units of language, what is named or mentioned, quotations, signs, code. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Units that a reader does not see; blanks between them are those of the file. -->
  <xsl:template match="c | w | m | s | cl | phr | num | measure | measureGrp | unit | time | ident[@type] | u/seg | rb
      | distinct[home:look(.)]"
    mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- What is set off from the words around it: as its file says, else in italics. -->
  <xsl:template match="emph | mentioned | term | distinct | title[not(@level = 'a')]" mode="home:text" as="element(hi)"
    priority="-0.2">
    <xsl:sequence select="home:as(., 'hi', home:else-looks-as(., 'italic'))"/>
  </xsl:template>

  <xsl:template match="title[@level = 'a']" mode="home:text" as="element(seg)" priority="-0.1">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- The looks of an element that says none itself. -->
  <xsl:function name="home:else-looks-as" as="attribute(home:look)?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="looks" as="xs:string"/>
    <xsl:sequence select="home:looks-as($looks)[empty(home:look($element))]"/>
  </xsl:function>

  <!-- Quotations -->

  <xsl:template match="said | quote | q" mode="home:text" as="element()" priority="0.1">
    <xsl:variable name="is-block" as="xs:boolean" select="home:among-blocks(.) or home:holds-blocks(.)"/>
    <xsl:variable name="block" as="attribute()?">
      <xsl:if test="$is-block">
        <xsl:attribute name="home:block" select="'yes'"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="
        if (home:wants-marks(.)) then home:in-marks(., 'q')
        else if (self::said) then home:as(., 'q', $block) else home:copy(., $block)"/>
  </xsl:template>

  <xsl:template match="soCalled | gloss" mode="home:text" as="element()">
    <xsl:sequence select="if (home:wants-marks(.)) then home:in-marks(., 'seg') else home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- The quotation marks of a language: outer, inner. -->
  <xsl:function name="home:marks" as="xs:string+">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="code" as="xs:string" select="lower-case(replace($language, '-.*$', ''))"/>
    <xsl:sequence select="
        if ($code = ('de', 'cs', 'sk', 'bg', 'et', 'is', 'lt', 'sl')) then ('„', '“', '‚', '‘')
        else if ($code = ('pl', 'hu', 'ro', 'hr')) then ('„', '”', '‚', '’')
        else if ($code = ('fr', 'frm')) then ('«&#x202F;', '&#x202F;»', '‹&#x202F;', '&#x202F;›')
        else if ($code = ('es', 'it', 'pt', 'ca', 'el', 'grc', 'ru', 'uk', 'no', 'nb', 'nn', 'ar', 'fa')) then ('«', '»', '“', '”')
        else if ($code = ('sv', 'fi')) then ('”', '”', '’', '’')
        else ('“', '”', '‘', '’')"/>
  </xsl:function>

  <xsl:variable name="home:mark-class" as="xs:string" select="'[&quot;''„“”‟‚‘’‛«»‹›「」『』\-–—―]'"/>

  <!-- Whether the text has no signs of its own for what is quoted in it. -->
  <xsl:function name="home:wants-marks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        not(home:among-blocks($element) or home:holds-blocks($element))
        and empty($element/(parent::cit | ancestor::entry | ancestor::entryFree | ancestor::bibl))
        and normalize-space($element)
        and empty(home:look($element)) and not($element/(@prev, @part))
        and not($element/self::gloss[parent::item or parent::list])
        and not(matches($element, '^\s*' || $home:mark-class))
        and not(matches($element/preceding-sibling::node()[1]/self::text(), $home:mark-class || '\s*$'))
        and not(root($element)//encodingDesc//quotation/@marks = 'all')"/>
  </xsl:function>

  <xsl:function name="home:in-marks" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="marks" as="xs:string+" select="home:marks(f:language($element))"/>
    <xsl:variable name="inner" as="xs:integer" select="
        if ($element/self::gloss) then 2
        else 2 * (count($element/ancestor::*[self::q or self::said or self::quote][home:wants-marks(.)]) mod 2)"/>
    <xsl:element name="{$name}">
      <xsl:sequence select="home:kept($element), home:own($marks[1 + $inner])"/>
      <!-- between a mark and its word stands no blank -->
      <xsl:apply-templates mode="home:text" select="
          $element/node()[not(self::text()[not(normalize-space())][empty(preceding-sibling::*) or empty(following-sibling::*)])]"/>
      <xsl:sequence select="home:own($marks[2 + $inner])"/>
    </xsl:element>
  </xsl:function>

  <!-- Ruby: how a word is said, after it. -->
  <xsl:template match="ruby" mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <xsl:template match="rt" mode="home:text" as="node()+">
    <xsl:sequence select="home:own('('), home:as(., 'seg', ()), home:own(')')"/>
  </xsl:template>

  <!-- Tables and lists: kinds that the text itself has no signs for. -->
  <xsl:template match="list" mode="home:text" as="element(list)" priority="0.1">
    <xsl:variable name="kind" as="xs:string" select="lower-case(string-join((@type, @rend), ' '))"/>
    <xsl:variable name="shown" as="xs:string?" select="
        if (label) then ()
        else if (matches($kind, 'order|number|enumer|decimal') and not(matches($kind, 'unorder'))
          and not(item[matches(., '^\s*[(\[]?(\d+|[a-zA-Z]|[ivxlc]+)[.)\]]')])) then 'numbered'
        else 'bulleted'[matches($kind, 'bullet|unorder|disc') and not($kind = 'unbulleted')]
          [not(current()/item[matches(., '^\s*[•\-–—*·]')])]"/>
    <xsl:variable name="attribute" as="attribute()?">
      <xsl:if test="$shown">
        <xsl:attribute name="home:list" select="$shown"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="home:copy(., $attribute)"/>
  </xsl:template>

  <xsl:template match="headLabel" mode="home:text" as="element(label)">
    <xsl:sequence select="home:as(., 'label', home:looks-as('bold'))"/>
  </xsl:template>

  <xsl:template match="headItem" mode="home:text" as="element(item)">
    <xsl:sequence select="home:as(., 'item', home:looks-as('bold'))"/>
  </xsl:template>
</xsl:stylesheet>
