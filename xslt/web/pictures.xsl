<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures: those that the edition has are shown, those of the web are links; of others the page has the words. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="figure" mode="w:text" as="element(h:figure)">
    <figure>
      <xsl:sequence select="w:attributes(., 'pictured'[f:is-pictured(current())])"/>
      <xsl:choose>
        <xsl:when test="f:is-pictured(.)">
          <xsl:sequence select="w:image(.)"/>
        </xsl:when>
        <!-- words under a picture say by themselves that there was one -->
        <xsl:when test="figDesc[normalize-space()] or graphic or empty(* except graphic)">
          <p class="absent" xsl:use-attribute-sets="w:edition">
            <xsl:sequence select="w:label-language(.), w:picture(.)"/>
          </p>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="* except (graphic, figDesc)">
        <figcaption>
          <xsl:apply-templates mode="#current"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- Within a line it is words in brackets, or a picture no higher than a line. -->
  <xsl:template match="figure[f:is-within-line(.)]" mode="w:text" as="element()" priority="1">
    <xsl:choose>
      <xsl:when test="f:is-pictured(.)">
        <span>
          <xsl:sequence select="w:attributes(., 'picture-in-line'), w:image(.)"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <span class="absent" xsl:use-attribute-sets="w:edition">
          <xsl:sequence select="w:label-language(.), w:attributes(., 'absent')"/>
          <xsl:text>[</xsl:text>
          <xsl:sequence select="w:picture(.)"/>
          <xsl:text>]</xsl:text>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What it shows, for those who do not see it. -->
  <xsl:function name="w:image" as="element(h:img)">
    <xsl:param name="figure" as="element(figure)"/>
    <img src="{$figure/@home:picture}" alt="{f:picture-words($figure)}">
      <xsl:sequence select="w:in-language(f:language(($figure/figDesc, $figure)[1]))[exists($figure/(figDesc, head))]"/>
    </img>
  </xsl:function>

  <!-- The words for a picture that is none of the edition's files; one that is on the web is a link. -->
  <xsl:function name="w:picture" as="node()+">
    <xsl:param name="figure" as="element(figure)"/>
    <xsl:variable name="words" as="text()">
      <xsl:value-of select="msg:text('picture'), $figure/graphic/@url" separator=" "/>
    </xsl:variable>
    <xsl:variable name="label" as="node()">
      <xsl:choose>
        <xsl:when test="$figure/@home:picture">
          <a href="{$figure/@home:picture}">
            <xsl:sequence select="$words"/>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$words"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="descriptions" as="element(h:span)*">
      <xsl:for-each select="$figure/figDesc[normalize-space()]">
        <span>
          <xsl:sequence select="w:in-language(f:language(.)), normalize-space()"/>
        </span>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="
        if (exists($descriptions)) then msg:nodes('labelled', map { 'label': $label, 'text': $descriptions })
        else $label"/>
  </xsl:function>

  <!-- The way to the picture of a page of the source; the style sheet draws it, so that no word of ours is in the text. -->
  <xsl:function name="w:facsimile" as="element(h:a)?">
    <xsl:param name="break" as="element(pb)"/>
    <xsl:for-each select="(w:leaf-id($break) ! ('#' || .), $break/@home:picture)[1]">
      <a class="facsimile-link" href="{.}" xsl:use-attribute-sets="w:edition"
        aria-label="{msg:text('labelled', map { 'label': msg:text('facsimiles'), 'text': w:page-name($break) })}">
        <xsl:sequence select="w:label-language($break)"/>
      </a>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="w:page-name" as="xs:string">
    <xsl:param name="break" as="element(pb)?"/>
    <xsl:sequence select="
        if ($break/@n) then msg:text('page-name', map { 'number': $break/@n }) else translate(msg:text('new-page'), '[]', '')"/>
  </xsl:function>
</xsl:stylesheet>
