<?xml version="1.0" encoding="UTF-8"?>
<!--
  Bibliographic references that are elements alone, as a plain style of the humanities has them: «Author: “Article”. In:
  Journal, vol. 2, 1921, p. 3». Every part stands in the order of the file; only signs and words between them are ours.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Whether signs between the parts of a reference are ours to set: where the file has nothing between them. -->
  <xsl:function name="f:wants-signs" as="xs:boolean">
    <xsl:param name="bibl" as="element()"/>
    <xsl:sequence select="count($bibl/*) gt 1 and not($bibl/text()[normalize-space()])"/>
  </xsl:function>

  <xsl:template match="biblStruct | biblFull | bibl[f:wants-signs(.)] | analytic | monogr
      | series[not(text()[normalize-space()])] | imprint" mode="f:words"
    as="node()*">
    <xsl:sequence select="f:reference(.)"/>
  </xsl:template>

  <!-- The parts of a reference with their signs. -->
  <xsl:function name="f:reference" as="node()*">
    <xsl:param name="bibl" as="element()"/>
    <xsl:variable name="parts" as="element()*" select="$bibl/* ! f:reference-parts(.)"/>
    <xsl:for-each select="$parts">
      <xsl:variable name="at" as="xs:integer" select="position()"/>
      <xsl:variable name="before" as="element()?" select="$parts[$at - 1]"/>
      <xsl:sequence select="
          f:own(f:sign($before, .))[$at gt 1],
          if (f:opens-host($before, .)) then f:own(msg:text('in-work') || ' ') else (),
          if (self::editor and not($before/self::editor) and $parts[position() lt $at][self::title])
            then f:own(msg:text('edited-by-short') || ' ') else (),
          f:part(.)"/>
    </xsl:for-each>
    <xsl:sequence select="f:own(f:remark($bibl))[string()]"/>
  </xsl:function>

  <xsl:function name="f:reference-parts" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (not(f:says-something($element))) then ()
        else if ($element[self::analytic or self::monogr or self::imprint or self::series or self::titleStmt
            or self::fileDesc or self::publicationStmt or self::editionStmt or self::seriesStmt or self::notesStmt]
            [not(text()[normalize-space()])])
          then $element/* ! f:reference-parts(.)
        else $element"/>
  </xsl:function>

  <!-- Whether an article has been named and now comes what it stands in. -->
  <xsl:function name="f:opens-host" as="xs:boolean">
    <xsl:param name="before" as="element()?"/>
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="exists($before/ancestor::analytic) and exists($part/ancestor::monogr)"/>
  </xsl:function>

  <!-- The sign between two parts. -->
  <xsl:function name="f:sign" as="xs:string">
    <xsl:param name="one" as="element()?"/>
    <xsl:param name="other" as="element()"/>
    <xsl:variable name="ends" as="xs:boolean" select="matches(normalize-space($one), '[.!?…]$')"/>
    <xsl:sequence select="
        if (not(f:opens-host($one, $other)) and local-name($one) = local-name($other))
          then (if ($other/self::title) then (if ($ends) then ' ' else '. ') else if ($other/self::biblScope) then ', ' else '; ')
        else if ($one[self::author or self::editor] and $other[self::title] or $one[self::pubPlace] and $other[self::publisher])
          then ': '
        else if ($one[self::title] and $other[self::editor]) then ', '
        else if (not($one[self::title]) and $other[self::publisher] or $other[self::biblScope or self::citedRange or self::date
            or self::extent or self::locus] and not($one[self::idno or self::note])) then ', '
        else if ($ends) then ' '
        else '. '"/>
  </xsl:function>

  <!-- One part: the title of an article in quotation marks, pages and volumes with their unit. -->
  <xsl:function name="f:part" as="node()*">
    <xsl:param name="part" as="element()"/>
    <xsl:choose>
      <xsl:when test="$part/self::title[@level = 'a' or parent::analytic][not(matches(., '^\s*[&quot;“„«‘‚»]'))]">
        <xsl:variable name="quoted" as="xs:string+" select="tokenize(msg:text('in-quotes', map { 'text': '&#xA;' }), '\n')"/>
        <xsl:sequence select="f:own($quoted[1]), f:words($part), f:own($quoted[2])"/>
      </xsl:when>
      <xsl:when test="$part[self::biblScope or self::citedRange]">
        <xsl:sequence select="f:own(f:unit($part))[string()], f:words($part)"/>
      </xsl:when>
      <xsl:when test="$part[self::idno][@type][not(contains(., ':'))]">
        <xsl:sequence select="f:own(f:authority-name($part/@type) || ' '), f:words($part)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:words($part)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:variable name="f:units" as="map(xs:string, xs:string)" select="map {
      'page': 'unit-page', 'pages': 'unit-page', 'pp': 'unit-page', 'p': 'unit-page',
      'volume': 'unit-volume', 'vol': 'unit-volume', 'issue': 'unit-issue', 'number': 'unit-issue', 'no': 'unit-issue',
      'nr': 'unit-issue', 'column': 'unit-column', 'col': 'unit-column' }"/>

  <!-- The unit of a number, where the words have none of their own: `p. `, `vol. `. -->
  <xsl:function name="f:unit" as="xs:string">
    <xsl:param name="scope" as="element()"/>
    <xsl:variable name="unit" as="xs:string" select="lower-case(string(($scope/@unit, $scope/@type)[1])) => replace('\.$', '')"/>
    <xsl:sequence select="
        if ($unit and matches(normalize-space($scope), '^[\dIVXLCDMivxlcdm\s.,/–\-\[\]()fr*v]*$'))
        then (map:get($f:units, $unit) ! msg:text(.), $unit)[1] || ' '
        else ''"/>
  </xsl:function>
</xsl:stylesheet>
