<?xml version="1.0" encoding="UTF-8"?>
<!-- Registers of persons, places and organisations: every entry, with every mention in its context. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:m="urn:fascicle:mentions"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What an entry of the authority file says; a child without a template stops the run. -->
  <xsl:mode name="w:entry" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <!-- The mentions of every entry, in the order of the edition: looked for once, not in each document for each entry. -->
  <xsl:variable name="w:mentions-by-entry" as="map(xs:string, element(m:mention)+)">
    <xsl:map>
      <xsl:for-each-group select="$mentions?*/m:mentions/m:mention" group-by="@entry">
        <xsl:map-entry key="string(current-grouping-key())" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="w:register-page" as="xs:string">
    <xsl:param name="register" as="map(xs:string, xs:string)"/>
    <xsl:variable name="entries" as="element()*"
      select="f:sort-entries(f:entries($register, $w:authority), $w:record/rec:language)"/>
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="msg:text($register?element)"/>
      <xsl:with-param name="file" select="$register?file"/>
      <xsl:with-param name="description" select="
          msg:text('register-of', map {
            'register': msg:text($register?element), 'edition': f:full-title($w:record) })"/>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="msg:text($register?element)"/>
        </h1>
        <div class="register">
          <xsl:apply-templates select="$entries" mode="w:entry"/>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <xsl:template match="person | place | org" mode="w:entry" as="element(h:section)">
    <xsl:variable name="names" as="element()*" select="f:entry-names(.)"/>
    <section id="{@xml:id}" class="entry">
      <h2>
        <xsl:sequence select="$names[1] ! w:in-language(f:language(.)), f:index-name(.)"/>
      </h2>
      <xsl:where-populated>
        <p class="variants">
          <xsl:sequence select="w:joined(tail($names) ! w:variant(.))"/>
        </p>
      </xsl:where-populated>
      <xsl:where-populated>
        <p class="life">
          <xsl:sequence select="
              w:joined((
                f:span-of-time(birth[1], death[1])[. ne ''], w:texts(occupation), affiliation ! w:affiliation(.)))"/>
        </p>
      </xsl:where-populated>
      <xsl:apply-templates select="* except ($names, birth, death, occupation, affiliation, idno)" mode="#current"/>
      <p class="identifiers">
        <xsl:sequence select="w:joined((w:code(@xml:id), idno ! w:identifier(.)))"/>
      </p>
      <xsl:sequence select="w:mentions-of(.)"/>
    </section>
  </xsl:template>

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
        <xsl:sequence select="w:in-language(f:language(.)), normalize-space()"/>
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

  <xsl:function name="w:coordinates" as="xs:string">
    <xsl:param name="geo" as="xs:string"/>
    <xsl:variable name="numbers" as="xs:string*" select="tokenize($geo, '[\s,]+')[. castable as xs:decimal]"/>
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

  <!-- The names of authorities that are not words. -->
  <xsl:variable name="w:authority-names" as="map(xs:string, xs:string)" select="map {
      'wikidata': 'Wikidata', 'viaf': 'VIAF', 'geonames': 'GeoNames', 'gnd': 'GND', 'orcid': 'ORCID', 'isni': 'ISNI',
      'lccn': 'LCCN' }"/>

  <xsl:function name="w:identifier" as="element()">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="address" as="xs:string?" select="f:identifier-address($idno)"/>
    <xsl:variable name="type" as="xs:string" select="lower-case(string($idno/@type))"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:sequence select="w:href($address)"/>
      <xsl:sequence select="string-join((($w:authority-names($type), $type)[1], normalize-space($idno)), ' ')"/>
    </xsl:element>
  </xsl:function>

  <xsl:function name="w:mentions-of" as="element()">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="found" as="element(m:mention)*" select="$w:mentions-by-entry(string($entry/@xml:id))"/>
    <xsl:choose>
      <xsl:when test="exists($found)">
        <dl class="mentions">
          <xsl:for-each-group select="$found" group-adjacent="w:document-of(.)">
            <xsl:variable name="source" as="element(rec:source)?"
              select="f:source-of($w:record, current-grouping-key())"/>
            <dt>
              <xsl:sequence select="$source/rec:language ! w:in-language(.), string($source/rec:title)"/>
            </dt>
            <xsl:sequence select="current-group() ! w:context(.)"/>
          </xsl:for-each-group>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <p class="unmentioned">
          <xsl:sequence select="msg:text('unmentioned')"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="w:document-of" as="xs:string">
    <xsl:param name="mention" as="element(m:mention)"/>
    <xsl:sequence select="string($mention/../@document)"/>
  </xsl:function>

  <!-- The name with the words around it, linked to its place. -->
  <xsl:function name="w:context" as="element(h:dd)">
    <xsl:param name="mention" as="element(m:mention)"/>
    <dd>
      <xsl:sequence select="w:in-language($mention/@xml:lang), string($mention/m:before)"/>
      <a href="{w:page-address(w:document-of($mention))}#{$mention/@id}">
        <xsl:sequence select="string($mention/m:name)"/>
      </a>
      <xsl:sequence select="string($mention/m:after)"/>
    </dd>
  </xsl:function>
</xsl:stylesheet>
