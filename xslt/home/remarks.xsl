<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in an entry of the apparatus beside readings: details, notes, gaps of witnesses; and entries as one line. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Details and notes of an entry, behind the reading that they are about. -->
  <xsl:function name="home:remark" as="node()*">
    <xsl:param name="remark" as="element()"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates select="$remark" mode="home:text"/>
    </xsl:variable>
    <xsl:if test="exists($words)">
      <xsl:text> </xsl:text>
      <xsl:sequence select="$words"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="home:targeted" as="element()?">
    <xsl:param name="remark" as="element()"/>
    <xsl:sequence select="
        for $id in $remark[self::witDetail or self::note]/@target ! f:fragment(tokenize(.)[1])
        return ($remark/ancestor::app[1]//(lem | rdg)[@xml:id = $id])[1]"/>
  </xsl:function>

  <xsl:template match="app/note | rdgGrp/note | witDetail" mode="home:text" as="node()*" priority="2">
    <xsl:variable name="words" as="element()" select="home:as(., 'seg', home:looks-as('italic'))"/>
    <xsl:sequence select="home:inline($words), self::witDetail[not(normalize-space(@target))] ! home:sigla(.)"/>
  </xsl:template>

  <xsl:template match="wit" mode="home:text" as="element()">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- Where a witness begins and ends: said in the entry; in the text it is an entry of its own. -->
  <xsl:template match="lacunaStart | lacunaEnd | witStart | witEnd" mode="home:text" as="element()+">
    <xsl:variable name="words" as="element()+" select="
        home:own(msg:text(map { 'lacunaStart': 'lacuna-begins', 'lacunaEnd': 'lacuna-ends', 'witStart': 'witness-begins',
          'witEnd': 'witness-ends' }(local-name())), 'italic')"/>
    <xsl:choose>
      <xsl:when test="home:in-entry(.)">
        <xsl:sequence select="
            home:own(' ')[current()/preceding-sibling::node()], home:with($words, home:incomplete(.)),
            home:own(' ')[current()/following-sibling::node()[normalize-space()]]"/>
      </xsl:when>
      <xsl:otherwise>
        <home:app series="">
          <xsl:sequence select="home:incomplete(.), $words, home:sigla((.[@wit], ..)[1])"/>
        </home:app>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words without their notes. -->
  <xsl:mode name="home:bare" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:function name="home:bare" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="home:bare"/>
  </xsl:function>

  <xsl:template match="note" mode="home:bare" as="empty-sequence()"/>

  <!-- An entry is one line: blocks within a reading become words with a stroke between them. -->
  <xsl:mode name="home:inline" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:function name="home:inline" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="together" as="element(seg)">
      <seg>
        <xsl:sequence select="$nodes"/>
      </seg>
    </xsl:variable>
    <!-- blanks around the words are the file's -->
    <xsl:apply-templates select="$together/node()[not(self::text()[not(normalize-space())])]" mode="home:inline"/>
  </xsl:function>

  <xsl:template match="note" mode="home:inline" as="node()+" priority="1">
    <xsl:sequence select="home:own(' (')"/>
    <seg home:was="note">
      <xsl:copy-of select="@xml:id | @xml:lang"/>
      <xsl:apply-templates mode="#current"/>
    </seg>
    <xsl:sequence select="home:own(')')"/>
  </xsl:template>

  <xsl:template match="*[home:holds-words(.)]" mode="home:inline" as="node()*">
    <xsl:if test="preceding-sibling::*[not(self::home:own)]">
      <xsl:sequence select="home:own(' / ')"/>
    </xsl:if>
    <seg>
      <xsl:attribute name="home:was" select="(@home:was, local-name())[1]"/>
      <xsl:copy-of select="@xml:id | @xml:lang"/>
      <xsl:apply-templates mode="#current"/>
    </seg>
  </xsl:template>

  <xsl:template match="lb | cb | pb | home:line" mode="home:inline" as="text()?">
    <xsl:if test="not(@break = 'no')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
