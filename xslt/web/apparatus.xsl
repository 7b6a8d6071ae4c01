<?xml version="1.0" encoding="UTF-8"?>
<!-- Corrections: a quiet mark in the text, a card that it opens, and the list of all at the end of the page. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="w:correction-id" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="string(($correction/@xml:id, 'correction:' || f:correction-number($correction))[1])"/>
  </xsl:function>

  <!-- The reading of the edition. -->
  <xsl:template match="choice | supplied[not(ancestor::choice)]" mode="w:text" as="element()+">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <span>
      <xsl:sequence select="w:attributes(., ('correction', f:correction-kind(.)))"/>
      <xsl:apply-templates select="if (self::choice) then corr | reg | expan else node()" mode="#current"/>
    </span>
    <xsl:if test="not($in-link)">
      <xsl:sequence select="w:correction-mark(.)"/>
    </xsl:if>
  </xsl:template>

  <!-- A sign that the source names or stores in its own way is no correction. -->
  <xsl:template match="choice[f:is-same-sign(.)]" mode="w:text" as="item()*" priority="1">
    <xsl:apply-templates select="reg/node()" mode="#current"/>
  </xsl:template>

  <xsl:template match="choice[f:is-same-sign(.)]" mode="w:marks" as="empty-sequence()" priority="1"/>

  <!-- Within a choice, what was supplied is part of the correction. -->
  <xsl:template match="choice//supplied" mode="w:text" as="item()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Of what is left out only the mark is seen, and the place is named. -->
  <xsl:template match="surplus[f:is-departure(.)]" mode="w:text" as="element(h:span)">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <span xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:attributes(., ('correction', 'left-out'))"/>
      <xsl:sequence select="w:correction-mark(.)[not($in-link)]"/>
    </span>
  </xsl:template>

  <xsl:template match="choice | supplied[not(ancestor::choice)] | surplus[f:is-departure(.)]" mode="w:marks"
    as="element(h:button)">
    <xsl:sequence select="w:correction-mark(.)"/>
  </xsl:template>

  <!-- The mark opens the card without a script (`popovertarget`); it is drawn by the style sheet. -->
  <xsl:function name="w:correction-mark" as="element(h:button)">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="number" as="xs:integer" select="f:correction-number($correction)"/>
    <button type="button" class="mark" popovertarget="card:{$number}" xsl:use-attribute-sets="w:edition">
      <span class="hidden">
        <xsl:sequence select="w:label-language($correction), msg:text('correction-number', map { 'number': $number })"/>
      </span>
    </button>
  </xsl:function>

  <!-- The cards of a text. They stand outside its paragraphs, which may not hold them. -->
  <xsl:template name="w:cards" as="element(h:div)*">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:for-each select="f:corrections($text)">
      <div popover="auto" class="card" id="card:{f:correction-number(.)}">
        <p>
          <xsl:sequence select="w:account(.)"/>
        </p>
        <p class="card-links">
          <a href="#entry:{f:correction-number(.)}">
            <xsl:sequence select="msg:text('all-corrections')"/>
          </a>
        </p>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- `Source: har bour · blank removed · corrected by Mara Tolland · certain` -->
  <xsl:function name="w:account" as="node()*">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="who" as="xs:string" select="f:responsible($correction)"/>
    <xsl:sequence select="w:joined((
        w:source-form($correction),
        f:deed($correction),
        msg:text(f:correction-kind($correction) || '-by'[$who], map { 'who': $who }),
        f:certainty($correction)[. ne '']))"/>
  </xsl:function>

  <!-- What the source has, if it has anything there. -->
  <xsl:function name="w:source-form" as="element(h:span)?">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="form" as="xs:string" select="f:source-form($correction)"/>
    <xsl:if test="$form">
      <span>
        <xsl:variable name="shown" as="element(h:i)">
          <i>
            <xsl:sequence select="w:in-language(f:language($correction)), $form"/>
          </i>
        </xsl:variable>
        <xsl:sequence select="msg:nodes('source-has', map { 'form': $shown })"/>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- The list of all corrections, each with a link back to its place. -->
  <xsl:template name="w:corrections" as="element(h:section)?">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:where-populated>
      <section class="apparatus" aria-labelledby="apparatus:corrections">
        <xsl:on-non-empty>
          <h2 id="apparatus:corrections">
            <xsl:sequence select="msg:text('corrections')"/>
          </h2>
        </xsl:on-non-empty>
        <xsl:where-populated>
          <ol>
            <xsl:for-each select="f:corrections($text)">
              <li id="entry:{f:correction-number(.)}">
                <a class="reading">
                  <xsl:attribute name="href" select="'#' || w:correction-id(.)"/>
                  <xsl:sequence select="
                      if (self::surplus or not(f:plain(f:edited(.)/node()))) then msg:text('nothing-read')
                      else (w:in-language(f:language(.)), f:plain(f:edited(.)/node()))"/>
                </a>
                <xsl:text> · </xsl:text>
                <xsl:sequence select="w:account(.)"/>
              </li>
            </xsl:for-each>
          </ol>
        </xsl:where-populated>
      </section>
    </xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
