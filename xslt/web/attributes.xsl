<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element of a page may carry: class, id, language, and the mark of what is no reading text. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    The ids of elements that have no xml:id: what the element is, and a number made of the letters that its source begins
    with, so that a citation holds when other paragraphs are put in, split or joined, and when this one is corrected or
    marked up. What begins like one before it is counted; what has no letters is counted by its name. Such ids hold a
    colon, which no xml:id can hold, so that they never meet. The value maps ids to how often they were wanted, and '' to
    the one of the element.
  -->
  <xsl:accumulator name="w:ids" as="map(xs:string, item())" initial-value="map { }">
    <xsl:accumulator-rule match="text//*[map:contains($w:prefixes, local-name())]">
      <xsl:variable name="wanted" as="xs:string" select="string-join(($w:prefixes(local-name()), w:letters-number(.)), ':')"/>
      <xsl:variable name="count" as="xs:integer" select="(map:get($value, $wanted), 0)[1] + 1"/>
      <xsl:sequence select="
          $value => map:put($wanted, $count)
          => map:put('', if (not(contains($wanted, ':'))) then $wanted || ':' || $count
              else $wanted || ('.' || $count)[$count gt 1])"/>
    </xsl:accumulator-rule>
  </xsl:accumulator>

  <!-- With so many letters of its source an element is told from others. -->
  <xsl:variable name="w:first-letters" as="xs:integer" select="32"/>

  <xsl:function name="w:letters-number" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="runs" as="text()*" select="
        ($element//text()[normalize-space()]
          [empty(ancestor::*[. >> $element][f:is-left-out-of-source(.) or self::note or self::home:own or self::fw])])
        [position() le $w:first-letters]"/>
    <xsl:variable name="letters" as="xs:string" select="
        substring(replace(lower-case(string-join($runs)), '[^\p{L}\p{N}]', ''), 1, $w:first-letters)"/>
    <!-- a prime below 2^30: six digits to the base of 32 -->
    <xsl:sequence select="
        if ($letters eq '') then ()
        else w:digits(fold-left(string-to-codepoints($letters), 7, function($sum, $letter) {
          ($sum * 1009 + $letter) mod 1073741789 }))"/>
  </xsl:function>

  <xsl:function name="w:digits" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        (if ($number ge 32) then w:digits($number idiv 32) else '')
        || substring('0123456789abcdefghjkmnpqrstvwxyz', $number mod 32 + 1, 1)"/>
  </xsl:function>

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
        else if (map:contains($w:prefixes, local-name($element)))
          then $element/accumulator-before('w:ids')('') ! string()
        else ()"/>
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
        $classes, $element/@home:was ! ('tei-' || .), tokenize($element/@home:look) ! ('rend-' || .),
        'w'[$element/(@home:wit, @home:not)], w:witnessing($element)"/>
    <xsl:if test="exists($all)">
      <xsl:attribute name="class" select="string-join($all, ' ')"/>
    </xsl:if>
    <xsl:for-each select="w:id($element)">
      <xsl:attribute name="id" select="."/>
    </xsl:for-each>
    <xsl:sequence select="$element/@xml:lang ! w:language-attributes(., f:language($element/..)), $element[@facs] ! w:zone(.)"/>
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
