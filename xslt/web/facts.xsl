<?xml version="1.0" encoding="UTF-8"?>
<!-- What a header tells readers, as the home form has it: under the title, in a box, and about the text. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Where a mention over the text leads to. -->
  <xsl:variable name="w:head-of-page" as="xs:string" select="'apparatus:head'"/>

  <!-- Who wrote it, when and where: what the record does not say. -->
  <xsl:function name="w:title-facts" as="element(h:p)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="facts" as="element(p)*" select="$tei/home:about[@part = 'title']/p"/>
    <xsl:variable name="authors" as="element(p)*" select="$facts[@home:was = 'author'][empty($w:source/rec:author)]"
      xmlns:rec="urn:fascicle:record"/>
    <xsl:variable name="origin" as="element(p)*" select="
        $facts[@home:was = 'place'], $facts[@home:was = 'date'][empty($w:source/rec:date)]" xmlns:rec="urn:fascicle:record"/>
    <xsl:for-each select="$authors">
      <p class="author">
        <xsl:sequence select="w:in-language(f:language(.))"/>
        <xsl:apply-templates mode="w:text"/>
      </p>
    </xsl:for-each>
    <xsl:where-populated>
      <p class="origin">
        <xsl:for-each select="$origin">
          <xsl:value-of select="' · '[current() is $origin[2]]"/>
          <span>
            <xsl:sequence select="w:in-language(f:language(.))"/>
            <xsl:apply-templates mode="w:text"/>
          </span>
        </xsl:for-each>
      </p>
    </xsl:where-populated>
  </xsl:function>

  <!-- Who wrote to whom stands over the letter. -->
  <xsl:function name="w:letter" as="element(h:div)?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each select="$tei/home:about[@part = 'letter']">
      <div class="correspondence" role="group" aria-label="{msg:text('correspondence')}">
        <xsl:apply-templates select="list" mode="w:text"/>
      </div>
    </xsl:for-each>
  </xsl:function>

  <!-- What the text is made from, and who made the file, how and on what terms. -->
  <xsl:function name="w:home-facts" as="element(h:div)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each select="$tei/home:about[@part = ('source', 'file')]">
      <div class="about-{@part}">
        <xsl:sequence select="w:in-language(f:language(.))"/>
        <xsl:apply-templates select="list" mode="w:text"/>
      </div>
    </xsl:for-each>
  </xsl:function>

  <!-- A dictionary, with a way to its letters. -->
  <xsl:template match="home:block[@home:was = 'dictionary']" mode="w:text" as="element()+" priority="1">
    <xsl:variable name="letters" as="element(home:block)*" select="home:block[@home:letter]"/>
    <xsl:if test="exists($letters)">
      <xsl:variable name="links" as="element(h:span)+">
        <xsl:for-each select="$letters">
          <span id="{(@xml:id, @home:id)[1]}">
            <xsl:value-of select="@home:letter"/>
          </span>
        </xsl:for-each>
      </xsl:variable>
      <xsl:for-each select="w:alphabet($links)">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:sequence select="w:label-language($letters[1])"/>
          <xsl:attribute name="data-layer" select="'edition'"/>
          <xsl:copy-of select="node()"/>
        </xsl:copy>
      </xsl:for-each>
    </xsl:if>
    <div class="dictionary">
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
