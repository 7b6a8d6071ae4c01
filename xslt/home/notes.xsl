<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes by what they are, in @home:note: `source`, footnotes and endnotes of the text; `edition`, what editors say of it;
  `margin`, what stands beside the text in its source; `inline`, what is read where it stands. A note that points to
  what it is about (@target), and one of the edition that a pointer leads to, moves to that place.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The words of @place and @type by which projects tell their notes apart; TEI leaves both open. -->
  <xsl:variable name="home:foot" as="xs:string"
    select="'^(foot|bottom|bot|end|back|page-?bottom|fuss|fuß|bas|pied|unten)|note?$|^(fn|en)$|author|^original$|^source$'"/>
  <xsl:variable name="home:beside" as="xs:string"
    select="'marg|^m?(left|right)$|^(opposite|side|outer|inner|gutter|facing)|^(links|rechts|rand|gauche|droite)'"/>
  <xsl:variable name="home:within" as="xs:string"
    select="'^(above|below|inline|interlin|inspace|overleaf|supra|infra|over|under|top|head|line)'"/>
  <xsl:variable name="home:of-editors" as="xs:string"
    select="'edit|^ed$|comment|kommentar|annot|critic|^(text-?const|textcrit|translat|gloss|explan|exegetic|historical)'"/>

  <xsl:key name="home:note" match="note" use="@xml:id"/>
  <xsl:key name="home:by-id" match="text//*[@xml:id]" use="@xml:id"/>
  <xsl:key name="home:pointer" match="text//ref | text//ptr" use="tokenize(@target)[starts-with(., '#')] ! substring(., 2)"/>
  <xsl:key name="home:note-at" match="text//note[@target or @xml:id]" use="home:note-place(.) ! generate-id()"/>

  <xsl:function name="home:note-kind" as="xs:string" visibility="public">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="place" as="xs:string" select="lower-case(normalize-space($note/@place))"/>
    <xsl:variable name="type" as="xs:string" select="lower-case(normalize-space($note/@type))"/>
    <xsl:sequence select="
        if ($note/ancestor::note[home:note-kind(.) = 'edition'][1] and not($note/@resp)) then 'inline'
        else if ($note/@resp) then (if (home:is-author($note)) then 'source' else 'edition')
        else if (matches($type, $home:of-editors)) then 'edition'
        else if (matches($place, $home:beside) or matches($type, '^marg')) then 'margin'
        else if (matches($place, $home:within)) then 'inline'
        else if (matches($place, $home:foot) or matches($type, $home:foot)) then 'source'
        else if (home:is-about-a-record($note)) then 'inline'
        else if (exists(home:pointers($note))) then 'source'
        else if (home:among-blocks(($note/parent::noteGrp, $note)[1])) then (if (empty(home:target($note))) then 'inline' else 'edition')
        else if ($note/@n or $note/@anchored = 'true') then 'source'
        else 'edition'"/>
  </xsl:function>

  <!-- Whether the author of the text answers for a note: then it is one of the text. -->
  <xsl:function name="home:is-author" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="who" as="xs:string*" select="tokenize($note/@resp) ! replace(., '^#', '')"/>
    <xsl:sequence select="
        lower-case($who[1]) = ('author', 'aut')
        or root($note)//titleStmt/author//@xml:id = $who"/>
  </xsl:function>

  <!-- Notes on a reading, an entry, a book or a manuscript belong to it. -->
  <xsl:function name="home:is-about-a-record" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        exists($note/ancestor::app)
        or $note/parent::*[not(self::note)] ! home:class(.) = ('metadata', 'entry', 'bibliographic')
        or exists($note/parent::*[self::witness or self::cit or self::listBibl or self::msItem])"/>
  </xsl:function>

  <!-- What points to a note from the text. -->
  <xsl:function name="home:pointers" as="element()*">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@xml:id ! key('home:pointer', ., root($note))[not(ancestor::note[. is $note])]"/>
  </xsl:function>

  <!-- What a note points to: the end of a passage, where marks stand. -->
  <xsl:function name="home:target" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="pointer" as="xs:string?" select="tokenize(($note/@targetEnd, $note/@target)[1])[last()]"/>
    <xsl:sequence select="
        key('home:by-id', substring($pointer, 2)[starts-with($pointer, '#')], root($note))
          [not(. intersect $note/ancestor-or-self::*)][home:takes-notes(.)][1]"/>
  </xsl:function>

  <!-- Whether an element is shown where it stands, so that a note can follow it. -->
  <xsl:function name="home:takes-notes" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        empty($element/ancestor-or-self::*[local-name() = ($home:unread, $home:aside, 'note')])
        and empty($element/ancestor::*[local-name() = ('app', 'choice', 'figDesc', 'eg', 'code', 'egXML', 'formula')])"/>
  </xsl:function>

  <!-- The element that a note moves to; nothing where it stays. -->
  <xsl:function name="home:note-place" as="element()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="pointers" as="element()*" select="home:pointers($note)[home:takes-notes(.)]"/>
    <xsl:sequence select="
        if ($note/ancestor::app or home:is-about-a-record($note)) then ()
        else if (home:note-kind($note) = 'edition') then (home:target($note), $pointers)[1]
        else if (empty($pointers)) then home:target($note)
        else ()"/>
  </xsl:function>

  <!-- Footnotes that the text has no mark for get one: what the file says, else their number. -->
  <xsl:accumulator name="home:unmarked" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note[not(normalize-space(@n))][home:note-kind(.) = 'source']
      [every $pointer in home:pointers(.) satisfies not(normalize-space($pointer))]"
      select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="home:mark" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        ($note/@n ! normalize-space()[. ne ''], string($note/accumulator-before('home:unmarked')))[1]"/>
  </xsl:function>

  <xsl:template match="note" mode="home:text" as="node()*" priority="0.3">
    <xsl:sequence select="if (exists(home:note-place(.))) then () else home:note(., home:among-blocks((parent::noteGrp, .)[1]))"/>
  </xsl:template>

  <xsl:function name="home:note" as="node()+">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="among-blocks" as="xs:boolean"/>
    <xsl:variable name="kind" as="xs:string" select="home:note-kind($note)"/>
    <xsl:variable name="is-block" as="xs:boolean" select="
        $among-blocks or ($kind = ('inline', 'margin') and home:holds-blocks($note))"/>
    <xsl:variable name="attributes" as="attribute()+">
      <xsl:attribute name="home:note" select="$kind"/>
      <xsl:if test="$kind = 'source' and empty(home:pointers($note))">
        <xsl:attribute name="home:mark" select="home:mark($note)"/>
      </xsl:if>
      <xsl:if test="$is-block">
        <xsl:attribute name="home:block" select="'yes'"/>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="bracketed" as="xs:boolean"
      select="$kind = 'inline' and not($is-block or home:is-about-a-record($note))"/>
    <xsl:sequence select="
        home:own(' [')[$bracketed], home:copy($note, $attributes), home:own(']')[$bracketed]"/>
  </xsl:function>

  <!-- What leads to a note of the source is its mark. -->
  <xsl:template match="ref[home:leads-to-note(.)] | ptr[home:leads-to-note(.)]" mode="home:text" as="element(ref)"
    priority="0.8">
    <xsl:variable name="note" as="element(note)" select="key('home:note', substring(@target, 2))[1]"/>
    <ref>
      <xsl:copy-of select="@* except (@rend, @rendition, @style, @type)"/>
      <xsl:attribute name="type" select="'noteAnchor'"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="home:own(home:mark($note))[not(normalize-space(current()))]"/>
    </ref>
  </xsl:template>

  <xsl:function name="home:leads-to-note" as="xs:boolean">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="note" as="element(note)?" select="
        $pointer[starts-with(@target, '#')] ! key('home:note', substring(@target, 2), root(.))[1]"/>
    <xsl:sequence select="
        exists($note[home:note-kind(.) = 'source']) and empty($pointer/ancestor::note intersect $note)"/>
  </xsl:function>

  <!-- What notes moved to has them behind it, a block within it. -->
  <xsl:template match="text//*[@xml:id or self::ref or self::ptr][key('home:note-at', generate-id())]" mode="home:text"
    as="node()*" priority="45">
    <xsl:variable name="notes" as="element(note)+" select="key('home:note-at', generate-id())"/>
    <xsl:variable name="made" as="node()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="is-mark" as="xs:boolean" select="exists(self::ref | self::ptr) and not(normalize-space())"/>
    <xsl:sequence select="home:followed($made[not($is-mark)], $notes ! home:note(., false()))"/>
  </xsl:template>

  <!-- Nodes that notes follow: within the last block, if that is what they are. -->
  <xsl:function name="home:followed" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="notes" as="node()*"/>
    <xsl:variable name="last" as="element()?" select="
        if ($nodes[self::div or self::lg or self::sp or self::list or self::table][head | speaker])
          then ($nodes/(head | speaker))[1]
        else ($nodes/descendant-or-self::*[home:is-block(.)][home:takes-words(.)][not(ancestor::note)])[last()]"/>
    <xsl:choose>
      <xsl:when test="exists($last)">
        <xsl:apply-templates select="$nodes" mode="home:followed">
          <xsl:with-param name="last" as="element()" select="$last" tunnel="yes"/>
          <xsl:with-param name="notes" as="node()*" select="$notes" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$nodes, $notes"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="home:takes-words" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::p or self::ab or self::l or self::head or self::speaker or self::stage or self::salute
          or self::signed or self::dateline or self::byline])"/>
  </xsl:function>

  <xsl:mode name="home:followed" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:template match="*" mode="home:followed" as="element()">
    <xsl:param name="last" as="element()" tunnel="yes"/>
    <xsl:param name="notes" as="node()*" tunnel="yes"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="if (. is $last) then $notes else ()"/>
    </xsl:copy>
  </xsl:template>

  <!-- Notes on one place, in several languages or by several hands. -->
  <xsl:template match="noteGrp" mode="home:text" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
