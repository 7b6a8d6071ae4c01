<?xml version="1.0" encoding="UTF-8"?>
<!-- The cards of corrections: what the source has, what was done, who did it, how sure it is, on what it stands. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="w:card-id" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="'card:' || f:correction-number($correction)"/>
  </xsl:function>

  <!--
    The cards of a text: one is shown when it is what the address points to, in any browser, without a script. On wide
    screens view.js has the first lines of all in the margin, `harbour] Source: har bour`.
  -->
  <xsl:template name="w:cards" as="element(h:div)*">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:for-each select="f:corrections($text)">
      <div role="note" class="card" id="{w:card-id(.)}" aria-label="{w:correction-name(.)}">
        <p>
          <xsl:sequence select="w:lemma(.)"/>
          <xsl:text> </xsl:text>
          <xsl:sequence select="w:source-form(.), msg:text(f:correction-kind(.))[not(f:source-form(current()))]"/>
        </p>
        <xsl:where-populated>
          <p class="further">
            <xsl:sequence select="w:joined(w:grounds(.))"/>
          </p>
        </xsl:where-populated>
        <p class="card-links">
          <a href="#entry:{f:correction-number(.)}">
            <xsl:sequence select="msg:text('all-corrections')"/>
          </a>
          <xsl:text> · </xsl:text>
          <a class="close" href="#{w:correction-id(.)}">
            <xsl:sequence select="msg:text('back')"/>
          </a>
        </p>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- What is read there, in its language; the bracket that ends it is drawn. -->
  <xsl:function name="w:lemma" as="item()">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="f:plain(f:edited($correction)[not(self::surplus)]/node())"/>
    <xsl:choose>
      <xsl:when test="$words">
        <span class="lemma">
          <xsl:sequence select="w:in-language(f:language($correction)), $words"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="msg:text('nothing-read')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- `Source: har bour · blank removed · corrected by Mara Tolland · certain` -->
  <xsl:function name="w:account" as="node()*">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="w:joined((w:source-form($correction), w:grounds($correction)))"/>
  </xsl:function>

  <!-- What was done, who did it, how sure it is, on what it stands. -->
  <xsl:function name="w:grounds" as="xs:string*">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="who" as="xs:string" select="f:responsible($correction)"/>
    <xsl:sequence select="
        f:deed($correction), msg:text(f:correction-kind($correction) || '-by'[$who], map { 'who': $who }),
        f:certainty($correction)[. ne ''], w:evidence($correction)"/>
  </xsl:function>

  <!-- The rule of the program, or what the editors name. -->
  <xsl:function name="w:evidence" as="xs:string?">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="
        f:edited($correction)/@evidence ! (if (matches(., '^C\d+$')) then msg:text('by-rule', map { 'code': . }) else string())"/>
  </xsl:function>
</xsl:stylesheet>
