<?xml version="1.0" encoding="UTF-8"?>
<!-- The dates of the documents and those in the texts: a timeline with its table, and a calendar of what is dated. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="l:page[@kind = 'dates']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:variable name="shelf" as="element(l:shelf)?" select="l:shelf[@file = current()/@file]"/>
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="
          if ($shelf) then msg:text('labelled', map { 'label': msg:text('dates'), 'text': w:year-of-shelf($shelf) })
          else msg:text('dates')"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:sequence select="
            l:timeline ! w:timeline(.), w:shelves(l:shelf, msg:text('calendar'), w:year-of-shelf#1)"/>
        <xsl:if test="l:year">
          <div class="calendar">
            <xsl:apply-templates select="l:year" mode="w:calendar"/>
          </div>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Two rows of bars, documents above and dates in the texts below, and the numbers. -->
  <xsl:function name="w:timeline" as="element(h:section)">
    <xsl:param name="timeline" as="element(l:timeline)"/>
    <xsl:variable name="columns" as="map(xs:string, item())*" select="
        for $name in ('documents', 'dates') return
          map { 'label': msg:text(if ($name eq 'dates') then 'dates-in-texts' else $name),
            'values': array { $timeline/l:bar/@*[name() = $name] ! xs:integer(.) } }"/>
    <section aria-labelledby="timeline" class="plot">
      <h2 id="timeline">
        <xsl:sequence select="msg:text('timeline')"/>
      </h2>
      <xsl:sequence select="w:columns($timeline/l:bar ! w:span-of-years(@from, @to), $columns[exists(?values?*[. gt 0])], msg:text('timeline'))"/>
      <xsl:sequence select="
          w:numbers((msg:text('date'), $columns?label),
            $timeline/l:bar[@documents != '0' or @dates != '0'] ! [w:way-to-year(.), string(@documents), string(@dates)])"/>
    </section>
  </xsl:function>

  <xsl:function name="w:span-of-years" as="xs:string">
    <xsl:param name="from" as="xs:string"/>
    <xsl:param name="to" as="xs:string"/>
    <xsl:sequence select="
        let $years := ($from, $to) ! f:display-year(xs:integer(.))
        return if ($from eq $to) then $years[1] else string-join($years, '–')"/>
  </xsl:function>

  <xsl:function name="w:way-to-year" as="element(h:a)">
    <xsl:param name="bar" as="element(l:bar)"/>
    <a href="{if ($bar/@file) then w:file-address($bar/@file) else '#date:' || $bar/@first}">
      <xsl:sequence select="w:span-of-years($bar/@from, $bar/@to)"/>
    </a>
  </xsl:function>

  <xsl:mode name="w:calendar" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="l:year" mode="w:calendar" as="element(h:section)">
    <section aria-labelledby="date:{@n}" class="year">
      <h2 id="date:{@n}">
        <xsl:sequence select="w:year(@n)"/>
      </h2>
      <xsl:sequence select="l:month[not(@n)]/l:day ! w:dated(., ())"/>
      <xsl:apply-templates select="l:month[@n]" mode="#current"/>
    </section>
  </xsl:template>

  <!-- A month with its days beside what is dated in it. -->
  <xsl:template match="l:month" mode="w:calendar" as="element(h:section)">
    <xsl:variable name="month" as="xs:string" select="../@n || '-' || @n"/>
    <section aria-labelledby="date:{$month}" class="month">
      <h3 id="date:{$month}">
        <xsl:sequence select="f:display-date($month)"/>
      </h3>
      <xsl:sequence select="w:days(., $month)[current()/l:day/@n]"/>
      <div class="dated">
        <xsl:sequence select="l:day ! w:dated(., @n ! string-join(($month, .), '-'))"/>
      </div>
    </section>
  </xsl:template>

  <!-- The days of a month in weeks, as the calendar of today has them; those with something lead to it. -->
  <xsl:function name="w:days" as="element(h:table)?">
    <xsl:param name="month" as="element(l:month)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:if test="($name || '-01') castable as xs:date">
      <xsl:variable name="first" as="xs:date" select="xs:date($name || '-01')"/>
      <xsl:variable name="before" as="xs:integer" select="w:weekday($first) - 1"/>
      <xsl:variable name="last" as="xs:integer"
        select="day-from-date($first + xs:yearMonthDuration('P1M') - xs:dayTimeDuration('P1D'))"/>
      <table class="days">
        <caption class="hidden">
          <xsl:sequence select="msg:text('labelled', map { 'label': msg:text('calendar'), 'text': f:display-date($name) })"/>
        </caption>
        <thead>
          <tr>
            <xsl:for-each select="$msg:locale/msg:day">
              <th scope="col" abbr="{@wide}">
                <xsl:sequence select="string()"/>
              </th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="0 to ($before + $last - 1) idiv 7">
            <xsl:variable name="week" as="xs:integer" select="."/>
            <tr>
              <xsl:for-each select="1 to 7">
                <xsl:variable name="day" as="xs:integer" select="$week * 7 + . - $before"/>
                <xsl:variable name="said" as="element(l:day)*" select="$month/l:day[@n = format-integer($day, '00')]"/>
                <td>
                  <xsl:choose>
                    <xsl:when test="exists($said)">
                      <a href="#date:{$name}-{$said[1]/@n}">
                        <xsl:if test="$said/l:document">
                          <xsl:attribute name="class" select="'issued'"/>
                        </xsl:if>
                        <xsl:sequence select="string($day)"/>
                      </a>
                    </xsl:when>
                    <xsl:when test="$day ge 1 and $day le $last">
                      <xsl:sequence select="string($day)"/>
                    </xsl:when>
                  </xsl:choose>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:function>

  <!-- 1 is Monday. 1 January 1900 was one. -->
  <xsl:function name="w:weekday" as="xs:integer">
    <xsl:param name="date" as="xs:date"/>
    <xsl:variable name="days" as="xs:integer" select="days-from-duration($date - xs:date('1900-01-01'))"/>
    <xsl:sequence select="($days mod 7 + 7) mod 7 + 1"/>
  </xsl:function>

  <!-- What has one date: documents, then places in texts. -->
  <xsl:function name="w:dated" as="element()*">
    <xsl:param name="day" as="element(l:day)"/>
    <xsl:param name="date" as="xs:string?"/>
    <xsl:if test="$date">
      <h4 id="date:{$date}">
        <xsl:sequence select="f:display-date($date)"/>
      </h4>
    </xsl:if>
    <xsl:where-populated>
      <ul class="documents">
        <xsl:sequence select="$day/l:document ! w:document(f:source-of($w:record, @stem), true(), false())"/>
      </ul>
    </xsl:where-populated>
    <xsl:where-populated>
      <dl class="mentions">
        <xsl:sequence select="$day/l:in ! w:in-text(., $w:unfolded)"/>
      </dl>
    </xsl:where-populated>
  </xsl:function>
</xsl:stylesheet>
