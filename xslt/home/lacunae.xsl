<?xml version="1.0" encoding="UTF-8"?>
<!-- What is lost, unclear, supplied or left blank: by Leiden's signs, or in words between brackets. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="gap" mode="home:text" as="element(seg)">
    <xsl:variable name="extent" as="xs:string?" select="home:extent(.)"/>
    <xsl:variable name="reason" as="xs:string*" select="@reason ! home:reason(.)"/>
    <seg>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:choose>
        <xsl:when test="desc[normalize-space()]">
          <xsl:sequence select="home:own('[')[not(starts-with(normalize-space(current()/desc[1]), '['))]"/>
          <xsl:apply-templates select="desc" mode="home:desc"/>
          <xsl:sequence select="home:own(']')[not(starts-with(normalize-space(current()/desc[1]), '['))]"/>
        </xsl:when>
        <xsl:when test="home:is-leiden(.)">
          <xsl:variable name="brackets" as="xs:boolean" select="not(@reason = ('illegible', 'omitted', 'ellipsis'))"/>
          <xsl:sequence select="
              home:edge('[', 'open')[$brackets], home:edge('⟨', 'open')[current()/@reason = 'omitted'],
              home:own(home:leiden-extent(.)), home:own('?')[current()/certainty or current()/@cert = 'low'],
              home:edge('⟩', 'close')[current()/@reason = 'omitted'], home:edge(']', 'close')[$brackets]"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="home:own('[' || string-join(('…', string-join(($extent, $reason), ', ')[. ne '']), ' ') || ']')"/>
        </xsl:otherwise>
      </xsl:choose>
    </seg>
  </xsl:template>

  <xsl:mode name="home:desc" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="desc" mode="home:desc" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- Dots for few letters, a number for more, strokes where nobody knows: `[...]`, `[..7..]`, `[- - -]`, `+++`. -->
  <xsl:function name="home:leiden-extent" as="xs:string">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="illegible" as="xs:boolean" select="$gap/@reason = 'illegible'"/>
    <xsl:variable name="amount" as="xs:string?" select="home:amount($gap)"/>
    <xsl:variable name="sign" as="xs:string" select="if ($illegible) then '+' else '.'"/>
    <xsl:sequence select="
        if ($gap/@reason = 'ellipsis') then '(...)'
        else if ($gap/@unit = 'line' and empty($amount)) then '- - - - - -'
        else if ($gap/@unit = 'line') then '- - - ' || home:extent($gap) || ' - - -'
        else if (empty($amount)) then (if ($illegible) then '+ - - +' else '- - -')
        else if (not($gap/@unit = ('character', 'chars', 'char', 'letter', 'letters') or empty($gap/@unit)))
          then '- - ' || home:extent($gap) || ' - -'
        else if ($amount = ('1', '2', '3')) then substring($sign || $sign || $sign, 1, xs:integer($amount))
        else $sign || $sign || $amount || $sign || $sign"/>
  </xsl:function>

  <!-- How many, as far as it is known: `3`, `c. 3`, `3–5`, `≥ 3`. -->
  <xsl:function name="home:amount" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="number" as="xs:string?" select="
        ($element/@quantity, $element/@extent[matches(., '^\s*\d+')] ! replace(., '^\s*(\d+).*$', '$1'))[1] ! string()"/>
    <xsl:variable name="told" as="xs:string?" select="
        if ($element/@atLeast and $element/@atMost) then $element/@atLeast || '–' || $element/@atMost
        else ($element/@atLeast ! ('≥ ' || .), $element/@atMost ! ('≤ ' || .), $number)[1]"/>
    <xsl:sequence select="
        if ($element/@precision = 'low' or $element/precision) then $told ! msg:text('circa', map { 'date': . }) else $told"/>
  </xsl:function>

  <!-- The same with what is counted: `3 characters`. -->
  <xsl:function name="home:extent" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="amount" as="xs:string?" select="home:amount($element)"/>
    <xsl:variable name="unit" as="xs:string" select="
        lower-case(string((
          $element/@unit, $element/@extent[matches(., '^\s*\d+\s+\p{L}')] ! replace(., '^\s*\d+\s+', ''), $element/@dim)[1]))"/>
    <xsl:variable name="key" as="xs:string?" select="
        if (matches($unit, '^(char|letter)')) then 'characters' else if (matches($unit, '^word')) then 'words'
        else if (matches($unit, '^line')) then 'lines' else if (matches($unit, '^page')) then 'pages' else ()"/>
    <!-- the form of the word is that of the last number -->
    <xsl:variable name="last" as="xs:string?" select="$amount ! replace(., '^.*?(\d+)\D*$', '$1')"/>
    <xsl:sequence select="
        if (exists($key) and $last castable as xs:integer)
        then replace(
          msg:text($key, map { 'number': xs:integer($last) }), '(^|\D)' || xs:integer($last) || '(\D|$)',
          '$1' || $amount || '$2')
        else string-join(($amount, $unit, $element/@extent[empty($amount)][not(. = 'unknown')])[. ne ''], ' ')[. ne '']"/>
  </xsl:function>

  <!-- Why something is lost or hard to read, in words where we have them. -->
  <xsl:function name="home:reason" as="xs:string">
    <xsl:param name="reason" as="xs:string"/>
    <xsl:variable name="known" as="xs:string?" select="
        if (matches($reason, '^(lost|lacuna|missing)$')) then 'lost' else if ($reason = ('illegible', 'omitted')) then $reason
        else if (starts-with($reason, 'damage')) then 'damaged' else ()"/>
    <xsl:sequence select="if ($known) then msg:text($known) else home:words-of-type($reason)"/>
  </xsl:function>

  <!-- Unclear letters have a dot below them; in running prose a mark of doubt follows. -->
  <xsl:template match="unclear" mode="home:text" as="element(seg)">
    <xsl:variable name="leiden" as="xs:boolean" select="home:is-leiden(.)"/>
    <xsl:variable name="reason" as="xs:string?" select="@reason ! home:reason(.)"/>
    <seg>
      <xsl:sequence select="home:kept(.), home:looks(., if ($leiden) then 'underdot' else 'dotted', ())"/>
      <xsl:if test="not($leiden)">
        <xsl:sequence select="home:heard(string-join((msg:text('unclear'), $reason), ', '))"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
      <!-- one of several readings is doubtful by being that; some editors have written the mark themselves -->
      <xsl:sequence select="
          if ($leiden) then home:doubt(.)
          else home:own('[?]')[not(current()/(@cert = 'high' or parent::choice or ends-with(normalize-space(), ']')))]"/>
    </seg>
  </xsl:template>

  <!-- What the edition supplied; outside inscriptions it is a departure like others. -->
  <xsl:template match="supplied" mode="home:text" as="element()">
    <xsl:sequence select="
        if (home:in-entry(.)) then home:between(., '[', ']') else home:copy(., ())"/>
  </xsl:template>

  <xsl:template match="supplied[home:is-leiden(.)]" mode="home:text" as="element(seg)" priority="1">
    <xsl:sequence select="
        if (@reason = 'omitted') then home:between(., '⟨', '⟩')
        else if (@reason = 'subaudible') then home:between(., '(', ')')
        else if (@reason = 'explanation') then home:between(., '(i.e. ', ')')
        else home:between(., '[', ']')"/>
  </xsl:template>

  <!-- What the writer left blank. -->
  <xsl:template match="space[home:is-leiden(.)]" mode="home:text" as="element(seg)">
    <seg>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:variable name="extent" as="xs:string?" select="if (@unit = 'line') then home:extent(.) else home:amount(.)"/>
      <xsl:sequence select="home:own('(' || string-join(('vac.', $extent), ' ') || ')')"/>
    </seg>
  </xsl:template>
</xsl:stylesheet>
