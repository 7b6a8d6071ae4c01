<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of names: the entries of the authority file that the texts mention; Typst knows the pages. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Nothing if no text mentions an entry. -->
  <xsl:function name="print:index" as="xs:string?">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="mentioned" as="xs:string*" select="
        distinct-values(
          array:flatten($texts)/TEI/(text//(persName | placeName | orgName | rs)[not(@prev)], f:mentions-over(.))
            ! f:entry-ids(.))"/>
    <xsl:variable name="registers" as="xs:string*">
      <xsl:for-each select="$f:registers">
        <xsl:variable name="entries" as="element()*" select="f:entries-of(., $mentioned, $authority)"/>
        <xsl:if test="exists($entries)">
          <xsl:sequence select="
              typ:call('register', (
                typ:string(msg:text(?element)),
                f:sort-entries($entries, $record/rec:language) ! print:entry(.)))"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="
        typ:call('name-index', ($print:own-language, typ:string(msg:text('index-of-names')), typ:blocks($registers)))
          [exists($registers)]"/>
  </xsl:function>

  <!-- An entry: its key, its name, and what tells it from others of the same name. -->
  <xsl:function name="print:entry" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="f:entry-names($entry)[1]"/>
    <xsl:variable name="text" as="xs:string" select="print:plain(f:index-name($entry))"/>
    <xsl:sequence select="
        typ:array((
          typ:string($entry/@xml:id),
          if ($name/@xml:lang) then print:tongue($name/@xml:lang, $text) else $text,
          print:optional(print:about($entry))))"/>
  </xsl:function>

  <!-- Years of birth and death, and what the person did. -->
  <xsl:function name="print:about" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        string-join((print:life($entry), $entry/self::event[not(contains(f:preferred-name(.), f:date-of(.)))] ! f:date-of(.),
          $entry/occupation[1] ! normalize-space())[. ne ''], ', ')"/>
  </xsl:function>

  <!-- `1889–1960`; `born 1889`, which does not say that the person is alive. -->
  <xsl:function name="print:life" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="birth" as="xs:string" select="print:year($entry/birth[1])"/>
    <xsl:variable name="death" as="xs:string" select="print:year($entry/death[1])"/>
    <xsl:sequence select="
        if ($birth and $death) then $birth || '–' || $death
        else if ($birth) then msg:text('born', map { 'date': $birth })
        else if ($death) then msg:text('died', map { 'date': $death })
        else ''"/>
  </xsl:function>

  <!-- An index has room for the year: with `c.` if it may be another one, with `after` or `before` if one end is open. -->
  <xsl:function name="print:year" as="xs:string">
    <xsl:param name="event" as="element()?"/>
    <xsl:variable name="earliest" as="xs:string?" select="print:first-year($event/(., date)/(@when, @notBefore, @from))"/>
    <xsl:variable name="latest" as="xs:string?" select="print:first-year($event/(., date)/(@when, @notAfter, @to))"/>
    <xsl:sequence select="
        if (exists($earliest) and exists($latest)) then
          if ($earliest eq $latest) then $earliest else print:dated-year('circa', $earliest)
        else ($earliest ! print:dated-year('after', .), $latest ! print:dated-year('before', .), '')[1]"/>
  </xsl:function>

  <xsl:function name="print:dated-year" as="xs:string">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="msg:text($message, map { 'date': $year, 'of-date': $year })"/>
  </xsl:function>

  <xsl:function name="print:first-year" as="xs:string?">
    <xsl:param name="dates" as="attribute()*"/>
    <xsl:sequence select="
        $dates[matches(., '^-?\d{4}')][1] ! f:display-year(xs:integer(replace(., '^(-?\d{4,}).*$', '$1')))"/>
  </xsl:function>
</xsl:stylesheet>
