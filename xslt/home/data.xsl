<?xml version="1.0" encoding="UTF-8"?>
<!-- Data in a text: registers and descriptions of manuscripts are lists of facts, not paragraphs. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listNym | listObject" mode="home:text"
    as="element(list)?">
    <xsl:sequence select=".[f:says-something(.)] ! f:list-of-entries(.) ! home:resolved(.)"/>
  </xsl:template>

  <xsl:template match="person | personGrp | persona | place | org | event | nym | object" mode="home:text" as="element(list)">
    <xsl:sequence select="f:list-of-one(.) ! home:resolved(.)"/>
  </xsl:template>

  <xsl:template match="msDesc | msPart | msFrag | listRelation | correspDesc | handNotes | particDesc | settingDesc | physDesc | history | additional | msContents"
    mode="home:text" as="element(home:block)">
    <home:block>
      <!-- the id goes with what is said -->
      <xsl:sequence select="
          home:kept(.)[name() ne 'xml:id' or local-name(current()) = $f:wrappers], f:facts(.) ! home:resolved(.)"/>
    </home:block>
  </xsl:template>

  <!-- Phrases of running text within data come home as they do elsewhere. -->
  <xsl:template match="*[not(local-name() = ($f:telling, $f:wrappers))]
      [home:class(.) = ('phrase', 'milestone', 'foreign') and not(self::home:own or self::desc or self::stamp[not(text()[normalize-space()])])]"
    mode="f:words" as="node()*" priority="3">
    <xsl:apply-templates select="." mode="home:text"/>
  </xsl:template>

  <xsl:template match="hi | seg | emph | foreign" mode="f:words" as="node()*" priority="3">
    <xsl:apply-templates select="." mode="home:text"/>
  </xsl:template>

  <!-- Among the words of a text dates stay as they are written there. -->
  <xsl:template match="text/descendant::text()[parent::*/@when = normalize-space()]" mode="f:words" as="text()" priority="1">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- Data with its pointers to entries as the registers know them; one that leads nowhere goes. -->
  <xsl:mode name="home:resolved" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:function name="home:resolved" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="home:resolved"/>
  </xsl:function>

  <!--
    Beside the text there is no apparatus: what editors did to the words of a header is said by signs. Nor does a name
    there count as a mention in the text.
  -->
  <xsl:mode name="home:beside" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- A phrase may be shown more than once there: only what has a label keeps its id. -->
  <xsl:template match="@xml:id[not(parent::item or parent::label)]" mode="home:beside" as="empty-sequence()"/>

  <xsl:template match="supplied | surplus | unclear" mode="home:beside" as="node()*">
    <xsl:sequence select="home:own(if (self::surplus) then '{' else if (self::supplied) then '[' else '')[string()]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="home:own(if (self::surplus) then '}' else if (self::supplied) then ']' else '(?)')"/>
  </xsl:template>

  <xsl:template match="choice" mode="home:beside" as="node()*">
    <xsl:apply-templates select="(corr | reg | expan, *)[1]/node()" mode="#current"/>
  </xsl:template>

  <xsl:template match="note" mode="home:beside" as="node()*">
    <xsl:sequence select="home:own(' (')"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="home:own(')')"/>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | rs" mode="home:beside" as="element(home:to)">
    <home:to>
      <xsl:copy-of select="@ref | @xml:lang"/>
      <xsl:apply-templates mode="#current"/>
    </home:to>
  </xsl:template>

  <xsl:template match="pb | lb | cb" mode="home:beside" as="element(home:own)?">
    <xsl:sequence select="home:own(' ')[not(current()/@break = 'no')]"/>
  </xsl:template>

  <xsl:template match="home:to" mode="home:resolved" as="node()*">
    <xsl:variable name="entries" as="element(home:entry)*" select="home:entries-of(.)"/>
    <xsl:choose>
      <xsl:when test="exists($entries)">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:attribute name="ref" select="distinct-values($entries/@id) ! ('#' || .)"/>
          <xsl:apply-templates mode="#current"/>
        </xsl:copy>
      </xsl:when>
      <xsl:when test="@xml:lang">
        <seg>
          <xsl:copy-of select="@xml:lang"/>
          <xsl:apply-templates mode="#current"/>
        </seg>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
