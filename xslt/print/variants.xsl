<?xml version="1.0" encoding="UTF-8"?>
<!-- What hands did to the text, lines of inscriptions, and the signs that the apparatus cites. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Words and signs of the edition's own among those of the text. -->
  <xsl:template match="home:own" mode="print:set" as="xs:string*">
    <xsl:sequence select="typ:text(string())"/>
  </xsl:template>

  <!-- What is heard on a page, a book shows by its look. -->
  <xsl:template match="home:own[@home:hidden]" mode="print:set" as="xs:string*" priority="12"/>

  <xsl:template match="home:del" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:call('strike', print:run(.))"/>
  </xsl:template>

  <xsl:template match="home:add" mode="print:set" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:function name="print:run" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="expressions" as="xs:string*">
      <xsl:apply-templates select="$element/node()" mode="print:set"/>
    </xsl:variable>
    <xsl:sequence select="typ:content($expressions)"/>
  </xsl:function>

  <xsl:template match="ab[@home:lines]" mode="print:set" as="xs:string" priority="1">
    <xsl:sequence select="print:block(., 'text-lines')"/>
  </xsl:template>

  <xsl:template match="home:line" mode="print:set" as="xs:string">
    <xsl:sequence select="
        typ:call('text-line', (typ:string(string(@n)), 'first: ' || (@break = 'first'), 'hyphen: ' || (@break = 'no')))"/>
  </xsl:template>

  <!-- A book shows one reading in the text. -->
  <xsl:template match="home:variant" mode="print:set" as="xs:string*"/>

  <!-- The signs of witnesses and hands, behind the text. -->
  <xsl:function name="print:cited" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="cited" as="map(xs:string, xs:string)*"/>
    <xsl:if test="exists($cited)">
      <xsl:sequence select="
          typ:call('cited', (
            print:plain(msg:text($key)),
            $cited ! typ:array((print:plain(?siglum), print:optional(?description)))))"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
