<?xml version="1.0" encoding="UTF-8"?>
<!--
  Passages of earlier releases. An id that no passage has any more stands at the passage that has its words now, or in a
  list at the foot of the page, which says what stood there; a text that is gone leaves a page that says so.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:g="urn:fascicle:gone" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="w:gone" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <!-- So many letters tell a passage; fewer than the least stand anywhere. -->
  <xsl:variable name="w:telling-letters" as="xs:integer" select="24"/>
  <xsl:variable name="w:fewest-letters" as="xs:integer" select="8"/>

  <xsl:variable name="w:not-found-file" as="xs:string" select="'404.html'"/>

  <!-- What releases had in a text and it has no more, by the id of the passage that has the words now, or ''. -->
  <xsl:function name="w:moved" as="map(xs:string, element(rec:earlier)*)">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="ids" as="xs:string*" select="
        if ($w:record/rec:earlier) then $text//*[map:contains($w:prefixes, local-name())] ! w:id(.) else ()"/>
    <xsl:variable name="gone" as="element(rec:earlier)*" select="$w:record/rec:earlier[not(@id = $ids)]"/>
    <xsl:variable name="blocks" as="element()*" select="$text[exists($gone)]//(p | ab | lg)[w:id(.)]"/>
    <xsl:variable name="read" as="xs:string*" select="$blocks ! w:bare(f:plain(.))"/>
    <xsl:map>
      <xsl:for-each-group select="$gone" group-by="w:place-of-words(w:bare(.), $blocks, $read)">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="w:place-of-words" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="blocks" as="element()*"/>
    <xsl:param name="read" as="xs:string*"/>
    <xsl:variable name="beginning" as="xs:string" select="substring($words, 1, $w:telling-letters)"/>
    <!-- a passage that was joined to others holds the words; one that was split begins with some of them -->
    <xsl:variable name="found" as="xs:integer?" select="
        (for $at in 1 to count($read)
          return $at[contains($read[$at], $beginning)
            or (string-length($read[$at]) ge $w:fewest-letters and starts-with($words, $read[$at]))])
          [string-length($words) ge $w:fewest-letters][1]"/>
    <xsl:sequence select="($blocks[$found] ! w:id(.), '')[1]"/>
  </xsl:function>

  <!-- The letters of words, by which they are known whatever stands between them. -->
  <xsl:function name="w:bare" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace(lower-case($words), '[^\p{L}\p{N}]', '')"/>
  </xsl:function>

  <!-- The old ids of a passage: an address that was cited leads to where its words are. -->
  <xsl:function name="w:old-ids" as="element(h:span)*">
    <xsl:param name="earlier" as="element(rec:earlier)*"/>
    <xsl:for-each select="$earlier">
      <span class="was" id="{@id}" xsl:use-attribute-sets="w:edition"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What is nowhere. -->
  <xsl:function name="w:gone-list" as="element(h:section)?">
    <xsl:param name="earlier" as="element(rec:earlier)*"/>
    <xsl:if test="exists($earlier)">
      <section class="apparatus" aria-labelledby="apparatus:gone">
        <h2 id="apparatus:gone">
          <xsl:sequence select="msg:text('gone')"/>
        </h2>
        <ul>
          <xsl:for-each select="$earlier">
            <li class="was" id="{@id}">
              <xsl:sequence select="w:gone-words(., @version) || ': ' || msg:text('gone-nowhere')"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:gone-words" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="version" as="xs:string"/>
    <xsl:sequence select="msg:text('gone-was', map { 'words': $words, 'version': $version })"/>
  </xsl:function>

  <!-- The page of all that is gone or elsewhere, and one in the place of each text that is gone. -->
  <xsl:template match="/" mode="w:gone" as="map(xs:string, xs:string)">
    <xsl:variable name="texts" as="element(g:text)*" select="g:gone/g:text"/>
    <xsl:sequence select="
        map:merge((
          map { 'gone.html': w:gone-page('gone.html', $texts, false()) },
          $texts[@there eq 'no'] ! map { @stem || '.html': w:gone-page(w:page-address(@stem), ., true()) }))"/>
  </xsl:template>

  <xsl:function name="w:gone-page" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="texts" as="element(g:text)*"/>
    <xsl:param name="is-in-place" as="xs:boolean"/>
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="msg:text('gone')"/>
      <xsl:with-param name="file" select="$file"/>
      <xsl:with-param name="description" select="msg:text('gone-lead')"/>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="msg:text('gone')"/>
        </h1>
        <p class="lead">
          <xsl:sequence select="msg:text('gone-lead')"/>
        </p>
        <xsl:for-each select="$texts">
          <h2>
            <xsl:sequence select="(f:source-of($w:record, @stem)/rec:title ! string(), string(@stem))[1]"/>
          </h2>
          <ul>
            <xsl:for-each select="g:passage">
              <li>
                <xsl:if test="$is-in-place">
                  <xsl:attribute name="id" select="@id"/>
                </xsl:if>
                <xsl:sequence select="w:gone-passage(.)"/>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- What a server answers with where it has no page. -->
  <xsl:function name="w:not-found" as="xs:string">
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="msg:text('not-found')"/>
      <xsl:with-param name="file" select="$w:not-found-file"/>
      <xsl:with-param name="description" select="msg:text('not-found-lead')"/>
      <xsl:with-param name="meta" as="element()">
        <meta name="robots" content="noindex"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="msg:text('not-found')"/>
        </h1>
        <p class="lead">
          <xsl:sequence select="msg:text('not-found-lead')"/>
        </p>
        <p>
          <a href="{$w:start-file}">
            <xsl:sequence select="string($w:record/rec:title)"/>
          </a>
          <xsl:if test="$w:record/@earlier">
            <xsl:text> · </xsl:text>
            <a href="gone.html">
              <xsl:sequence select="msg:text('gone')"/>
            </a>
          </xsl:if>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- The old address, what stood there, and where it is now. -->
  <xsl:function name="w:gone-passage" as="node()+">
    <xsl:param name="passage" as="element(g:passage)"/>
    <xsl:variable name="old" as="xs:string" select="w:page-address($passage/../@stem) || '#' || $passage/@id"/>
    <xsl:variable name="what" as="xs:string" select="
        if ($passage/@words) then w:gone-words($passage/@words, $passage/@version)
        else $passage/@id || ' (' || $passage/@version || ')'"/>
    <xsl:variable name="new" as="xs:string?" select="
        $passage/@now ! (if (. eq 'here') then $old else w:page-address(.) || '#' || $passage/@id)"/>
    <xsl:choose>
      <xsl:when test="$new">
        <xsl:variable name="link" as="element(h:a)">
          <a href="{$new}">
            <xsl:sequence select="$new"/>
          </a>
        </xsl:variable>
        <xsl:value-of select="$what || ': '"/>
        <xsl:sequence select="msg:nodes('gone-now', map { 'place': $link })"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$what || ': ' || msg:text('gone-nowhere')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
