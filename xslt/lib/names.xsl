<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and the authority file: which entry a name points to, what an entry is called. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The registers in their order: the element of an entry, which is the key of the register's title, and its page. -->
  <xsl:variable name="f:registers" as="map(xs:string, xs:string)+" select="
      map { 'element': 'person', 'file': 'persons.html' },
      map { 'element': 'place', 'file': 'places.html' },
      map { 'element': 'org', 'file': 'organisations.html' }"/>

  <!-- The registers that have entries. -->
  <xsl:function name="f:registers-of" as="map(xs:string, xs:string)*">
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:sequence select="$f:registers[exists(f:entries(., $authority))]"/>
  </xsl:function>

  <!-- All entries of a register, in the order of the authority file. -->
  <xsl:function name="f:entries" as="element()*">
    <xsl:param name="register" as="map(xs:string, xs:string)"/>
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:sequence select="$authority//standOff//(person | place | org)[local-name() = $register?element]"/>
  </xsl:function>

  <!-- Those of some ids. -->
  <xsl:function name="f:entries-of" as="element()*">
    <xsl:param name="register" as="map(xs:string, xs:string)"/>
    <xsl:param name="ids" as="xs:string*"/>
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:sequence select="
        $authority ! key('f:entry', $ids, .)[local-name() = $register?element][ancestor::standOff]"/>
  </xsl:function>

  <xsl:key name="f:entry" match="person | place | org" use="@xml:id"/>

  <!-- The id of the entry that a name points to: the fragment of @ref (`authority.xml#id`, `#id`). -->
  <xsl:function name="f:entry-id" as="xs:string?">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="pointer" as="xs:string?" select="tokenize($name/@ref)[contains(., '#')][1]"/>
    <xsl:sequence select="$pointer ! substring-after(., '#')[. ne '']"/>
  </xsl:function>

  <!-- The entry of the authority file that a name points to, if there is one. -->
  <xsl:function name="f:entry" as="element()?">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:variable name="id" as="xs:string?" select="f:entry-id($name)"/>
    <xsl:sequence select="$authority ! key('f:entry', $id, .)[1]"/>
  </xsl:function>

  <!-- The name elements of an entry, the preferred one first. -->
  <xsl:function name="f:entry-names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$entry/(persName | placeName | orgName)"/>
    <xsl:variable name="preferred" as="element()?" select="($names[@type = 'preferred'], $names)[1]"/>
    <xsl:sequence select="$preferred, $names except $preferred"/>
  </xsl:function>

  <!-- What an entry is called: its preferred name, else its first, else its id. -->
  <xsl:function name="f:preferred-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="(f:entry-names($entry) ! normalize-space()[. ne ''], string($entry/@xml:id))[1]"/>
  </xsl:function>

  <!-- Where the authorities of the world keep an identifier. -->
  <xsl:variable name="f:authority-addresses" as="map(xs:string, xs:string)" select="map {
      'wikidata': 'https://www.wikidata.org/wiki/',
      'viaf': 'https://viaf.org/viaf/',
      'geonames': 'https://www.geonames.org/',
      'gnd': 'https://d-nb.info/gnd/',
      'orcid': 'https://orcid.org/',
      'isni': 'https://isni.org/isni/',
      'lccn': 'https://lccn.loc.gov/' }"/>

  <!-- The address of an identifier: what stands there if it is one, else that of its authority; nothing if unknown. -->
  <xsl:function name="f:identifier-address" as="xs:string?">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space($idno)"/>
    <xsl:variable name="base" as="xs:string?"
      select="map:get($f:authority-addresses, lower-case(string($idno/@type)))"/>
    <xsl:sequence select="
        if (matches($value, '^https?://')) then $value
        else $base ! (. || encode-for-uri($value))"/>
  </xsl:function>
</xsl:stylesheet>
