<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures, code, formulae. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:m="http://www.w3.org/1998/Math/MathML"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Of a picture that the edition has not, the book has caption and description; its frame says that one was there. -->
  <xsl:template match="figure" mode="print:set" as="xs:string">
    <xsl:variable name="caption" as="xs:string*">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="
        typ:call(if (f:is-pictured(.)) then 'pictured' else 'picture', (
          if (f:is-pictured(.)) then print:image(.)
          else 'description: ' || (figDesc[normalize-space()][1] ! print:in-language(., print:optional(.)), 'none')[1],
          if (exists($caption)) then typ:blocks($caption) else 'none',
          print:named(.)))"/>
  </xsl:template>

  <xsl:template match="figure[f:is-within-line(.)]" mode="print:set" as="xs:string+" priority="1">
    <xsl:sequence select="
        if (f:is-pictured(.)) then typ:call('pictured-in-line', print:image(.))
        else typ:call('picture-in-line', (
          (figDesc[normalize-space()][1] ! print:in-language(., print:optional(.)), 'none')[1], print:named(.)))"/>
  </xsl:template>

  <xsl:function name="print:image" as="xs:string+">
    <xsl:param name="figure" as="element(figure)"/>
    <xsl:sequence select="typ:string($figure/@home:picture), typ:string(f:picture-words($figure))"/>
  </xsl:function>

  <!-- What the file calls a picture, where there is no more of it. -->
  <xsl:function name="print:named" as="xs:string?">
    <xsl:param name="figure" as="element(figure)"/>
    <xsl:sequence select="
        $figure[not(f:is-pictured(.))][@home:was or @home:block or @home:picture]/graphic/@url[normalize-space()]
          ! ('name: ' || print:link((../../@home:picture, .)[1], .))"/>
  </xsl:function>

  <xsl:template match="figure/head" mode="print:set" as="xs:string">
    <xsl:sequence select="print:block(., 'par')"/>
  </xsl:template>

  <xsl:template match="graphic" mode="print:set" as="xs:string*"/>

  <xsl:template match="home:code" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('code', typ:string(string()))"/>
  </xsl:template>

  <xsl:template match="home:listing" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('listing', home:line ! typ:string(.))"/>
  </xsl:template>

  <!-- Of a formula the book has letters, signs and numbers in their order, what is raised, lowered or divided. -->
  <xsl:template match="home:math | m:*" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="*, text()[normalize-space()]" mode="#current"/>
  </xsl:template>

  <xsl:template match="m:msup/*[2] | m:msubsup/*[3] | m:msub/*[2] | m:msubsup/*[2]" mode="print:set" as="xs:string"
    priority="1">
    <xsl:variable name="set" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="
        typ:call(if (parent::m:msup or count(preceding-sibling::*) eq 2) then 'super' else 'sub', typ:content($set))"/>
  </xsl:template>

  <xsl:template match="m:mfrac/*[2]" mode="print:set" as="xs:string*" priority="1">
    <xsl:sequence select="typ:string('/')"/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
