<?xml version="1.0" encoding="UTF-8"?>
<!--
  What an element says that holds data, not running text: the entry of a register, the description of a manuscript, a
  part of the header. It becomes a list of labels and what stands under them, in the vocabulary of the home form, and
  nothing of it is dropped: what has no label of its own is labelled by its name in TEI. words.xsl has the phrases.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Elements that only hold others: what they hold stands in their place. -->
  <xsl:variable name="f:wrappers" as="xs:string+" select="
      'physDesc', 'objectDesc', 'supportDesc', 'support', 'layoutDesc', 'handDesc', 'scriptDesc', 'typeDesc', 'decoDesc',
      'bindingDesc', 'sealDesc', 'history', 'origin', 'additional', 'adminInfo', 'recordHist', 'msContents', 'listRelation',
      'listEvent', 'editionStmt', 'publicationStmt', 'seriesStmt', 'notesStmt', 'editorialDecl', 'settingDesc',
      'textClass', 'textDesc', 'sourceDesc', 'handNotes', 'recordingStmt', 'scriptStmt', 'availability'"/>

  <!-- Lists of entries and of books. -->
  <xsl:variable name="f:lists-of-entries" as="xs:string+" select="
      'listPerson', 'listPlace', 'listOrg', 'listBibl', 'listNym', 'listObject'"/>

  <!-- What is a paragraph of a description. -->
  <xsl:variable name="f:paragraphs" as="xs:string+" select="'p', 'ab', 'head', 'summary', 'desc', 'list'"/>

  <!-- The elements of entries. -->
  <xsl:variable name="f:entry-elements" as="xs:string+" select="$f:registers?members, 'nym', 'object'"/>

  <!-- Elements as one list of facts; nothing if they say nothing. -->
  <xsl:function name="f:facts" as="element(list)?">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="f:list(f:pairs($elements))"/>
  </xsl:function>

  <!-- Labels and items as a list. -->
  <xsl:function name="f:list" as="element(list)?">
    <xsl:param name="pairs" as="element()*"/>
    <xsl:if test="exists($pairs)">
      <list type="facts">
        <xsl:sequence select="$pairs"/>
      </list>
    </xsl:if>
  </xsl:function>

  <!-- Labels and items, one pair for neighbours of one kind where they are phrases. -->
  <xsl:function name="f:pairs" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each-group select="$elements ! f:unwrapped(.)" group-adjacent="f:label(.)">
      <xsl:variable name="label" as="xs:string" select="current-grouping-key()"/>
      <xsl:choose>
        <xsl:when test="every $each in current-group() satisfies f:is-phrase($each)">
          <xsl:variable name="phrases" as="node()*">
            <xsl:for-each select="current-group()">
              <xsl:variable name="at" as="xs:integer" select="position()"/>
              <xsl:sequence select="f:own('; ')[$at gt 1], f:words(.)"/>
            </xsl:for-each>
          </xsl:variable>
          <xsl:sequence select="f:pair($label, $phrases)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="current-group() ! f:pair($label, f:says(.), @xml:id)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="f:pair" as="element()+">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:sequence select="f:pair($label, $content, ())"/>
  </xsl:function>

  <xsl:function name="f:pair" as="element()+">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:param name="id" as="attribute()?"/>
    <label>
      <xsl:sequence select="f:own($label)[$label]"/>
    </label>
    <item>
      <xsl:sequence select="$id, $content"/>
    </item>
  </xsl:function>

  <!-- An element, or what it holds if it only holds others; nothing if it says nothing. -->
  <xsl:function name="f:unwrapped" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="spoken" as="xs:string" select="f:spoken($element)"/>
    <xsl:choose>
      <xsl:when test="not(f:says-something($element))"/>
      <xsl:when test="local-name($element) = $f:wrappers and $element/* and not($element/(p | ab | text()[normalize-space()]))
          and (not(f:is-phrase($element)) or count($element/*[f:says-something(.)]) eq 1)">
        <xsl:if test="$spoken">
          <xsl:element name="{local-name($element)}" namespace="{namespace-uri($element)}">
            <xsl:sequence select="f:own($spoken)"/>
          </xsl:element>
        </xsl:if>
        <xsl:sequence select="$element/* ! f:unwrapped(.)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$element"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whether there are words in an element, or attributes that stand for some. -->
  <xsl:function name="f:says-something" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/descendant::text()[normalize-space()]) or exists($element/descendant-or-self::*[f:spoken(.)])"/>
  </xsl:function>

  <!-- What stands in an item: a phrase, or blocks. -->
  <xsl:function name="f:says" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="f:is-phrase($element) or $element/text()[normalize-space()]">
        <xsl:sequence select="f:words($element)"/>
      </xsl:when>
      <xsl:when test="local-name($element) = ($f:lists-of-entries, 'listEvent')">
        <xsl:sequence select="f:list-of-entries($element)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="names" as="element()*"
          select="if (local-name($element) = $f:entry-elements) then f:entry-names($element)[1] else ()"/>
        <xsl:variable name="rest" as="element()*" select="$element/(* except $names)[f:says-something(.)]"/>
        <xsl:variable name="first" as="element()?" select="$rest[1][local-name() = $f:paragraphs]"/>
        <xsl:variable name="remark" as="xs:string" select="f:spoken($element)"/>
        <xsl:where-populated>
          <p>
            <xsl:sequence select="
                $names ! f:words(.), f:own(' '[exists($names)] || $remark || ': '[exists($first)])[$remark ne ''],
                f:own('. ')[exists($names) and exists($first) and not($remark)], $first ! f:words(.)"/>
          </p>
        </xsl:where-populated>
        <xsl:for-each-group select="$rest except $first" group-adjacent="local-name() = $f:paragraphs">
          <xsl:choose>
            <xsl:when test="current-grouping-key()">
              <xsl:for-each select="current-group()">
                <p>
                  <xsl:sequence select="@xml:lang, f:words(.)"/>
                </p>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <xsl:sequence select="f:facts(current-group())"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Entries where they stand in a text or a header: their names, and under each what is said of it. -->
  <xsl:function name="f:list-of-entries" as="element(list)">
    <xsl:param name="list" as="element()"/>
    <list home:was="{local-name($list)}" type="register">
      <xsl:copy-of select="$list/(@xml:id | @xml:lang | @home:at)"/>
      <xsl:sequence select="f:rows($list/*)"/>
    </list>
  </xsl:function>

  <!-- An entry that stands alone. -->
  <xsl:function name="f:list-of-one" as="element(list)">
    <xsl:param name="entry" as="element()"/>
    <list home:was="{local-name($entry)}" type="register">
      <xsl:copy-of select="$entry/@home:at"/>
      <xsl:sequence select="f:rows($entry)"/>
    </list>
  </xsl:function>

  <xsl:function name="f:rows" as="element()*">
    <xsl:param name="members" as="element()*"/>
    <xsl:variable name="entries" as="element()*" select="$members[local-name() = $f:entry-elements]"/>
    <xsl:variable name="labelled" as="xs:boolean" select="
        exists($entries[f:entry-names(.)]) and exists($entries/(* except f:entry-names(.)[1])[f:says-something(.)])"/>
    <xsl:for-each select="$members[f:says-something(.)]">
      <xsl:choose>
        <xsl:when test="self::head">
          <head>
            <xsl:sequence select="f:words(.)"/>
          </head>
        </xsl:when>
        <xsl:when test="local-name() = $f:entry-elements">
          <xsl:variable name="name" as="element()?" select="f:entry-names(.)[1]"/>
          <xsl:if test="$labelled">
            <label>
              <xsl:sequence select="@xml:id, @xml:lang, if ($name) then f:words($name) else f:own(msg:text('unnamed'))"/>
            </label>
          </xsl:if>
          <item>
            <xsl:if test="not($labelled)">
              <xsl:sequence select="@xml:id, @xml:lang, $name ! f:words(.)"/>
            </xsl:if>
            <xsl:variable name="rest" as="element()*" select="(* except $name)[f:says-something(.)]"/>
            <xsl:choose>
              <xsl:when test="$name and $rest[not(self::p or self::ab)]">
                <xsl:sequence select="f:facts($rest)"/>
              </xsl:when>
              <xsl:when test="$name">
                <xsl:for-each select="$rest">
                  <p>
                    <xsl:sequence select="f:words(.)"/>
                  </p>
                </xsl:for-each>
              </xsl:when>
              <xsl:otherwise>
                <xsl:sequence select="f:says(.)"/>
              </xsl:otherwise>
            </xsl:choose>
          </item>
        </xsl:when>
        <xsl:otherwise>
          <xsl:if test="$labelled">
            <label/>
          </xsl:if>
          <item>
            <xsl:sequence select="f:says(.)"/>
          </item>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
