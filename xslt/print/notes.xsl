<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes at the foot of the page, in three series: the apparatus (apparatus.xsl), notes of the editors with numbers in
  brackets, notes of the source with their own marks. In the text stands `noted("key")`; the entry of the key is in the
  text's list of entries, because the foot of a page may need it before the text comes to it.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- All that may have an entry is counted: the count is its key. -->
  <xsl:accumulator name="print:notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note | home:app | choice | supplied | surplus" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The key of an entry in the whole book. -->
  <xsl:function name="print:key" as="xs:string">
    <xsl:param name="noted" as="element()"/>
    <xsl:variable name="number" as="xs:integer?" select="$print:number-of-document(generate-id(root($noted)))"/>
    <xsl:sequence select="typ:string(($number, 0)[1] || '-' || $noted/accumulator-before('print:notes'))"/>
  </xsl:function>

  <!-- The entries of a text, by their keys. -->
  <xsl:function name="print:entries" as="xs:string">
    <xsl:param name="whole" as="element()"/>
    <xsl:variable name="entries" as="xs:string*">
      <xsl:for-each select="($whole[not(self::TEI)], $whole/(text, home:about)) ! print:all-noted(.)">
        <xsl:variable name="entry" as="xs:string">
          <xsl:apply-templates select="." mode="print:entry"/>
        </xsl:variable>
        <xsl:sequence select="print:key(.) || ': ' || $entry"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="
        if (exists($entries)) then '(&#xA;' || string-join($entries, ',&#xA;') || ',&#xA;)' else '(:)'"/>
  </xsl:function>

  <xsl:function name="print:all-noted" as="element()*">
    <xsl:param name="within" as="element()"/>
    <xsl:sequence select="
        $within//(choice | supplied | surplus)[f:is-departure(.)],
        $within//home:app[f:is-read(.)],
        $within//note[f:is-read(.)][print:is-at-foot(.)]"/>
  </xsl:function>

  <!-- An entry of the foot of the page, as an expression; of a whole text, its list of entries. -->
  <xsl:mode name="print:entry" visibility="public" on-no-match="fail" on-multiple-match="fail"
    use-accumulators="f:corrections f:editorial-notes f:apps print:notes"/>

  <xsl:template match="/" mode="print:entry" as="xs:string">
    <xsl:sequence select="print:entries(*)"/>
  </xsl:template>

  <!--
    What hangs on a place of the text. Of what hangs on a note, the mark is all that stands in the note: the entries
    are at the foot of the page where the note is, so that no note pulls up another before its turn. In a heading it
    is hidden from bookmarks, which would read it as part of the title.
  -->
  <xsl:function name="print:noted" as="xs:string">
    <xsl:param name="where" as="node()"/>
    <xsl:param name="noted" as="element()"/>
    <xsl:variable name="inner" as="element()*" select="print:inner($noted, ())"/>
    <xsl:variable name="keys" as="xs:string+" select="
        print:key($noted), typ:array($inner ! print:key(.))[exists($inner)]"/>
    <xsl:choose>
      <xsl:when test="print:is-in-entry($where)">
        <xsl:sequence select="typ:call(if ($noted/self::note) then 'mark-only' else 'letter-only', typ:string(print:entry-mark($noted)))"/>
      </xsl:when>
      <xsl:when test="$where/ancestor::head">
        <xsl:sequence select="typ:call('in-heading', typ:call('noted', $keys))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="typ:call('noted', $keys)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What hangs on a note, and on what hangs on it. -->
  <xsl:function name="print:inner" as="element()*">
    <xsl:param name="noted" as="element()"/>
    <xsl:param name="asked" as="element()*"/>
    <xsl:variable name="hanging" as="element()*" select="
        $noted[self::note]/(
          print:all-noted(.),
          .//ref[@type = 'noteAnchor'] ! (let $ref := . return f:note-of($ref)[print:anchor(.) is $ref]))
        except ($noted, $asked)"/>
    <xsl:sequence select="$hanging | ($hanging ! print:inner(., ($asked, $noted, $hanging)))"/>
  </xsl:function>

  <xsl:function name="print:is-in-entry" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/ancestor::note[print:is-at-foot(.)] | $node/ancestor::home:app)"/>
  </xsl:function>

  <!-- Whether a note stands at the foot of a page: not where it is read, and some word is there that it hangs on. -->
  <xsl:function name="print:is-at-foot" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        not(print:is-loose($note)) and (f:is-editorial-note($note) or not($note/@home:note = ('inline', 'margin')))"/>
  </xsl:function>

  <xsl:function name="print:entry-mark" as="xs:string">
    <xsl:param name="noted" as="element()"/>
    <xsl:sequence select="
        if ($noted/self::home:app) then f:app-mark($noted)
        else if (not($noted/self::note)) then print:letter($noted)
        else if (f:is-editorial-note($noted)) then f:note-mark($noted)
        else (print:anchor($noted) ! print:mark(.), string($noted/@home:mark)[. ne ''], '*')[1]"/>
  </xsl:function>

  <!-- A note in the language that it is in, whatever stands around the foot of the page. -->
  <xsl:function name="print:told" as="xs:string">
    <xsl:param name="noted" as="element()"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:variable name="language" as="xs:string" select="f:language($noted)"/>
    <xsl:sequence select="
        if ($content = ('[]', 'none') or $language = ('', f:language(($noted/ancestor::TEI/text, root($noted)/*)[1]))) then $content
        else print:tongue($language, $content)"/>
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
    <xsl:sequence select="print:noted(., .)"/>
  </xsl:template>

  <xsl:template match="note[f:is-editorial-note(.)]" mode="print:entry" as="xs:string">
    <xsl:sequence select="
        typ:call('note', (typ:string(f:note-mark(.)), print:told(., print:note-text(.)), print:signature(.)))"/>
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
    <xsl:sequence select="print:noted(., .)"/>
  </xsl:template>

  <xsl:template match="note[not(f:is-editorial-note(.))]" mode="print:entry" as="xs:string">
    <xsl:sequence select="
        typ:call('source-note', (typ:string(print:entry-mark(.)), print:told(., print:note-text(.))))"/>
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
    <xsl:sequence select="print:noted(., f:note-of(.))"/>
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
</xsl:stylesheet>
