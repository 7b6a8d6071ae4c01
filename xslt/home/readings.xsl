<?xml version="1.0" encoding="UTF-8"?>
<!-- The line of an entry: `lemma] reading A B; reading C`. What the edition says itself is set in italics. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The words of an entry; `words` are those of its reading that stand in the text already, if it has some there. -->
  <xsl:function name="home:line" as="node()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:variable name="apart" as="xs:boolean" select="home:is-apart($app)"/>
    <xsl:variable name="base" as="element()?"
      select="if ($apart) then home:readings($app)[self::lem][1] else home:shown($app)"/>
    <xsl:variable name="lemma" as="node()*" select="
        if ($apart and exists($base)) then home:inline(home:words($base))
        else if ($apart) then home:spanned($app) ! home:lemma($app, .)
        else $base ! home:lemma($app, f:plain(home:bare($words)))"/>
    <xsl:variable name="members" as="node()*" select="home:members($app, $base)"/>
    <xsl:if test="exists($members) or ($apart and exists($base))">
      <xsl:sequence select="
          $lemma, $base ! home:sigla(.), home:own('] ')[exists($lemma)]"/>
      <xsl:sequence select="$members"/>
    </xsl:if>
  </xsl:function>

  <!-- The words between the points that an entry names, if it repeats none of them. -->
  <xsl:function name="home:spanned" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="start" as="element()?" select="$app/@from ! key('f:by-id', f:fragment(.), root($app))[1][ancestor::text]"/>
    <xsl:variable name="end" as="element()?" select="
        ($app/@to ! key('f:by-id', f:fragment(.), root($app))[1], $app[not(ancestor::listApp)], $start)[1]"/>
    <xsl:variable name="texts" as="text()*" select="
        $start/(ancestor::*[f:is-text-block(.)], ..)[1]//text()
          [not(. &lt;&lt; $start) and (. &lt;&lt; $end or ancestor::* intersect $end)][not(home:in-entry(.))]"/>
    <xsl:sequence select="normalize-space(string-join($texts))[. ne '']"/>
  </xsl:function>

  <!-- The lemma again: of a long one its first and last words; of none the word it would stand after. -->
  <xsl:function name="home:lemma" as="element(home:own)?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="tokens" as="xs:string*" select="tokenize($words)"/>
    <xsl:variable name="before" as="xs:string?" select="
        $app/preceding::text()[normalize-space()][ancestor::text][not(home:in-entry(.))][1]
          ! replace(tokenize(.)[last()], '(.)\p{P}+$', '$1')"/>
    <xsl:sequence select="
        if (empty($tokens)) then $before ! home:own(msg:text('after-word', map { 'word': . }))
        else home:own(
          if (count($tokens) gt 5)
          then string-join($tokens[position() le 2], ' ') || ' … ' || $tokens[last()]
          else $words)"/>
  </xsl:function>

  <!-- What an entry or a group of readings holds beside the reading shown, each once, in the order of @varSeq. -->
  <xsl:function name="home:members" as="node()*">
    <xsl:param name="container" as="element()"/>
    <xsl:param name="base" as="element()?"/>
    <xsl:variable name="ordered" as="xs:boolean" select="every $rdg in $container/rdg satisfies $rdg/@varSeq castable as xs:integer"/>
    <xsl:variable name="remarks" as="element()*" select="
        $container/ancestor-or-self::app[1]/descendant::*[self::witDetail or self::note][home:targeted(.)]"/>
    <xsl:variable name="members" as="element(home:member)*">
      <xsl:for-each-group select="$container/*" group-starting-with="lem | rdg | rdgGrp">
        <home:member order="{if ($ordered and self::rdg) then @varSeq else position()}">
          <xsl:sequence select="
              if (. is $base or not(self::lem or self::rdg or self::rdgGrp)) then ()
              else if (self::rdgGrp) then home:group(., $base)
              else home:reading(.)"/>
          <xsl:sequence select="
              (current-group()[not(self::lem or self::rdg or self::rdgGrp)][empty(home:targeted(.))],
                $remarks[home:targeted(.) is current()]) ! home:remark(.)"/>
        </home:member>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:for-each select="sort($members[node()], (), function($member) { xs:integer($member/@order) })">
      <xsl:if test="position() gt 1">
        <xsl:sequence select="home:own('; ')"/>
      </xsl:if>
      <xsl:sequence select="node()"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Readings that belong together, in brackets behind the name of their kind. -->
  <xsl:function name="home:group" as="node()*">
    <xsl:param name="group" as="element(rdgGrp)"/>
    <xsl:param name="base" as="element()?"/>
    <xsl:variable name="members" as="node()*" select="home:members($group, $base)"/>
    <xsl:if test="exists($members)">
      <xsl:sequence select="
          home:own('('), $group/(@type, @cause)[1] ! home:own(home:words-of-type(.) || ': ', 'italic'),
          $members, home:sigla($group), home:own(')')"/>
    </xsl:if>
  </xsl:function>

  <!-- A reading with its witnesses. -->
  <xsl:function name="home:reading" as="node()*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="words" as="node()*" select="home:inline(home:words($reading))"/>
    <xsl:variable name="copied" as="xs:string" select="home:copied($reading)"/>
    <xsl:variable name="is-empty" as="xs:boolean" select="
        not(normalize-space(string-join($words)) or $copied or $words/descendant-or-self::graphic)"/>
    <xsl:variable name="transposed" as="xs:boolean" select="matches($reading/@type, 'transpos', 'i')"/>
    <xsl:variable name="base" as="element()?" select="
        $reading/ancestor::app[1] ! (if (home:is-apart(.)) then home:readings(.)[self::lem][1] else home:shown(.))"/>
    <xsl:variable name="added" as="xs:boolean" select="exists($base[not(normalize-space())])"/>
    <xsl:sequence select="
        $words, home:own($copied)[$copied],
        home:own(msg:text('om'), 'italic')[$is-empty and not($transposed)],
        home:own((' '[not($is-empty)] || msg:text('transp')), 'italic')[$transposed],
        home:elsewhere($reading)[$transposed] ! home:own(' → ' || .),
        home:own(' ' || msg:text('add'), 'italic')[$added and not($is-empty)],
        home:remarks($reading, $is-empty or $added or $transposed), home:sigla($reading)"/>
  </xsl:function>

  <!-- The words of the place that a transposed reading names as its other one. -->
  <xsl:function name="home:elsewhere" as="xs:string?">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="place" as="element()?" select="
        ($reading/(@corresp, @sameAs, @next, @prev) ! tokenize(.) ! key('f:by-id', f:fragment(.), root($reading)))
          [ancestor::text][1]"/>
    <xsl:sequence select="$place ! home:begins(.)"/>
  </xsl:function>

  <!-- The words that an empty reading shares with another one, by @copyOf. -->
  <xsl:function name="home:copied" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="source" as="element()?" select="
        $reading/@copyOf ! key('f:by-id', f:fragment(.), root($reading))[not(. intersect $reading/ancestor-or-self::*)][1]"/>
    <xsl:sequence select="string($source[not(.//@copyOf)] ! f:plain(home:words(.)))"/>
  </xsl:function>

  <!-- The words of an element in their home form. -->
  <xsl:function name="home:words" as="node()*">
    <xsl:param name="reading" as="element()"/>
    <xsl:apply-templates select="$reading" mode="home:text"/>
  </xsl:function>

  <!-- What attributes say of a reading; a kind that the entry shows by itself is not named. -->
  <xsl:function name="home:remarks" as="element(home:own)*">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="shows-kind" as="xs:boolean"/>
    <xsl:variable name="words" as="xs:string*" select="
        $reading/@type[not($shows-kind)] ! home:words-of-type(.), $reading/@cause ! home:words-of-type(.),
        $reading/@hand ! (tokenize(.) ! f:siglum(., $reading)), $reading/@place ! home:words-of-type(.)"/>
    <xsl:sequence select="
        home:own(' (' || string-join(distinct-values($words), ', ') || ')', 'italic')[exists($words)],
        home:own(' (?)')[$reading/@cert = 'low']"/>
  </xsl:function>

  <!-- `anteCorr`, `correction-deletion` as words. -->
  <xsl:function name="home:words-of-type" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="
        $type => replace('^#', '') => replace('(\p{Ll})(\p{Lu})', '$1 $2') => translate('-_', '  ') => lower-case()
          => normalize-space()"/>
  </xsl:function>

  <!-- The signs of the witnesses, of the editors and books that have a reading, else of who proposed it. -->
  <xsl:function name="home:sigla" as="element(home:own)*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="pointers" as="xs:string*" select="$reading/(@wit, @source) ! tokenize(.)"/>
    <xsl:for-each select="if (exists($pointers)) then $pointers else $reading/@resp ! tokenize(.)">
      <xsl:variable name="cited" as="element()?" select="f:cited(., $reading)"/>
      <xsl:sequence select="home:own(' ')"/>
      <home:own>
        <xsl:if test="$cited/self::witness or $cited/self::handNote">
          <xsl:attribute name="home:explained" select="f:description($cited)"/>
        </xsl:if>
        <xsl:value-of select="
            if (empty($pointers) and starts-with(., '#') and empty($cited)) then f:responsible-name(., root($reading)) => replace('^#', '')
            else f:siglum(., $reading)"/>
      </home:own>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
