<?xml version="1.0" encoding="UTF-8"?>
<!--
  Citing: the files for reference managers, and the sign beside each paragraph, which leads to its address. Where scripts
  run, `cite.js` opens with it a box that has the whole citation: page, version and address.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The formats, with the ending of the file and its type; publish/citing writes them. -->
  <xsl:variable name="w:citations" as="map(xs:string, xs:string)+" select="
      map { 'name': 'BibTeX', 'suffix': 'bib', 'type': 'application/x-bibtex' },
      map { 'name': 'RIS', 'suffix': 'ris', 'type': 'application/x-research-info-systems' },
      map { 'name': 'CSL-JSON', 'suffix': 'json', 'type': 'application/vnd.citationstyles.csl+json' }"/>

  <xsl:function name="w:citation-address" as="xs:string">
    <xsl:param name="stem" as="xs:string"/>
    <xsl:param name="format" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="'cite/' || encode-for-uri($stem) || '.' || $format?suffix"/>
  </xsl:function>

  <!-- The citation of a document, or of the edition, as files. -->
  <xsl:function name="w:citation-files" as="element(h:ul)">
    <xsl:param name="stem" as="xs:string"/>
    <ul class="downloads" id="apparatus:cite" aria-label="{msg:text('cite')}">
      <xsl:for-each select="$w:citations">
        <li>
          <a href="{w:citation-address($stem, .)}" type="{?type}" download="">
            <xsl:sequence select="?name"/>
          </a>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <!-- What the pages of texts load for it. -->
  <xsl:variable name="w:citing-head" as="element()+">
    <link rel="stylesheet" href="cite.css"/>
    <script src="cite.js" defer="defer"/>
  </xsl:variable>

  <!--
    The sign, drawn by the style sheet, so that it is neither copied nor found; and the ids that the passage had, or that
    passages had which are a part of it now.
  -->
  <xsl:template name="w:here" as="element()*">
    <xsl:param name="moved" as="map(xs:string, element(rec:earlier)*)" tunnel="yes" select="map { }"/>
    <xsl:variable name="block" as="element()" select="."/>
    <xsl:for-each select="w:id($block)[not($block/ancestor::note)]">
      <a class="here" href="#{.}" title="{msg:text('cite-passage')}" xsl:use-attribute-sets="w:edition">
        <xsl:sequence select="w:label-language($block)"/>
      </a>
      <xsl:sequence select="w:old-ids($moved(.))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The box, which is empty until it is opened. -->
  <xsl:template name="w:citing-box" as="element(h:dialog)">
    <dialog class="cite" id="cite:here" aria-labelledby="cite:title" data-page="{msg:text('unit-page')}">
      <h2 id="cite:title">
        <xsl:sequence select="msg:text('cite-passage')"/>
      </h2>
      <p class="words"/>
      <p>
        <button type="button" class="copy" data-done="{msg:text('copied')}">
          <xsl:sequence select="msg:text('copy')"/>
        </button>
        <xsl:text> </xsl:text>
        <button type="button" class="shut">
          <xsl:sequence select="msg:text('close')"/>
        </button>
      </p>
    </dialog>
  </xsl:template>

  <!-- How to cite the edition, or one document in it. -->
  <xsl:template name="w:citation" as="element(h:p)">
    <xsl:param name="source" as="element(rec:source)?" select="()"/>
    <p class="citation">
      <xsl:if test="$source">
        <xsl:sequence select="$source/rec:author ! f:closed(.) ! (. || ' ')"/>
      </xsl:if>
      <xsl:variable name="title" as="element(h:span)">
        <span>
          <xsl:sequence select="w:in-language($source/rec:language), string($source/rec:title)"/>
        </span>
      </xsl:variable>
      <xsl:sequence select="
          msg:nodes(if ($source) then 'citation-of-document' else 'citation', map {
            'title': $title,
            'edition': w:edition-title(),
            'editors': f:editors($w:record),
            'release': f:release($w:record) })"/>
      <xsl:for-each select="f:permanent-address($w:record)">
        <xsl:text> </xsl:text>
        <a href="{.}">
          <xsl:sequence select="."/>
        </a>
        <xsl:text>.</xsl:text>
      </xsl:for-each>
    </p>
  </xsl:template>
</xsl:stylesheet>
