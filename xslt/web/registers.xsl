<?xml version="1.0" encoding="UTF-8"?>
<!-- Registers: every entry with all that is said of it, and with its mentions. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is told of the mentions of an entry on this page. -->
  <xsl:key name="w:told" match="l:of" use="@entry"/>
  <!-- The entries of a page. -->
  <xsl:key name="w:shelved" match="*[@w:file]" use="@w:file"/>

  <!-- Longer lists are found their way in by letters and words. -->
  <xsl:variable name="w:long-register" as="xs:integer" select="100"/>
  <xsl:variable name="w:filtered" as="xs:integer" select="12"/>

  <xsl:template match="l:page[@kind = 'register']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:variable name="page" as="element(l:page)" select="."/>
    <xsl:variable name="entries" as="element()*" select="
        sort(key('w:shelved', @file, $w:authority), (), function($entry) { xs:integer($entry/@w:at) })"/>
    <xsl:variable name="register" as="map(xs:string, item()+)" select="f:register-of($entries[1])"/>
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="
          string-join((msg:text($register?element), l:shelf[@file = $page/@file] ! w:name-of-shelf(., $register)), ': ')"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:sequence select="w:letters-of(l:shelf)"/>
        <xsl:if test="empty(l:shelf) and count($entries) gt $w:long-register">
          <xsl:sequence select="w:alphabet(w:letter-headings($entries))"/>
        </xsl:if>
        <xsl:sequence select="@map ! w:way-to-map(.)"/>
        <xsl:if test="count($entries) gt $w:filtered">
          <xsl:call-template name="w:filter">
            <xsl:with-param name="list" select="'.entry'"/>
          </xsl:call-template>
        </xsl:if>
        <div class="register">
          <xsl:choose>
            <xsl:when test="empty(l:shelf) and count($entries) gt $w:long-register">
              <xsl:call-template name="w:by-letter">
                <xsl:with-param name="entries" select="$entries"/>
                <xsl:with-param name="told" select="$page" tunnel="yes"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:apply-templates select="$entries" mode="w:entry">
                <xsl:with-param name="told" select="$page" tunnel="yes"/>
              </xsl:apply-templates>
            </xsl:otherwise>
          </xsl:choose>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A heading for each letter. -->
  <xsl:template name="w:by-letter" as="element(h:section)+">
    <xsl:param name="entries" as="element()+" required="yes"/>
    <xsl:variable name="headings" as="element(h:h2)+" select="w:letter-headings($entries)"/>
    <xsl:for-each-group select="$entries" group-adjacent="string(@w:letter)">
      <xsl:variable name="at" as="xs:integer" select="position()"/>
      <section aria-labelledby="letter:{$at}" class="letter">
        <xsl:sequence select="$headings[$at]"/>
        <xsl:apply-templates select="current-group()" mode="w:entry">
          <xsl:with-param name="heading" select="'h3'" tunnel="yes"/>
        </xsl:apply-templates>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="w:letter-headings" as="element(h:h2)+">
    <xsl:param name="entries" as="element()+"/>
    <xsl:for-each-group select="$entries" group-adjacent="string(@w:letter)">
      <h2 id="letter:{position()}">
        <xsl:sequence select="current-grouping-key()"/>
      </h2>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Links to letters, by elements that have ids and hold letters. -->
  <xsl:function name="w:alphabet" as="element(h:nav)">
    <xsl:param name="letters" as="element()+"/>
    <nav class="alphabet" aria-label="{msg:text('alphabet')}">
      <ul>
        <xsl:for-each select="$letters">
          <li>
            <a href="#{@id}">
              <xsl:sequence select="string()"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:function>

  <!-- The way in to a register of several pages. -->
  <xsl:template match="l:page[@kind = 'letters']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:variable name="register" as="map(xs:string, item()+)" select="$f:registers[?file = current()/@file]"/>
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="msg:text($register?element)"/>
      <xsl:with-param name="main" as="element()*">
        <xsl:sequence select="@map ! w:way-to-map(.)"/>
        <ul class="letters">
          <xsl:for-each select="l:shelf">
            <li>
              <a href="{w:file-address(@file)}">
                <b>
                  <xsl:sequence select="string(@letter)"/>
                </b>
                <span class="range">
                  <xsl:sequence select="' ' || w:range(@first, @last)"/>
                </span>
              </a>
              <xsl:sequence select="w:count(@n)"/>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Letters that lead to their first page, and below them the pages of the letter that is open. -->
  <xsl:function name="w:letters-of" as="element(h:nav)*">
    <xsl:param name="shelves" as="element(l:shelf)*"/>
    <xsl:variable name="open" as="element(l:shelf)?" select="$shelves[@file = ../@file]"/>
    <xsl:variable name="letters" as="element(l:shelf)*" select="
        for $letter in distinct-values($shelves/@letter)
        return ($open[@letter = $letter], $shelves[@letter = $letter])[1]"/>
    <xsl:sequence select="
        w:shelves($letters, msg:text('alphabet'), function($shelf) { string($shelf/@letter) }),
        let $parts := $shelves[@letter = $open/@letter]
        return w:shelves($parts[exists($parts[2])], string($open/@letter), function($shelf) { w:range($shelf/@first, $shelf/@last) })"/>
  </xsl:function>

  <xsl:function name="w:name-of-shelf" as="xs:string">
    <xsl:param name="shelf" as="element(l:shelf)"/>
    <xsl:param name="register" as="map(xs:string, item()+)"/>
    <xsl:sequence select="
        if ($shelf/../l:shelf[@letter = $shelf/@letter][2]) then w:range($shelf/@first, $shelf/@last) else string($shelf/@letter)"/>
  </xsl:function>

  <xsl:function name="w:range" as="xs:string">
    <xsl:param name="first" as="xs:string"/>
    <xsl:param name="last" as="xs:string"/>
    <xsl:sequence select="if ($first eq $last) then $first else $first || ' – ' || $last"/>
  </xsl:function>

  <!-- All mentions of an entry that has too many for the page of its register. -->
  <xsl:template match="l:page[@kind = 'mentions']" mode="w:list" as="map(xs:string, xs:string)">
    <xsl:variable name="page" as="element(l:page)" select="."/>
    <xsl:variable name="entry" as="element()" select="key('f:entry', @entry, $w:authority)[1]"/>
    <xsl:call-template name="w:list-page">
      <xsl:with-param name="title" select="f:index-name($entry)"/>
      <xsl:with-param name="main" as="element()*">
        <p>
          <a href="{w:entry-address($entry)}">
            <xsl:sequence select="msg:text(f:register-of($entry)?element)"/>
          </a>
        </p>
        <xsl:sequence select="w:parts-of(l:part, @file)"/>
        <dl class="mentions whole">
          <xsl:sequence select="l:in ! w:in-text(., count(*))"/>
        </dl>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
