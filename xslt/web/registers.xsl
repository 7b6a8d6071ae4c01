<?xml version="1.0" encoding="UTF-8"?>
<!-- Registers: every entry with all that is said of it, and with every mention in its context. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:m="urn:fascicle:mentions"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The mentions of every entry, in the order of the edition: looked for once, not in each document for each entry. -->
  <xsl:variable name="w:mentions-by-entry" as="map(xs:string, element(m:mention)+)">
    <xsl:map>
      <xsl:for-each-group select="$mentions?*/m:mentions/m:mention" group-by="tokenize(@entry)">
        <xsl:map-entry key="string(current-grouping-key())" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- Longer registers are found their way in by letters. -->
  <xsl:variable name="w:long-register" as="xs:integer" select="100"/>

  <xsl:function name="w:register-page" as="xs:string">
    <xsl:param name="register" as="map(xs:string, item()+)"/>
    <xsl:variable name="language" as="xs:string" select="$w:record/rec:language"/>
    <xsl:variable name="entries" as="element()*"
      select="f:sort-entries(f:entries($register, $w:authority), $language)"/>
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="msg:text($register?element)"/>
      <xsl:with-param name="file" select="$register?file"/>
      <xsl:with-param name="description" select="
          msg:text('register-of', map {
            'register': msg:text($register?element), 'edition': f:full-title($w:record) })"/>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="msg:text($register?element)"/>
        </h1>
        <xsl:choose>
          <xsl:when test="count($entries) gt $w:long-register">
            <xsl:call-template name="w:long-register">
              <xsl:with-param name="entries" select="$entries"/>
              <xsl:with-param name="language" select="$language"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <div class="register">
              <xsl:apply-templates select="$entries" mode="w:entry"/>
            </div>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <!-- A heading for each letter, and a way to each heading. -->
  <xsl:template name="w:long-register" as="element()+">
    <xsl:param name="entries" as="element()+" required="yes"/>
    <xsl:param name="language" as="xs:string" required="yes"/>
    <xsl:variable name="sections" as="element(h:section)+">
      <xsl:for-each-group select="$entries" group-adjacent="f:initial(f:sort-key(.), $language)">
        <section aria-labelledby="letter:{position()}" class="letter">
          <h2 id="letter:{position()}">
            <xsl:sequence select="current-grouping-key()"/>
          </h2>
          <xsl:apply-templates select="current-group()" mode="w:entry">
            <xsl:with-param name="heading" select="'h3'" tunnel="yes"/>
          </xsl:apply-templates>
        </section>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="w:alphabet($sections/h:h2)"/>
    <div class="register">
      <xsl:sequence select="$sections"/>
    </div>
  </xsl:template>

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

  <xsl:function name="w:mentions-of" as="element()">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="found" as="element(m:mention)*" select="$w:mentions-by-entry(string($entry/@xml:id))"/>
    <xsl:choose>
      <xsl:when test="exists($found)">
        <dl class="mentions">
          <xsl:for-each-group select="$found" group-adjacent="w:document-of(.)">
            <xsl:variable name="source" as="element(rec:source)?"
              select="f:source-of($w:record, current-grouping-key())"/>
            <dt>
              <xsl:sequence select="$source/rec:language ! w:in-language(.), string($source/rec:title)"/>
            </dt>
            <xsl:sequence select="current-group() ! w:context(.)"/>
          </xsl:for-each-group>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <p class="unmentioned">
          <xsl:sequence select="msg:text('unmentioned')"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="w:document-of" as="xs:string">
    <xsl:param name="mention" as="element(m:mention)"/>
    <xsl:sequence select="string($mention/../@document)"/>
  </xsl:function>

  <!-- The name with the words around it, linked to its place. -->
  <xsl:function name="w:context" as="element(h:dd)">
    <xsl:param name="mention" as="element(m:mention)"/>
    <dd>
      <xsl:sequence select="w:in-language($mention/@xml:lang), string($mention/m:before)"/>
      <a href="{w:page-address(w:document-of($mention))}#{$mention/@id}">
        <xsl:sequence select="string($mention/m:name)"/>
      </a>
      <xsl:sequence select="string($mention/m:after)"/>
    </dd>
  </xsl:function>
</xsl:stylesheet>
