<?xml version="1.0" encoding="UTF-8"?>
<!-- Plots as SVG, each with its numbers as a table; the page of statistics. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="l:page[@kind = 'statistics']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="msg:text('statistics')"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:apply-templates select="l:plot" mode="w:plot"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:mode name="w:plot" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="l:plot" mode="w:plot" as="element(h:section)">
    <xsl:variable name="id" as="xs:string" select="string-join((@name, @register), ':')"/>
    <xsl:variable name="title" as="xs:string" select="
        if (@register) then msg:text('names-over-texts', map { 'register': msg:text(@register) })
        else msg:text(map { 'time': 'texts-over-time', 'kinds': 'texts-by-kind', 'corrections': 'corrections-by-kind' }(@name))"/>
    <section class="plot" aria-labelledby="plot:{$id}">
      <h2 id="plot:{$id}">
        <xsl:sequence select="$title"/>
      </h2>
      <xsl:variable name="all" as="xs:string?" select="@all[xs:integer(.) gt count(current()/l:bar)]"/>
      <xsl:where-populated>
        <p class="about">
          <xsl:sequence select="
              $all ! msg:text('most-of', map { 'number': string(count(current()/l:bar)), 'all': . }),
              @undated ! msg:text('texts-undated', map { 'number': string(.) })"/>
        </p>
      </xsl:where-populated>
      <xsl:apply-templates select="." mode="w:drawing">
        <xsl:with-param name="title" select="$title"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>

  <xsl:mode name="w:drawing" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="l:plot[@name = 'time']" mode="w:drawing" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="labels" as="xs:string+" select="l:bar ! w:span-of-years(@from, @to)"/>
    <xsl:variable name="values" as="xs:integer+" select="l:bar/@n ! xs:integer(.)"/>
    <xsl:sequence select="
        w:columns($labels, map { 'label': msg:text('documents'), 'values': array { $values } }, $title),
        w:numbers((msg:text('date'), msg:text('documents')), l:bar[@n != '0'] ! [w:span-of-years(@from, @to), string(@n)])"/>
  </xsl:template>

  <xsl:template match="l:plot" mode="w:drawing" as="element()+">
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="labels" as="xs:string+" select="l:bar ! w:label-of-bar(.)"/>
    <xsl:sequence select="
        w:bars($labels, l:bar/@n ! xs:integer(.), $title),
        w:numbers(
          (msg:text(if (@register) then @register else 'kind'), msg:text(if (@name = 'corrections') then 'corrections' else 'documents'),
            msg:text('mentions-all')[current()/@register]),
          l:bar ! array { (w:way-to-entry(@entry), w:label-of-bar(.))[1], string(@n), @of ! string() })"/>
  </xsl:template>

  <xsl:function name="w:label-of-bar" as="xs:string">
    <xsl:param name="bar" as="element(l:bar)"/>
    <xsl:sequence select="
        if ($bar/@entry) then f:index-name(key('f:entry', $bar/@entry, $w:authority)[1]) else msg:text($bar/@kind)"/>
  </xsl:function>

  <xsl:function name="w:way-to-entry" as="element(h:a)?">
    <xsl:param name="id" as="xs:string?"/>
    <xsl:for-each select="$id ! key('f:entry', ., $w:authority)[1]">
      <a href="{w:entry-address(.)}">
        <xsl:sequence select="f:entry-names(.)[1] ! w:in-language(f:language(.)), f:index-name(.)"/>
      </a>
    </xsl:for-each>
  </xsl:function>

  <!-- The size of a drawing, in its own units; letters are as large as those of notes where it is as wide as the text. -->
  <xsl:variable name="w:plot-width" as="xs:integer" select="640"/>
  <xsl:variable name="w:row-height" as="xs:integer" select="120"/>
  <xsl:variable name="w:bar-height" as="xs:integer" select="32"/>

  <!-- Columns over time, a row for each series; the years that are written are those that have room. -->
  <xsl:function name="w:columns" as="element(svg:svg)">
    <xsl:param name="labels" as="xs:string+"/>
    <xsl:param name="series" as="map(xs:string, item())+"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="step" as="xs:decimal" select="$w:plot-width div count($labels)"/>
    <xsl:variable name="every" as="xs:integer" select="
        xs:integer(ceiling((max($labels ! string-length(.)) * 13 + 16) div $step))"/>
    <xsl:variable name="row" as="xs:integer" select="$w:row-height + 36"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="columns" role="img" viewBox="0 0 {$w:plot-width} {count($series) * $row + 22}"
      aria-label="{msg:text('plot-name', map { 'title': $title })}">
      <xsl:for-each select="$series">
        <xsl:variable name="at" as="xs:integer" select="position()"/>
        <xsl:variable name="values" as="xs:integer*" select="?values?*"/>
        <xsl:variable name="most" as="xs:integer" select="max(($values, 1))"/>
        <xsl:variable name="ground" as="xs:integer" select="$at * $row - 8"/>
        <text x="0" y="{$ground - $w:row-height - 6}" class="series">
          <xsl:sequence select="?label"/>
        </text>
        <line x1="0" x2="{$w:plot-width}" y1="{$ground}" y2="{$ground}"/>
        <xsl:for-each select="$values">
          <xsl:variable name="x" as="xs:integer" select="position()"/>
          <xsl:if test=". gt 0">
            <xsl:variable name="height" as="xs:decimal" select="max((. * ($w:row-height - 26) div $most, 2))"/>
            <rect class="series-{$at}" x="{w:unit(($x - 1) * $step + min(($step * 0.1, 4)))}" y="{w:unit($ground - $height)}"
              width="{w:unit(min(($step - min(($step * 0.2, 8)), 40)))}" height="{w:unit($height)}"/>
            <xsl:if test="$step ge 26 or . eq $most and not($values[position() lt $x] = $most)">
              <text x="{w:unit(($x - 1) * $step + min(($step * 0.1, 4)) + min(($step - min(($step * 0.2, 8)), 40)) div 2)}"
                y="{w:unit($ground - $height - 4)}" text-anchor="{if ($x * $step lt 16) then 'start' else if ($x * $step gt $w:plot-width - 16 and $step lt 26) then 'end' else 'middle'}" class="value">
                <xsl:sequence select="string(.)"/>
              </text>
            </xsl:if>
          </xsl:if>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="$labels">
        <xsl:if test="(position() - 1) mod $every eq 0 and ((position() - 1) * $step + string-length(.) * 12 lt $w:plot-width)">
          <text x="{w:unit((position() - 1) * $step + min(($step * 0.1, 4)))}" y="{count($series) * $row + 14}" class="label">
            <xsl:sequence select="."/>
          </text>
        </xsl:if>
      </xsl:for-each>
    </svg>
  </xsl:function>

  <!-- Bars, each under its label. -->
  <xsl:function name="w:bars" as="element(svg:svg)">
    <xsl:param name="labels" as="xs:string+"/>
    <xsl:param name="values" as="xs:integer+"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="most" as="xs:integer" select="max($values)"/>
    <xsl:variable name="left" as="xs:integer" select="264"/>
    <xsl:variable name="room" as="xs:integer" select="$w:plot-width - $left - 56"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="bars" role="img" viewBox="0 0 {$w:plot-width} {count($values) * $w:bar-height}"
      aria-label="{msg:text('plot-name', map { 'title': $title })}">
      <xsl:for-each select="$values">
        <xsl:variable name="at" as="xs:integer" select="position()"/>
        <xsl:variable name="middle" as="xs:decimal" select="($at - 0.5) * $w:bar-height"/>
        <xsl:variable name="width" as="xs:decimal" select="max((. * $room div $most, 2))"/>
        <text x="{$left - 10}" y="{w:unit($middle + 5)}" text-anchor="end" class="label">
          <xsl:sequence select="f:shorten($labels[$at], 22)"/>
        </text>
        <rect class="series-1" x="{$left}" y="{w:unit($middle - 8)}" width="{w:unit($width)}" height="16"/>
        <text x="{w:unit($left + $width + 6)}" y="{w:unit($middle + 5)}" class="value">
          <xsl:sequence select="string(.)"/>
        </text>
      </xsl:for-each>
    </svg>
  </xsl:function>

  <xsl:function name="w:unit" as="xs:decimal">
    <xsl:param name="value" as="xs:decimal"/>
    <xsl:sequence select="round($value, 1)"/>
  </xsl:function>

  <!-- The numbers of a drawing, for those who do not see it and those who want to know. -->
  <xsl:function name="w:numbers" as="element(h:details)">
    <xsl:param name="heads" as="xs:string+"/>
    <xsl:param name="rows" as="array(*)*"/>
    <details class="numbers">
      <summary>
        <xsl:sequence select="msg:text('as-table')"/>
      </summary>
      <div class="table-frame" role="group" aria-label="{msg:text('as-table')}" tabindex="0">
        <table class="sortable">
          <thead>
            <tr>
              <xsl:sequence select="$heads ! w:column(.)"/>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$rows">
              <tr>
                <th scope="row">
                  <xsl:sequence select=".(1)"/>
                </th>
                <xsl:for-each select="tail(array:flatten(.))">
                  <td>
                    <xsl:sequence select="."/>
                  </td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </details>
  </xsl:function>
</xsl:stylesheet>
