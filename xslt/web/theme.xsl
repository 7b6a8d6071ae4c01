<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a theme adds to every page: style sheets, logo, lines at the foot; and the templates that it may put in the place of
  ours to add something where we have nothing. docs/theming.md lists them, and a test uses each.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:th="urn:fascicle:theme" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What theme.toml says, as far as pages show it. -->
  <xsl:param name="theme" as="document-node(element(th:theme))?" select="()"/>

  <!-- The style sheets of the theme, after ours. -->
  <xsl:template name="w:theme-styles" as="element(h:link)*">
    <xsl:for-each select="$theme/th:theme/th:style">
      <link rel="stylesheet" href="{@href}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Beside the title of the edition, which says the same in words: the picture is no link of its own. -->
  <xsl:template name="w:logo" as="element(h:img)?">
    <xsl:for-each select="$theme/th:theme/th:logo">
      <img class="logo" src="{@src}" alt="{@alt}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="w:footer-lines" as="element(h:p)*">
    <xsl:for-each select="$theme/th:theme/th:line">
      <p>
        <xsl:sequence select="w:edition-language(), string()"/>
      </p>
    </xsl:for-each>
    <xsl:where-populated>
      <p class="links">
        <xsl:for-each select="$theme/th:theme/th:link">
          <xsl:if test="position() gt 1"> · </xsl:if>
          <a href="{@url}">
            <xsl:sequence select="w:edition-language(), string()"/>
          </a>
        </xsl:for-each>
      </p>
    </xsl:where-populated>
  </xsl:template>

  <!-- For themes to put theirs in the place of: at the end of the head; of the header; before and after what is main. -->
  <xsl:template name="w:in-head" as="element()*"/>
  <xsl:template name="w:in-header" as="element()*"/>
  <xsl:template name="w:before-main" as="element()*"/>
  <xsl:template name="w:after-main" as="element()*"/>
  <xsl:template name="w:in-footer" as="element()*"/>

  <!-- The same on the page of a document: after its title and before and after its text. -->
  <xsl:template name="w:after-title" as="element()*">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
  </xsl:template>

  <xsl:template name="w:before-text" as="element()*">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
  </xsl:template>

  <xsl:template name="w:after-text" as="element()*">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
  </xsl:template>
</xsl:stylesheet>
