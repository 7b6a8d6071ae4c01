<?xml version="1.0" encoding="UTF-8"?>
<!-- What says nothing itself but where something is, begins or ends; and room left empty. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Numbers by which a text is cited: sections, Stephanus pages, verses. -->
  <xsl:template match="milestone[normalize-space(@n)]" mode="home:text" as="element()">
    <xsl:variable name="label" as="element(home:own)"
      select="home:own('[' || string-join((@ed, @n) ! normalize-space(), ' ') || ']')"/>
    <xsl:element name="{if (home:among-blocks(.)) then 'p' else 'seg'}">
      <xsl:sequence select="home:kept(.), $label"/>
    </xsl:element>
  </xsl:template>

  <!-- The ornaments that part sections. -->
  <xsl:variable name="home:ornaments" as="map(xs:string, xs:string)"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" select="map {
      'stars': '* * *', 'star': '*', 'asterisks': '* * *', 'asterism': '⁂', 'line': '———', 'rule': '———', 'hr': '———',
      'dots': '. . .', 'ornament': '* * *', 'vignette': '* * *' }"/>

  <xsl:template match="milestone" mode="home:text" as="element()">
    <xsl:variable name="word" as="xs:string?"
      select="(@rend, @type) ! replace(lower-case(.), '\W|\d', '')[map:contains($home:ornaments, .)]"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:choose>
      <xsl:when test="$word and home:among-blocks(.)">
        <p>
          <xsl:sequence select="home:kept(.), home:looks-as('center'), home:own($home:ornaments($word))"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <seg>
          <xsl:sequence select="home:kept(.)"/>
        </seg>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="anchor | fsdLink | when | shift | pause[not(node())]"
    mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- A gathering begins between words, as a column does. -->
  <xsl:template match="gb" mode="home:text" as="element(lb)">
    <lb>
      <xsl:sequence select="home:kept(.), @break"/>
    </lb>
  </xsl:template>

  <!-- Room left empty never joins the words beside it: as wide as it was, within reason. -->
  <xsl:template match="space" mode="home:text" as="element()">
    <xsl:variable name="wide" as="xs:integer"
      select="min((10, max((1, @quantity[. castable as xs:double] ! xs:integer(round(xs:double(.)))))))"/>
    <xsl:element name="{if (home:among-blocks(.)) then 'p' else 'seg'}">
      <xsl:sequence select="home:kept(.), home:own(string-join((1 to (if (@dim = 'vertical') then 1 else $wide)) ! '&#x2003;'))"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- What analyses the text is none of it; running heads and page numbers are none of what is read. -->
  <xsl:variable name="home:unread" as="xs:string+" select="
      'interp', 'interpGrp', 'spanGrp', 'span', 'linkGrp', 'link', 'join', 'joinGrp', 'alt', 'altGrp', 'timeline', 'fs',
      'fLib', 'fvLib', 'f', 'certainty', 'precision', 'respons', 'relation', 'index', 'listForest', 'forest', 'graph', 'eTree',
      'annotation', 'listAnnotation', 'xenoData', 'divGen', 'fw'"/>

  <xsl:template match="*[local-name() = $home:unread]" mode="home:text" as="element(home:aside)?" priority="-0.2">
    <xsl:sequence select="home:set-aside(.)[normalize-space(current())]"/>
  </xsl:template>

</xsl:stylesheet>
