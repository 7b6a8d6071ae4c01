<?xml version="1.0" encoding="UTF-8"?>
<!-- The signs that a text has from its edition, with what they mean: only those that stand in it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Elements by the signs that stand at their ends, `supplied:[`: the words of the edition begin or end with them. -->
  <xsl:key name="f:signed" match="*[@home:was]/home:own" use="../@home:was || ':' || substring(., 1, 1)"/>
  <xsl:key name="f:looking" match="*[@home:look]" use="tokenize(@home:look)"/>

  <!-- Each sign, where it is found, and the key of its meaning. -->
  <xsl:variable name="f:signs" as="map(xs:string, xs:string)+" select="
      map { 'siglum': '[abc]', 'at': 'supplied:[', 'means': 'sign-supplied' },
      map { 'siglum': '[...] [- - -]', 'at': 'gap:[', 'means': 'sign-gap' },
      map { 'siglum': '+++', 'at': 'gap:+', 'means': 'sign-illegible' },
      map { 'siglum': '⟨abc⟩', 'at': 'supplied:⟨', 'means': 'sign-omitted' },
      map { 'siglum': '(abc)', 'at': 'ex:(', 'means': 'sign-expanded' },
      map { 'siglum': '(- - -)', 'at': 'abbr:(', 'means': 'sign-unexpanded' },
      map { 'siglum': '{abc}', 'at': 'surplus:{', 'means': 'sign-surplus' },
      map { 'siglum': '⟦abc⟧', 'at': 'del:⟦', 'means': 'sign-erased' },
      map { 'siglum': '`abc´', 'at': 'add:`', 'means': 'sign-added' },
      map { 'siglum': '⌞abc⌟', 'at': 'add:⌞', 'means': 'sign-added-below' },
      map { 'siglum': '«abc»', 'at': 'add:«', 'means': 'sign-overwritten' },
      map { 'siglum': '(!)', 'at': 'sic:(', 'means': 'sign-sic' },
      map { 'siglum': '[?]', 'at': 'unclear:[', 'means': 'sign-unclear' }"/>

  <!-- The signs of a text, as its apparatus explains witnesses. Of surplus signs of abbreviation the brackets are the same. -->
  <xsl:function name="f:signs-of" as="map(xs:string, xs:string)*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="document" as="node()" select="root($text)"/>
    <xsl:for-each select="$f:signs[exists(key('f:signed', ?at, $document))]">
      <xsl:sequence select="map { 'siglum': ?siglum, 'description': msg:text(?means) }"/>
    </xsl:for-each>
    <xsl:if test="exists(key('f:looking', 'underdot', $document))">
      <xsl:sequence select="map { 'siglum': 'a&#x323;b&#x323;c&#x323;', 'description': msg:text('sign-underdot') }"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
