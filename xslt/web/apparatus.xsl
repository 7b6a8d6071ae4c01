<?xml version="1.0" encoding="UTF-8"?>
<!-- Corrections: a quiet mark in the text, which opens a card (cards.xsl), and the list of all at the end of the page. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:function name="w:correction-id" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="string(($correction/@xml:id, 'correction:' || f:correction-number($correction))[1])"/>
  </xsl:function>

  <!--
    The reading of the edition, and what the source has, of which the style sheet shows one. The word itself opens the
    card, so that nothing of ours stands among the letters; where it cannot, being in a link or holding one, a mark
    behind it does.
  -->
  <xsl:template match="choice | supplied[not(ancestor::choice)]" mode="w:text" as="item()+">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="edited" as="element()" select="f:edited(.)"/>
    <xsl:variable name="is-link" as="xs:boolean" select="not($in-link) and w:can-be-link($edited)"/>
    <!-- a link has the language of its title, its words have their own -->
    <xsl:variable name="language" as="attribute()*" select="w:back-in-language(.)[$is-link][name() eq 'lang']"/>
    <xsl:element name="{if ($is-link) then 'a' else 'span'}">
      <xsl:sequence select="w:attributes(., ('correction', f:correction-kind(.)))"/>
      <xsl:if test="$is-link">
        <xsl:attribute name="href" select="'#' || w:card-id(.)"/>
        <xsl:attribute name="title" select="w:correction-name(.)"/>
        <xsl:sequence select="w:label-language(.)[name() eq 'lang']"/>
      </xsl:if>
      <span class="e">
        <xsl:sequence select="$language"/>
        <xsl:apply-templates select="if (self::choice) then corr | reg | expan else node()" mode="#current">
          <xsl:with-param name="in-link" select="$in-link or $is-link" as="xs:boolean" tunnel="yes"/>
        </xsl:apply-templates>
      </span>
      <xsl:sequence select="(sic | orig | abbr) ! w:of-source(., $language)"/>
    </xsl:element>
    <xsl:if test="not($in-link or $is-link)">
      <xsl:sequence select="w:correction-mark(.)"/>
    </xsl:if>
    <xsl:for-each select="(sic | orig | abbr)//pb[empty($edited//pb)]">
      <xsl:call-template name="w:page-mark"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Whether there are words to be clicked on, and nothing in them that is clicked on for itself. -->
  <xsl:function name="w:can-be-link" as="xs:boolean">
    <xsl:param name="edited" as="element()"/>
    <xsl:sequence select="
        f:plain($edited/node()) ne ''
        and empty($edited//(ref | ptr | persName | placeName | orgName | rs | note | surplus | home:app | home:to | figure | pb[@facs]))"/>
  </xsl:function>

  <!-- A sign that the source names or stores in its own way is no correction. -->
  <xsl:template match="choice[f:is-same-sign(.)]" mode="w:text" as="item()*" priority="1">
    <span class="e">
      <xsl:apply-templates select="reg/node()" mode="#current"/>
    </span>
    <xsl:sequence select="w:of-source(orig, ())"/>
  </xsl:template>

  <xsl:template match="choice[f:is-same-sign(.)]" mode="w:marks" as="empty-sequence()" priority="1"/>

  <!-- Within a choice, what was supplied is part of the correction. -->
  <xsl:template match="choice//supplied" mode="w:text" as="item()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Of what is left out only the mark is seen, and the place is named. -->
  <xsl:template match="surplus[f:is-departure(.)]" mode="w:text" as="element(h:span)">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <span xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:attributes(., ('correction', 'left-out')), w:of-source(., ())"/>
      <xsl:sequence select="w:correction-mark(.)[not($in-link)]"/>
    </span>
  </xsl:template>

  <xsl:template match="choice | supplied[not(ancestor::choice)] | surplus[f:is-departure(.)]" mode="w:marks"
    as="element(h:a)">
    <xsl:sequence select="w:correction-mark(.)"/>
  </xsl:template>

  <!-- A mark is empty, so that it is neither copied nor found; it is drawn by the style sheet and has a name. -->
  <xsl:function name="w:correction-mark" as="element(h:a)">
    <xsl:param name="correction" as="element()"/>
    <a class="mark" href="#{w:card-id($correction)}" aria-label="{w:correction-name($correction)}" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:label-language($correction)"/>
    </a>
  </xsl:function>

  <xsl:function name="w:correction-name" as="xs:string">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="msg:text('correction-number', map { 'number': f:correction-number($correction) })"/>
  </xsl:function>

  <!-- On which page, in which line of the source a departure is. -->
  <xsl:accumulator name="w:page-number" as="xs:string?" initial-value="()">
    <xsl:accumulator-rule match="text//pb" select="@n ! string()"/>
  </xsl:accumulator>
  <xsl:accumulator name="w:line-number" as="xs:string?" initial-value="()">
    <xsl:accumulator-rule match="text//lb" select="@n ! string()"/>
  </xsl:accumulator>

  <xsl:function name="w:place-of" as="node()*">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="place" as="xs:string*" select="
        $correction/accumulator-before('w:page-number') ! msg:text('page-name', map { 'number': . }),
        $correction/accumulator-before('w:line-number') ! msg:text('line-name', map { 'number': . })"/>
    <xsl:if test="exists($place)">
      <span class="place">
        <xsl:sequence select="string-join($place, ', ')"/>
      </span>
      <xsl:text> · </xsl:text>
    </xsl:if>
  </xsl:function>

  <!-- Three words of the reading before and after it, in its block. -->
  <xsl:variable name="w:words-around" as="xs:integer" select="3"/>

  <xsl:function name="w:words-before" as="node()*">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="w:read(w:texts-around($correction)[. &lt;&lt; $correction])"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="w:around($correction,
        string-join($words[position() gt last() - $w:words-around], ' ') || ' '[matches($text, '\s$')])"/>
  </xsl:function>

  <xsl:function name="w:words-after" as="node()*">
    <xsl:param name="correction" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="
        w:read(w:texts-around($correction)[. >> $correction][not(. intersect $correction//text())])"/>
    <xsl:sequence select="w:around($correction,
        ' '[matches($text, '^\s')] || string-join(tokenize($text)[position() le $w:words-around], ' '))"/>
  </xsl:function>

  <xsl:function name="w:texts-around" as="node()*">
    <xsl:param name="correction" as="element()"/>
    <xsl:sequence select="
        $correction/ancestor::*[f:is-text-block(.)][1]//(text() | lb | cb | pb)
          [f:is-read(..)][empty(ancestor::note[f:is-shown-elsewhere(.)] except $correction/ancestor::note)]
          [empty(parent::choice) and not(. instance of text() and empty(parent::*[not(f:is-left-out-of-reading(.))]))]"/>
  </xsl:function>

  <xsl:function name="w:read" as="xs:string">
    <xsl:param name="runs" as="node()*"/>
    <xsl:sequence select="string-join($runs ! f:run-text(.))"/>
  </xsl:function>

  <xsl:function name="w:around" as="element(h:span)?">
    <xsl:param name="correction" as="element()"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:if test="normalize-space($words)">
      <span class="around">
        <xsl:sequence select="w:in-language(f:language($correction)), $words"/>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- The list of all corrections, each with a link back to its place. -->
  <xsl:template name="w:corrections" as="element(h:section)?">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:where-populated>
      <section class="apparatus" aria-labelledby="apparatus:corrections">
        <xsl:on-non-empty>
          <h2 id="apparatus:corrections">
            <xsl:sequence select="msg:text('corrections')"/>
          </h2>
        </xsl:on-non-empty>
        <xsl:where-populated>
          <details>
          <xsl:on-non-empty>
            <summary>
              <xsl:sequence select="msg:text('all-corrections') || ' (' || count(f:corrections($text)) || ')'"/>
            </summary>
          </xsl:on-non-empty>
          <xsl:where-populated>
          <ol>
            <xsl:for-each select="f:corrections($text)">
              <li id="entry:{f:correction-number(.)}">
                <xsl:sequence select="w:place-of(.), w:words-before(.)"/>
                <a class="reading">
                  <xsl:attribute name="href" select="'#' || w:correction-id(.)"/>
                  <xsl:sequence select="
                      if (self::surplus or not(f:plain(f:edited(.)/node()))) then msg:text('nothing-read')
                      else (w:in-language(f:language(.)), f:plain(f:edited(.)/node()))"/>
                </a>
                <xsl:sequence select="w:words-after(.)"/>
                <xsl:text> · </xsl:text>
                <xsl:sequence select="w:account(.)"/>
              </li>
            </xsl:for-each>
          </ol>
          </xsl:where-populated>
          </details>
        </xsl:where-populated>
      </section>
    </xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
