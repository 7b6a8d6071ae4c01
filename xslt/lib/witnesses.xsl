<?xml version="1.0" encoding="UTF-8"?>
<!-- Witnesses and hands: by which sign each is cited, and what the header says of it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="f:cited" match="witness | listWit | handNote | bibl | biblStruct | msDesc | person" use="@xml:id"/>

  <!-- What a pointer of @wit, @source or @hand leads to. -->
  <xsl:function name="f:cited" as="element()?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="key('f:cited', f:fragment($pointer), root($document))[1]"/>
  </xsl:function>

  <!-- The id that a pointer names: `#A`, `witnesses.xml#A`, `wit:A`, or `A` of those who leave the # out. -->
  <xsl:function name="f:fragment" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="replace($pointer, '^(.*#|[A-Za-z][A-Za-z0-9_.]*:)', '')"/>
  </xsl:function>

  <!-- The sign behind a pointer, the pointer without its # where it leads nowhere. -->
  <xsl:function name="f:siglum" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="(f:cited($pointer, $document) ! f:siglum-of(.), f:fragment($pointer))[1]"/>
  </xsl:function>

  <!-- The sign of a witness or hand: what its description calls so, else the shorter of @xml:id and @n; signs are short. -->
  <xsl:function name="f:siglum-of" as="xs:string">
    <xsl:param name="cited" as="element()"/>
    <xsl:variable name="told" as="xs:string?" select="f:told-siglum($cited) ! normalize-space()[. ne '']"/>
    <xsl:variable name="names" as="xs:string*"
      select="sort(($cited/@n, $cited/@xml:id) ! normalize-space()[. ne ''], (), string-length#1)"/>
    <xsl:sequence select="string(($told, $names)[1])"/>
  </xsl:function>

  <xsl:function name="f:told-siglum" as="element()?">
    <xsl:param name="cited" as="element()"/>
    <xsl:sequence select="
        ($cited/descendant::*[self::abbr or self::idno or self::seg or self::label][@type = ('siglum', 'sigil')],
          $cited/abbr)[1]"/>
  </xsl:function>

  <!-- What is said of a witness or hand, without its sign. -->
  <xsl:function name="f:description" as="xs:string">
    <xsl:param name="cited" as="element()"/>
    <xsl:variable name="place" as="xs:string*"
      select="$cited/msDesc[1]/msIdentifier//*[not(*)] ! normalize-space()[. ne '']"/>
    <xsl:variable name="words" as="xs:string" select="
        normalize-space(string-join($cited//text()[not(parent::* intersect f:told-siglum($cited))], ' '))
          => replace(' ([,.;:)])', '$1')"/>
    <xsl:sequence select="
        if ($cited/msDesc and exists($place)) then string-join($place, ', ')
        else ($words[. ne ''], string($cited/(@scribe, @scribeRef, @n)[1]))[1]"/>
  </xsl:function>

  <!--
    The witnesses that a header lists, with their signs, in the order of the list. One that nobody can cite is but the
    place of its description, which stands in full about the text.
  -->
  <xsl:function name="f:witnesses" as="map(xs:string, xs:string)*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="$header//listWit//witness[@xml:id or not(msDesc)] ! f:explained(.)"/>
  </xsl:function>

  <xsl:function name="f:hands" as="map(xs:string, xs:string)*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="$header//handNote[@xml:id] ! f:explained(.)"/>
  </xsl:function>

  <xsl:function name="f:explained" as="map(xs:string, xs:string)">
    <xsl:param name="cited" as="element()"/>
    <xsl:sequence select="map { 'siglum': f:siglum-of($cited), 'description': f:description($cited) }"/>
  </xsl:function>
</xsl:stylesheet>
