<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse and drama: stanzas, speeches, stage directions. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A stanza by its lines, each with what stands over it: the book says which lines stay together. -->
  <xsl:template match="lg" mode="print:set" as="xs:string">
    <xsl:variable name="lines" as="xs:string*">
      <xsl:for-each-group select="*" group-ending-with="l">
        <xsl:sequence select="print:blocks(current-group())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="typ:call('stanza', ('noted: true'[print:has-notes(current())], $lines))"/>
  </xsl:template>

  <xsl:template match="lg[lg]" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="l" mode="print:set" as="xs:string">
    <xsl:variable name="step" as="xs:string?" select="f:rend(.)[matches(., '^indent\d$')][1]"/>
    <xsl:sequence select="
        typ:call('verse-line', (
          'number: ' || print:optional(f:line-number(.)),
          'margin: 2em'[current()/parent::lg],
          @home:shift ! ('shift: ' || . || 'em'),
          $step ! ('steps: ' || substring-after(., 'indent')),
          print:phrases(node())))
        || print:origin(.)"/>
  </xsl:template>

  <xsl:template match="sp" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('speech', print:blocks(*))"/>
  </xsl:template>

  <xsl:template match="stage" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'stage')"/>
  </xsl:template>

  <xsl:template match="speaker" mode="print:set" as="xs:string">
    <xsl:sequence select="
        typ:call('speaker', (print:phrases(node()), print:shouted(.), 'of-speech: true'[current()/parent::sp])) || print:origin(.)"/>
  </xsl:template>

  <!-- A name in capitals is set in small ones. -->
  <xsl:function name="print:shouted" as="xs:string?">
    <xsl:param name="speaker" as="element()"/>
    <xsl:sequence select="'shouted: true'[upper-case($speaker) eq string($speaker)][lower-case($speaker) ne string($speaker)]"/>
  </xsl:function>

  <!-- The word that opens a postscript looks like a speaker's name. -->
  <xsl:template match="postscript/label" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'speaker')"/>
  </xsl:template>

  <xsl:template match="stage[f:is-in-speech(.)]" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('emph', print:phrases(node()))"/>
  </xsl:template>

  <!-- What stands before a paragraph and runs into it: speaker and stage directions, or the label of a postscript. -->
  <xsl:function name="print:lead" as="element()*">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:variable name="opening" as="element()?" select="
        $paragraph/preceding-sibling::*[not(self::stage or self::pb or self::cb or self::lb or self::fw)][1]
          [self::speaker or self::label]"/>
    <xsl:sequence select="$opening, $opening/following-sibling::stage[. &lt;&lt; $paragraph]"/>
  </xsl:function>

  <!-- The paragraph that an element runs into. -->
  <xsl:function name="print:led-in" as="element(p)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/following-sibling::p[1][print:lead(.) intersect $element]"/>
  </xsl:function>

  <xsl:template match="speaker[print:led-in(.)] | label[print:led-in(.)] | stage[print:led-in(.)]" mode="print:set"
    as="xs:string*" priority="2"/>

  <xsl:template match="speaker | label" mode="print:run" as="xs:string+">
    <xsl:variable name="parted" as="xs:boolean" select="
        matches(., '\p{P}\s*$') or exists(following-sibling::*[1]/self::stage)"/>
    <xsl:sequence select="
        print:in-language(., typ:call('speaker-name', (print:phrases(node()), print:shouted(.)))),
        if ($parted) then 'sp' else 'after-speaker'"/>
  </xsl:template>

  <xsl:template match="stage" mode="print:run" as="xs:string+">
    <xsl:sequence select="'sp', print:in-language(., typ:call('emph', print:phrases(node()))), 'sp'"/>
  </xsl:template>
</xsl:stylesheet>
