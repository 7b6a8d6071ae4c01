<?xml version="1.0" encoding="UTF-8"?>
<!-- Where something is mentioned, text by text: the first places are shown, further ones folded. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:msg="urn:fascicle:messages"
  xmlns:m="urn:fascicle:mentions" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- So many places of a text are seen, and so many texts of an entry, before the rest is folded. -->
  <xsl:variable name="w:unfolded" as="xs:integer" select="5"/>

  <!-- Where a date is: it has no id of its own unless its editors gave it one. -->
  <xsl:function name="w:nearest-id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        ('site:text', $element/ancestor-or-self::*[ancestor::text] ! w:id(.))[last()]"/>
  </xsl:function>

  <xsl:function name="w:mentions-of" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="told" as="element(l:of)?"/>
    <xsl:choose>
      <xsl:when test="exists($told)">
        <p class="mentioned">
          <xsl:sequence select="
              string-join((msg:text('mentions', map { 'number': string($told/@n) }),
                msg:text('search-texts', map { 'number': string($told/@texts) })), ', ')"/>
        </p>
        <xsl:sequence select="w:parts-of($told/l:part, '')"/>
        <dl class="mentions">
          <xsl:sequence select="$told/l:in[position() le $w:unfolded] ! w:in-text(., $w:unfolded)"/>
        </dl>
        <xsl:variable name="further" as="element(l:in)*" select="$told/l:in[position() gt $w:unfolded]"/>
        <xsl:if test="exists($further)">
          <details class="further">
            <summary>
              <xsl:sequence select="msg:text('more-texts', map { 'number': count($further) })"/>
            </summary>
            <dl class="mentions">
              <xsl:sequence select="$further ! w:in-text(., $w:unfolded)"/>
            </dl>
          </details>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <p class="unmentioned">
          <xsl:sequence select="msg:text('unmentioned')"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The pages of all mentions: `1–400`, `401–800`. -->
  <xsl:function name="w:parts-of" as="element(h:nav)?">
    <xsl:param name="parts" as="element(l:part)*"/>
    <xsl:param name="open" as="xs:string"/>
    <xsl:if test="exists($parts)">
      <nav class="alphabet parts" aria-label="{msg:text('all-mentions')}">
        <ul>
          <xsl:for-each select="$parts">
            <xsl:variable name="before" as="xs:integer"
              select="xs:integer(sum(preceding-sibling::l:part/@n ! xs:integer(.)))"/>
            <li>
              <a href="{w:file-address(@file)}">
                <xsl:if test="@file = $open">
                  <xsl:attribute name="aria-current" select="'page'"/>
                </xsl:if>
                <xsl:sequence select="
                    string-join((msg:text('all-mentions')[exists($parts[2]) => not()],
                      ($before + 1 || '–' || $before + xs:integer(current()/@n))[exists($parts[2])]))"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- A text with its places. -->
  <xsl:function name="w:in-text" as="element()+">
    <xsl:param name="in" as="element(l:in)"/>
    <xsl:param name="shown" as="xs:integer"/>
    <xsl:variable name="source" as="element(rec:source)?" select="f:source-of($w:record, $in/@stem)"/>
    <dt>
      <cite>
        <xsl:sequence select="$source/rec:language ! w:in-language(.), string($source/rec:title)"/>
      </cite>
      <xsl:for-each select="$source/rec:date">
        <xsl:text>, </xsl:text>
        <xsl:sequence select="w:time(.)"/>
      </xsl:for-each>
    </dt>
    <xsl:for-each select="$in/*[position() le $shown]">
      <dd>
        <xsl:sequence select="w:context(.)"/>
      </dd>
    </xsl:for-each>
    <xsl:variable name="further" as="element()*" select="$in/*[position() gt $shown]"/>
    <xsl:if test="exists($further)">
      <dd>
        <details>
          <summary>
            <xsl:sequence select="msg:text('more-places', map { 'number': count($further) })"/>
          </summary>
          <ul>
            <xsl:for-each select="$further">
              <li>
                <xsl:sequence select="w:context(.)"/>
              </li>
            </xsl:for-each>
          </ul>
        </details>
      </dd>
    </xsl:if>
  </xsl:function>

  <!-- A name or a date with the words around it, linked to its place. -->
  <xsl:function name="w:context" as="node()+">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="context" as="node()+">
      <xsl:value-of select="$place/m:before"/>
      <a href="{w:page-address($place/../@stem)}#{$place/@id}">
        <xsl:sequence select="string($place/m:name)"/>
      </a>
      <xsl:value-of select="$place/m:after"/>
    </xsl:variable>
    <xsl:variable name="language" as="attribute()*" select="w:in-language($place/@xml:lang)"/>
    <xsl:choose>
      <xsl:when test="exists($language)">
        <span>
          <xsl:sequence select="$language, $context"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$context"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
