<?xml version="1.0" encoding="UTF-8"?>
<!--
  Looks that a file's tagsDecl gives to elements: rendition/@selector in the simple selectors of CSS (Selectors Level 3:
  names, attributes, classes, descendants, lists), and signs that stand before or after an element (@scope).
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:fn="http://www.w3.org/2005/xpath-functions"
  xmlns:home="urn:fascicle:home"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The rules of a file, by the name of the element that they are for; `*` is any. -->
  <xsl:accumulator name="home:rules" as="map(xs:string, map(*)*)" initial-value="map { }">
    <xsl:accumulator-rule match="tagsDecl//rendition[@selector]" select="
        let $rendition := . return
          fold-left(tokenize(@selector, ',') ! normalize-space()[. ne ''], $value, home:with-rule(?, ?, $rendition))"/>
    <xsl:accumulator-rule match="tagsDecl//tagUsage[@rendition]" select="
        let $usage := . return home:with-rule($value, string(@gi), $usage)"/>
  </xsl:accumulator>

  <xsl:function name="home:with-rule" as="map(xs:string, map(*)*)">
    <xsl:param name="rules" as="map(xs:string, map(*)*)"/>
    <xsl:param name="selector" as="xs:string"/>
    <xsl:param name="declared" as="element()"/>
    <xsl:variable name="compounds" as="map(*)*"
      select="tokenize(replace($selector, '\s*>\s*', ' ')) ! home:compound(.)"/>
    <xsl:variable name="rule" as="map(*)" select="map {
        'element': $compounds[last()],
        'around': $compounds[position() lt last()],
        'scope': string($declared/@scope),
        'sign': home:sign($declared),
        'looks': if ($declared/@scope) then () else
          if ($declared/self::tagUsage) then home:of-rendition($declared/@rendition) else home:of-css(string($declared)) }"/>
    <xsl:variable name="name" as="xs:string" select="string($compounds[last()]?name)"/>
    <xsl:sequence select="
        if (empty($compounds) or (some $compound in $compounds satisfies $compound?name = '')) then $rules
        else map:put($rules, $name, ($rules($name), $rule))"/>
  </xsl:function>

  <!-- `name[attribute=value].class`; what this does not understand is for no element. -->
  <xsl:function name="home:compound" as="map(*)">
    <xsl:param name="compound" as="xs:string"/>
    <xsl:variable name="parts" as="element(fn:match)*" select="
        analyze-string($compound, '\[\s*([\p{L}\p{N}_:\-]+)\s*(([~|^$*]?=)\s*[''&quot;]?([^''&quot;\]]*)[''&quot;]?)?\s*\]|\.([\w\-]+)')/fn:match"/>
    <xsl:variable name="name" as="xs:string" select="
        replace($compound, '\[[^\]]*\]|\.[\w\-]+', '') => replace('^[\w*]*\|', '')"/>
    <xsl:sequence select="map {
        'name': if ($name = '' and exists($parts)) then '*' else $name[matches(., '^([\w\-]+|\*)$')] || '',
        'tests': $parts ! (
          if (fn:group[@nr = '5']) then map { 'attribute': 'rend', 'operator': '~=', 'value': string(fn:group[@nr = '5']) }
          else map { 'attribute': string(fn:group[@nr = '1']), 'operator': string(.//fn:group[@nr = '3']),
            'value': string(.//fn:group[@nr = '4']) }) }"/>
  </xsl:function>

  <xsl:function name="home:is-meant" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="compound" as="map(*)"/>
    <xsl:sequence select="
        $compound?name = ('*', local-name($element))
        and (every $test in $compound?tests satisfies
          (some $attribute in $element/@*[name() = $test?attribute] satisfies
            if ($test?operator = '=') then $attribute = $test?value
            else if ($test?operator = '~=') then tokenize($attribute) = $test?value
            else if ($test?operator = '|=') then ($attribute = $test?value or starts-with($attribute, $test?value || '-'))
            else if ($test?operator = '^=') then starts-with($attribute, $test?value)
            else if ($test?operator = '$=') then ends-with($attribute, $test?value)
            else if ($test?operator = '*=') then contains($attribute, $test?value)
            else true()))"/>
  </xsl:function>

  <!-- The rules for an element. -->
  <xsl:function name="home:rules" as="map(*)*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="rules" as="map(*)" select="$element/accumulator-before('home:rules')"/>
    <xsl:sequence select="
        if (map:size($rules) eq 0) then ()
        else ($rules('*'), $rules(local-name($element)))
          [home:is-meant($element, ?element) and home:is-around($element/.., ?around)]"/>
  </xsl:function>

  <!-- Whether elements of these kinds stand around one another, the last innermost. -->
  <xsl:function name="home:is-around" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="compounds" as="map(*)*"/>
    <xsl:variable name="found" as="element()?" select="
        $compounds[last()] ! (let $compound := . return $element/ancestor-or-self::*[home:is-meant(., $compound)][last()])"/>
    <xsl:sequence select="
        empty($compounds) or (exists($found) and home:is-around($found/.., $compounds[position() lt last()]))"/>
  </xsl:function>

  <!-- The sign that a rendition puts before or after an element: `content: "«"`. -->
  <xsl:function name="home:sign" as="xs:string?">
    <xsl:param name="rendition" as="element()"/>
    <xsl:sequence select="
        $rendition[@scope = ('before', 'after')][matches(., 'content\s*:\s*([''&quot;]).*\1')]
          ! replace(., '^.*content\s*:\s*([''&quot;])(.*?)\1.*$', '$2', 's')"/>
  </xsl:function>

  <xsl:function name="home:signs" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="scope" as="xs:string"/>
    <xsl:variable name="pointed" as="element(rendition)*" select="
        tokenize($element/@rendition) ! key('home:rendition', substring-after(., '#'), root($element))[@scope = $scope]"/>
    <xsl:sequence select="
        string-join((home:rules($element)[?scope = $scope]?sign, $pointed ! home:sign(.)))"/>
  </xsl:function>

  <xsl:template match="*[@rendition or map:size(accumulator-before('home:rules')) gt 0][home:signs(., 'before') || home:signs(., 'after')]"
    mode="home:text" as="node()*" priority="44">
    <xsl:variable name="made" as="node()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="before" as="element()?" select="home:signs(., 'before')[. ne ''] ! home:own(.)"/>
    <xsl:variable name="after" as="element()?" select="home:signs(., 'after')[. ne ''] ! home:own(.)"/>
    <xsl:choose>
      <xsl:when test="count($made) eq 1 and $made[self::*][home:takes-words(.) or not(home:is-block(.))]">
        <xsl:copy select="$made">
          <xsl:copy-of select="@*"/>
          <xsl:sequence select="$before, node(), $after"/>
        </xsl:copy>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$made"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
