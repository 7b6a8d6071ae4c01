<?xml version="1.0" encoding="UTF-8"?>
<!--
  What readers choose to see: the reading text or that of the source, and which kinds of what the edition marked. The
  style sheet does it, by what is checked; view.js only keeps the choice in the address.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="w:view" as="element(h:details)?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="has-source" as="xs:boolean" select="exists(($text//lb, f:corrections($text))[1])"/>
    <xsl:variable name="kinds" as="element(h:label)*" select="
        w:switch('names', msg:text('view-names'), true())[exists(($text//(persName | placeName | orgName | rs))[1])],
        w:switch('corrections', msg:text('view-corrections'), true())[exists(f:corrections($text)[1])],
        w:switch('dates', msg:text('view-dates'), false())[exists(($text//date)[1])],
        w:switch('pages', msg:text('view-pages'), true())[exists(($text//pb)[1])],
        w:switch('facsimile', msg:text('facsimiles'), true())[exists($w:leaves)],
        w:switch('signs', msg:text('view-signs'), false())"/>
    <xsl:variable name="witnesses" as="element(h:label)*" select="w:witnesses($text) ! w:layer('wit-' || ?id, ?siglum, false(), ?description)"/>
    <xsl:if test="$has-source or exists($witnesses) or exists($kinds)">
      <details class="view">
        <summary>
          <xsl:sequence select="msg:text('view')"/>
        </summary>
        <xsl:if test="$has-source or exists($witnesses)">
          <fieldset>
            <legend>
              <xsl:sequence select="msg:text('view-text')"/>
            </legend>
            <xsl:sequence select="
                w:layer('reading', msg:text('view-reading'), true(), ''),
                w:layer('source', msg:text('view-source'), false(), '')[$has-source]"/>
          </fieldset>
        </xsl:if>
        <xsl:where-populated>
          <fieldset>
            <xsl:on-non-empty>
              <legend>
                <xsl:sequence select="msg:text('witnesses')"/>
              </legend>
            </xsl:on-non-empty>
            <xsl:sequence select="$witnesses"/>
          </fieldset>
        </xsl:where-populated>
        <xsl:where-populated>
          <fieldset>
            <xsl:on-non-empty>
              <legend>
                <xsl:sequence select="msg:text('view-marked')"/>
              </legend>
            </xsl:on-non-empty>
            <xsl:sequence select="$kinds"/>
          </fieldset>
        </xsl:where-populated>
      </details>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:layer" as="element(h:label)">
    <xsl:param name="layer" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="is-first" as="xs:boolean"/>
    <xsl:param name="description" as="xs:string"/>
    <label>
      <xsl:if test="$description">
        <xsl:attribute name="title" select="f:shorten($description, 80)"/>
      </xsl:if>
      <input type="radio" name="view" id="view:{$layer}">
        <xsl:if test="$is-first">
          <xsl:attribute name="checked"/>
        </xsl:if>
      </input>
      <xsl:sequence select="$label"/>
    </label>
  </xsl:function>

  <xsl:function name="w:switch" as="element(h:label)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="is-on" as="xs:boolean"/>
    <label>
      <input type="checkbox" id="view:{$kind}">
        <xsl:if test="$is-on">
          <xsl:attribute name="checked"/>
        </xsl:if>
      </input>
      <xsl:sequence select="$label"/>
    </label>
  </xsl:function>
</xsl:stylesheet>
