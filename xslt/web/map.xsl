<?xml version="1.0" encoding="UTF-8"?>
<!-- The map of the places: an outline of the land, a mark for each place, and beside it the table of them. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="w:way-to-map" as="element(h:p)">
    <xsl:param name="file" as="xs:string"/>
    <p class="way">
      <a href="{$file}">
        <xsl:sequence select="msg:text('map')"/>
      </a>
    </p>
  </xsl:function>

  <xsl:template match="l:page[@kind = 'map']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:variable name="page" as="element(l:page)" select="."/>
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="msg:text('map')"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:if test="xs:integer(@n) gt count(l:place)">
          <p class="about">
            <xsl:sequence select="msg:text('most-of', map { 'number': string(count(l:place)), 'all': string(@n) })"/>
          </p>
        </xsl:if>
        <div class="map">
          <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {@width} {@height}"
            aria-label="{msg:text('plot-name', map { 'title': msg:text('map') })}">
            <path class="land" fill-rule="evenodd" d="{l:land/@d}"/>
            <!-- the small ones above the large ones -->
            <xsl:for-each select="sort(l:place, (), function($place) { -xs:decimal($place/@r) })">
              <circle cx="{@x}" cy="{@y}" r="{@r}"/>
            </xsl:for-each>
            <xsl:for-each select="l:place[@side]">
              <text class="{@size}" y="{w:unit(xs:decimal(@y) + 5)}" text-anchor="{if (@side = 'end') then 'start' else 'end'}"
                x="{w:unit(xs:decimal(@x) + (if (@side = 'end') then 1 else -1) * (xs:decimal(@r) + 4))}">
                <xsl:sequence select="f:index-name(key('f:entry', @entry, $w:authority)[1])"/>
              </text>
            </xsl:for-each>
          </svg>
          <div class="table-frame" role="group" aria-label="{msg:text('place')}" tabindex="0">
            <table class="sortable">
              <thead>
                <tr>
                  <xsl:sequence select="(msg:text('place'), msg:text('mentions-all'), msg:text('documents'), msg:text('fact-geo')) ! w:column(.)"/>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="l:place">
                  <tr>
                    <th scope="row">
                      <xsl:sequence select="w:way-to-entry(@entry)"/>
                    </th>
                    <td>
                      <xsl:sequence select="string(@n)"/>
                    </td>
                    <td>
                      <xsl:sequence select="string(@texts)"/>
                    </td>
                    <td class="geo">
                      <xsl:sequence select="
                          key('f:entry', @entry, $w:authority)[1]/location[geo][1]/geo[1] ! w:coordinates(normalize-space(.))"/>
                    </td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </div>
        </div>
        <p class="about">
          <xsl:sequence select="msg:text('map-of')"/>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
