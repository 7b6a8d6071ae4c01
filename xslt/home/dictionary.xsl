<?xml version="1.0" encoding="UTF-8"?>
<!--
  Entries of dictionaries (TEI P5, chapter 9): a headword, how it is said, its grammar, its senses. An entry whose file
  has signs between its parts keeps them; one that is elements alone gets those that readers of dictionaries know.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Neighbouring entries are one run of entries: many make a dictionary. -->
  <xsl:template match="entry | entryFree | superEntry | re" mode="home:text" as="element(home:block)">
    <home:block>
      <xsl:sequence select="home:kept(.), home:look(.)"/>
      <xsl:sequence select="home:headword(.)[not(current()/self::re)] ! home:as-key(.)"/>
      <xsl:choose>
        <xsl:when test="self::superEntry">
          <xsl:apply-templates mode="#current"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="home:entry-parts(.)"/>
        </xsl:otherwise>
      </xsl:choose>
    </home:block>
  </xsl:template>

  <!-- What an entry is found under. -->
  <xsl:function name="home:headword" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        ($entry/@sortKey, ($entry/descendant::orth[not(ancestor::re)], $entry/form, $entry/*)[normalize-space()][1])[1]
          ! normalize-space()[. ne '']"/>
  </xsl:function>

  <xsl:function name="home:as-key" as="attribute(home:key)">
    <xsl:param name="headword" as="xs:string"/>
    <xsl:attribute name="home:key" select="$headword"/>
  </xsl:function>

  <!-- The parts of an entry or a sense: what can stand in a line does, numbered senses with more in them are a list. -->
  <xsl:function name="home:entry-parts" as="node()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:for-each-group select="$entry/node()" group-adjacent="home:stands-apart(.)">
      <xsl:variable name="is-first" as="xs:boolean" select="empty(current-group()[1]/preceding-sibling::*)"/>
      <xsl:choose>
        <xsl:when test="current-grouping-key() and current-group()[self::sense or self::hom]">
          <list home:was="senses">
            <xsl:for-each select="current-group()[self::*]">
              <item>
                <xsl:copy-of select="@xml:id, @xml:lang"/>
                <xsl:sequence select="home:entry-parts(.)"/>
              </item>
            </xsl:for-each>
          </list>
        </xsl:when>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="home:text"/>
        </xsl:when>
        <xsl:when test="current-group()[self::* or self::text()[normalize-space()]]">
          <p>
            <xsl:sequence select="home:number-of($entry)[$is-first]"/>
            <xsl:sequence select="home:in-line($entry, current-group())"/>
          </p>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Whether a part needs lines of its own: senses within senses or with examples, and whatever holds blocks. -->
  <xsl:function name="home:stands-apart" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="siblings" as="element()*" select="$node/../(sense | hom)"/>
    <xsl:sequence select="
        exists($node/self::*[self::re or self::entry or self::superEntry or self::p or self::list or self::table or self::figure])
        or exists($node[self::sense or self::hom]) and exists($siblings[sense or hom or cit[home:is-example(.)] or re or home:holds-blocks(.)])
        or $node instance of text() and not(normalize-space($node))
          and exists($node/following-sibling::*[1][home:stands-apart(.)])"/>
  </xsl:function>

  <xsl:function name="home:is-example" as="xs:boolean">
    <xsl:param name="cit" as="element(cit)"/>
    <xsl:sequence select="not(starts-with($cit/@type, 'trans')) and exists($cit/(q | quote))"/>
  </xsl:function>

  <!-- `2 ` before a sense that has a number. -->
  <xsl:function name="home:number-of" as="element()*">
    <xsl:param name="sense" as="element()"/>
    <xsl:variable name="before" as="element()*" select="$sense/preceding-sibling::*[local-name() = local-name($sense)]"/>
    <xsl:variable name="after" as="element()*" select="$sense/following-sibling::*[local-name() = local-name($sense)]"/>
    <xsl:variable name="number" as="xs:string?" select="
        $sense[self::sense or self::hom] ! (@n, string(count($before) + 1)[exists(($before, $after))])[1]"/>
    <xsl:if test="$number and not(matches(normalize-space($sense), '^\(?' || replace($number, '(\W)', '\\$1') || '[\s.):]'))">
      <hi home:look="bold" home:was="number">
        <xsl:sequence select="home:own($number)"/>
      </hi>
      <xsl:sequence select="home:own(' ')"/>
    </xsl:if>
  </xsl:function>

  <!-- Parts in a line, with signs between them where the file has nothing but blanks there. -->
  <xsl:function name="home:in-line" as="node()*">
    <xsl:param name="around" as="element()"/>
    <xsl:param name="nodes" as="node()*"/>
    <xsl:choose>
      <xsl:when test="$around/text()[normalize-space()]">
        <xsl:apply-templates select="$nodes" mode="home:text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="parts" as="element()*"
          select="$nodes[self::*][normalize-space() or not(*) or .//(@value | @target)]"/>
        <xsl:for-each select="$parts">
          <xsl:variable name="at" as="xs:integer" select="position()"/>
          <xsl:sequence select="home:own(home:sign($parts[$at - 1], .))[$at gt 1]"/>
          <xsl:apply-templates select="." mode="home:text"/>
        </xsl:for-each>
        <xsl:apply-templates select="$nodes[self::*] except $parts" mode="home:text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="home:sign" as="xs:string">
    <xsl:param name="one" as="element()?"/>
    <xsl:param name="other" as="element()"/>
    <xsl:variable name="alike" as="xs:boolean" select="local-name($one) = local-name($other) and $one/@type = $other/@type
        or local-name($one) = local-name($other) and not($one/@type) and not($other/@type)"/>
    <xsl:sequence select="
        if ($one[self::sense or self::hom] and $other[self::sense or self::hom])
          then (if (home:number-of($other)) then ' ' else '; ')
        else if ($alike) then ', '
        else if ($other[self::cit][home:is-example(.)] and $one[self::def or self::gloss]) then ': '
        else if ($one/self::cit[home:is-example(.)] and $other/self::cit) then ' – '
        else if ($one[self::def or self::cit or self::gloss] and not($other[self::cit or self::note or self::usg])) then '. '
        else ' '"/>
  </xsl:function>

  <xsl:template match="form | gramGrp | sense | hom | etym | xr | dictScrap | trans | translation" mode="home:text" as="node()*">
    <xsl:choose>
      <xsl:when test="home:holds-blocks(.)">
        <xsl:sequence select="home:as(., 'home:block', ())"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="own-signs" as="xs:boolean" select="empty(ancestor::entryFree) and empty(../text()[normalize-space()])"/>
        <seg>
          <xsl:sequence select="home:kept(.), home:look(.), home:number-of(.)"/>
          <xsl:sequence select="home:own('[')[current()/self::etym and $own-signs][not(matches(current(), '^\s*[\[(]'))]"/>
          <xsl:sequence select="home:in-line(., node())"/>
          <xsl:sequence select="home:own(']')[current()/self::etym and $own-signs][not(matches(current(), '^\s*[\[(]'))]"/>
        </seg>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="orth | hyph[not(../orth)] | form[not(*)]" mode="home:text" as="element(hi)" priority="1">
    <xsl:sequence select="home:as(., 'hi', home:looks-as('bold'))"/>
  </xsl:template>

  <!-- How a word is said stands between strokes, unless it stands between signs already. -->
  <xsl:template match="pron" mode="home:text" as="element(seg)">
    <xsl:variable name="bare" as="xs:boolean" select="not(matches(., '^\s*[/\[\\|]')) and empty(../text()[normalize-space()])"/>
    <seg>
      <xsl:sequence select="home:kept(.), home:look(.), home:own('/')[$bare]"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="home:own('/')[$bare]"/>
    </seg>
  </xsl:template>

  <xsl:template match="pos | gen | number | case | per | tns | mood | iType | subc | gram | usg | colloc | lbl | itype"
    mode="home:text" as="element(hi)">
    <xsl:sequence select="home:as(., 'hi', home:looks-as('italic'))"/>
  </xsl:template>

  <!-- Grammar that stands in an attribute alone. -->
  <xsl:template match="(pos | gen | number | case | per | tns | mood | subc | gram)[not(normalize-space())][@value]"
    mode="home:text" as="element(hi)" priority="1">
    <hi>
      <xsl:sequence select="home:kept(.), home:looks-as('italic'), home:own(@value)"/>
    </hi>
  </xsl:template>

  <xsl:template match="hyph | syll | stress | def | lang | oRef | pRef | orth[parent::oRef]" mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- Translations and examples are phrases of the entry. -->
  <xsl:template match="cit[ancestor::entry or ancestor::entryFree or ancestor::re]" mode="home:text" as="element(seg)" priority="1">
    <seg>
      <xsl:sequence select="home:kept(.), home:look(.), home:in-line(., node())"/>
    </seg>
  </xsl:template>

  <xsl:template match="(entry | entryFree)//cit/quote | (entry | entryFree)//cit/q" mode="home:text" as="element()" priority="1">
    <xsl:sequence select="
        if (home:holds-blocks(.)) then home:as(., 'home:block', ())
        else if (home:is-example(..)) then home:as(., 'hi', home:looks-as('italic'))
        else home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- A remark on a sense, in brackets if the entry has no signs. -->
  <xsl:template match="(entry | sense | form | re | hom | gramGrp)/note | (entry | entryFree)//cit/note" mode="home:text" as="element()" priority="1">
    <xsl:variable name="bare" as="xs:boolean" select="not(matches(., '^\s*[(\[]')) and empty(../text()[normalize-space()])"/>
    <xsl:choose>
      <xsl:when test="home:holds-blocks(.)">
        <xsl:sequence select="home:as(., 'home:block', ())"/>
      </xsl:when>
      <xsl:otherwise>
        <seg>
          <xsl:sequence select="home:kept(.), home:look(.), home:own('(')[$bare]"/>
          <xsl:apply-templates mode="#current"/>
          <xsl:sequence select="home:own(')')[$bare]"/>
        </seg>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
