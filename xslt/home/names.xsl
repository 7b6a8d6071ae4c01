<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names. What points to an entry of a register is a mention of it, whatever the element is; products know it as the name
  of a person, a place or an organisation, or, of a work or an event, as `rs`.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What marks a mention of an entry, by the entry's element. -->
  <xsl:variable name="home:marks" as="map(xs:string, xs:string)" select="map {
      'person': 'persName', 'personGrp': 'persName', 'persona': 'persName', 'place': 'placeName', 'org': 'orgName' }"/>

  <!-- The entries that an element points to, in its order: by @ref, by @key as a whole or by its words. -->
  <xsl:function name="home:entries-of" as="element(home:entry)*" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="pointers" as="xs:string*" select="
        tokenize($element/@ref),
        $element/@key ! (if (map:contains($home:entries, normalize-space())) then normalize-space() else tokenize(.))"/>
    <xsl:sequence select="$pointers ! ($home:entries(.), $home:entries('#' || .))[1]"/>
  </xsl:function>

  <xsl:template match="*[@ref or @key][home:class(.) = ('phrase', 'bibliographic') or self::ref]" mode="home:text" as="node()*"
    priority="20">
    <xsl:variable name="entries" as="element(home:entry)*" select="home:entries-of(.)"/>
    <xsl:choose>
      <xsl:when test="exists($entries)">
        <xsl:sequence select="home:mention(., $entries)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A reference to an entry's own address is a mention, too. -->
  <xsl:template match="ref[@target ! tokenize(.)[1] ! map:contains($home:entries, .)]" mode="home:text" as="element()"
    priority="21">
    <xsl:sequence select="home:mention(., tokenize(@target)[1] ! $home:entries(.))"/>
  </xsl:template>

  <xsl:function name="home:mention" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="entries" as="element(home:entry)+"/>
    <xsl:element name="{(map:get($home:marks, string($entries[1]/@kind)), 'rs')[1]}">
      <xsl:copy-of select="$element/(@xml:id | @xml:lang | @next | @prev | @type)"/>
      <xsl:attribute name="home:was" select="local-name($element)"/>
      <xsl:attribute name="ref" select="distinct-values($entries/@id) ! ('#' || .)"/>
      <xsl:sequence select="home:look($element), home:title-look($element)"/>
      <xsl:apply-templates select="$element/node()" mode="home:text"/>
    </xsl:element>
  </xsl:function>

  <xsl:key name="home:entry-in-text" match="text//*[local-name() = $f:entry-elements]" use="@xml:id"/>

  <!-- Names that no register knows: they lead to the entry in their own text, if that has one. -->
  <xsl:template match="rs | name | persName | placeName | orgName | geogName | forename | surname | roleName | nameLink
      | addName | genName | country | region | settlement | district | bloc | geogFeat | eventName | objectName"
    mode="home:text" as="element()" priority="1">
    <xsl:variable name="target" as="element()?"
      select="tokenize(@ref)[starts-with(., '#')][1] ! key('home:entry-in-text', substring(., 2), root(current()))[1]"/>
    <xsl:choose>
      <xsl:when test="exists($target) and not(ancestor::*[local-name() = $f:entry-elements])">
        <xsl:variable name="address" as="attribute()">
          <xsl:attribute name="target" select="'#' || $target/@xml:id"/>
        </xsl:variable>
        <xsl:sequence select="home:as(., 'ref', $address)"/>
      </xsl:when>
      <xsl:when test="home:holds-blocks(.)">
        <xsl:sequence select="home:as(., 'home:block', ())"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="home:as(., (local-name()[. = ('persName', 'placeName', 'orgName')], 'seg')[1], home:no-pointer(.))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A pointer that no register knows is none for products: they would make a mention of it. -->
  <xsl:function name="home:no-pointer" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$element/@ref">
      <xsl:attribute name="ref" select="translate($element/@ref, '#', '')"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
