<?xml version="1.0" encoding="UTF-8"?>
<!-- Mentions: the names of a text that point to an entry of the authority file, and its dates, with the words around them. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:m="urn:fascicle:mentions" xmlns:r="urn:fascicle:reading"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How many names began up to here, this node included. -->
  <xsl:accumulator name="f:names" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//persName | text//placeName | text//orgName | text//rs" select="$value + 1"/>
  </xsl:accumulator>

  <!-- Characters shown on either side of a mention. -->
  <xsl:variable name="f:context-length" as="xs:integer" select="70"/>

  <xsl:key name="f:by-id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The mentions of a text in its order; the second part of a name that was cut in two is none of its own. -->
  <xsl:function name="f:mentions" as="element()*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="
        $text//(persName | placeName | orgName | rs)[not(@prev)][f:entry-id(.)][f:is-read(.)]"/>
  </xsl:function>

  <!-- A name and, where it was cut in two, its further parts. -->
  <xsl:function name="f:parts" as="element()+">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="next" as="element()?"
      select="$name/@next ! key('f:by-id', substring-after(., '#'), root($name))[1][. >> $name]"/>
    <xsl:sequence select="$name, $next ! f:parts(.)"/>
  </xsl:function>

  <!-- The smallest block that a node stands in: context does not reach beyond it. -->
  <xsl:function name="f:block" as="element()">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor::*[f:is-text-block(.) or self::text][1]"/>
  </xsl:function>

  <!-- The text nodes and breaks of a block that the reading layer takes, without notes within it. -->
  <xsl:mode name="r:runs" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text() | lb | cb | pb" mode="r:runs" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template _match="{$f:left-out-of-reading} | note" mode="r:runs" as="node()*"/>

  <!--
    More runs than this on either side are not looked at: context is short, and a paragraph of a thousand names would
    otherwise be read a thousand times.
  -->
  <xsl:variable name="f:near" as="xs:integer" select="100"/>

  <!-- All mentions of a text as m:mention elements. -->
  <xsl:function name="f:mention-elements" as="element(m:mention)*">
    <xsl:param name="text" as="element()"/>
    <xsl:param name="identify" as="function(element()) as xs:string"/>
    <xsl:sequence select="f:in-context(f:mentions($text), $identify)"/>
  </xsl:function>

  <!-- Names and dates with the words around them, made block by block. -->
  <xsl:function name="f:in-context" as="element()*">
    <xsl:param name="places" as="element()*"/>
    <xsl:param name="identify" as="function(element()) as xs:string"/>
    <xsl:for-each-group select="$places" group-adjacent="generate-id(f:block(.))">
      <xsl:variable name="runs" as="node()*">
        <xsl:apply-templates select="f:block(.)/node()" mode="r:runs"/>
      </xsl:variable>
      <xsl:variable name="positions" as="map(xs:string, xs:integer)" select="
          map:merge(for $at in 1 to count($runs) return map:entry(generate-id($runs[$at]), $at))"/>
      <xsl:sequence select="current-group() ! f:mention-element(., $runs, $positions, $identify(.))"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="f:mention-element" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="runs" as="node()*"/>
    <xsl:param name="positions" as="map(xs:string, xs:integer)"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="own" as="xs:integer*" select="$name//node() ! $positions(generate-id(.))"/>
    <xsl:variable name="before" as="node()*" select="subsequence($runs, ($own[1], 1)[1] - $f:near, $f:near)"/>
    <xsl:variable name="after" as="node()*" select="subsequence($runs, ($own[last()], 0)[1] + 1, $f:near)"/>
    <xsl:element name="{if ($name/self::date) then 'm:date' else 'm:mention'}">
      <xsl:attribute name="id" select="$id"/>
      <xsl:attribute name="xml:lang" select="f:language($name)"/>
      <xsl:choose>
        <xsl:when test="$name/self::date">
          <xsl:copy-of select="$name/(@when | @from | @to | @notBefore | @notAfter)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="entry" select="f:entry-ids($name)"/>
        </xsl:otherwise>
      </xsl:choose>
      <m:before><xsl:sequence select="f:left-context(f:joined($before))"/></m:before>
      <m:name><xsl:sequence select="string-join(f:parts($name) ! f:plain(node()), ' … ')"/></m:name>
      <m:after><xsl:sequence select="f:right-context(f:joined($after))"/></m:after>
    </xsl:element>
  </xsl:function>

  <!-- The dates of a text that say their year, as m:date elements; the second part of one that was cut in two is none. -->
  <xsl:function name="f:date-elements" as="element(m:date)*">
    <xsl:param name="text" as="element()"/>
    <xsl:param name="identify" as="function(element()) as xs:string"/>
    <xsl:variable name="dates" as="element(date)*" select="
        $text//date[not(@prev)][f:is-read(.)][(@when, @from, @notBefore, @to, @notAfter)[matches(., '^-?\d{4}')]]"/>
    <xsl:sequence select="f:in-context($dates, $identify)"/>
  </xsl:function>

  <!-- How many corrections of each kind a text has. -->
  <xsl:function name="f:correction-counts" as="element(m:corrections)*">
    <xsl:param name="text" as="element()"/>
    <xsl:for-each-group select="f:corrections($text)" group-by="f:correction-kind(.)">
      <m:corrections kind="{current-grouping-key()}" n="{count(current-group())}"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- What stands over a text: its author, sender, addressee. Such a mention leads to the head of the page. -->
  <xsl:function name="f:mentions-over" as="element(home:to)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/home:about[@part = ('title', 'letter')]//home:to[f:entry-ids(.)]"/>
  </xsl:function>

  <xsl:function name="f:mention-over" as="element(m:mention)">
    <xsl:param name="name" as="element(home:to)"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="line" as="element()" select="$name/ancestor::*[self::item or self::p][last()]"/>
    <xsl:variable name="label" as="xs:string" select="string($line/preceding-sibling::*[1]/self::label ! (. || ': '))"/>
    <m:mention entry="{f:entry-ids($name)}" id="{$id}" xml:lang="{f:language($name)}">
      <m:before><xsl:value-of select="$label || f:left-context(f:joined($line//text()[. &lt;&lt; $name]))"/></m:before>
      <m:name><xsl:value-of select="normalize-space($name)"/></m:name>
      <m:after><xsl:value-of select="f:right-context(f:joined($line//text()[. >> $name][not(ancestor::home:to[. is $name])]))"/></m:after>
    </m:mention>
  </xsl:function>

  <!-- Runs as text: breaks become blanks, blanks at the ends are kept, because they part the name from its context. -->
  <xsl:function name="f:joined" as="xs:string">
    <xsl:param name="runs" as="node()*"/>
    <!-- a letter at either end, because normalize-space() takes away the blanks there -->
    <xsl:variable name="framed" as="xs:string"
      select="normalize-space('x' || string-join($runs ! f:run-text(.)) || 'x')"/>
    <xsl:sequence select="substring($framed, 2, string-length($framed) - 2)"/>
  </xsl:function>

  <xsl:function name="f:left-context" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="whole" as="xs:string"
      select="if (starts-with($text, ' ')) then substring($text, 2) else $text"/>
    <xsl:sequence select="
        if (string-length($whole) le $f:context-length) then $whole else '… ' || f:tail($whole, $f:context-length)"/>
  </xsl:function>

  <xsl:function name="f:right-context" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="whole" as="xs:string"
      select="if (ends-with($text, ' ')) then substring($text, 1, string-length($text) - 1) else $text"/>
    <xsl:sequence select="
        if (string-length($whole) le $f:context-length) then $whole else f:head($whole, $f:context-length) || ' …'"/>
  </xsl:function>
</xsl:stylesheet>
