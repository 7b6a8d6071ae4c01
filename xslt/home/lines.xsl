<?xml version="1.0" encoding="UTF-8"?>
<!-- The lines of an inscription or papyrus, each on its own with its number; the parts of such a text and their names. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether lines are shown as the source has them there. -->
  <xsl:function name="home:has-lines" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block[self::ab][descendant::lb]) and home:is-leiden($block)"/>
  </xsl:function>

  <xsl:function name="home:begins-line" as="xs:boolean">
    <xsl:param name="break" as="element(lb)"/>
    <xsl:sequence select="exists($break/ancestor::ab[1][home:has-lines(.)]) and not(home:in-entry($break))"/>
  </xsl:function>

  <xsl:function name="home:line-id" as="xs:string">
    <xsl:param name="break" as="element(lb)"/>
    <xsl:sequence select="string(($break/@xml:id, 'fascicle-line-' || count($break/preceding::lb) + 1)[1])"/>
  </xsl:function>

  <xsl:template match="ab[home:has-lines(.)]" mode="home:text" as="element(ab)">
    <xsl:variable name="lines" as="attribute()">
      <xsl:attribute name="home:lines" select="'yes'"/>
    </xsl:variable>
    <xsl:sequence select="home:copy(., $lines)"/>
  </xsl:template>

  <xsl:template match="lb" mode="home:text" as="element()">
    <xsl:sequence select="home:copy(., ())"/>
  </xsl:template>

  <!-- `break` is `first`, `no` within a word, else `line`. -->
  <xsl:template match="lb[home:begins-line(.)]" mode="home:text" as="element(home:line)" priority="1">
    <xsl:variable name="block" as="element(ab)" select="ancestor::ab[1]"/>
    <home:line n="{@n}">
      <xsl:attribute name="xml:id" select="home:line-id(.)"/>
      <xsl:attribute name="break" select="
          if ($block/descendant::node()[self::text()[normalize-space()] or self::lb or self::gap][1] is .) then 'first'
          else if (@break = 'no') then 'no' else 'line'"/>
    </home:line>
  </xsl:template>

  <!-- The divisions of an EpiDoc text say what they are. -->
  <xsl:variable name="home:named-divisions" as="xs:string+" select="'apparatus', 'translation', 'commentary', 'bibliography'"/>

  <xsl:template match="div[not(head)][home:is-leiden(.)][home:division-name(.)]" mode="home:text" as="element(div)">
    <div>
      <xsl:copy-of select="@* except (@rend, @rendition, @style)"/>
      <xsl:sequence select="home:look(.)"/>
      <head home:was="label">
        <xsl:sequence select="home:own(home:division-name(.))"/>
      </head>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:function name="home:division-name" as="xs:string?">
    <xsl:param name="division" as="element(div)"/>
    <xsl:variable name="type" as="xs:string" select="string($division/@type)"/>
    <xsl:variable name="kind" as="xs:string" select="home:words-of-type(string($division/@subtype))"/>
    <xsl:sequence select="
        if (not(normalize-space($division))) then ()
        else if ($type = $home:named-divisions)
          then string-join((msg:text($type), $division[../div[@type = $type][2]]/@xml:lang ! ('(' || msg:language-name(.) || ')')), ' ')
        else if ($type = 'textpart') then string-join(($kind, $division/@n)[. ne ''], ' ')[. ne '']
        else $kind[. ne ''][$type = 'edition'][$division/preceding-sibling::div[@type = 'edition']]"/>
  </xsl:function>
</xsl:stylesheet>
