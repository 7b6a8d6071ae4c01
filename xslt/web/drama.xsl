<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse and drama. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="lg | sp | speaker | stage" mode="w:text" as="element(h:div)">
    <div>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:if test="self::lg">
        <xsl:call-template name="w:here"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- The steps of an indent are classes of the style sheet. -->
  <xsl:template match="l" mode="w:text" as="element(h:div)">
    <div>
      <xsl:sequence select="w:attributes(., ('l', f:rend(.), @home:shift ! ('shift-' || .), 'numbered'[f:line-number(current())]))"/>
      <xsl:for-each select="f:line-number(.)">
        <span class="line-number" xsl:use-attribute-sets="w:edition">
          <xsl:sequence select="."/>
        </span>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="stage[f:is-in-speech(.)]" mode="w:text" as="element(h:span)" name="w:stage-in-speech">
    <span>
      <xsl:sequence select="w:attributes(., 'stage')"/>
      <xsl:apply-templates mode="w:text"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
