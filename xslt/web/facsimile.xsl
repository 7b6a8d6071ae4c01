<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pictures of the pages beside the text. Without a script each is a picture that leads to itself; facsimile.js keeps
  them at the page that is read, lights a line and its zone together, and opens a viewer.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:leaf="urn:fascicle:leaves"
  xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The leaves of a text, as publish/leaves.py knows them. -->
  <xsl:param name="leaves" as="document-node(element(leaf:leaves))?" select="()"/>
  <!-- The manifest of the text, if it has one. -->
  <xsl:param name="manifest" as="xs:string" select="''"/>

  <xsl:key name="w:leaf" match="leaf:leaf" use="@pointer"/>
  <xsl:key name="w:zone" match="leaf:zone" use="'#' || @id"/>

  <xsl:variable name="w:leaves" as="element(leaf:leaf)*" select="$leaves/leaf:leaves/leaf:leaf"/>

  <xsl:variable name="w:facsimile-head" as="element()*">
    <xsl:if test="exists($w:leaves)">
      <link rel="stylesheet" href="facsimile.css"/>
      <script src="facsimile.js" defer="defer"/>
    </xsl:if>
    <xsl:if test="$manifest">
      <link rel="alternate" type="application/ld+json" href="{$manifest}"/>
    </xsl:if>
  </xsl:variable>

  <!-- The id of the picture of a page. -->
  <xsl:function name="w:leaf-id" as="xs:string?">
    <xsl:param name="break" as="element(pb)"/>
    <xsl:sequence select="$leaves ! key('w:leaf', tokenize($break/@facs)[1], .)[1] ! w:id-of-leaf(.)"/>
  </xsl:function>

  <xsl:function name="w:id-of-leaf" as="xs:string">
    <xsl:param name="leaf" as="element(leaf:leaf)"/>
    <xsl:sequence select="'facsimile:' || count($leaf/preceding-sibling::leaf:leaf) + 1"/>
  </xsl:function>

  <!-- The zone of a line or a paragraph. -->
  <xsl:function name="w:zone" as="attribute(data-zone)?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="zone" as="element(leaf:zone)?" select="
        $leaves ! (for $pointer in tokenize($element/@facs) return key('w:zone', $pointer, .))[1]"/>
    <xsl:if test="$zone and not($element/self::pb)">
      <xsl:attribute name="data-zone" select="$zone/@id"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:facsimiles" as="element(h:aside)?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:if test="exists($w:leaves)">
      <aside class="facsimile" aria-label="{msg:text('facsimiles')}" data-in="{msg:text('zoom-in')}"
        data-out="{msg:text('zoom-out')}" data-whole="{msg:text('zoom-whole')}" data-back="{msg:text('back')}">
        <xsl:for-each select="$w:leaves">
          <xsl:variable name="break" as="element(pb)?" select="$text//pb[tokenize(@facs)[1] = current()/@pointer][1]"/>
          <xsl:sequence select="w:leaf(., $break, $text)"/>
        </xsl:for-each>
        <xsl:if test="$manifest">
          <p class="manifest">
            <a href="{$manifest}" type="application/ld+json">
              <xsl:sequence select="$w:iiif"/>
            </a>
          </p>
        </xsl:if>
      </aside>
    </xsl:if>
  </xsl:function>

  <!-- The name of the standard, which is a word of no language. -->
  <xsl:variable name="w:iiif" as="xs:string" select="'IIIF'"/>

  <xsl:function name="w:leaf" as="element(h:figure)">
    <xsl:param name="leaf" as="element(leaf:leaf)"/>
    <xsl:param name="break" as="element(pb)?"/>
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="name" as="xs:string" select="w:page-name($break)"/>
    <figure id="{w:id-of-leaf($leaf)}">
      <xsl:for-each select="$leaf/(@service, @whole)[1], $leaf/(@width | @height)">
        <xsl:attribute name="data-{if (name() = 'whole') then 'picture' else name()}" select="."/>
      </xsl:for-each>
      <div class="leaf">
        <a href="{$leaf/@whole}">
          <img src="{$leaf/@picture}" alt="{msg:text('labelled', map { 'label': msg:text('facsimiles'), 'text': $name })}" loading="lazy">
            <xsl:copy-of select="$leaf/(@width | @height)"/>
          </img>
        </a>
        <xsl:if test="$leaf/leaf:zone">
          <svg xmlns="http://www.w3.org/2000/svg" viewBox="{$leaf/@box}" preserveAspectRatio="none" aria-hidden="true">
            <xsl:for-each select="$leaf/leaf:zone">
              <polygon data-zone="{@id}" points="{@corners}" data-name="{w:name-of-zone(., $text)}"/>
            </xsl:for-each>
          </svg>
        </xsl:if>
      </div>
      <figcaption>
        <xsl:for-each select="$break ! w:id(.)">
          <a href="#{.}">
            <xsl:sequence select="$name"/>
          </a>
        </xsl:for-each>
      </figcaption>
    </figure>
  </xsl:function>

  <!-- What a zone is called: the line by its number, else by how many there are before it. -->
  <xsl:function name="w:name-of-zone" as="xs:string">
    <xsl:param name="zone" as="element(leaf:zone)"/>
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="line" as="element()?" select="key('w:facing', '#' || $zone/@id, root($text))[1]"/>
    <xsl:sequence select="
        msg:text('line-name', map { 'number': ($line/self::lb/@n ! string(), string(count($zone/preceding-sibling::leaf:zone) + 1))[1] })"/>
  </xsl:function>

  <xsl:key name="w:facing" match="text//*[@facs][not(self::pb)]" use="tokenize(@facs)"/>
</xsl:stylesheet>
