<?xml version="1.0" encoding="UTF-8"?>
<!-- References: links to the web, and from one place of the book to another. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="print:place" match="text//*[@xml:id]" use="@xml:id"/>

  <!-- The names of all places that some reference of the book leads to. -->
  <xsl:variable name="print:places-pointed-to" as="xs:string*"
    select="distinct-values(array:flatten(($texts, $pages))/TEI/(text, home:about)//(ref | ptr) ! print:destination(.))"/>

  <!-- The number of each text in the book, by its document and by the name of its file; pages of editors come after. -->
  <xsl:variable name="print:number-of-document" as="map(xs:string, xs:integer)"
    select="map:merge(array:flatten(($texts, $pages)) ! map:entry(generate-id(), position()))"/>
  <xsl:variable name="print:number-of-file" as="map(xs:string, xs:integer)"
    select="map:merge((1 to array:size($stems)) ! map:entry($stems(.) || '.xml', .))"/>

  <!-- The name of the place in the book that a pointer (`#id`, `file.xml#id`) leads to, if there is one. -->
  <xsl:function name="print:destination" as="xs:string?">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="target" as="xs:string" select="string($pointer/@target)"/>
    <xsl:variable name="file" as="xs:string"
      select="if (contains($target, '#')) then substring-before($target, '#') else $target"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($pointer/@target, '#')"/>
    <xsl:variable name="text" as="document-node()*" select="
        if ($file) then $print:number-of-file($file) ! $texts(.)
        else root($pointer)[self::document-node()]"/>
    <xsl:sequence select="
        if ($file and not($id)) then $text ! print:name-of-text(.)
        else $text ! key('print:place', $id, .)[1] ! print:name-of-place(.)"/>
  </xsl:function>

  <!-- A reference to a whole text leads to its title. -->
  <xsl:function name="print:name-of-text" as="xs:string">
    <xsl:param name="text" as="document-node()"/>
    <xsl:sequence select="$print:number-of-document(generate-id($text)) || '--'"/>
  </xsl:function>

  <!-- Two texts may use one id: the text's number makes it unique in the book. -->
  <xsl:function name="print:name-of-place" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="number" as="xs:integer?" select="$print:number-of-document(generate-id(root($element)))"/>
    <xsl:sequence select="($number, 0)[1] || '-' || $element/@xml:id"/>
  </xsl:function>

  <!-- What is pointed to gets a name, before its language is set and whatever it is. -->
  <xsl:template match="*[@xml:id][print:name-of-place(.) = $print:places-pointed-to]" mode="print:set" priority="20"
    as="xs:string*">
    <xsl:sequence select="typ:call('place-named', typ:string(print:name-of-place(.)))"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="ref" mode="print:set" as="xs:string*">
    <xsl:variable name="content" as="xs:string*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:variable name="destination" as="xs:string?" select="print:destination(.)[exists($content)]"/>
    <xsl:sequence select="if ($destination) then print:linked('to-place', $destination, $content) else $content"/>
  </xsl:template>

  <xsl:template match="ref[print:is-web(@target)]" mode="print:set" as="xs:string*">
    <xsl:variable name="content" as="xs:string*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="print:linked('link', @target, $content)"/>
  </xsl:template>

  <!-- Words as a link; the marks among them are links themselves, and no link stands in another. -->
  <xsl:function name="print:linked" as="xs:string*">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="content" as="xs:string*"/>
    <xsl:for-each-group select="$content" group-adjacent="matches(., '^(in-heading\()?noted\(') or . eq 'sp'">
      <xsl:sequence select="
          if (current-grouping-key()) then current-group()
          else typ:call($function, (typ:string($target), typ:content(current-group())))"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:template match="ptr" mode="print:set" as="xs:string">
    <xsl:sequence select="
        typ:call('to-place', (typ:string(string(print:destination(.))), typ:string('→')))"/>
  </xsl:template>

  <!-- On paper, the address is the link. -->
  <xsl:template match="ptr[print:is-web(@target)]" mode="print:set" as="xs:string">
    <xsl:sequence select="print:link(@target, @target)"/>
  </xsl:template>

  <!-- Links leave the book only to the web and to mail; every other scheme stays text. -->
  <xsl:function name="print:is-web" as="xs:boolean">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="matches($address, '^(https?://|mailto:)\S+$')"/>
  </xsl:function>

  <!-- A web address as a link. -->
  <xsl:function name="print:link" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (print:is-web($address)) then typ:call('link', (typ:string($address), print:plain($text)))
        else print:plain($text)"/>
  </xsl:function>
</xsl:stylesheet>
