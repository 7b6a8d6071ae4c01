<?xml version="1.0" encoding="UTF-8"?>
<!-- Drama and verse: lists of characters, speeches, directions of every kind, lines that speakers share. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A cast list is a list; a group in it is an item with a list of its own, and with what is said of all in it. -->
  <xsl:template match="castList" mode="home:text" as="element(list)">
    <xsl:sequence select="home:as(., 'list', ())"/>
  </xsl:template>

  <xsl:template match="castItem" mode="home:text" as="element(item)?">
    <xsl:sequence select="home:as(., 'item', ())[exists(current()/node())]"/>
  </xsl:template>

  <!-- Blanks at the ends of what stands in a list of words are the file's layout. -->
  <xsl:template match="(role | roleDesc | actor)/text()[not(normalize-space())][empty(preceding-sibling::*) or empty(following-sibling::*)]"
    mode="home:text" as="empty-sequence()"/>

  <xsl:template match="castGroup" mode="home:text" as="element(item)">
    <item>
      <xsl:sequence select="home:kept(.), home:look(.)"/>
      <xsl:for-each-group select="node()[not(self::text()[not(normalize-space())])]"
        group-adjacent="exists(self::castItem | self::castGroup)">
        <xsl:choose>
          <xsl:when test="exists(current-group()[self::castItem or self::castGroup])">
            <list home:was="castGroup">
              <xsl:apply-templates select="current-group()" mode="#current"/>
            </list>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </item>
  </xsl:template>

  <xsl:template match="castGroup/head | castGroup/roleDesc | castGroup/trailer" mode="home:text" as="element(p)" priority="1.2">
    <xsl:sequence select="home:as(., 'p', home:looks-as('italic'))"/>
  </xsl:template>

  <!-- Who says something: the speeches of a character, by every pointer that leads from them to it. -->
  <!-- Some files write # before one of several ids only. -->
  <xsl:key name="home:speech" match="sp[@who]" use="tokenize(@who) ! home:who(.)"/>

  <xsl:function name="home:who" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:sequence select="replace($pointer, '^#', '')"/>
  </xsl:function>

  <xsl:function name="home:first-speech" as="element(sp)?">
    <xsl:param name="role" as="element(role)"/>
    <xsl:variable name="pointers" as="xs:string*" select="
        ($role/descendant-or-self::*/@xml:id, $role/parent::castItem/@xml:id) ! ('#' || .),
        ($role, $role/parent::castItem)/(@corresp | @sameAs | @ref) ! tokenize(.)"/>
    <xsl:sequence select="key('home:speech', $pointers ! home:who(.), root($role))[1]"/>
  </xsl:function>

  <!-- A character leads to where it first speaks. -->
  <xsl:template match="role" mode="home:text" as="element()">
    <xsl:variable name="speech" as="element(sp)?" select="home:first-speech(.)"/>
    <xsl:variable name="target" as="attribute(target)?">
      <xsl:if test="$speech">
        <xsl:attribute name="target" select="'#' || home:speech-id($speech)"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="home:as(., if ($speech) then 'ref' else 'seg', $target)"/>
  </xsl:template>

  <xsl:template match="roleDesc | actor" mode="home:text" as="element(seg)">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>

  <!-- Parts of an item that only blanks part are a list of words to a reader: a comma says so. -->
  <xsl:template match="(castItem | address)/*[home:wants-comma(.)]" mode="home:text" as="node()+" priority="40">
    <xsl:next-match/>
    <xsl:sequence select="home:own(',')"/>
  </xsl:template>

  <xsl:function name="home:wants-comma" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="next" as="node()?" select="$element/following-sibling::node()[1]"/>
    <xsl:sequence select="
        not(home:class($element) = ('milestone', 'block')) and empty($element/self::addrLine)
        and $next/self::text()[not(normalize-space())]/following-sibling::node()[1]/self::*[normalize-space()][not(self::note)]
        and matches($element, '[\p{L}\p{M}\p{N}\)]\s*$')"/>
  </xsl:function>

  <xsl:template match="sp[not(@xml:id)][home:is-first-speech(.)]" mode="home:text" as="element(sp)" priority="0.4">
    <xsl:variable name="id" as="attribute()">
      <xsl:attribute name="xml:id" select="home:speech-id(.)"/>
    </xsl:variable>
    <xsl:sequence select="home:copy(., $id)"/>
  </xsl:template>

  <xsl:function name="home:is-first-speech" as="xs:boolean">
    <xsl:param name="speech" as="element(sp)"/>
    <xsl:sequence select="
        exists($speech/@who) and (some $who in tokenize($speech/@who) satisfies
          key('home:speech', home:who($who), root($speech))[1] is $speech)"/>
  </xsl:function>

  <!-- Two dots: no editor writes such an id. -->
  <xsl:function name="home:speech-id" as="xs:string">
    <xsl:param name="speech" as="element(sp)"/>
    <!-- several may speak at once: it is called after one whose first it is -->
    <xsl:variable name="who" as="xs:string?" select="
        tokenize($speech/@who)[key('home:speech', home:who(.), root($speech))[1] is $speech][1]"/>
    <xsl:sequence select="($speech/@xml:id, 'speech..' || replace($who, '[^\p{L}\p{N}._\-]', ''))[1]"/>
  </xsl:function>

  <xsl:template match="spGrp" mode="home:text" as="element(home:block)">
    <xsl:sequence select="home:as(., 'home:block', ())"/>
  </xsl:template>

  <xsl:template match="set | performance | prologue | epilogue" mode="home:text" as="element(div)">
    <xsl:sequence select="home:as(., 'div', ())"/>
  </xsl:template>

  <!-- A stage direction within the words of a speech is a phrase. -->
  <xsl:template match="stage | camera | caption | sound | tech | view | move" mode="home:text" as="element()">
    <xsl:sequence select="
        if (not(home:among-blocks(.))) then home:as(., 'seg', home:looks-as('italic'))
        else if (self::stage) then home:copy(., ()) else home:as(., 'stage', ())"/>
  </xsl:template>

  <!-- A line that speakers share goes on below where its first part ended. -->
  <xsl:template match="l[@part = ('M', 'F')]" mode="home:text" as="element(l)" priority="0.4">
    <xsl:variable name="shift" as="attribute()?">
      <xsl:variable name="characters" as="xs:integer" select="home:before-in-line(., 4)"/>
      <xsl:if test="$characters">
        <xsl:attribute name="home:shift" select="min((20, 2 * xs:integer(round($characters * 0.23))))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="home:copy(., $shift)"/>
  </xsl:template>

  <!-- The characters of the parts of a verse line before this one; more than a few parts there never are. -->
  <xsl:function name="home:before-in-line" as="xs:integer">
    <xsl:param name="line" as="element(l)"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="before" as="element(l)?" select="$line/preceding::l[1][@part = ('I', 'M')]"/>
    <xsl:sequence select="
        if (empty($before) or $most eq 0) then 0
        else string-length(normalize-space($before))
          + (if ($before/@part = 'M') then home:before-in-line($before, $most - 1) else 0)"/>
  </xsl:function>
</xsl:stylesheet>
