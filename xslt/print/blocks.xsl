<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, lists, quotations, figures. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An element of running text as a call of a function of book.typ. -->
  <xsl:function name="print:block" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="function" as="xs:string"/>
    <xsl:sequence select="typ:call($function, print:phrases($element/node())) || print:origin($element)"/>
  </xsl:function>

  <!-- Running text as one expression, without blanks at its ends. -->
  <xsl:function name="print:phrases" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="expressions" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="print:set"/>
    </xsl:variable>
    <xsl:sequence select="print:echoed($nodes[1]/.., typ:content(typ:trim($expressions)))"/>
  </xsl:function>

  <!-- Blocks as one expression. -->
  <xsl:function name="print:blocks" as="xs:string">
    <xsl:param name="elements" as="element()*"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="$elements" mode="print:set"/>
    </xsl:variable>
    <xsl:sequence select="typ:blocks($blocks)"/>
  </xsl:function>

  <!-- Text and blocks side by side: each stretch of text becomes a call of the function, if it says anything. -->
  <xsl:function name="print:mixed" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="function" as="xs:string"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:for-each-group select="$nodes" group-adjacent="f:is-block(.) or print:is-set-off(.)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="print:set"/>
          </xsl:when>
          <xsl:when test="exists(current-group()[normalize-space() or self::*[not(self::pb or self::lb or self::cb)]])">
            <xsl:sequence select="typ:call($function, print:phrases(current-group()))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="current-group()[self::pb or self::cb] ! print:begins(.)"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="typ:blocks($blocks)"/>
  </xsl:function>

  <xsl:key name="print:breaks" match="lb" use="'all'"/>

  <!-- A comment in the code: the line of the source file, for whoever has to find the place of a message. -->
  <xsl:function name="print:origin" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <!-- a text without line breaks would be looked through for each of its blocks -->
    <xsl:variable name="line" as="xs:string?" select="
        ($element/descendant::lb[1], $element[key('print:breaks', 'all', root())]/preceding::lb[1])[1]/@n"/>
    <xsl:sequence select="if ($line) then ' /* line ' || $line || ' */' else ''"/>
  </xsl:function>

  <!-- A paragraph with what leads into it, and with its further parts where only stage directions part them. -->
  <xsl:template match="p" mode="print:set" as="xs:string">
    <xsl:variable name="expressions" as="xs:string*">
      <xsl:apply-templates select="print:lead(.), ., f:between(.), f:rest(.)" mode="print:run"/>
    </xsl:variable>
    <xsl:sequence select="
        typ:call(print:par((., f:rest(.))), (
          if (print:lead(.)/self::speaker) then 'first-line-indent: outdent'
          else 'first-line-indent: 0pt'[current()/@part = ('M', 'F')],
          print:echoed(., typ:content(typ:trim($expressions)))))
        || print:origin(.)"/>
  </xsl:template>

  <xsl:template match="p[f:part-before(.)] | stage[f:part-before(.)] | pb[f:part-before(.)]" mode="print:set"
    as="xs:string*" priority="3"/>

  <!-- What makes one paragraph. -->
  <xsl:mode name="print:run" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="p" mode="print:run" as="xs:string*">
    <xsl:apply-templates mode="print:set"/>
  </xsl:template>

  <xsl:template match="p[f:part-before(.)]" mode="print:run" as="xs:string*">
    <xsl:sequence select="print:in-language(., print:phrases(node()))"/>
    <xsl:apply-templates select="f:between(.), f:rest(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="text() | lb" mode="print:run" as="xs:string">
    <xsl:sequence select="'sp'"/>
  </xsl:template>

  <xsl:template match="pb | cb" mode="print:run" as="xs:string+">
    <xsl:sequence select="'sp', print:begins(., ())"/>
  </xsl:template>

  <xsl:template match="fw | comment() | processing-instruction()" mode="print:run" as="xs:string*"/>

  <!-- The kind of paragraph that these nodes make: with notes or without. -->
  <xsl:function name="print:par" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="if (print:has-notes($nodes)) then 'noted-par' else 'prose'"/>
  </xsl:function>

  <!-- Whether notes of any kind hang on these nodes or on what they hold. -->
  <xsl:function name="print:has-notes" as="xs:boolean">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="exists($nodes/descendant-or-self::*[f:is-editorial(.) or self::note or self::ref or self::home:app])"/>
  </xsl:function>

  <!-- A list has bullets where its source has them. -->
  <xsl:template match="list" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:sequence select="
        typ:call('items', ('bullets: ' || (@home:list = 'bulleted' or exists(item[f:has-bullet(.)])), 'numbered: true'[current()/@home:list = 'numbered'],
          'nested: true'[current()/@home:was = 'castGroup'], item ! print:item(.)))"/>
    <xsl:apply-templates select="pb[not(following-sibling::item)]" mode="#current"/>
  </xsl:template>

  <xsl:template match="list[label]" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:sequence select="
        typ:call('pairs', (
          'aligned: true'[print:is-aligned(current())],
          item ! typ:array((print:item(preceding-sibling::label[1]), print:item(.)))))"/>
    <xsl:apply-templates select="pb[not(following-sibling::item)]" mode="#current"/>
  </xsl:template>

  <!-- Whether what stands beside labels begins in one column: words beside short labels do. -->
  <xsl:function name="print:is-aligned" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="
        empty($list/(item | label)/*[f:is-block(.)]) and max($list/label ! string-length(normalize-space())) le 40"/>
  </xsl:function>

  <!-- Roles and those who play them, side by side. -->
  <xsl:template match="list[item/seg[@home:was = 'actor']]" mode="print:set" as="xs:string*" priority="0.7">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:sequence select="
        typ:call('pairs', ('aligned: true', 'look: role', item ! typ:array(
          if (seg[@home:was = 'actor'] and empty(*[f:is-block(.)])) then print:cast(., seg[@home:was = 'actor'][1])
          else (print:item(.), 'none'))))"/>
    <xsl:apply-templates select="pb[not(following-sibling::item)]" mode="#current"/>
  </xsl:template>

  <xsl:function name="print:cast" as="xs:string+">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="actor" as="element(seg)"/>
    <xsl:variable name="parts" as="xs:string+" select="
        print:phrases((print:breaks-before($item), $actor/preceding-sibling::node())),
        print:phrases(($actor, $actor/following-sibling::node()))"/>
    <xsl:sequence select="$parts ! print:in-language($item, print:looking($item, .))"/>
  </xsl:function>

  <!-- A label that its list has lost, in a reading that is told in words. -->
  <xsl:template match="label | item" mode="print:set" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What stands in an item or label, after the page breaks that stand before it. -->
  <xsl:function name="print:item" as="xs:string">
    <xsl:param name="item" as="element()"/>
    <xsl:variable name="content" as="node()*" select="print:breaks-before($item), $item/node()"/>
    <xsl:sequence select="
        print:in-language($item, print:looking($item,
          if ($item/*[f:is-block(.)]) then print:mixed($content, 'run') else print:phrases($content)))"/>
  </xsl:function>

  <!-- Breaks of pages and columns between an element and its neighbour before, where only whole items or rows can be set. -->
  <xsl:function name="print:breaks-before" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="neighbour" as="element()?"
      select="$element/preceding-sibling::*[not(self::pb or self::cb or self::lb or self::fw)][1]"/>
    <xsl:sequence select="$element/preceding-sibling::*[self::pb or self::cb[print:column(.)]][empty($neighbour) or . >> $neighbour]"/>
  </xsl:function>

  <xsl:template match="list/head | table/head | lg/head" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'caption-over')"/>
  </xsl:template>

  <!-- A quotation among blocks is one: within a paragraph Typst would drop it. -->
  <xsl:function name="print:is-set-off" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::q | self::quote)[f:among-blocks(.)])"/>
  </xsl:function>

  <xsl:template match="(q | quote)[f:among-blocks(.)]" mode="print:set" as="xs:string" priority="0.25">
    <xsl:sequence select="typ:call('set-off', print:mixed(node(), print:par(node())))"/>
  </xsl:template>

  <xsl:template match="cit" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('set-off', print:blocks(*))"/>
  </xsl:template>

  <xsl:template match="cit/quote" mode="print:set" as="xs:string">
    <xsl:sequence select="print:mixed(node(), print:par(node()))"/>
  </xsl:template>

  <xsl:template match="cit/bibl" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'quoted-from')"/>
  </xsl:template>
</xsl:stylesheet>
