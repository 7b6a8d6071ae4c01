<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element of a page may carry: class, id, language, and the mark of what is no reading text. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    Counts by the name of the element, for ids of elements that have no xml:id. Such ids hold a colon, which no
    xml:id can hold, so that they never meet.
  -->
  <xsl:accumulator name="w:ordinals" as="map(xs:string, xs:integer)" initial-value="map { }">
    <xsl:accumulator-rule match="text//*[map:contains($w:prefixes, local-name())]"
      select="map:put($value, local-name(), ($value(local-name()), 0)[1] + 1)"/>
  </xsl:accumulator>

  <xsl:variable name="w:prefixes" as="map(xs:string, xs:string)" select="map {
      'head': 'head', 'p': 'p', 'ab': 'ab', 'lg': 'stanza', 'pb': 'page', 'figure': 'figure', 'table': 'table',
      'note': 'note' }"/>

  <!-- The id of an element in the page; nothing where nobody could want to point to it. -->
  <xsl:function name="w:id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/@xml:id) then string($element/@xml:id)
        else if (not($element/ancestor::text)) then ()
        else if (f:is-editorial($element)) then w:correction-id($element)
        else if ($element[self::persName or self::placeName or self::orgName or self::rs])
          then 'name:' || $element/accumulator-before('f:names')
        else if ($element[self::ref][@type = 'noteAnchor'])
          then f:note-of($element) ! ('mark:' || @xml:id || '.' || count(f:anchors-of(.)[. &lt;&lt; $element]) + 1)
        else map:get($w:prefixes, local-name($element))
          ! (. || ':' || $element/accumulator-before('w:ordinals')(local-name($element)))"/>
  </xsl:function>

  <xsl:function name="w:named" as="attribute(id)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:attribute name="id" select="$id"/>
  </xsl:function>

  <!-- Classes, id, language and direction of an element. -->
  <xsl:function name="w:attributes" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="classes" as="xs:string*"/>
    <!-- what TEI that came home was, and looks like, is there for style sheets: `tei-rs`, `rend-spaced` -->
    <xsl:variable name="all" as="xs:string*" select="
        $classes, $element/@home:was ! ('tei-' || .), tokenize($element/@home:look) ! ('rend-' || .)"/>
    <xsl:if test="exists($all)">
      <xsl:attribute name="class" select="string-join($all, ' ')"/>
    </xsl:if>
    <xsl:for-each select="w:id($element)">
      <xsl:attribute name="id" select="."/>
    </xsl:for-each>
    <xsl:sequence select="$element/@xml:lang ! w:language-attributes(., f:language($element/..))"/>
  </xsl:function>

  <!-- lang, and dir, because a page does not learn the direction of writing from a language tag; only what changes. -->
  <xsl:function name="w:language-attributes" as="attribute()*">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="around" as="xs:string"/>
    <xsl:if test="$tag ne '' and $tag ne $around">
      <xsl:attribute name="lang" select="$tag"/>
      <xsl:if test="f:direction($tag) ne f:direction($around)">
        <xsl:attribute name="dir" select="f:direction($tag)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The same where the interface is around it. -->
  <xsl:function name="w:in-language" as="attribute()*">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:sequence select="w:language-attributes(string($tag), $w:interface-language)"/>
  </xsl:function>

  <!-- The language of a label that stands in the text: a voice that reads the text would read the label wrongly. -->
  <xsl:function name="w:label-language" as="attribute()*">
    <xsl:param name="place" as="node()"/>
    <xsl:sequence select="w:language-attributes($w:interface-language, f:language($place))"/>
  </xsl:function>

  <!-- The language of the text again, within an element that has that of its label. -->
  <xsl:function name="w:back-in-language" as="attribute()*">
    <xsl:param name="place" as="node()"/>
    <xsl:sequence select="w:in-language(f:language($place))"/>
  </xsl:function>

  <!--
    What the edition adds to the text bears data-layer="edition"; the rest of an element with data-layer="reading"
    is the reading text, character by character.
  -->
  <xsl:attribute-set name="w:edition">
    <xsl:attribute name="data-layer" select="'edition'"/>
  </xsl:attribute-set>
</xsl:stylesheet>
