<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: for people to read and for machines. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" exclude-result-prefixes="#all">

  <!--
    A W3C date, month or year in words: `1921-03-12` gives `12 March 1921`; anything else comes back as it is. The
    processor formats dates in English only, so that patterns and names of months come with the messages.
  -->
  <xsl:function name="f:display-date" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="f:date-in-words($date, 'alone')"/>
  </xsl:function>

  <!-- `case` is `alone`, or `governed` where a word before the date asks for the form that months have after a day. -->
  <xsl:function name="f:date-in-words" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:param name="case" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="matches($date, '^-?\d{4}-\d\d-\d\d$') and $date castable as xs:date">
        <xsl:variable name="day" as="xs:integer" select="day-from-date(xs:date($date))"/>
        <xsl:sequence select="
            f:fill-date('day', xs:date($date), $case,
              if ($day eq 1) then msg:text('first-of-month') else string($day))"/>
      </xsl:when>
      <xsl:when test="matches($date, '^-?\d{4}-\d\d-\d\dT\d\d:\d\d')">
        <xsl:sequence select="
            f:date-in-words(substring-before($date, 'T'), $case) || ', ' || replace($date, '^.*T(\d\d:\d\d)(:00)?', '$1')"/>
      </xsl:when>
      <xsl:when test="$date castable as xs:gYearMonth">
        <xsl:sequence select="f:fill-date('month', xs:date($date || '-01'), $case, '')"/>
      </xsl:when>
      <xsl:when test="matches($date, '^-?\d{4}$')">
        <xsl:sequence select="f:display-year(xs:integer($date))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$date"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:fill-date" as="xs:string">
    <xsl:param name="form" as="xs:string"/>
    <xsl:param name="date" as="xs:date"/>
    <xsl:param name="case" as="xs:string"/>
    <xsl:param name="day" as="xs:string"/>
    <xsl:variable name="month" as="element(msg:month)"
      select="$msg:locale/msg:month[@n = string(month-from-date($date))]"/>
    <xsl:sequence select="
        msg:fill($msg:locale/msg:date[@form = $form], map {
          'day': $day,
          'month': string($month),
          'month-alone': string(if ($case eq 'governed') then $month else $month/@alone),
          'year': f:display-year(year-from-date($date)) })"/>
  </xsl:function>

  <!-- Year 0 is 1 BC (ISO 8601). -->
  <xsl:function name="f:display-year" as="xs:string">
    <xsl:param name="year" as="xs:integer"/>
    <xsl:sequence select="
        if ($year gt 0) then string($year)
        else msg:fill($msg:locale/msg:date[@form = 'year-before-era'],
          map { 'year': string(1 - $year), 'era': string($msg:locale/msg:era) })"/>
  </xsl:function>

  <!-- The dates of a life: `1889–1960`; `born 1889`, which does not say that the person is alive. -->
  <xsl:function name="f:span-of-time" as="xs:string">
    <xsl:param name="from" as="element()?"/>
    <xsl:param name="to" as="element()?"/>
    <xsl:variable name="ends" as="xs:string*" select="($from, $to) ! f:date-of(.)"/>
    <xsl:sequence select="
        if (exists($from) and exists($to)) then string-join($ends, if (contains(string-join($ends), ' ')) then ' – ' else '–')
        else if (exists($from)) then msg:text('born', map { 'date': $ends })
        else if (exists($to)) then msg:text('died', map { 'date': $ends })
        else ''"/>
  </xsl:function>

  <!-- The date that an element states, by attribute where it has one, else in its words; with it how sure it is. -->
  <xsl:function name="f:date-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="attributes" as="attribute()*" select="
        $element/(@when, @from, @to, @notBefore, @notAfter)"/>
    <xsl:variable name="date" as="xs:string" select="
        if (empty($attributes) and normalize-space($element) = 'n.d.') then msg:text('undated') else f:date-as-sure($element)"/>
    <xsl:variable name="about" as="xs:string" select="
        if (exists($attributes) and $element/@precision = 'low')
        then msg:text('circa', map {
          'date': $date,
          'of-date': if ($element/@when) then f:date-in-words($element/@when, 'governed') else $date })
        else $date"/>
    <xsl:sequence select="if (exists($attributes) and $element/@cert = 'low') then $about || '?' else $about"/>
  </xsl:function>

  <xsl:function name="f:date-as-sure" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/@when) then f:display-date($element/@when)
        else if ($element/(@from | @to)) then f:ends($element/@from, $element/@to, '–', 'from', 'until')
        else if ($element/(@notBefore | @notAfter))
          then f:ends($element/@notBefore, $element/@notAfter, '/', 'after', 'before')
        else normalize-space($element)"/>
  </xsl:function>

  <!-- Two ends with a sign between them, or the one there is in the message for it. -->
  <xsl:function name="f:ends" as="xs:string">
    <xsl:param name="first" as="xs:string?"/>
    <xsl:param name="last" as="xs:string?"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="first-message" as="xs:string"/>
    <xsl:param name="last-message" as="xs:string"/>
    <xsl:sequence select="
        if (exists($first) and exists($last)) then f:period(f:display-date($first), f:display-date($last), $sign)
        else if (exists($first)) then f:dated($first-message, $first)
        else f:dated($last-message, $last)"/>
  </xsl:function>

  <!-- A message about a date: `after 1889`. -->
  <xsl:function name="f:dated" as="xs:string">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="
        msg:text($message, map { 'date': f:display-date($date), 'of-date': f:date-in-words($date, 'governed') })"/>
  </xsl:function>

  <!-- Two dates of one form with what they share said once: `24–25 February 1922`, `24 February – 2 March 1922`. -->
  <xsl:function name="f:period" as="xs:string">
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="last" as="xs:string"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:variable name="here" as="xs:string*" select="tokenize($first)"/>
    <xsl:variable name="there" as="xs:string*" select="tokenize($last)"/>
    <xsl:variable name="own" as="xs:integer" select="
        if (count($here) ne count($there)) then count($here)
        else (for $at in reverse(1 to count($here)) return $at[$here[$at] ne $there[$at]], 0)[1]"/>
    <xsl:variable name="beginning" as="xs:string" select="string-join($here[position() le $own], ' ')"/>
    <xsl:sequence select="
        if ($own eq 0) then $last
        else if ($own gt 1 or count($here) ne count($there)) then $beginning || ' ' || $sign || ' ' || $last
        else $beginning || $sign || $last"/>
  </xsl:function>

  <!-- HTML's `datetime` for a TEI date, where HTML knows the form: day, month, year, or day of a year. -->
  <xsl:function name="f:html-datetime" as="xs:string?">
    <xsl:param name="when" as="xs:string?"/>
    <xsl:sequence select="
        $when[
          (matches(., '^\d{4}-\d\d-\d\d$') and . castable as xs:date)
          or (matches(., '^\d{4}-\d\d$') and . castable as xs:gYearMonth)
          or matches(., '^\d{4}$')
          or (matches(., '^--\d\d-\d\d$') and . castable as xs:gMonthDay)]
        [not(starts-with(., '0000'))]"/>
  </xsl:function>
</xsl:stylesheet>
