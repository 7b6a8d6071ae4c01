<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the edition's reading departs from the source: what, who decided, how sure. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- How many departures began up to here, this node included. -->
  <xsl:accumulator name="f:corrections" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule select="$value + 1" match="
        text//choice[f:is-departure(.)] | text//supplied[f:is-departure(.)] | text//surplus[f:is-departure(.)]"/>
  </xsl:accumulator>

  <!-- Whether an element is a departure by itself: what is supplied or left out in a correction is part of it. -->
  <xsl:function name="f:is-departure" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/self::choice) then f:is-read($element) and not(f:is-same-sign($element))
        else empty($element/ancestor::choice) and f:is-read($element/..)"/>
  </xsl:function>

  <!-- Whether the source only names (as HTML does) or stores in its own way what the reading has, as the converter found
       out, which gives no rule as evidence: no reader of the source saw anything else. Two private characters are
       ligatures of old fonts. -->
  <xsl:function name="f:is-same-sign" as="xs:boolean">
    <xsl:param name="choice" as="element()"/>
    <xsl:sequence select="
        exists($choice/self::choice[orig]
          [matches(orig, '^&amp;#?[A-Za-z0-9]+;$|^[&#xF001;&#xF002;]$')
            or normalize-unicode(orig, 'NFKC') eq normalize-unicode(reg, 'NFKC')]
          /reg[@resp = '#fascicle'][not(@evidence)])"/>
  </xsl:function>

  <!-- The departures of a text, in their order. -->
  <xsl:function name="f:corrections" as="element()*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence _select="$text//({$f:editorial})[f:is-departure(.)]"/>
  </xsl:function>

  <xsl:function name="f:correction-number" as="xs:integer">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="$correction/accumulator-before('f:corrections')"/>
  </xsl:function>

  <!-- The element that gives the edition's reading. -->
  <xsl:function name="f:edited" as="element()">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="($correction/(corr | reg | expan), $correction)[1]"/>
  </xsl:function>

  <!-- What the source has there; nothing if the edition supplied what the source lost. -->
  <xsl:function name="f:source-form" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="form" as="element()?" select="$correction/(self::surplus | sic | orig | abbr)[1]"/>
    <xsl:sequence select="$form ! f:source-text(.) => string-join()"/>
  </xsl:function>

  <!-- The text of the source layer, a line end being a blank where a word ends there. -->
  <xsl:function name="f:source-text" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <!-- only what lies inside the element counts: a choice may itself stand in a note of the edition -->
    <xsl:variable name="runs" as="node()*" select="
        $element//(text() | lb | cb | pb)
          [not(ancestor::*[. >> $element][f:is-left-out-of-source(.) or self::note[f:is-editorial-note(.)] or self::home:own])]"/>
    <xsl:sequence select="normalize-space(string-join($runs ! f:run-text(.)))"/>
  </xsl:function>

  <!-- The kinds of departure, by the element that gives the edition's reading: keys of messages, classes of a page. -->
  <xsl:variable name="f:correction-kinds" as="map(xs:string, xs:string)" select="map {
      'corr': 'corrected', 'reg': 'normalised', 'expan': 'expanded', 'supplied': 'supplied',
      'surplus': 'left-out' }"/>

  <xsl:function name="f:correction-kind" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="(map:get($f:correction-kinds, local-name(f:edited($correction))), 'corrected')[1]"/>
  </xsl:function>

  <!-- What was done, in words: `blank added`, `letter changed: a → e`; nothing where the two forms have little in common. -->
  <xsl:function name="f:deed" as="xs:string?">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="edited" as="element()" select="f:edited($correction)"/>
    <xsl:choose>
      <xsl:when test="$correction/@reason = 'repeated' or starts-with($edited/@evidence, 'C01')">
        <xsl:sequence select="msg:text('stands-twice')"/>
      </xsl:when>
      <xsl:when test="$correction/self::choice and $edited/(self::corr | self::reg)">
        <xsl:sequence select="f:change(f:source-form($correction), normalize-space(f:plain($edited/node())))"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- In what one form of some words differs from the other. -->
  <xsl:function name="f:change" as="xs:string?">
    <xsl:param name="old" as="xs:string"/>
    <xsl:param name="new" as="xs:string"/>
    <xsl:variable name="blank" as="xs:string" select="'\s'"/>
    <xsl:variable name="hyphen" as="xs:string" select="'[\s\-‐‑]'"/>
    <xsl:sequence select="
        if ($old = ('', $new) or $new eq '') then ()
        else if (replace($old, $blank, '') eq replace($new, $blank, '')) then f:more-or-less('blank', $old, $new)
        else if (replace($old, $hyphen, '') eq replace($new, $hyphen, '')) then f:more-or-less('hyphen', $old, $new)
        else if (lower-case($old) eq lower-case($new)) then
          msg:text(if (matches($new, '\p{Lu}') and not(matches($old, '\p{Lu}'))) then 'capital-set' else 'case-changed')
        else if (normalize-unicode($old, 'NFKC') eq normalize-unicode($new, 'NFKC')) then msg:text('usual-sign')
        else f:exchange($old, $new)"/>
  </xsl:function>

  <!-- `blank-added` or `blank-removed`, `hyphen-added` or `hyphen-removed`: as many signs as there are say which. -->
  <xsl:function name="f:more-or-less" as="xs:string?">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="old" as="xs:string"/>
    <xsl:param name="new" as="xs:string"/>
    <xsl:variable name="others" as="xs:string" select="if ($sign eq 'blank') then '\S' else '[^\-‐‑]'"/>
    <xsl:variable name="more" as="xs:integer"
      select="string-length(replace($new, $others, '')) - string-length(replace($old, $others, ''))"/>
    <xsl:sequence select="
        if ($more gt 0) then msg:text($sign || '-added')
        else if ($more lt 0) then msg:text($sign || '-removed')
        else f:exchange($old, $new)"/>
  </xsl:function>

  <!-- The letters that differ, between what both forms begin and end with, if these are few. -->
  <xsl:variable name="f:few-letters" as="xs:integer" select="8"/>

  <xsl:function name="f:exchange" as="xs:string?">
    <xsl:param name="old" as="xs:string"/>
    <xsl:param name="new" as="xs:string"/>
    <xsl:variable name="before" as="xs:integer" select="f:alike($old, $new)"/>
    <xsl:variable name="rests" as="xs:string+" select="($old, $new) ! f:reverse(substring(., $before + 1))"/>
    <xsl:variable name="behind" as="xs:integer" select="f:alike($rests[1], $rests[2])"/>
    <xsl:variable name="cut" as="xs:string+"
      select="$rests ! normalize-space(f:reverse(substring(., $behind + 1)))"/>
    <xsl:variable name="signs" as="map(*)" select="map { 'from': $cut[1], 'to': $cut[2] }"/>
    <xsl:sequence select="
        if ($before + $behind eq 0 or ($cut ! string-length(.) => max()) gt $f:few-letters) then ()
        else if ($cut[1] eq '') then msg:text('signs-added', $signs)
        else if ($cut[2] eq '') then msg:text('signs-removed', $signs)
        else msg:text(
          if (every $each in $cut satisfies matches($each, '^\p{L}\p{M}*$')) then 'letter-changed' else 'signs-changed', $signs)"/>
  </xsl:function>

  <!-- With how many characters both begin. -->
  <xsl:function name="f:alike" as="xs:integer">
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:variable name="least" as="xs:integer" select="min((string-length($one), string-length($other)))"/>
    <xsl:sequence select="
        ((1 to $least)[substring($one, ., 1) ne substring($other, ., 1)][1] - 1, $least)[1]"/>
  </xsl:function>

  <xsl:function name="f:reverse" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="codepoints-to-string(reverse(string-to-codepoints($words)))"/>
  </xsl:function>

  <!-- How sure the edition is, in a word; the empty string where it does not say. -->
  <xsl:function name="f:certainty" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="cert" as="xs:string" select="string((f:edited($correction)/@cert, $correction/@cert)[1])"/>
    <xsl:sequence select="if ($cert = ('high', 'medium', 'low')) then msg:text($cert) else ''"/>
  </xsl:function>

  <!-- Who is responsible for an element: the names of the statements of responsibility that its @resp points to. -->
  <xsl:function name="f:responsible" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="edited" as="element()" select="f:edited($element)"/>
    <xsl:variable name="pointers" as="xs:string*" select="tokenize(($edited/@resp, $element/@resp)[1])"/>
    <xsl:sequence select="string-join($pointers ! f:responsible-name(., root($element)), ', ')"/>
  </xsl:function>

  <xsl:key name="f:responsibility" match="respStmt | titleStmt//persName | titleStmt//name" use="@xml:id"/>

  <!-- The name behind a pointer of @resp or @who; the pointer itself where it leads nowhere. -->
  <xsl:function name="f:responsible-name" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="found" as="element()?"
      select="key('f:responsibility', substring-after($pointer, '#'), $document)[1]"/>
    <xsl:sequence select="
        ($found/(persName | orgName | name) ! normalize-space(), $found ! normalize-space(), $pointer)[1]"/>
  </xsl:function>
</xsl:stylesheet>
