<?xml version="1.0" encoding="UTF-8"?>
<!--
  The apparatus: where the edition departs from the source, and the readings of witnesses. An entry says what the text
  has, what the source has there, and by its sign who decided: `said] siad mt`.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- a to z, and again from a: more than 26 departures on a page do not meet in practice, and keep their order. -->
  <xsl:function name="print:letter" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="
        format-integer((f:correction-number($departure) - 1) mod 26 + 1, 'a')"/>
  </xsl:function>

  <xsl:template match="choice" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="corr | reg | expan" mode="#current"/>
    <xsl:apply-templates select="(sic | orig | abbr)[not(../(corr | reg | expan)//pb)]" mode="#current"/>
    <xsl:sequence select="print:apparatus(.)[not(print:inside-word(current()))]"/>
  </xsl:template>

  <!-- A sign that the source names or stores in its own way is no departure. -->
  <xsl:template match="choice[f:is-same-sign(.)]" mode="print:set" as="xs:string*" priority="1">
    <xsl:apply-templates select="reg/node()" mode="#current"/>
  </xsl:template>

  <!-- What is supplied or left out in a correction is part of it. -->
  <xsl:template match="choice//supplied" mode="print:set" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="supplied" mode="print:set" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="print:apparatus(.)[not(print:inside-word(current()))]"/>
  </xsl:template>

  <xsl:template match="choice//surplus" mode="print:set" priority="2" as="xs:string*">
    <xsl:apply-templates select="descendant::pb" mode="#current"/>
  </xsl:template>

  <xsl:template match="surplus" mode="print:set" priority="1" as="xs:string*">
    <xsl:apply-templates select="descendant::pb" mode="#current"/>
    <xsl:sequence select="print:apparatus(.)[not(print:inside-word(current()))]"/>
  </xsl:template>

  <!-- Whether the word goes on after a departure: then its mark waits for the end of the word. -->
  <xsl:function name="print:inside-word" as="xs:boolean">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="
        exists($departure/following-sibling::node()[1][self::text()][matches(., $print:word-rest)])
        and not($departure/self::surplus[matches(., '\s$')])"/>
  </xsl:function>

  <xsl:variable name="print:word-rest" as="xs:string" select="'^[\p{L}\p{M}\p{Nd}]+'"/>

  <xsl:template match="text()[preceding-sibling::node()[1]/self::*[f:is-editorial(.)][not(f:is-same-sign(.))][print:inside-word(.)]]"
    mode="print:set" priority="1" as="xs:string*">
    <xsl:variable name="rest" as="xs:string" select="replace(., $print:word-rest, '')"/>
    <xsl:variable name="end" as="xs:string" select="substring(., 1, string-length(.) - string-length($rest))"/>
    <xsl:sequence select="
        print:words-of(., $end), print:apparatus(preceding-sibling::*[1]), print:words-of(., $rest)"/>
  </xsl:template>

  <xsl:function name="print:apparatus" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="print:noted($departure, $departure)"/>
  </xsl:function>

  <!-- Longer readings are known by their beginning. -->
  <xsl:variable name="print:lemma-length" as="xs:integer" select="60"/>

  <!-- The entry: the letter for where lines have no numbers, the lemma, what the source has, who decided and how sure. -->
  <xsl:template match="choice | supplied | surplus" mode="print:entry" as="xs:string">
    <xsl:variable name="around" as="xs:string+" select="print:around(.)"/>
    <xsl:variable name="signs" as="xs:string*" select="print:signs-of-deciders(.)"/>
    <xsl:variable name="doubt" as="xs:string" select="if (print:is-certain(.)) then '' else f:certainty(.)"/>
    <xsl:variable name="by" as="xs:string" select="string-join(($signs, $doubt[. ne '']), ', ')"/>
    <xsl:sequence select="
        typ:call('departure', (
          typ:string(print:letter(.)),
          print:told(., print:optional(print:lemma(., $around))),
          if (self::supplied and not(string-join($around))) then 'not-in-source' else print:told(., print:plain(print:of-source(., $around))),
          ('by: ' || print:plain($by))[$by],
          print:word(.)[. = print:echoes(print:text-block(current()))] ! ('word: ' || typ:string(.))))"/>
  </xsl:template>

  <!-- What the text has. Without anything there, the word before it is the lemma. -->
  <xsl:function name="print:lemma" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:param name="around" as="xs:string+"/>
    <xsl:variable name="reading" as="xs:string" select="print:reading($departure)"/>
    <xsl:sequence select="
        f:shorten(normalize-space($around[1] || (if ($reading) then $around[2] || $reading else '') || $around[3]), $print:lemma-length)"/>
  </xsl:function>

  <xsl:function name="print:reading" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="if ($departure/self::surplus) then '' else f:plain(f:edited($departure)/node())"/>
  </xsl:function>

  <xsl:function name="print:of-source" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:param name="around" as="xs:string+"/>
    <xsl:sequence select="normalize-space($around[1] || $around[2] || f:source-form($departure) || $around[3])"/>
  </xsl:function>

  <!--
    The word around a departure, if the departure is a part of it or a sign beside it: what goes before, the blank
    behind that if there is one, what follows. A sign alone tells nobody where it stands.
  -->
  <xsl:function name="print:around" as="xs:string+">
    <xsl:param name="departure" as="element()"/>
    <xsl:variable name="reading" as="xs:string" select="print:reading($departure)"/>
    <xsl:variable name="before" as="xs:string" select="print:text-before($departure)"/>
    <xsl:variable name="after" as="xs:string" select="string($departure/following-sibling::node()[1][self::text()])"/>
    <xsl:variable name="no-letter" as="xs:string" select="'[^\p{L}\p{M}\p{Nd}]'"/>
    <xsl:variable name="alone" as="xs:boolean" select="not(matches($reading, '[\p{L}\p{Nd}]'))"/>
    <xsl:variable name="start" as="xs:string" select="string(
        if ($alone) then print:last-word(tokenize($before))
        else if (matches($reading, '^' || $no-letter)) then ()
        else tokenize($before, $no-letter)[last()])"/>
    <xsl:variable name="out" as="xs:string" select="if ($reading) then '' else string($departure/(self::surplus | sic | orig | abbr)[1])"/>
    <xsl:sequence select="
        $start, if ($alone and $start and (matches($before, '\s$') or matches($out, '^\s'))) then ' ' else '',
        if (matches($out, '\s$')) then '' else string(tokenize($after, $no-letter)[1])"/>
  </xsl:function>

  <!-- The last of some words that has a letter, with the signs behind it. -->
  <xsl:function name="print:last-word" as="xs:string">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="last" as="xs:integer?" select="index-of($words ! matches(., '[\p{L}\p{Nd}]'), true())[last()]"/>
    <xsl:sequence select="string-join($words[position() ge $last], ' ')"/>
  </xsl:function>

  <!-- The text before a departure, in the reading and in the same block: as much as holds a word. -->
  <xsl:function name="print:text-before" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:variable name="block" as="element()?" select="$departure/ancestor::*[f:is-text-block(.)][1]"/>
    <xsl:variable name="note" as="element(note)?" select="$departure/ancestor::note[1]"/>
    <xsl:variable name="texts" as="text()*" select="
        $block//text()[. &lt;&lt; $departure][f:is-read(..)][empty(ancestor::note[1] except $note)]"/>
    <xsl:sequence select="string-join($texts[position() gt last() - 4])"/>
  </xsl:function>

  <!-- What a hand, a witness or an editor has of a reading. -->
  <xsl:template match="home:app" mode="print:set" as="xs:string">
    <xsl:sequence select="print:noted(., .)"/>
  </xsl:template>

  <xsl:template match="home:app" mode="print:entry" as="xs:string">
    <xsl:variable name="series" as="xs:integer" select="accumulator-before('f:apps')('#' || @series)"/>
    <xsl:sequence select="
        typ:call('variant', (
          typ:string(f:app-mark(.)),
          print:told(., print:phrases(print:app-lemma(.))),
          print:told(., typ:content(print:all-of(node() except print:app-lemma(.)))),
          ('series: ' || $series)[$series gt 1],
          print:word(.)[. = print:echoes(print:text-block(current()))] ! ('word: ' || typ:string(.))))"/>
  </xsl:template>

  <!-- What an entry of witnesses begins with. -->
  <xsl:function name="print:app-lemma" as="element(home:own)?">
    <xsl:param name="app" as="element(home:app)"/>
    <xsl:sequence select="$app/node()[1][self::home:own]"/>
  </xsl:function>

  <!-- A lemma that is one word. -->
  <xsl:function name="print:word" as="xs:string?">
    <xsl:param name="noted" as="element()"/>
    <xsl:variable name="lemma" as="xs:string" select="
        if ($noted/self::home:app) then string(print:app-lemma($noted)) else print:lemma($noted, print:around($noted))"/>
    <xsl:sequence select="replace($lemma, '^[^\p{L}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$', '')[matches(., '^[\p{L}\p{M}\p{Nd}]+$')]"/>
  </xsl:function>

  <!-- The words of a block that entries have as lemmas, and that it has more than once. -->
  <xsl:function name="print:echoes" as="xs:string*">
    <xsl:param name="block" as="element()?"/>
    <xsl:variable name="noted" as="element()*" select="$block ! (print:all-noted(.)[not(self::note)])[print:text-block(.) is $block]"/>
    <xsl:variable name="words" as="xs:string*" select="if (exists($noted)) then tokenize(string-join($block//text()[f:is-read(..)]), '[^\p{L}\p{M}\p{Nd}]+') else ()"/>
    <xsl:sequence select="distinct-values($noted ! print:word(.))[count(index-of($words, .)) gt 1]"/>
  </xsl:function>

  <!-- Running text of a block, each place of such words marked. -->
  <xsl:function name="print:echoed" as="xs:string">
    <xsl:param name="block" as="element()?"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="print:echoes($block[f:is-text-block(.)][not(ancestor-or-self::note)])"/>
    <xsl:sequence select="if (exists($words)) then typ:call('echoed', ($words ! typ:string(.), $content)) else $content"/>
  </xsl:function>

  <xsl:function name="print:text-block" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor::*[f:is-text-block(.)][1]"/>
  </xsl:function>

  <xsl:function name="print:all-of" as="xs:string*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:apply-templates select="$nodes" mode="print:set"/>
  </xsl:function>

  <!-- Who decided where the edition departs from a source: by their signs. -->
  <xsl:function name="print:signs-of-deciders" as="xs:string*">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="tokenize((f:edited($departure)/@resp, $departure/@resp)[1]) ! f:fragment(.)"/>
  </xsl:function>

  <xsl:function name="print:is-certain" as="xs:boolean">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="($departure/(corr | reg | expan), $departure)[1]/@cert = 'high' or $departure/@cert = 'high'"/>
  </xsl:function>

  <!-- The signs of those who decided in a text, and their names; those of the editors stand in the imprint. -->
  <xsl:function name="print:deciders" as="map(xs:string, xs:string)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each select="distinct-values(f:corrections($tei/text) ! print:signs-of-deciders(.))">
      <xsl:variable name="name" as="xs:string" select="f:responsible-name('#' || ., root($tei))"/>
      <xsl:sequence select="map { 'siglum': ., 'description': if (starts-with($name, '#')) then '' else $name }"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The mark at the head of a note is printed by the footnote itself, once. -->
  <xsl:template match="note//text()[print:opens-note(.)]" mode="print:set" priority="2" as="xs:string*">
    <xsl:variable name="mark" as="xs:string" select="print:mark(print:anchor(ancestor::note[1]))"/>
    <xsl:sequence select="print:words-of(., substring(replace(., '^\s+', ''), string-length($mark) + 1))"/>
  </xsl:template>

  <!-- Whether a text begins with the mark of its note. `1921` does not begin with the mark `1`; `¹1921` does. -->
  <xsl:function name="print:opens-note" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="note" as="element(note)" select="$text/ancestor::note[1]"/>
    <xsl:variable name="anchor" as="element(ref)?" select="$note[f:is-footnote(.)] ! print:anchor(.)"/>
    <xsl:variable name="mark" as="xs:string" select="string($anchor ! print:mark(.))"/>
    <xsl:variable name="words" as="xs:string" select="replace($text, '^\s+', '')"/>
    <xsl:sequence select="
        $mark ne ''
        and $note/descendant::text()[normalize-space()][not(ancestor::pc[@force = 'weak'])][1] is $text
        and starts-with(print:lowered($words), $mark)
        and (matches($words, '^[^\p{L}\p{Nd}]') or not(matches(substring-after($words, $mark), '^[\p{L}\p{Nd}]')))"/>
  </xsl:function>
</xsl:stylesheet>
