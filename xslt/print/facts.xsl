<?xml version="1.0" encoding="UTF-8"?>
<!-- What a header tells readers, registers that stand in a text, dictionaries. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A phrase under the title of a text: author, date, place. -->
  <xsl:function name="print:title-fact" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="what" as="xs:string+"/>
    <xsl:variable name="facts" as="element(p)*" select="$tei/home:about[@part = 'title']/p[@home:was = $what]"/>
    <xsl:variable name="parts" as="xs:string*" select="$facts ! print:phrases(node())"/>
    <xsl:sequence select="
        if (empty($parts)) then 'none'
        else typ:content(($parts[1], tail($parts) ! (typ:string(if ($what = 'author') then '; ' else ', '), .)))"/>
  </xsl:function>

  <!-- Who wrote to whom, set under the title. -->
  <xsl:function name="print:letter-facts" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/home:about[@part = 'letter']/list ! typ:call('correspondence', print:facts(.))"/>
  </xsl:function>

  <!-- What the text is made from, set at its end. -->
  <xsl:function name="print:source" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="
        $tei/home:about[@part = 'source']/list
          ! typ:call('about-text', ($print:own-language, typ:string(msg:text('about-text')), print:facts(.)))"/>
  </xsl:function>

  <xsl:function name="print:facts" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:apply-templates select="$list" mode="print:set"/>
    </xsl:variable>
    <xsl:sequence select="typ:blocks($blocks)"/>
  </xsl:function>

  <!-- Data is set smaller than text, once. -->
  <xsl:template match="list[@type = ('register', 'facts')][empty(ancestor::list | ancestor::home:about)]" mode="print:set"
    as="xs:string*" priority="2">
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="typ:call('register-data', typ:blocks($blocks))"/>
  </xsl:template>

  <!-- The book has no page for an entry that it could lead to; its index has the pages of mentions. -->
  <xsl:template match="home:to" mode="print:set" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Of what stands over a text it does. -->
  <xsl:template match="home:about[@part = ('title', 'letter')]//home:to" mode="print:set" as="xs:string*" priority="1">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="print:mentioned(f:entry-ids(.), $words)"/>
  </xsl:template>

  <xsl:template match="home:block[@home:was = 'dictionary']" mode="print:set" as="xs:string" priority="2">
    <xsl:sequence select="typ:call('dictionary', print:blocks(*))"/>
  </xsl:template>

  <xsl:template match="list[@home:was = 'senses']" mode="print:set" as="xs:string" priority="2">
    <xsl:sequence select="typ:call('senses', item ! print:item(.))"/>
  </xsl:template>

  <xsl:template match="home:block[@home:was = ('entry', 'entryFree', 're')]" mode="print:set" as="xs:string+" priority="1">
    <xsl:sequence select="
        @home:letter ! typ:call('letter-begins', typ:string(.)), typ:call('entry', (print:blocks(*), 'within: true'[current()/@home:was = 're']))"/>
  </xsl:template>
</xsl:stylesheet>
