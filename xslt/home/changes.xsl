<?xml version="1.0" encoding="UTF-8"?>
<!-- What hands did to a text: deleted, added, replaced, restored (TEI P5, 11.3). Seen by its look or signs, heard as words. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The hand that an element names, raised, for who sees the text. -->
  <xsl:function name="home:hand" as="element(home:own)*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="tokenize($element/@hand)">
      <home:own home:look="sup">
        <xsl:copy-of select="f:cited(., $element)[self::handNote] ! f:description(.)[. ne ''] ! home:explained(.)"/>
        <xsl:value-of select="f:siglum(., $element)"/>
      </home:own>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="home:explained" as="attribute()">
    <xsl:param name="words" as="xs:string"/>
    <xsl:attribute name="home:explained" select="$words"/>
  </xsl:function>

  <!-- Deleted words are struck through; what was rubbed out of a stone stands in double brackets. -->
  <xsl:template match="del" mode="home:text" as="element()+">
    <home:del>
      <!-- that it is struck through says the element -->
      <xsl:sequence select="home:kept(.), home:looks(., (), 'strike')"/>
      <xsl:sequence select="home:heard(msg:text('deleted'))"/>
      <xsl:apply-templates mode="#current"/>
    </home:del>
    <xsl:sequence select="home:doubt(.), home:hand(.)"/>
  </xsl:template>

  <xsl:template match="del[home:is-leiden(.)]" mode="home:text" as="element(seg)" priority="1">
    <xsl:sequence select="home:between(., '⟦', '⟧')"/>
  </xsl:template>

  <!-- Added words stand in signs that say where: above, below; other places are named. -->
  <xsl:template match="add" mode="home:text" as="node()+">
    <xsl:variable name="place" as="xs:string" select="home:add-place(.)"/>
    <xsl:variable name="signs" as="xs:string+" select="if ($place = 'below') then ('⌞', '⌟') else ('`', '´')"/>
    <!-- blanks at its ends belong to the words around it -->
    <xsl:variable name="words" as="node()*" select="home:solid(home:as(., 'seg', ()))"/>
    <xsl:sequence select="$words[1][self::text()]"/>
    <home:add place="{$place}">
      <xsl:copy-of select="$words[self::*]/@*"/>
      <xsl:sequence select="home:heard(home:added(., $place)), home:own($signs[1])"/>
      <xsl:copy-of select="$words[self::*]/node()"/>
      <xsl:sequence select="
          home:own(home:copied(.))[not(current()/node())], home:doubt(.), home:own($signs[2]),
          home:place-mark(., $place), home:hand(.)"/>
    </home:add>
    <xsl:sequence select="$words[position() gt 1][self::text()]"/>
  </xsl:template>

  <!-- What was written over something else. -->
  <xsl:template match="add[home:is-leiden(.)][parent::subst or @place = 'overstrike']" mode="home:text" as="element(seg)"
    priority="1">
    <xsl:sequence select="home:between(., '«', '»')"/>
  </xsl:template>

  <!-- Where words were added, of the many names that it has. -->
  <xsl:function name="home:add-place" as="xs:string">
    <xsl:param name="add" as="element(add)"/>
    <xsl:variable name="place" as="xs:string" select="lower-case(string($add/@place))"/>
    <xsl:sequence select="
        if (matches($place, 'above|super|over(line)?$|interlin|supra')) then 'above'
        else if (matches($place, 'below|under|infra|sublin')) then 'below'
        else if (matches($place, 'marg|left|right|^(top|bottom)')) then 'margin'
        else if (matches($place, '^(|in-?line|in-?text|in.?space|unspecified|intext|overstrike)$')) then 'line'
        else 'other'"/>
  </xsl:function>

  <!-- A place that no sign tells, raised; the margin by the abbreviation that editors use in any language. -->
  <xsl:function name="home:place-mark" as="element(home:own)?">
    <xsl:param name="add" as="element(add)"/>
    <xsl:param name="place" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="home:place-words($add/@place)"/>
    <xsl:if test="$place = ('margin', 'other')">
      <home:own home:look="sup" home:explained="{$words}">
        <xsl:value-of select="if ($words = msg:text('in-margin')) then msg:text('mg') else $words"/>
      </home:own>
    </xsl:if>
  </xsl:function>

  <xsl:function name="home:place-words" as="xs:string">
    <xsl:param name="place" as="xs:string?"/>
    <xsl:sequence select="
        if (matches(lower-case(string($place)), '^(in-?)?marg[a-z]*$')) then msg:text('in-margin')
        else home:words-of-type(string($place))"/>
  </xsl:function>

  <!-- `added above the line`, `added (end)` -->
  <xsl:function name="home:added" as="xs:string">
    <xsl:param name="add" as="element(add)"/>
    <xsl:param name="place" as="xs:string"/>
    <xsl:sequence select="
        if ($place = 'above') then msg:text('added-above')
        else if ($place = 'below') then msg:text('added-below')
        else if ($place = 'line') then msg:text('added')
        else msg:text('added-at', map { 'place': home:place-words($add/@place) })"/>
  </xsl:function>

  <!-- What was done beside that is told in words, around those that it was done to. -->
  <xsl:template match="restore | retrace | redo[node()] | undo[node()] | mod" mode="home:text" as="element(seg)">
    <xsl:variable name="label" as="xs:string" select="
        msg:text(map {
          'restore': 'restored', 'retrace': 'rewritten', 'redo': 'redone', 'undo': 'undone', 'mod': 'changed'
        }(local-name()))"/>
    <xsl:sequence select="
        if (self::mod[del or add or subst]) then home:as(., 'seg', ())
        else home:between(., '[' || home:label($label), ']')"/>
  </xsl:template>

  <!-- Words that were deleted and then restored are not struck through. -->
  <xsl:template match="restore/del" mode="home:text" as="element(seg)" priority="2">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <xsl:template match="undo | redo" mode="home:text" as="element(seg)" priority="-1">
    <xsl:variable name="words" as="xs:string?" select="
        string-join(tokenize(@target) ! key('f:by-id', f:fragment(.), root(current()))[1] ! normalize-space(), ', ')[. ne '']"/>
    <seg>
      <xsl:sequence select="
          home:kept(.),
          home:own('[' || normalize-space(string-join((msg:text(if (self::undo) then 'undone' else 'redone'), $words), ': ')) || ']')"/>
    </seg>
  </xsl:template>

  <xsl:template match="subst | substJoin" mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- Stretches that begin and end anywhere: their ends are told. -->
  <xsl:key name="home:span-end" match="delSpan | addSpan | damageSpan" use="@spanTo ! f:fragment(.)"/>

  <xsl:template match="delSpan | addSpan | damageSpan" mode="home:text" as="element(seg)">
    <xsl:variable name="label" as="xs:string" select="
        msg:text(map {
          'delSpan': 'deleted-from', 'addSpan': 'added-from', 'damageSpan': 'damaged-from' }(local-name()))"/>
    <seg>
      <xsl:sequence select="home:kept(.), home:own('[' || $label || ' '), home:hand(.)"/>
    </seg>
  </xsl:template>

  <xsl:template match="*[@xml:id][key('home:span-end', @xml:id)]" mode="home:text" as="node()*" priority="55">
    <xsl:next-match/>
    <xsl:sequence select="key('home:span-end', @xml:id) ! home:own(']')"/>
  </xsl:template>

  <!-- A new hand begins. -->
  <xsl:template match="handShift" mode="home:text" as="element(seg)">
    <xsl:variable name="name" as="xs:string*" select="
        ((@new, @hand)[1] ! f:cited(., current()) ! (f:description(.)[. ne ''][string-length() lt 60], f:siglum-of(.))[1],
          (@new, @hand)[1] ! f:fragment(.), @scribe, @medium)[normalize-space()]"/>
    <xsl:variable name="words" as="xs:string" select="
        if (exists($name)) then home:label(msg:text('hand')) || $name[1] else msg:text('other-hand')"/>
    <seg>
      <xsl:sequence select="home:kept(.), home:own('[' || $words || '] ')"/>
    </seg>
  </xsl:template>

  <!-- Marks by which a writer says how to read: their words, or what they are for. -->
  <xsl:template match="metamark" mode="home:text" as="element(seg)">
    <seg>
      <xsl:sequence select="home:kept(.), home:look(.)"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="
          (@function, @rend)[1][not(normalize-space(current()))] ! home:own('[' || home:words-of-type(.) || ']', 'italic')"/>
    </seg>
  </xsl:template>

  <!-- Words that an editor thinks do not belong here. -->
  <xsl:template match="secl" mode="home:text" as="element(seg)">
    <xsl:sequence select="if (home:is-leiden(.)) then home:between(., '{', '}') else home:between(., '[', ']')"/>
  </xsl:template>

  <!-- Damaged words that can be read. -->
  <xsl:template match="damage" mode="home:text" as="element(seg)">
    <seg>
      <xsl:sequence select="home:kept(.), home:looks-as('dotted'[not(home:is-leiden(current()))])"/>
      <xsl:sequence select="home:heard(msg:text('damaged'))"/>
      <xsl:apply-templates mode="#current"/>
    </seg>
  </xsl:template>

  <!-- The words by which a place is known: its own, or those behind a point. -->
  <xsl:function name="home:begins" as="xs:string?">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="f:plain(home:words($place))"/>
    <xsl:sequence select="
        (f:shorten($words, 60)[. ne ''],
          $place/following::text()[normalize-space()][1] ! string-join(tokenize(.)[position() le 3], ' '))[1]"/>
  </xsl:function>

  <!-- Words that stand elsewhere in other witnesses. -->
  <xsl:template match="listTranspose" mode="home:text" as="element(list)">
    <list>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:apply-templates select="head" mode="#current"/>
      <xsl:for-each select="transpose">
        <xsl:variable name="document" as="node()" select="root()"/>
        <item home:was="transpose">
          <xsl:sequence select="home:own(home:label(msg:text('transposed')), 'italic')"/>
          <xsl:for-each select="ptr ! tokenize(@target)">
            <xsl:variable name="place" as="element()?" select="key('f:by-id', f:fragment(.), $document)[1]"/>
            <xsl:if test="position() gt 1">
              <xsl:sequence select="home:own(' – ')"/>
            </xsl:if>
            <ref target="#{f:fragment(.)}">
              <xsl:sequence select="home:own(($place ! home:begins(.), f:fragment(.))[1])"/>
            </ref>
          </xsl:for-each>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>
</xsl:stylesheet>
