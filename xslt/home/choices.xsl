<?xml version="1.0" encoding="UTF-8"?>
<!--
  Choices of every kind. A form of the source beside one of the edition is a departure, which products know; of anything
  else one alternative stands in the text and the others in the apparatus. What stands alone is text.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether a choice is between one form of the source and one of the edition. -->
  <xsl:function name="home:is-pair" as="xs:boolean">
    <xsl:param name="choice" as="element()"/>
    <xsl:sequence select="
        exists($choice[self::choice][count(*) eq 2][sic or orig or abbr or am][corr or reg or expan or ex])"/>
  </xsl:function>

  <xsl:template match="choice[home:is-pair(.)][not(home:in-entry(.))]" mode="home:text" as="element(choice)" priority="1">
    <xsl:sequence select="home:copy(., ())"/>
  </xsl:template>

  <!-- The parts of a pair. A mark of abbreviation is a short form, what it stands for a long one. -->
  <xsl:template match="choice[home:is-pair(.)][not(home:in-entry(.))]/*" mode="home:text" as="element()" priority="2">
    <xsl:element name="{if (self::am) then 'abbr' else if (self::ex) then 'expan' else local-name()}">
      <xsl:copy-of select="@* except (@rend, @rendition, @style)"/>
      <xsl:sequence select="home:look(.)"/>
      <xsl:variable name="corrected" as="xs:boolean" select="exists(self::corr) and home:is-leiden(.)"/>
      <xsl:sequence select="home:own('⌜')[$corrected]"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="home:own('⌝')[$corrected]"/>
    </xsl:element>
  </xsl:template>

  <!-- Alternatives: the edition's own first, the surest of them; then those that are equals; last the source's. -->
  <xsl:function name="home:alternatives" as="element()*">
    <xsl:param name="choice" as="element(choice)"/>
    <xsl:variable name="edited" as="element()*" select="$choice/(corr | reg | expan | ex)"/>
    <xsl:variable name="source" as="element()*" select="$choice/(sic | orig | abbr | am)"/>
    <xsl:sequence select="
        sort($edited, (), home:unsure#1), sort($choice/* except ($edited, $source), (), home:unsure#1), $source"/>
  </xsl:function>

  <xsl:function name="home:unsure" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(index-of(('high', 'medium', 'low'), string($element/@cert)), 2)[1]"/>
  </xsl:function>

  <xsl:template match="choice" mode="home:text" as="node()*">
    <xsl:variable name="alternatives" as="element()*" select="home:alternatives(.)"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates select="$alternatives[1]" mode="#current"/>
    </xsl:variable>
    <xsl:variable name="others" as="node()*" select="tail($alternatives) ! home:alternative(., position() eq 1)"/>
    <xsl:choose>
      <xsl:when test="empty($others)">
        <xsl:sequence select="$words"/>
      </xsl:when>
      <xsl:when test="home:in-entry(.)">
        <xsl:sequence select="$words, home:own(' ('), $others, home:own(')')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="entry" as="element(home:app)">
          <home:app series="">
            <xsl:sequence select="home:own(f:plain($words) || '] '), $others"/>
          </home:app>
        </xsl:variable>
        <xsl:sequence select="home:hung($words, $entry)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="home:alternative" as="node()*">
    <xsl:param name="alternative" as="element()"/>
    <xsl:param name="first" as="xs:boolean"/>
    <xsl:variable name="label" as="xs:string" select="
        if ($alternative[self::sic or self::orig or self::abbr or self::am]) then home:label(msg:text('source'))
        else msg:text('or') || ' '"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates select="$alternative" mode="home:text"/>
    </xsl:variable>
    <xsl:sequence select="
        home:own('; ')[not($first)], home:own($label, 'italic'), home:inline($words), home:remarks($alternative, true()),
        home:sigla($alternative)"/>
  </xsl:function>

  <!-- Forms that stand alone, or among alternatives. -->
  <xsl:template match="orig | reg | corr | expan | abbr" mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <xsl:template match="sic" mode="home:text" as="element(seg)">
    <seg>
      <xsl:sequence select="home:kept(.), home:look(.)"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:if test="not(parent::choice)">
        <xsl:sequence select="home:own(if (home:is-leiden(.)) then '(!)' else ' [sic]')"/>
      </xsl:if>
    </seg>
  </xsl:template>

  <!-- Letters that nobody can make words of are capitals. -->
  <xsl:template match="orig[not(parent::choice)][home:is-leiden(.)]" mode="home:text" as="element(seg)" priority="1">
    <xsl:sequence select="home:as(., 'seg', home:looks(., 'uppercase', ()))"/>
  </xsl:template>

  <xsl:template match="corr[home:is-leiden(.)]" mode="home:text" as="element(seg)" priority="1">
    <xsl:sequence select="home:between(., '⌜', '⌝')"/>
  </xsl:template>

  <!-- An abbreviation that nobody expanded. -->
  <xsl:template match="abbr[not(parent::choice or ancestor::expan)][home:is-leiden(.)]" mode="home:text" as="element(seg)" priority="1">
    <xsl:sequence select="home:between(., '', '(- - -)')"/>
  </xsl:template>

  <xsl:template match="ex" mode="home:text" as="element(seg)">
    <xsl:sequence select="
        if (home:is-leiden(.) or ancestor::expan[descendant::am]) then home:between(., '(', ')')
        else home:as(., 'seg', home:looks-as('italic'))"/>
  </xsl:template>

  <xsl:template match="am | surplus" mode="home:text" as="element(seg)">
    <xsl:sequence select="home:between(., '{', '}')"/>
  </xsl:template>

  <!-- A sign that is no part of its word, before the end of a line, is not shown where the word goes on; others are. -->
  <xsl:template match="pc[@force = 'weak']" mode="home:text" as="element()" priority="1">
    <xsl:variable name="break" as="element()?"
      select="following-sibling::node()[not(self::text()[not(normalize-space())])][1][self::lb or self::pb or self::cb]"/>
    <xsl:sequence select="if ($break/@break = 'no') then home:set-aside(.) else home:as(., 'seg', ())"/>
  </xsl:template>
</xsl:stylesheet>
