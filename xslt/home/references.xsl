<?xml version="1.0" encoding="UTF-8"?>
<!-- References from text to text: however a file writes the address of another, products know it as NAME.xml#ID. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- `../letters/L12.xml#p3` is `L12.xml#p3`, `L12` is `L12.xml`; addresses of the web and of this text stay. -->
  <xsl:function name="home:address" as="xs:string" visibility="public">
    <xsl:param name="target" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="string(tokenize($target)[1])"/>
    <xsl:variable name="file" as="xs:string" select="(if (contains($first, '#')) then substring-before($first, '#') else $first) => replace('^.*/', '')"/>
    <xsl:sequence select="
        if (contains($first, ':') or not($file)) then $target
        else (if (contains($file, '.')) then $file else $file || '.xml') || '#'[contains($first, '#')] || substring-after($first, '#')"/>
  </xsl:function>

  <xsl:template match="(ref | ptr)[@target][not(starts-with(@target, '#') or contains(@target, ':'))]" mode="home:text"
    as="element()" priority="1">
    <xsl:variable name="address" as="attribute()">
      <xsl:attribute name="target" select="home:address(@target)"/>
    </xsl:variable>
    <xsl:sequence select="home:copy(., $address)"/>
  </xsl:template>

  <!-- A pointer within the text says where it leads: to an entry or a book by its name, to a division by its heading. -->
  <xsl:template match="(ptr | ref[not(node())])[starts-with(@target, '#')]" mode="home:text" as="element(ref)" priority="0.7">
    <xsl:variable name="place" as="element()?" select="key('home:pointed-to', substring(tokenize(@target)[1], 2), root())[1]"/>
    <ref>
      <xsl:copy-of select="@xml:id | @target"/>
      <xsl:attribute name="home:was" select="'ptr'"/>
      <xsl:sequence select="home:own(home:name-of-place($place))"/>
    </ref>
  </xsl:template>

  <xsl:key name="home:pointed-to" match="text//*[@xml:id]" use="@xml:id"/>

  <xsl:function name="home:name-of-place" as="xs:string">
    <xsl:param name="place" as="element()?"/>
    <xsl:sequence select="
        (($place[local-name() = $f:entry-elements] ! f:preferred-name(.),
          $place/head[1] ! f:plain(node()),
          $place/self::entry ! home:headword(.),
          $place/@n ! string())[. ne ''][1] ! f:shorten(., 90), '→')[1]"/>
  </xsl:function>
</xsl:stylesheet>
