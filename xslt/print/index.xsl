<?xml version="1.0" encoding="UTF-8"?>
<!--
  The indices: the entries of the registers that the texts mention, with see-references from their other names, and the
  dates of the texts; Typst knows the pages.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xmlns:rec="urn:fascicle:record"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Fewer entries need no letters to be found by. -->
  <xsl:variable name="print:without-letters" as="xs:integer" select="12"/>

  <!-- Nothing if no text mentions an entry or a date. -->
  <xsl:function name="print:index" as="xs:string?">
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="mentioned" as="xs:string*" select="
        distinct-values(
          array:flatten($texts)/TEI/(text//(persName | placeName | orgName | rs)[not(@prev)], f:mentions-over(.))
            ! f:entry-ids(.))"/>
    <xsl:variable name="registers" as="xs:string*">
      <xsl:for-each select="$f:registers[print:is-wanted(?element, $record)]">
        <xsl:sequence select="
            print:register(?element, print:entries(f:entries-of(., $mentioned, $authority), $record/rec:language))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="dates" as="xs:string?"
      select="print:register('view-dates', print:dates())[print:is-wanted('date', $record)]"/>
    <xsl:sequence select="
        typ:call('name-index', (
          $print:own-language,
          typ:string(msg:text(if (exists($dates)) then 'indices' else 'index-of-names')),
          $registers, $dates))[exists(($registers, $dates))]"/>
  </xsl:function>

  <!-- The record may name the indices that the book has; it has all that there are if it names none. -->
  <xsl:function name="print:is-wanted" as="xs:boolean">
    <xsl:param name="register" as="xs:string"/>
    <xsl:param name="record" as="element(rec:edition)"/>
    <xsl:variable name="named" as="element()*" select="$record/rec:print/rec:indices"/>
    <xsl:sequence select="empty($named) or $named = $register"/>
  </xsl:function>

  <xsl:function name="print:register" as="xs:string?">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="entries" as="map(xs:string, xs:string?)*"/>
    <xsl:variable name="letters" as="xs:boolean" select="count($entries) ge $print:without-letters"/>
    <xsl:sequence select="
        typ:array((
          typ:string(msg:text($title)),
          for $entry in $entries
          return typ:array((
            typ:string($entry?key), $entry?name, $entry?about, ($entry?see, 'none')[1],
            typ:string($entry?letter[$letters] || '')))))[exists($entries)]"/>
  </xsl:function>

  <!-- Entries and the names that lead to them, in one order. -->
  <xsl:function name="print:entries" as="map(xs:string, xs:string?)*">
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="
        f:sort-entries(($entries, $entries ! print:other-names(.)), $language) ! print:entry(., $language)"/>
  </xsl:function>

  <!--
    The names of an entry under which nobody would find it otherwise, each as an entry that leads to it. A name that begins
    like the first is found beside it: inflected, or written in another way.
  -->
  <xsl:function name="print:other-names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="others" as="element()*">
      <xsl:for-each select="tail(f:entry-names($entry))[not(matches(., '\.$'))]">
        <xsl:element name="{local-name($entry)}" namespace="http://www.tei-c.org/ns/1.0">
          <xsl:attribute name="xml:id" select="$entry/@xml:id"/>
          <xsl:attribute name="see" select="print:index-name($entry)"/>
          <xsl:copy-of select="."/>
        </xsl:element>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="$others" group-by="print:beginning(.)">
      <xsl:sequence select="current-group()[1][current-grouping-key() ne print:beginning($entry)]
        [matches(f:sort-key(.), '^\p{Lu}\p{L}')]"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="print:beginning" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="substring(lower-case(f:sort-key($entry)), 1, 4)"/>
  </xsl:function>

  <!-- An entry: its key, its name, what tells it from others of the same name, and where to look instead. -->
  <xsl:function name="print:entry" as="map(xs:string, xs:string?)">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="name" as="element()?" select="f:entry-names($entry)[1]"/>
    <xsl:variable name="text" as="xs:string" select="print:plain(print:index-name($entry))"/>
    <xsl:sequence select="map {
        'key': string($entry/@xml:id),
        'name': if ($name/@xml:lang) then print:tongue($name/@xml:lang, $text) else $text,
        'about': print:optional(print:about($entry)),
        'see': $entry/@see ! typ:content(print:message('see', map { 'name': print:plain(.) })),
        'letter': print:index-letter(f:sort-key($entry), $language) }"/>
  </xsl:function>

  <!-- The letter that an entry stands under; marks make another letter only in languages that say so. -->
  <xsl:function name="print:index-letter" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="substring(normalize-unicode(replace($key, '^\P{L}+', ''), 'NFC'), 1, 1)"/>
    <xsl:variable name="own" as="xs:string" select="string(map:get($f:alphabets, lower-case(tokenize($language, '-')[1])))"/>
    <xsl:sequence select="
        if (contains($own, lower-case($first))) then upper-case($first)
        else upper-case(replace(normalize-unicode($first, 'NFD'), '\p{M}', ''))"/>
  </xsl:function>

  <!-- `Quill, Ada`: as the registers of the site have it, and of whom no part is marked, by what the name sorts under. -->
  <xsl:function name="print:index-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="f:entry-names($entry)[1]"/>
    <xsl:variable name="whole" as="xs:string" select="f:index-name($entry)"/>
    <xsl:variable name="family" as="xs:string" select="string($name/self::persName[empty(surname)] ! f:family-name(.))"/>
    <xsl:variable name="sorted" as="xs:string" select="($entry/@sortKey ! string(), $family)[1]"/>
    <xsl:sequence select="
        if ($family and starts-with(lower-case($sorted), lower-case($family)) and contains($whole, ' ' || $family))
        then $family || ', ' || normalize-space(
          substring-before($whole, ' ' || $family) || replace(substring-after($whole, ' ' || $family), '^,?\s*(\S)', ', $1'))
        else if (not($name/self::persName) and empty($entry/@sortKey)) then replace($whole, '^(The)\s+(.+)$', '$2, $1')
        else $whole"/>
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

  <!-- The dates of the texts in their order, under their years. -->
  <xsl:function name="print:dates" as="map(xs:string, xs:string?)*">
    <xsl:for-each-group select="array:flatten($texts)/TEI/text//date" group-by="print:date-key(.)">
      <xsl:sort select="xs:integer(replace(current-grouping-key(), '^(-?\d{4}).*$', '$1'))"/>
      <xsl:sort select="current-grouping-key()" collation="{$f:codepoints}"/>
      <xsl:variable name="ends" as="xs:string+" select="tokenize(current-grouping-key(), '/')"/>
      <xsl:sequence select="map {
          'key': 'date-' || current-grouping-key(),
          'name': print:plain(if ($ends[2]) then f:ends($ends[1], $ends[2], '–', 'from', 'until') else f:display-date($ends[1])),
          'about': 'none',
          'letter': print:first-year(@when | @from) }"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A day, month, year or period, as a machine has it; nothing where only words are known. -->
  <xsl:function name="print:date-key" as="xs:string?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="
        string-join(($date/@when, $date[@from and @to]/(@from, @to))[matches(., '^-?\d{4}')], '/')[. ne '']"/>
  </xsl:function>

  <xsl:template match="date[print:date-key(.)]" mode="print:set" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="print:mentioned('date-' || print:date-key(.), $words)"/>
  </xsl:template>
</xsl:stylesheet>
