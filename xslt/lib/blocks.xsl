<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks and phrases: TEI lets a quotation be either, and products have to know which it is. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Whether an element stands between blocks, not within running text. -->
  <xsl:function name="f:among-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="parent" as="element()?" select="$element/parent::*"/>
    <xsl:sequence select="
        exists($parent[f:is-around-blocks(.) or self::home:block or self::text])
        or exists($parent[not(self::p or self::ab)]/(p | ab | lg | sp))"/>
  </xsl:function>

  <!-- Whether a picture stands within a line of text. -->
  <xsl:function name="f:is-within-line" as="xs:boolean">
    <xsl:param name="figure" as="element(figure)"/>
    <xsl:sequence select="not(f:among-blocks($figure)) and empty($figure/(* except (graphic, figDesc)))"/>
  </xsl:function>

  <!-- Whether the edition has the picture: addresses of the web are links. -->
  <xsl:function name="f:is-pictured" as="xs:boolean">
    <xsl:param name="figure" as="element(figure)"/>
    <xsl:sequence select="exists($figure/@home:picture[not(starts-with(., 'https:'))])"/>
  </xsl:function>

  <!-- What a picture shows: its description, else its heading, else that it is one. -->
  <xsl:function name="f:picture-words" as="xs:string">
    <xsl:param name="figure" as="element(figure)"/>
    <xsl:sequence select="
        (normalize-space(string-join($figure/figDesc, ' '))[. ne ''],
          normalize-space(string-join($figure/head ! f:plain(node()), ' '))[. ne ''], msg:text('picture'))[1]"/>
  </xsl:function>

  <!-- The number that a line of verse shows: every fifth, the last number of one like 1.2.35. -->
  <xsl:function name="f:line-number" as="xs:string?">
    <xsl:param name="line" as="element(l)"/>
    <xsl:variable name="number" as="xs:string" select="replace($line/@n, '^.*?(\d{1,6})$', '$1')"/>
    <xsl:sequence select="
        $number[not($line/@part = ('M', 'F'))][matches(., '^\d{1,6}$')][xs:integer(.) mod 5 eq 0 and xs:integer(.) gt 0]"/>
  </xsl:function>

  <!-- Whether a node that stands beside running text is a block. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/self::*[
          f:is-interrupting(.) or self::home:block or self::home:listing or self::figure[not(f:is-within-line(.))] or self::stage[not(f:is-in-speech(.))]])"/>
  </xsl:function>

  <!-- Whether an element holds blocks that are shown where they stand; notes of either kind are shown elsewhere. -->
  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/*[f:is-block(.) or (not(self::note[f:is-shown-elsewhere(.)]) and f:holds-blocks(.))])"/>
  </xsl:function>

  <!-- Whether a stage direction stands within the words of a speech. -->
  <xsl:function name="f:is-in-speech" as="xs:boolean">
    <xsl:param name="stage" as="element(stage)"/>
    <xsl:sequence select="exists($stage/parent::*[self::p or self::l])"/>
  </xsl:function>

  <!--
    The next part of a paragraph that was cut, if only stage directions and breaks stand between: then the parts are
    shown as the one paragraph that they are.
  -->
  <xsl:function name="f:rest" as="element(p)?">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:variable name="next" as="element()?" select="
        $paragraph[@part = ('I', 'M')]
          /following-sibling::*[not(self::stage or self::pb or self::cb or self::lb or self::fw)][1]"/>
    <xsl:sequence select="
        $next[self::p][@part = ('M', 'F')][not(f:holds-blocks(.) or f:holds-blocks($paragraph))]"/>
  </xsl:function>

  <!-- The part of a paragraph that goes on in this one, or over this stage direction or break. -->
  <xsl:function name="f:part-before" as="element(p)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/preceding-sibling::p[1][@part = ('I', 'M')][f:rest(.) ! (. is $element or . >> $element)]"/>
  </xsl:function>

  <!-- What stands between two parts of a paragraph. -->
  <xsl:function name="f:between" as="node()*">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:variable name="rest" as="element(p)?" select="f:rest($paragraph)"/>
    <xsl:sequence select="$paragraph/following-sibling::node()[. &lt;&lt; $rest]"/>
  </xsl:function>

  <!--
    What a note is: of the `source`, of the `edition`, in its `margin`, `inline`. TEI that came home says it; elsewhere
    an editor answers for those of the edition (@resp), and what an editorial note holds is the edition's.
  -->
  <xsl:function name="f:note-kind" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        if ($note/@home:note) then string($note/@home:note)
        else if ($note/@resp) then 'edition'
        else if ($note/@place = ('bottom', 'end') and empty($note/ancestor::note[@resp])) then 'source'
        else if ($note/@place = 'margin') then 'margin'
        else 'inline'"/>
  </xsl:function>

  <xsl:function name="f:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:note-kind($note) = 'source'"/>
  </xsl:function>

  <xsl:function name="f:is-editorial-note" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:note-kind($note) = 'edition'"/>
  </xsl:function>

  <!-- Whether a note leaves only a mark where it stands. -->
  <xsl:function name="f:is-shown-elsewhere" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:note-kind($note) = ('source', 'edition')"/>
  </xsl:function>

  <!-- Whether an item begins with a mark that the reading text leaves out; leaders stand further on. -->
  <xsl:function name="f:has-bullet" as="xs:boolean">
    <xsl:param name="item" as="element(item)"/>
    <xsl:sequence select="
        exists($item/node()[not(self::lb or self::cb or self::pb or self::fw)][normalize-space()][1]
          [self::pc[@force = 'weak']])"/>
  </xsl:function>

  <!-- The rank of a heading from 1 (that of the whole text): divisions without a heading do not count. -->
  <xsl:function name="f:rank" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="count($head/ancestor::*[self::div or self::body][head[not(@type = 'sub')]])"/>
  </xsl:function>

  <!-- The headings of a text and its divisions, which make its table of contents. -->
  <xsl:function name="f:headings" as="element(head)*">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="$text//head[parent::body or parent::div][not(@type = 'sub')]"/>
  </xsl:function>

  <!-- What words can look like beside being plain: the values of @rend in the home form. -->
  <xsl:variable name="f:looks" as="xs:string+" select="
      'bold', 'italic', 'smallcaps', 'sup', 'sub', 'underline', 'overline', 'strike', 'spaced', 'large', 'small',
      'uppercase', 'antiqua', 'red', 'framed', 'center', 'right', 'indent', 'indent2', 'indent3', 'indent4',
      'underdot', 'dotted', 'tied'"/>

  <!-- The tokens of @rend. -->
  <xsl:function name="f:rend" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize(lower-case(string($element/@rend)))"/>
  </xsl:function>
</xsl:stylesheet>
