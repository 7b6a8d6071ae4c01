<?xml version="1.0" encoding="UTF-8"?>
<!--
  The edition's signs, and where they are Leiden's: epigraphers and papyrologists read [abc], (abc), ⟨abc⟩ and dots below
  letters (EpiDoc Guidelines, Krummrey and Panciera); others read words. Here alone it is decided which.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The edition of an inscription or a papyrus: a text by its lines. -->
  <xsl:key name="home:edition-by-lines" match="div[@type = 'edition'][descendant::ab]" use="'yes'"/>

  <!--
    Whether a node is shown by the Leiden conventions: the record says so, or, if it says nothing, its file is EpiDoc by its schema or by how it is made, or it stands
    in a division that is an edition in EpiDoc's sense.
  -->
  <xsl:function name="home:is-leiden" as="xs:boolean" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="wanted" as="xs:string" select="string($home:settings/@signs)"/>
    <xsl:sequence select="
        $wanted eq 'leiden'
        or ($wanted ne 'words'
          and (exists($node/ancestor-or-self::div[@type = 'edition'])
            or exists(key('home:edition-by-lines', 'yes', root($node)))
            or contains(root($node)/*/@home:schemas, 'epidoc')))"/>
  </xsl:function>

  <!-- What an element looks like, with more than its source says, or less. -->
  <xsl:function name="home:looks" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="more" as="xs:string*"/>
    <xsl:param name="less" as="xs:string*"/>
    <xsl:variable name="looks" as="attribute()*" select="home:look($element)"/>
    <xsl:variable name="own" as="xs:string*" select="$looks[name() = 'home:look'] ! tokenize(.)"/>
    <xsl:sequence select="
        $looks[name() ne 'home:look'], home:looks-as(distinct-values(($more, $own))[not(. = $less)])"/>
  </xsl:function>

  <!-- Words of the edition that look like something. -->
  <xsl:function name="home:own" as="element(home:own)" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="look" as="xs:string"/>
    <home:own>
      <xsl:sequence select="home:looks-as($look)"/>
      <xsl:value-of select="$words"/>
    </home:own>
  </xsl:function>

  <!-- Words for who hears the text and cannot see how it looks: page only. -->
  <xsl:function name="home:heard" as="element(home:own)" visibility="public">
    <xsl:param name="label" as="xs:string"/>
    <home:own home:hidden="yes">
      <xsl:value-of select="home:label($label)"/>
    </home:own>
  </xsl:function>

  <!-- `deleted: `, with a blank for the words that follow. -->
  <xsl:function name="home:label" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:sequence select="replace(msg:text('labelled', map { 'label': $label, 'text': '' }), '\s+$', '') || ' '"/>
  </xsl:function>

  <!-- An element as a phrase between two signs, with a mark of doubt if it is doubtful. -->
  <xsl:function name="home:between" as="element(seg)" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="open" as="xs:string"/>
    <xsl:param name="close" as="xs:string"/>
    <xsl:sequence select="home:between($element, $open, $close, ())"/>
  </xsl:function>

  <xsl:function name="home:between" as="element(seg)" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="open" as="xs:string"/>
    <xsl:param name="close" as="xs:string"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <seg>
      <xsl:sequence select="home:kept($element), home:look($element), $attributes, home:edge($open, 'open')"/>
      <xsl:apply-templates select="$element/node()" mode="home:text"/>
      <xsl:sequence select="home:doubt($element), home:edge($close, 'close')"/>
    </seg>
  </xsl:function>

  <xsl:function name="home:edge" as="element(home:own)?">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="edge" as="xs:string"/>
    <xsl:if test="$sign">
      <home:own home:edge="{$edge}">
        <xsl:value-of select="$sign"/>
      </home:own>
    </xsl:if>
  </xsl:function>

  <xsl:function name="home:doubt" as="element(home:own)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="home:own('(?)')[$element/@cert = 'low' or $element/certainty[@match = '..']]"/>
  </xsl:function>

  <!--
    Brackets that close and open again with nothing between them are one pair, as far as the line goes: EpiDoc has each
    line of a text close its own.
  -->
  <xsl:mode name="home:joined" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="home:own[@home:edge = 'close'][home:reopens(.)]" mode="home:joined" as="empty-sequence()"/>

  <xsl:template match="home:own[@home:edge = 'open'][. = '[']" mode="home:joined" as="element()?">
    <xsl:variable name="before" as="element()?" select="preceding::text()[normalize-space()][1]/parent::home:own"/>
    <xsl:if test="not($before[@home:edge = 'close'] ! home:reopens(.))">
      <xsl:copy-of select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="home:reopens" as="xs:boolean">
    <xsl:param name="close" as="element(home:own)"/>
    <xsl:variable name="next" as="text()?" select="$close[. = ']']/following::text()[normalize-space()][1]"/>
    <xsl:variable name="line" as="element()?" select="$close/following::*[self::home:line or home:is-block(.)][1]"/>
    <xsl:sequence select="
        exists($next/parent::home:own[@home:edge = 'open'][. = '['])
        and not($line &lt;&lt; $next)
        and $close/ancestor::*[home:is-block(.)][1] is $next/ancestor::*[home:is-block(.)][1]"/>
  </xsl:function>

  <!-- Signs that a source has between its words. Their names are those of EpiDoc and of many projects. -->
  <xsl:variable name="home:symbols" as="map(xs:string, xs:string)" select="map {
      'interpunct': '·', 'middot': '·', 'stop': '·', 'mid-punctus': '·', 'dipunct': ':', 'dash': '–', 'slash': '/', 'dbslash': '//',
      'cross': '✝', 'cross_uninterpreted': '✝', 'stauros': '✝', 'hedera': '❦', 'ivy-leaf': '❦', 'leaf': '❦',
      'pilcrow': '¶', 'caret': '‸', 'quotationmark': '&quot;', 'chi-rho': '☧', 'christogram': '☧', 'chirho': '☧' }"/>

  <xsl:key name="home:glyph" match="glyph | char" use="@xml:id"/>

  <xsl:template match="g" mode="home:text" as="element()" priority="-1">
    <xsl:variable name="name" as="xs:string" select="replace(string((@ref, @type)[1]), '^.*[#/:]', '')"/>
    <xsl:variable name="glyph" as="element()?" select="key('home:glyph', $name, root(.))[1]"/>
    <xsl:variable name="sign" as="xs:string*" select="
        $glyph/(mapping[@type = ('standard', 'glyph-display')], mapping) ! normalize-space()[. ne ''],
        $home:symbols($name), $glyph/(glyphName, charName, localProp/@value) ! ('((' || normalize-space() || '))'),
        '((' || home:words-of-type($name) || '))'"/>
    <seg>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:apply-templates mode="#current"/>
      <!-- a sign that breaks a word at the end of its line goes with the break -->
      <xsl:if test="not(normalize-space()) and $name and not(following-sibling::node()[1][self::lb or self::pb or self::cb]/@break = 'no')">
        <xsl:sequence select="home:own($sign[1])"/>
      </xsl:if>
    </seg>
  </xsl:template>

  <!-- An apex is a stroke over its vowel. -->
  <xsl:template match="hi[@rend = 'apex']" mode="home:text" as="element(seg)">
    <seg>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="home:own('&#x301;')"/>
    </seg>
  </xsl:template>
</xsl:stylesheet>
