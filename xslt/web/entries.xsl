<?xml version="1.0" encoding="UTF-8"?>
<!-- An entry of a register: its names, a line of its life, what else is said of it, and what it belongs to. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:w="urn:fascicle:web" xmlns:t="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- An entry of the authority file as a section of its register. -->
  <xsl:mode name="w:entry" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <xsl:template match="*[local-name() = $f:registers?members]" mode="w:entry" as="element(h:section)">
    <xsl:param name="heading" as="xs:string" tunnel="yes" select="'h2'"/>
    <!-- the page that tells of the mentions -->
    <xsl:param name="told" as="element(l:page)?" tunnel="yes" select="()"/>
    <xsl:variable name="names" as="element()*" select="f:entry-names(.)"/>
    <xsl:variable name="variants" as="element()*" select="tail($names)[not(@type) or @type = 'variant'][empty(*)]"/>
    <xsl:variable name="life" as="element()*" select="w:life(.)"/>
    <xsl:variable name="parts" as="element()*" select="w:entries-within(.)"/>
    <section class="entry">
      <xsl:sequence select="@xml:id ! w:named(.)"/>
      <xsl:element name="{$heading}">
        <xsl:sequence select="$names[1] ! w:in-language(f:language(.)), w:headword(.)"/>
      </xsl:element>
      <xsl:where-populated>
        <p class="variants">
          <xsl:sequence select="w:joined($variants ! w:variant(.))"/>
        </p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p class="life">
          <xsl:sequence select="
              w:joined((
                f:span-of-time($life/self::birth, $life/self::death)[. ne ''], w:texts($life/self::occupation),
                $life/self::affiliation ! w:affiliation(.)))"/>
        </p>
      </xsl:where-populated>
      <xsl:variable name="plain" as="element()*" select="(note | desc | location)[w:is-plain(.)]"/>
      <xsl:apply-templates select="$plain" mode="#current"/>
      <xsl:variable name="identifiers" as="element(idno)*" select="idno[empty(*)]"/>
      <xsl:sequence select="
          if (self::bibl or self::biblStruct or self::biblFull) then w:reference(.)
          else w:facts(* except ($names[1], $variants, $life, $plain, $identifiers, $parts, w:lists-of($parts)))"/>
      <xsl:sequence select="w:contained($parts)"/>
      <xsl:where-populated>
        <p class="identifiers">
          <xsl:sequence select="w:joined($identifiers[normalize-space()] ! w:identifier(.))"/>
        </p>
      </xsl:where-populated>
      <xsl:sequence select="w:mentions-of(., $told ! key('w:told', current()/@xml:id, .))"/>
    </section>
  </xsl:template>

  <!-- The name; the word that it stands under is set off where it is not the first. -->
  <xsl:function name="w:headword" as="node()+">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="f:index-name($entry)"/>
    <xsl:variable name="word" as="xs:string" select="f:entry-names($entry)[1]/self::persName ! f:family-name(.) || ''"/>
    <xsl:variable name="before" as="xs:string" select="substring-before($name, $word)"/>
    <xsl:choose>
      <xsl:when test="$word and $before and empty($entry/@sortKey)">
        <xsl:value-of select="$before"/>
        <span class="sorted">
          <xsl:sequence select="$word"/>
        </span>
        <xsl:value-of select="substring-after($name, $word)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$name"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What makes the line of a life, where it is but a date or a word. -->
  <xsl:function name="w:life" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="ends" as="element()*" select="$entry/(birth[1] | death[1])[f:date-of(.)]"/>
    <xsl:sequence select="
        $ends[every $end in $ends satisfies empty($end/*)][count(($entry/birth, $entry/death)) = count($ends)],
        $entry/(occupation | affiliation)[empty(*) and normalize-space() and not(@from or @to or @when or @notBefore or @notAfter)]"/>
  </xsl:function>

  <!-- A remark that is one paragraph without a type; coordinates and no more. -->
  <xsl:function name="w:is-plain" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::location) then exists($element[geo][not(@type)]) and empty($element/(* except geo)) and empty($element/geo/*)
        else f:is-phrase($element) and not($element/@type)"/>
  </xsl:function>

  <!-- Entries within an entry have sections of their own: places of a region, members of a family. -->
  <xsl:function name="w:entries-within" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        ($entry/* | $entry/*[local-name() = $f:lists-of-entries]/*)[local-name() = $f:registers?members][f:is-entry(.)]"/>
  </xsl:function>

  <!-- The lists that hold them and nothing else. -->
  <xsl:function name="w:lists-of" as="element()*">
    <xsl:param name="entries" as="element()*"/>
    <xsl:sequence select="$entries/parent::*[local-name() = $f:lists-of-entries][empty(* except $entries)]"/>
  </xsl:function>

  <xsl:function name="w:contained" as="element(h:p)?">
    <xsl:param name="entries" as="element()*"/>
    <xsl:if test="exists($entries)">
      <xsl:variable name="links" as="node()*">
        <xsl:for-each select="$entries">
          <xsl:element name="{if (@xml:id) then 'a' else 'span'}">
            <xsl:sequence select="w:href(@xml:id ! w:entry-address(..)), f:preferred-name(.)"/>
          </xsl:element>
        </xsl:for-each>
      </xsl:variable>
      <p class="contained">
        <xsl:sequence select="
            msg:nodes('labelled', map { 'label': msg:text('contained'), 'text': w:joined($links) })"/>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- Whatever else is said of an entry, or in a header, as a list of labels and what stands under them. -->
  <xsl:function name="w:facts" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="w:shown(f:facts($elements), string($elements[1] ! f:language(.)))"/>
  </xsl:function>

  <!-- A work as a bibliography has it. -->
  <xsl:function name="w:reference" as="element()*">
    <xsl:param name="bibl" as="element()"/>
    <xsl:variable name="words" as="node()*" select="f:says($bibl)"/>
    <xsl:choose>
      <xsl:when test="$words[self::list or self::p]">
        <xsl:sequence select="w:shown($words, f:language($bibl))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="paragraph" as="element(t:p)">
          <t:p>
            <xsl:sequence select="$words"/>
          </t:p>
        </xsl:variable>
        <xsl:sequence select="w:shown($paragraph, f:language($bibl))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What lib/facts.xsl makes of data, as a part of a page; it is in the language of the file, else of the interface. -->
  <xsl:function name="w:shown" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="document" as="document-node()">
      <xsl:document>
        <t:standOff xml:lang="{($language[. ne ''], $w:interface-language)[1]}">
          <xsl:sequence select="$nodes"/>
        </t:standOff>
      </xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$document/standOff/node()" mode="w:text"/>
  </xsl:function>

  <xsl:function name="w:variant" as="element(h:span)">
    <xsl:param name="name" as="element()"/>
    <span>
      <xsl:sequence select="w:in-language(f:language($name)), normalize-space($name)"/>
    </span>
  </xsl:function>

  <xsl:function name="w:affiliation" as="element()">
    <xsl:param name="affiliation" as="element(affiliation)"/>
    <xsl:variable name="entry" as="element()?" select="f:entry($affiliation, $w:authority)"/>
    <xsl:element name="{if ($entry) then 'a' else 'span'}">
      <xsl:sequence select="w:href($entry ! w:entry-address(.))"/>
      <xsl:sequence select="w:in-language(f:language($affiliation)), normalize-space($affiliation)"/>
    </xsl:element>
  </xsl:function>

  <xsl:template match="note | desc" mode="w:entry" as="element(h:p)?">
    <xsl:if test="normalize-space()">
      <p>
        <xsl:sequence select="w:in-language(f:language(.)), if (*) then w:shown(f:words(.), f:language(.)) else normalize-space()"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Latitude and longitude in decimal degrees (WGS 84), as TEI's geo has them. -->
  <xsl:template match="location" mode="w:entry" as="element(h:p)*">
    <xsl:for-each select="geo">
      <p class="coordinates">
        <xsl:sequence select="msg:text('coordinates', map { 'coordinates': w:coordinates(normalize-space()) })"/>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- '48,2 16,37' has commas for points; else a comma parts the two. -->
  <xsl:function name="w:position" as="xs:string*">
    <xsl:param name="geo" as="xs:string"/>
    <xsl:variable name="decimals" as="xs:string" select="'^\s*(-?\d+),(\d+)\s+(-?\d+),(\d+)\s*$'"/>
    <xsl:sequence select="tokenize(replace($geo, $decimals, '$1.$2 $3.$4'), '[\s,]+')[. castable as xs:decimal]"/>
  </xsl:function>

  <xsl:function name="w:coordinates" as="xs:string">
    <xsl:param name="geo" as="xs:string"/>
    <xsl:variable name="numbers" as="xs:string*" select="w:position($geo)"/>
    <xsl:sequence select="
        if (count($numbers) ne 2) then $geo
        else w:degrees($numbers[1], 'north', 'south') || ', ' || w:degrees($numbers[2], 'east', 'west')"/>
  </xsl:function>

  <xsl:function name="w:degrees" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:param name="positive" as="xs:string"/>
    <xsl:param name="negative" as="xs:string"/>
    <xsl:variable name="value" as="xs:decimal" select="xs:decimal($number)"/>
    <xsl:sequence select="
        msg:text(if ($value ge 0) then $positive else $negative, map { 'degrees': msg:decimal(abs($value)) })"/>
  </xsl:function>

  <xsl:function name="w:identifier" as="element()">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="address" as="xs:string?" select="f:identifier-address($idno)"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:sequence select="w:href($address)"/>
      <xsl:sequence select="
          string-join((f:authority-name(string($idno/@type))[. ne ''], normalize-space($idno)), ' ')"/>
    </xsl:element>
  </xsl:function>
</xsl:stylesheet>
