<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text: words, type, languages, names, breaks, links. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:fn="http://www.w3.org/2005/xpath-functions"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="print:set" as="xs:string*">
    <xsl:sequence select="print:words-of(., .)"/>
  </xsl:template>

  <!-- A text, or a part of it, as expressions; blanks at which French ends no line are no-break spaces. -->
  <xsl:function name="print:words-of" as="xs:string*">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="
        typ:text(
          if (f:has-bound-blanks($text)) then $part => replace('«\s+', '«&#xA0;') => replace('\s+([»;:!?])', '&#xA0;$1')
          else $part)"/>
  </xsl:function>

  <!-- An element that has no rule is never dropped in silence. -->
  <xsl:template match="*" mode="print:set" priority="-1" as="xs:string*">
    <xsl:sequence select="
        error(xs:QName('print:unknown-element'),
          'no rule for the element ' || name() || ' in ' || name(..) || print:origin(.))"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="print:set" as="xs:string*"/>

  <xsl:template mode="print:set" as="xs:string*" match="
      seg | date | q | quote | foreign | unclear | corr | reg | expan | ex | bibl | pc | add | sic | abbr">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Language comes first, whatever the element: hyphenation, writing direction and screen readers follow it. -->
  <xsl:template match="*[@xml:lang][not(self::item or self::label or self::row or self::cell)][print:changes-language(.)]"
    mode="print:set" priority="10" as="xs:string*">
    <xsl:variable name="set" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="print:tongue(string(@xml:lang), typ:content($set))[exists($set)]"/>
  </xsl:template>

  <!-- A text's own language is that of its chapter. -->
  <xsl:function name="print:changes-language" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not($element[self::TEI or self::text[parent::TEI]] or $element/@xml:lang = f:language($element/..))"/>
  </xsl:function>

  <!-- The same for what is not set by a template of its own. -->
  <xsl:function name="print:in-language" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:variable name="tag" as="attribute()?" select="$element/(@xml:lang, parent::row/@xml:lang)[1]"/>
    <xsl:sequence select="if ($tag) then print:tongue(string($tag), $content) else $content"/>
  </xsl:function>

  <xsl:function name="print:tongue" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:sequence select="typ:call('tongue', (typ:language($tag), 'direction: ' || f:direction($tag), $content))"/>
  </xsl:function>

  <xsl:variable name="print:types" as="map(xs:string, xs:string)" select="map {
      'bold': 'strong', 'italic': 'emph', 'sup': 'super', 'sub': 'sub', 'smallcaps': 'smallcaps',
      'underline': 'underline', 'overline': 'overline', 'strike': 'strike', 'spaced': 'spaced', 'large': 'larger',
      'small': 'smaller', 'uppercase': 'upper', 'antiqua': 'antiqua', 'red': 'rubric', 'framed': 'boxed',
      'center': 'centred', 'right': 'to-the-end', 'indent': 'indented',
      'indent2': 'indented.with(steps: 2)', 'indent3': 'indented.with(steps: 3)', 'indent4': 'indented.with(steps: 4)',
      'underdot': 'underdotted', 'dotted': 'dotted', 'tied': 'tied' }"/>

  <!-- Several values are set one inside the other. -->
  <xsl:template match="hi" mode="print:set" as="xs:string*">
    <xsl:variable name="expressions" as="xs:string*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="
        fold-left(tokenize(@rend), typ:content($expressions), function($content, $type) {
          typ:call(print:type($type), $content) })[exists($expressions)]"/>
  </xsl:template>

  <!-- Whatever else looks like something: `hi` says it by @rend. -->
  <xsl:template match="*[@home:look][not(self::hi or self::item or self::label or self::row or self::cell)]"
    mode="print:set" priority="11" as="xs:string*">
    <xsl:variable name="set" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="print:looking(., typ:content($set))[exists($set)]"/>
  </xsl:template>

  <xsl:function name="print:looking" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:sequence select="
        fold-left(tokenize($element/@home:look), $content, function($content, $type) {
          typ:call(print:type($type), $content) })"/>
  </xsl:function>

  <xsl:function name="print:type" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        (map:get($print:types, $name),
          error(xs:QName('print:unknown-type'), 'no rule for hi with rend=' || $name))[1]"/>
  </xsl:function>

  <!-- The index finds the page of a name by a mark; the second part of a name cut in two is no mention. -->
  <xsl:template match="persName | placeName | orgName | rs" mode="print:set" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="print:mentioned(f:entry-ids(.)[not(current()/@prev)], $words)"/>
  </xsl:template>

  <!-- The mark stands after the first word: before it, it would stay in the line before where the name begins a line. -->
  <xsl:function name="print:mentioned" as="xs:string*">
    <xsl:param name="entries" as="xs:string*"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:variable name="marks" as="xs:string*" select="$entries ! typ:call('mention', typ:string(.))"/>
    <xsl:variable name="first" as="xs:integer" select="($words ! (. ne 'sp') => index-of(true()), 0)[1]"/>
    <xsl:variable name="parts" as="xs:string*" select="
        if (empty($marks)) then () else analyze-string(string($words[$first]), '^(&quot;[^\s&quot;\\]+) ([^&quot;]*&quot;)$')/fn:match/fn:group"/>
    <xsl:sequence select="
        $words[position() lt $first],
        if (exists($parts)) then ($parts[1] || '&quot;', $marks, 'sp', '&quot;' || $parts[2]) else ($words[$first], $marks),
        $words[position() gt $first]"/>
  </xsl:function>
  <!-- What somebody has marked as deleted is shown so; what the source file says of its own text is not read. -->
  <xsl:template match="del" mode="print:set" as="xs:string*">
    <xsl:variable name="set" as="xs:string*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="typ:call(print:type('strike'), typ:content($set))[exists($set)]"/>
  </xsl:template>

  <xsl:template match="gap" mode="print:set" as="xs:string">
    <xsl:sequence select="typ:string('[…]')"/>
  </xsl:template>

  <!-- Not in the reading layer; but pages begin there as well. -->
  <xsl:template _match="{$f:left-out-of-reading}" mode="print:set" as="xs:string*">
    <xsl:apply-templates select="descendant::pb" mode="#current"/>
  </xsl:template>

  <!-- A break is a blank where no word goes on over it; Typst makes one of several. -->
  <xsl:template match="lb | cb" mode="print:set" as="xs:string?">
    <xsl:sequence select="'sp'[not(current()/@break = 'no')]"/>
  </xsl:template>

  <!-- A line that its writer ended; a heading is one line, in contents and bookmarks too. -->
  <xsl:template match="lb[@rend = 'hard'][not(ancestor::head)]" mode="print:set" as="xs:string" priority="1">
    <xsl:sequence select="'linebreak()'"/>
  </xsl:template>

  <xsl:template match="pb | cb[print:column(.)]" mode="print:set" as="xs:string*" priority="0.7">
    <xsl:sequence select="'sp'[not(current()/@break = 'no' or print:among-blocks(current()))], print:begins(.)"/>
  </xsl:template>

  <!-- A page or column of the source begins. Between blocks, and before all words of one, that needs no stroke in the line. -->
  <xsl:function name="print:begins" as="xs:string?">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="before" as="text()?" select="
        ($break/ancestor::*[f:is-text-block(.)][1]//text()[normalize-space()])[1][. &lt;&lt; $break]"/>
    <xsl:variable name="how" as="xs:string?" select="
        if (print:among-blocks($break)) then 'stroke: false' else if (exists($before)) then () else 'opens: true'"/>
    <xsl:sequence select="print:begins($break, $how)"/>
  </xsl:function>

  <xsl:function name="print:begins" as="xs:string?">
    <xsl:param name="break" as="element()"/>
    <xsl:param name="how" as="xs:string?"/>
    <xsl:sequence select="
        if ($break/self::pb) then typ:call('page-begins', (typ:string(string($break/@n)), $how))
        else print:column($break) ! typ:call('column-begins', (typ:string(.), $how))"/>
  </xsl:function>

  <!-- Which column of its page goes on, and whether any words of it have come: a page opens with its first. -->
  <xsl:accumulator name="print:columns" as="xs:integer+" initial-value="1, 0">
    <xsl:accumulator-rule match="pb" select="1, 0"/>
    <xsl:accumulator-rule match="text//text()[normalize-space()][not(parent::fw or ancestor::fw)]" select="$value[1], 1"/>
    <xsl:accumulator-rule match="cb" select="$value[1] + $value[2], 0"/>
  </xsl:accumulator>

  <!-- `[col. 2]`: columns have numbers of their own, or are counted on each page; the first of them needs none. -->
  <xsl:function name="print:column" as="xs:string?">
    <xsl:param name="break" as="element(cb)"/>
    <xsl:variable name="number" as="xs:string" select="string(($break/@n, $break/accumulator-before('print:columns')[1])[1])"/>
    <xsl:sequence select="('[' || msg:text('unit-column') || ' ' || $number || ']')[$number ne '1']"/>
  </xsl:function>

  <!-- Whether a node stands between blocks, not in running text. -->
  <xsl:function name="print:among-blocks" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/parent::*[
        f:is-around-blocks(.) or self::home:block or self::text or self::address or self::cit or self::item[p] or self::quote[p or lg or sp or list or table]
        or self::note[p or lg or list or table]])"/>
  </xsl:function>
</xsl:stylesheet>
