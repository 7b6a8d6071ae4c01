<?xml version="1.0" encoding="UTF-8"?>
<!-- Data as phrases: names, dates, addresses, numbers; signs between them only where the file has elements alone. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- What an element says in a line. The home form takes phrases of running text its own way (home/facts.xsl). -->
  <xsl:mode name="f:words" on-no-match="fail" on-multiple-match="fail"/>

  <!-- What needs no label beside its like: a name, a date, a place make a line. -->
  <xsl:variable name="f:telling" as="xs:string+" select="
      'persName', 'forename', 'surname', 'roleName', 'addName', 'nameLink', 'genName', 'placeName', 'orgName', 'name',
      'rs', 'eventName', 'objectName', 'geogName', 'geogFeat', 'settlement', 'region', 'country', 'district', 'bloc',
      'date', 'time', 'title', 'author', 'editor', 'publisher', 'pubPlace', 'biblScope', 'citedRange', 'edition',
      'ref', 'ptr', 'idno', 'location', 'geo', 'address', 'addrLine', 'street', 'postCode', 'postBox', 'email', 'locus',
      'measure', 'num', 'height', 'width', 'depth', 'dim', 'dimensions', 'quote', 'term', 'foreign', 'hi', 'emph',
      'resp', 'repository', 'institution', 'collection', 'msName', 'label', 'origDate', 'origPlace', 'seg', 'gloss',
      'analytic', 'monogr', 'imprint', 'series', 'bibl', 'biblStruct', 'biblFull', 'language', 'textLang', 'own', 'list', 'item'"/>

  <!-- Whether an element is one line: words without blocks, or elements that tell what they are. -->
  <xsl:function name="f:is-phrase" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::biblFull) then true()
        else if ($element/text()[normalize-space()])
          then empty($element//(p | ab | lg | table | listBibl | listPerson | listPlace))
        else every $child in $element/* satisfies
          not(f:says-something($child)) or local-name($child) = $f:telling and f:is-phrase($child)"/>
  </xsl:function>

  <xsl:function name="f:own" as="element(home:own)?">
    <xsl:param name="words" as="xs:string"/>
    <home:own>
      <xsl:value-of select="$words"/>
    </home:own>
  </xsl:function>

  <xsl:function name="f:words" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="f:words"/>
  </xsl:function>

  <xsl:template match="text()" mode="f:words" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A date as machines write it is said as people read it; what stands in a text stays (home/data.xsl). -->
  <xsl:template match="text()[parent::*/@when = normalize-space()]" mode="f:words" as="text()">
    <xsl:value-of select="f:display-date(normalize-space())"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="f:words" as="empty-sequence()"/>

  <xsl:template match="home:own" mode="f:words" as="element(home:own)" priority="1">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="*" mode="f:words" as="node()*">
    <!-- coordinates and numbers of a place are no part of its name -->
    <xsl:variable name="beside" as="element()*"
      select="(location | geo | idno | date)[@ref or ../(@ref | @key)][f:says-something(.)][not(../text()[normalize-space()])][../(placeName | orgName | name)]"/>
    <xsl:variable name="words" as="node()*" select="f:content(., $beside), f:own(f:remark(.))[string()]"/>
    <xsl:choose>
      <xsl:when test="@ref | @key">
        <home:to ref="{(@ref, @key)[1]}">
          <xsl:sequence select="@xml:lang, $words"/>
        </home:to>
        <xsl:for-each select="$beside">
          <xsl:sequence select="f:own(f:between(.., preceding-sibling::*[1], .)), f:words(.)"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="@xml:lang | @xml:id[not(current()/self::person)]">
        <seg>
          <xsl:sequence select="@xml:lang, @xml:id, $words"/>
        </seg>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands in an element, with signs between elements that have nothing between them. -->
  <xsl:function name="f:content" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:content($element, ())"/>
  </xsl:function>

  <xsl:function name="f:content" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="without" as="element()*"/>
    <xsl:variable name="children" as="element()*" select="$element/(* except $without)[f:says-something(.)]"/>
    <xsl:choose>
      <xsl:when test="$element/text()[normalize-space()]">
        <xsl:apply-templates select="$element/node()" mode="f:words"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$children">
          <xsl:variable name="at" as="xs:integer" select="position()"/>
          <xsl:sequence select="f:own(f:between($element, $children[$at - 1], .))[$at gt 1], f:words(.)"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The sign between two neighbours. -->
  <xsl:function name="f:between" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="one" as="element()?"/>
    <xsl:param name="other" as="element()"/>
    <xsl:sequence select="
        if ($one[self::resp]) then ': '
        else if ($one[self::name or self::persName or self::orgName] and $other[self::name or self::persName or self::orgName]
          and $element[not(self::correspAction or self::persName or self::address)]) then '; '
        else if ($one[self::surname] and $other[self::forename]) then ', '
        else if ($element[self::persName or self::name or self::author or self::editor or self::forename or self::surname]
          or ($one | $other)/self::p or $other[self::geo or self::location[empty(* except geo)]]) then ' '
        else if ($element/self::dimensions) then ' × '
        else if ($one ! local-name() = local-name($other) and $other[self::author or self::editor or self::term or self::item])
          then '; '
        else ', '"/>
  </xsl:function>

  <!-- Coordinates explain a place, unless they are all there is. -->
  <xsl:template match="geo[../*[not(self::geo)] or ../../*[self::placeName or self::orgName or self::name][not(../self::place or ../self::org)]]" mode="f:words" as="node()+">
    <xsl:sequence select="f:own('('), node(), f:own(')')"/>
  </xsl:template>

  <xsl:template match="title[@level = ('m', 'j', 's', 'u')] | title[not(@level)][parent::bibl or parent::monogr or parent::msItem or ancestor::biblFull]"
    mode="f:words" as="node()">
    <hi rend="italic">
      <xsl:next-match/>
    </hi>
  </xsl:template>

  <xsl:template match="ref[@target] | ptr[@target] | licence[@target][f:is-phrase(.)] | graphic[@url]" mode="f:words" as="element(ref)">
    <xsl:variable name="target" as="xs:string" select="string((@target, @url)[1])"/>
    <ref target="{$target}">
      <xsl:sequence select="@xml:lang, if (normalize-space()) then f:content(.) else f:own($target)"/>
    </ref>
  </xsl:template>

  <!-- Words that are an address and no more. -->
  <xsl:template match="(title | note | desc | p)[not(*)][matches(., '^\s*https?://[^\s&lt;&gt;&quot;]+\s*$')]" mode="f:words" as="element(ref)" priority="2">
    <ref target="{normalize-space()}">
      <xsl:apply-templates mode="#current"/>
    </ref>
  </xsl:template>

  <xsl:template match="idno[f:identifier-address(.)]" mode="f:words" as="element(ref)">
    <ref target="{f:identifier-address(.)}">
      <xsl:apply-templates mode="#current"/>
    </ref>
  </xsl:template>

  <!-- Who has which relation to whom: the entries are called by their names where a product knows them. -->
  <xsl:template match="relation" mode="f:words" as="node()*">
    <xsl:variable name="passive" as="xs:string*" select="tokenize(@passive)"/>
    <xsl:variable name="ends" as="node()*">
      <xsl:for-each select="(@active, @mutual, @passive) ! tokenize(.)">
        <xsl:variable name="at" as="xs:integer" select="position()"/>
        <xsl:sequence select="f:own(if (. = $passive) then ' → ' else ', ')[$at gt 1]"/>
        <home:to ref="{.}" called="by-its-name">
          <home:own>
            <xsl:value-of select="replace(., '^.*#', '')"/>
          </home:own>
        </home:to>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="words" as="node()*" select="f:content(.)"/>
    <xsl:sequence select="$ends, f:own(', ')[exists($ends) and exists($words)], $words"/>
  </xsl:template>
</xsl:stylesheet>
