<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element of a page may carry: class, id, language and direction, and the mark of what is no reading text. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:w="urn:fascicle:web" xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    Counts by the name of the element, for ids of elements that have no xml:id. Such ids hold a colon, which no
    xml:id can hold, so that they never meet.
  -->
  <xsl:accumulator name="w:ordinals" as="map(xs:string, xs:integer)" initial-value="map { }">
    <xsl:accumulator-rule match="text//(p | ab | lg | div | pb | figure | table | note | ref)"
      select="map:put($value, local-name(), ($value(local-name()), 0)[1] + 1)"/>
  </xsl:accumulator>

  <xsl:variable name="w:prefixes" as="map(xs:string, xs:string)" select="map {
      'p': 'p', 'ab': 'ab', 'lg': 'stanza', 'div': 'section', 'pb': 'page', 'figure': 'figure', 'table': 'table',
      'note': 'note', 'ref': 'ref' }"/>

  <!-- The id of an element in the page; nothing where nobody could want to point to it. -->
  <xsl:function name="w:id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/@xml:id) then string($element/@xml:id)
        else if (not($element/ancestor::text)) then ()
        else if ($element[self::choice or self::supplied]) then w:correction-id($element)
        else if ($element[self::persName or self::placeName or self::orgName or self::name or self::rs])
          then 'name:' || $element/accumulator-before('f:names')
        else map:get($w:prefixes, local-name($element))
          ! (. || ':' || $element/accumulator-before('w:ordinals')(local-name($element)))"/>
  </xsl:function>

  <!-- Classes, id, language and direction of an element. -->
  <xsl:function name="w:attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:variable name="all" as="xs:string*" select="$classes, w:rend-classes($element)"/>
    <xsl:if test="exists($all)">
      <xsl:attribute name="class" select="string-join(distinct-values($all), ' ')"/>
    </xsl:if>
    <xsl:if test="exists(w:id($element))">
      <xsl:attribute name="id" select="w:id($element)"/>
    </xsl:if>
    <xsl:sequence select="w:language-attributes($element/@xml:lang)"/>
  </xsl:function>

  <!-- How the source sets a block; other values of @rend have no class, because no style sheet knows them. -->
  <xsl:variable name="w:rend-values" as="xs:string+" select="'center', 'right', 'indent', 'bold', 'italic', 'smallcaps'"/>

  <xsl:function name="w:rend-classes" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:rend($element)[. = $w:rend-values] ! ('rend-' || .)"/>
  </xsl:function>

  <!-- lang, and dir, because a page does not learn the direction of writing from a language tag. -->
  <xsl:function name="w:language-attributes" as="attribute()*">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:if test="$tag">
      <xsl:attribute name="lang" select="$tag"/>
      <xsl:attribute name="dir" select="f:direction($tag)"/>
    </xsl:if>
  </xsl:function>

  <!--
    What the edition adds to the text bears data-layer="edition"; the rest of an element with data-layer="reading"
    is the reading text, character by character.
  -->
  <xsl:attribute-set name="w:edition">
    <xsl:attribute name="data-layer" select="'edition'"/>
  </xsl:attribute-set>
</xsl:stylesheet>
