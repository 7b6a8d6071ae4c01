<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes at the foot of the page, in three series: notes of the source with their own marks, notes of the editors
  with numbers in brackets, and the apparatus of corrections with letters.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- a to z, and again from a: more than 26 departures on a page do not meet in practice, and keep their order. -->
  <xsl:function name="print:letter" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="
        format-integer((f:correction-number($departure) - 1) mod 26 + 1, 'a')"/>
  </xsl:function>

  <!-- A footnote. In a heading it is hidden from bookmarks, which would read it as part of the title. -->
  <xsl:function name="print:footnote" as="xs:string">
    <xsl:param name="where" as="node()"/>
    <xsl:param name="note" as="xs:string"/>
    <xsl:sequence select="
        if ($where/ancestor::head) then typ:call('in-heading', $note) else $note"/>
  </xsl:function>

  <!-- The text of a note: running text, or blocks. -->
  <xsl:function name="print:note-text" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        if ($note/*[f:is-block(.)]) then print:mixed($note/node(), 'run') else print:phrases($note/node())"/>
  </xsl:function>

  <!-- The first paragraph of a note begins beside its mark. -->
  <xsl:template match="note[not(print:is-loose(.))]/p[not(preceding-sibling::*[not(self::lb or self::pb or self::cb)])]" mode="print:set"
    as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Among blocks there is no word to hang a mark on: a note that no mark points to is set where it stands. -->
  <xsl:function name="print:is-loose" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="print:among-blocks($note) and empty($note[f:is-footnote(.)] ! print:anchor(.))"/>
  </xsl:function>

  <!-- Notes of the editors -->

  <xsl:template match="note[f:is-editorial-note(.)]" mode="print:set" as="xs:string">
    <xsl:sequence select="
        print:footnote(., typ:call('note', (typ:string(f:note-mark(.)), print:note-text(.), print:signature(.))))"/>
  </xsl:template>

  <xsl:template match="note[f:is-editorial-note(.)][print:is-loose(.)]" mode="print:set" priority="1" as="xs:string">
    <xsl:sequence select="
        typ:call('loose-note', (
          print:mixed(node(), 'par'), print:signature(.), 'mark: ' || typ:string(f:note-mark(.))))"/>
  </xsl:template>

  <xsl:function name="print:signature" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="author" as="xs:string" select="f:responsible($note)"/>
    <xsl:sequence select="'by: ' || (if ($author) then print:plain($author) else 'none')"/>
  </xsl:function>

  <!-- Notes of the source -->

  <!--
    The place where a note of the source is set: its first mark in the running text; without one, its first mark in
    a note that is itself set somewhere. Further marks are only marks.
  -->
  <xsl:function name="print:anchor" as="element(ref)?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="print:anchor($note, ())"/>
  </xsl:function>

  <!-- Notes may point to one another: `$asked` are those that led here. -->
  <xsl:function name="print:anchor" as="element(ref)?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="asked" as="element(note)*"/>
    <xsl:variable name="anchors" as="element(ref)*" select="f:anchors-of($note)[f:is-read(.)]"/>
    <xsl:variable name="in-text" as="element(ref)?" select="$anchors[not(ancestor::note)][1]"/>
    <xsl:sequence select="
        if ($in-text) then $in-text
        else $anchors[ancestor::note[1][f:is-footnote(.)][empty(. intersect ($note, $asked))]
          ! print:anchor(., ($note, $asked))][1]"/>
  </xsl:function>

  <xsl:template match="note" mode="print:set" as="xs:string">
    <xsl:sequence select="
        print:footnote(., typ:call('source-note', (typ:string((@home:mark, '*')[1]), print:note-text(.))))"/>
  </xsl:template>

  <!-- What stands where it is read, and what stands beside it. -->
  <xsl:template match="note[@home:note = 'inline']" mode="print:set" as="xs:string" priority="0.7">
    <xsl:sequence select="
        if (f:holds-blocks(.) or print:is-loose(.)) then typ:call('loose-note', print:mixed(node(), 'par'))
        else print:phrases(node())"/>
  </xsl:template>

  <xsl:template match="note[@home:note = 'margin']" mode="print:set" as="xs:string" priority="0.7">
    <xsl:sequence select="
        if (f:holds-blocks(.) or print:is-loose(.)) then typ:call('margin-block', print:mixed(node(), 'par'))
        else typ:call('margin-words', print:phrases(node()))"/>
  </xsl:template>

  <xsl:template match="note[not(f:is-editorial-note(.))][print:is-loose(.)]" mode="print:set" as="xs:string">
    <xsl:sequence select="
        typ:call('loose-note', (print:mixed(node(), 'par'), @home:mark ! ('mark: ' || typ:string(.))))"/>
  </xsl:template>

  <!-- It is set where its mark stands. -->
  <xsl:template match="note[f:is-footnote(.)][print:anchor(.)]" mode="print:set" as="xs:string*"/>

  <xsl:template match="ref[@type = 'noteAnchor']" mode="print:set" priority="1" as="xs:string">
    <xsl:sequence select="typ:call('super', typ:string(print:mark(.)))"/>
  </xsl:template>

  <xsl:template match="ref[@type = 'noteAnchor'][f:note-of(.) ! print:anchor(.) is .]" mode="print:set" priority="2"
    as="xs:string">
    <xsl:sequence select="
        print:footnote(., typ:call('source-note', (typ:string(print:mark(.)), print:note-text(f:note-of(.)))))"/>
  </xsl:template>

  <!-- The mark as the source has it; the book raises it itself. -->
  <xsl:function name="print:mark" as="xs:string">
    <xsl:param name="anchor" as="element(ref)"/>
    <xsl:sequence select="print:lowered(f:plain($anchor/node()))"/>
  </xsl:function>

  <!-- Raised digits as plain ones: the same number of characters. -->
  <xsl:function name="print:lowered" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="translate($text, '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789')"/>
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

  <!-- Where the edition departs from the source -->

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
    <xsl:sequence select="exists($departure/following-sibling::node()[1][self::text()][matches(., $print:word-rest)])"/>
  </xsl:function>

  <xsl:variable name="print:word-rest" as="xs:string" select="'^[\p{L}\p{M}\p{Nd}]+'"/>

  <xsl:template match="text()[preceding-sibling::node()[1]/self::*[f:is-editorial(.)][not(f:is-same-sign(.))]][matches(., $print:word-rest)]"
    mode="print:set" priority="1" as="xs:string*">
    <xsl:variable name="rest" as="xs:string" select="replace(., $print:word-rest, '')"/>
    <xsl:variable name="end" as="xs:string" select="substring(., 1, string-length(.) - string-length($rest))"/>
    <xsl:sequence select="
        print:words-of(., $end), print:apparatus(preceding-sibling::*[1]), print:words-of(., $rest)"/>
  </xsl:template>

  <!-- Longer readings are known by their beginning. -->
  <xsl:variable name="print:lemma-length" as="xs:integer" select="60"/>

  <!-- The footnote: reading, form of the source, what was done, who decided, how sure. -->
  <xsl:function name="print:apparatus" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:variable name="comment" as="xs:string"
      select="
        string-join((f:deed($departure), f:responsible($departure), f:certainty($departure))[. ne ''], ', ')"/>
    <xsl:sequence select="
        print:footnote($departure, typ:call('departure', (
          typ:string(print:letter($departure)),
          print:optional(print:lemma($departure)),
          print:source-form($departure),
          ('by: ' || print:plain($comment))[$comment])))"/>
  </xsl:function>

  <xsl:function name="print:lemma" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="
        f:shorten(
          if ($departure/self::surplus) then '' else f:plain(f:edited($departure)/node()), $print:lemma-length)"/>
  </xsl:function>

  <xsl:function name="print:source-form" as="xs:string">
    <xsl:param name="departure" as="element()"/>
    <xsl:sequence select="
        if ($departure/self::supplied) then 'not-in-source'
        else print:plain(f:source-form($departure))"/>
  </xsl:function>
</xsl:stylesheet>
