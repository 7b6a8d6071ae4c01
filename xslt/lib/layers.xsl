<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which elements belong to which layer, and which are blocks of what kind. Made from tools/fascicle/tei/layers/table.py:
  change that, then run `make xslt`.

  Of each kind there is the pattern, for templates (`_match="{$f:editorial}"`: the underscore has the attribute
  computed when the stylesheet is compiled), and the question, for expressions (`f:is-editorial(.)`). Patterns are
  known from here on only, so that this module comes first.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What the reading layer leaves out, with all it holds. -->
  <xsl:variable name="f:left-out-of-reading" static="yes" as="xs:string" select="
      'abbr[not(@resp = ''#source'')] | am | del[@resp = ''#source''] | desc | figDesc | fw | orig
      | pc[@force = ''weak''] | sic[not(@resp = ''#source'')] | surplus'"/>

  <xsl:function name="f:is-left-out-of-reading" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::abbr[not(@resp = '#source')] or self::am or self::del[@resp = '#source'] or self::desc
          or self::figDesc or self::fw or self::orig or self::pc[@force = 'weak']
          or self::sic[not(@resp = '#source')] or self::surplus])"/>
  </xsl:function>

  <!-- What the source layer leaves out, with all it holds. -->
  <xsl:variable name="f:left-out-of-source" static="yes" as="xs:string" select="
      'corr | desc | ex | expan | figDesc | reg | supplied[not(@resp = ''#source'')]'"/>

  <xsl:function name="f:is-left-out-of-source" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::corr or self::desc or self::ex or self::expan or self::figDesc or self::reg
          or self::supplied[not(@resp = '#source')]])"/>
  </xsl:function>

  <!-- What somebody has decided about. -->
  <xsl:variable name="f:editorial" static="yes" as="xs:string" select="
      'choice | supplied | surplus'"/>

  <xsl:function name="f:is-editorial" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::choice or self::supplied or self::surplus])"/>
  </xsl:function>

  <!-- Blocks that hold running text. -->
  <xsl:variable name="f:text-block" static="yes" as="xs:string" select="
      'ab | addrLine | byline | cell | closer | dateline | head | item | l | label | note | opener | p
      | salute | signed | speaker | stage'"/>

  <xsl:function name="f:is-text-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::ab or self::addrLine or self::byline or self::cell or self::closer or self::dateline
          or self::head or self::item or self::l or self::label or self::note or self::opener or self::p
          or self::salute or self::signed or self::speaker or self::stage])"/>
  </xsl:function>

  <!-- What is set off from the words around it, whether or not the file has blanks there. -->
  <xsl:variable name="f:set-off" static="yes" as="xs:string" select="
      'ab | addrLine | address | bibl | byline | cell | closer | dateline | div | figure | head | item | l
      | label | lg | list | note | opener | p | postscript | row | salute | signed | sp | speaker | stage
      | table'"/>

  <xsl:function name="f:is-set-off" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::ab or self::addrLine or self::address or self::bibl or self::byline or self::cell
          or self::closer or self::dateline or self::div or self::figure or self::head or self::item
          or self::l or self::label or self::lg or self::list or self::note or self::opener or self::p
          or self::postscript or self::row or self::salute or self::signed or self::sp or self::speaker
          or self::stage or self::table])"/>
  </xsl:function>

  <!-- What holds blocks, so that all in it stands between blocks. -->
  <xsl:variable name="f:around-blocks" static="yes" as="xs:string" select="
      'back | body | div | figure | front | lg | list | postscript | sp | table'"/>

  <xsl:function name="f:is-around-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::back or self::body or self::div or self::figure or self::front or self::lg or self::list
          or self::postscript or self::sp or self::table])"/>
  </xsl:function>

  <!-- Blocks that may stand beside running text, or interrupt it. -->
  <xsl:variable name="f:interrupting" static="yes" as="xs:string" select="
      'ab | address | byline | dateline | l | lg | list | p | salute | signed | sp | table'"/>

  <xsl:function name="f:is-interrupting" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[
          self::ab or self::address or self::byline or self::dateline or self::l or self::lg or self::list
          or self::p or self::salute or self::signed or self::sp or self::table])"/>
  </xsl:function>
</xsl:stylesheet>
