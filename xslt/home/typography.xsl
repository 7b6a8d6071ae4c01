<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a source looks like, in a closed set of words that web and print both know: @rend in the words of many projects,
  @rendition with the CSS of tagsDecl, @style. What is not known is counted, and the record may say what it means.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:home="urn:fascicle:home"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the record says of @rend comes first. -->
  <xsl:variable name="home:own-looks" as="map(xs:string, xs:string)" select="
      map:merge($home:settings/home:rend ! map:entry(lower-case(@value), string(@means)))"/>

  <xsl:key name="home:rendition" match="rendition" use="@xml:id"/>

  <!-- The looks of an element as @home:look, and what of it nobody knows as @home:unknown. -->
  <xsl:function name="home:look" as="attribute()*" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/(@rend | @rendition | @style) or exists(home:rules($element))
        or exists(home:all-of($element))">
      <xsl:variable name="found" as="xs:string*" select="
          home:rules($element)?looks,
          home:all-of($element) ! home:look(.)[name() = 'home:look'] ! tokenize(.)[. = ('center', 'right')],
          $element/@rend ! home:of-rend(.), $element/@rendition ! home:of-rendition(.),
          $element/@style ! home:of-css(.)"/>
      <xsl:variable name="looks" as="xs:string*" select="$found[not(starts-with(., '?'))][. ne '']"/>
      <xsl:variable name="unknown" as="xs:string*" select="$found[starts-with(., '?')] ! substring(., 2)"/>
      <xsl:sequence select="home:looks-as(distinct-values($looks))"/>
      <xsl:if test="exists($unknown)">
        <xsl:attribute name="home:unknown" select="string-join($unknown, '|')"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- Words in the middle are a block in the middle: what is all of a block gives its place to it. -->
  <xsl:function name="home:all-of" as="element(hi)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element[not(self::hi)][home:class(.) = ('block', 'bibliographic')][count(*) eq 1]
          [not(text()[normalize-space()])]/hi"/>
  </xsl:function>

  <xsl:function name="home:looks-as" as="attribute(home:look)?" visibility="public">
    <xsl:param name="looks" as="xs:string*"/>
    <xsl:if test="exists($looks)">
      <xsl:attribute name="home:look" select="$looks"/>
    </xsl:if>
  </xsl:function>

  <!-- Looks of @rend; what is not known has a question mark before it. -->
  <xsl:function name="home:of-rend" as="xs:string*">
    <xsl:param name="rend" as="xs:string"/>
    <xsl:variable name="whole" as="xs:string" select="lower-case(normalize-space($rend))"/>
    <xsl:sequence select="
        if (map:contains($home:own-looks, $whole)) then tokenize($home:own-looks($whole))
        else if (contains($whole, ':') and not(matches($whole, '^\w+:\w+$'))) then home:of-css($whole)
        else tokenize(replace($whole, '\s*\(\s*([^()]*?)\s*\)', '($1) '), '[\s,;/+]+')[. ne ''] ! home:of-word(.)"/>
  </xsl:function>

  <xsl:function name="home:of-word" as="xs:string*">
    <xsl:param name="word" as="xs:string"/>
    <xsl:variable name="bare" as="xs:string" select="
        replace($word, '^#|^(simple|rend|tei|style):', '') => replace('^(text-)?align\((\w+)\)$', '$2')
          => replace('^indent[-(]?([234])(em)?\)?$', 'indent$1')
          => replace('^indent[-(]?([5-9]|\d\d+)(em)?\)?$', 'indent4') => replace('^indent[-(]?[01](em)?\)?$', 'indent')"/>
    <xsl:sequence select="
        if (map:contains($home:own-looks, $word)) then tokenize($home:own-looks($word))
        else if (map:contains($home:looks, $bare)) then $home:looks($bare)
        else home:of-call($bare, $word)"/>
  </xsl:function>

  <!-- `slant(italic)`, `color(red)`: a property of CSS, or a word of our own in the brackets of another. -->
  <xsl:function name="home:of-call" as="xs:string*">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="whole" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($word, '[()]')[. ne '']"/>
    <xsl:sequence select="
        if (count($parts) ne 2) then '?' || $whole
        else if (map:contains($home:looks, $parts[2])) then $home:looks($parts[2])
        else (home:of-css($parts[1] || ':' || $parts[2]), '?' || $whole)[1]"/>
  </xsl:function>

  <!-- @rendition points to a rendition of tagsDecl, or uses a word as if it did. -->
  <xsl:function name="home:of-rendition" as="xs:string*">
    <xsl:param name="pointers" as="attribute()"/>
    <xsl:for-each select="tokenize($pointers)">
      <xsl:variable name="rendition" as="element(rendition)?"
        select="key('home:rendition', substring-after(., '#'), root($pointers))[1]"/>
      <xsl:sequence select="
          if ($rendition[not(@scheme) or @scheme = 'css'][contains(., ':')]) then home:of-css($rendition)
          else home:of-word(lower-case(.))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Looks of CSS declarations (CSS 2.2); those that say nothing about words are passed over. -->
  <xsl:function name="home:of-css" as="xs:string*">
    <xsl:param name="css" as="xs:string"/>
    <xsl:for-each select="tokenize(lower-case($css), ';')[contains(., ':')]">
      <xsl:sequence select="
          map:get($home:css, normalize-space(substring-before(., ':'))) ! .(normalize-space(substring-after(current(), ':')))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The looks of a value, by its property. -->
  <xsl:variable name="home:css" as="map(xs:string, function(xs:string) as xs:string*)" select="
      let $indent := function($value as xs:string) as xs:string* { 'indent'[home:number($value) gt 0] },
          $small-caps := function($value as xs:string) as xs:string* { 'smallcaps'[contains($value, 'small-caps')] },
          $line := function($value as xs:string) as xs:string* {
            'underline'[contains($value, 'underline')], 'strike'[contains($value, 'line-through')],
            'overline'[contains($value, 'overline')] }
      return map {
        'font-weight': function($value as xs:string) as xs:string* { 'bold'[matches($value, 'bold|[6-9]00')] },
        'font-style': function($value as xs:string) as xs:string* { 'italic'[matches($value, 'italic|oblique')] },
        'font-variant': $small-caps,
        'font-variant-caps': $small-caps,
        'font-size': home:size#1,
        'text-decoration': $line,
        'text-decoration-line': $line,
        'vertical-align': function($value as xs:string) as xs:string* { 'sup'[matches($value, 'super|top')], 'sub'[matches($value, 'sub')] },
        'letter-spacing': function($value as xs:string) as xs:string* { 'spaced'[not($value = ('normal', '0'))] },
        'text-transform': function($value as xs:string) as xs:string* { 'uppercase'[$value = 'uppercase'] },
        'text-align': function($value as xs:string) as xs:string* { $value[. = ('center', 'right')] },
        'color': function($value as xs:string) as xs:string* {
          if (matches($value, '^(red|darkred|#f00|#ff0000)$')) then 'red'
          else ('?color: ' || $value)[not(matches($value, '^(black|#000(000)?|inherit)$'))] },
        'text-indent': $indent,
        'margin-left': $indent,
        'padding-left': $indent,
        'border': function($value as xs:string) as xs:string* { 'framed'[not(matches($value, '^(none|0)'))] } }"/>

  <xsl:function name="home:size" as="xs:string*">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="times" as="xs:double?" select="
        home:number($value) ! (if (contains($value, '%')) then . div 100 else .)[matches($value, '%|em')]"/>
    <xsl:sequence select="
        if (matches($value, 'larg') or $times gt 1) then 'large'
        else 'small'[matches($value, 'small') or $times lt 1]"/>
  </xsl:function>

  <!-- The number that a value of CSS begins with. -->
  <xsl:function name="home:number" as="xs:double?">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="replace($value, '^([+\-]?[\d.]+).*$', '$1')[. castable as xs:double] ! xs:double(.)"/>
  </xsl:function>

</xsl:stylesheet>
