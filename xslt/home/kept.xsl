<?xml version="1.0" encoding="UTF-8"?>
<!-- What products know already stays what it is; of its attributes, what it looks like becomes words of our own. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="text() | processing-instruction()" mode="home:text" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment()" mode="home:text" as="empty-sequence()"/>

  <xsl:template match="
      text | front | body | back | div | head | p | ab | l | lg | sp | speaker | list | item | table | row | cell | cit
      | opener | closer | salute | signed | dateline | byline | postscript | address | addrLine
      | seg | foreign | ref | ptr | bibl | date | persName | placeName | orgName | cb | pb | pc | figDesc"
    mode="home:text" as="element()">
    <xsl:sequence select="home:copy(., ())"/>
  </xsl:template>

  <!-- An element as it is, with its looks, and with whatever attributes are given. -->
  <xsl:function name="home:copy" as="element()" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:element name="{local-name($element)}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="$element/(@* except (@rend, @rendition, @style))"/>
      <xsl:sequence select="home:look($element), $attributes"/>
      <xsl:apply-templates select="$element/node()" mode="home:text"/>
    </xsl:element>
  </xsl:function>

  <!-- An element of another name in its place: what it was stands in @home:was, for style sheets and themes. -->
  <xsl:function name="home:as" as="element()" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:element name="{$name}"
      namespace="{if (starts-with($name, 'home:')) then 'urn:fascicle:home' else 'http://www.tei-c.org/ns/1.0'}">
      <xsl:sequence select="home:kept($element), home:look($element), $attributes"/>
      <xsl:apply-templates select="$element/node()" mode="home:text"/>
    </xsl:element>
  </xsl:function>

  <!-- What any element keeps of its attributes, whatever becomes of it. -->
  <xsl:function name="home:kept" as="attribute()*" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:attribute name="home:was" select="local-name($element)"/>
    <xsl:copy-of select="$element/(@xml:id | @xml:lang | @n | @type | @subtype | @ref | @facs | @home:at)"/>
  </xsl:function>

  <!-- The edition's own words or signs in the midst of a text: no part of it. -->
  <xsl:function name="home:own" as="element(home:own)" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <home:own>
      <xsl:value-of select="$words"/>
    </home:own>
  </xsl:function>

  <!-- Outside a list a label is a phrase like others. -->
  <xsl:template match="label" mode="home:text" as="element()">
    <xsl:sequence select="if (parent::list) then home:copy(., ()) else home:as(., 'seg', ())"/>
  </xsl:template>

  <xsl:template match="hi" mode="home:text" as="element(hi)">
    <xsl:sequence select="home:as(., 'hi', ())"/>
  </xsl:template>

  <xsl:template match="*[local-name() = $home:aside]" mode="home:text" as="element(home:aside)" priority="50">
    <xsl:sequence select="home:set-aside(.)"/>
  </xsl:template>

  <!-- What is not shown is told: home:report lists it, and products get to see nothing of it. -->
  <xsl:function name="home:set-aside" as="element(home:aside)" visibility="public">
    <xsl:param name="element" as="element()"/>
    <home:aside element="{name($element)}" line="{$element/@home:at}"
      characters="{string-length(replace(string($element), '\s', ''))}"/>
  </xsl:function>

  <!-- Whether an element of the source stands between blocks. -->
  <xsl:function name="home:among-blocks" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="parent" as="element()?" select="$element/parent::*"/>
    <xsl:sequence select="
        exists($parent)
        and (f:is-around-blocks($parent)
          or $home:classes(local-name($parent)) = 'division'
          or exists($parent[not(self::p or self::ab or self::l)]/(p | ab | lg | sp)))
        and not($parent/text()[normalize-space()])"/>
  </xsl:function>

  <!-- Whether it holds some. -->
  <xsl:function name="home:holds-blocks" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/*[not(self::note)]
          [f:is-interrupting(.) or $home:classes(local-name()) = ('division', 'list') or home:holds-blocks(.)])"/>
  </xsl:function>
</xsl:stylesheet>
