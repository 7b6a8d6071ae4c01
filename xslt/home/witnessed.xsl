<?xml version="1.0" encoding="UTF-8"?>
<!--
  What each witness reads where readings stand in the text: readers of a page may choose one. The words shown say who has
  them, by @home:wit, or who has not, by @home:not, where a lemma names nobody; `home:variant` behind them has the words
  of others. It is empty, its words being an attribute: nothing else that reads the text meets them.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The witnesses of a reading and of the group that it is in, by their ids; a list of witnesses is all of them. -->
  <xsl:function name="home:having" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:for-each select="distinct-values($reading/(@wit, ancestor::rdgGrp[1]/@wit) ! tokenize(.))">
      <xsl:variable name="cited" as="element()?" select="f:cited(., $reading)"/>
      <xsl:sequence select="
          if ($cited/self::listWit) then $cited//witness/@xml:id ! string() else translate(f:fragment(.), '&quot;\', '__')"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Who has a reading, or who has another one. -->
  <xsl:function name="home:witnessing" as="attribute()?">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="having" as="xs:string*" select="home:having($reading)"/>
    <xsl:variable name="others" as="xs:string*" select="home:readings($reading/ancestor::app[1]) ! home:having(.)"/>
    <xsl:choose>
      <xsl:when test="exists($having)">
        <xsl:attribute name="home:wit" select="distinct-values($having)" separator=" "/>
      </xsl:when>
      <xsl:when test="$reading/self::lem">
        <xsl:attribute name="home:not" select="distinct-values($others)" separator=" "/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The words shown, with who has them. -->
  <xsl:function name="home:witnessed" as="node()*">
    <xsl:param name="shown" as="element()"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:variable name="who" as="attribute()?" select="home:witnessing($shown)"/>
    <xsl:for-each select="$words">
      <xsl:choose>
        <xsl:when test="self::*[not(self::home:app or self::home:variant)]">
          <xsl:sequence select="home:with(., $who)"/>
        </xsl:when>
        <!-- words beside blocks -->
        <xsl:when test="self::text()[normalize-space()]">
          <xsl:variable name="phrase" as="element()">
            <seg home:was="{local-name($shown)}" xmlns="http://www.tei-c.org/ns/1.0">
              <xsl:sequence select="$who, ."/>
            </seg>
          </xsl:variable>
          <xsl:sequence select="home:solid($phrase)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Elements with an attribute, unless they have one of the two. -->
  <xsl:function name="home:with" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:for-each select="$elements">
      <xsl:copy>
        <xsl:copy-of select="@*, $attribute[empty(current()/(@home:wit, @home:not))], node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- What others read there. A reading that holds entries itself is read by each of its witnesses in its own way. -->
  <xsl:function name="home:variants" as="element(home:variant)*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="shown" as="element()?" select="home:shown($app)"/>
    <xsl:for-each select="home:readings($app)[not(. is $shown)]">
      <xsl:variable name="reading" as="element()" select="."/>
      <xsl:variable name="having" as="xs:string*" select="home:having(.)"/>
      <xsl:choose>
        <xsl:when test=".//app and exists($having)">
          <xsl:for-each select="$having">
            <home:variant home:wit="{.}" words="{home:read-by($reading, .)}"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="exists(home:witnessing(.))">
          <home:variant words="{home:read-by(., '')}">
            <xsl:sequence select="home:witnessing(.)"/>
          </home:variant>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Where there are members of one kind only, such as rows, nothing else can stand. -->
  <xsl:function name="home:is-among-members" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="
        exists($app/parent::*[self::list or self::table or self::row or self::address or self::cit or self::castList
          or self::castGroup or self::listBibl])"/>
  </xsl:function>

  <!-- Of these witnesses the page has not the whole text: entries lie apart from it, or say that a witness begins or ends. -->
  <xsl:function name="home:incomplete" as="attribute()?">
    <xsl:param name="elements" as="element()*"/>
    <xsl:variable name="having" as="xs:string*" select="
        $elements/(if (self::app) then home:readings(.) else if (@wit) then . else ancestor::*[self::rdg or self::lem][1])
          ! home:having(.)"/>
    <xsl:if test="exists($having)">
      <xsl:attribute name="home:incomplete" select="distinct-values($having)" separator=" "/>
    </xsl:if>
  </xsl:function>

  <!-- The words of a reading as a witness has them, a line for each block. -->
  <xsl:function name="home:read-by" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="witness" as="xs:string"/>
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates select="$reading/node()" mode="home:read-by">
        <xsl:with-param name="witness" select="$witness" as="xs:string" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="
        string-join($words) => replace('[ \t]+', ' ') => replace('\s*\n\s*', '&#10;') => replace('^\n|\n$', '')"/>
  </xsl:function>

  <xsl:mode name="home:read-by" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="home:read-by" as="xs:string">
    <xsl:sequence select="replace(., '\s+', ' ')"/>
  </xsl:template>

  <xsl:template match="*[home:is-block(.) or self::item or self::row]" mode="home:read-by" as="item()*">
    <xsl:sequence select="'&#10;'"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <xsl:template match="lb | cb | pb" mode="home:read-by" as="xs:string">
    <xsl:sequence select="f:run-text(.)"/>
  </xsl:template>

  <xsl:template _match="{$f:left-out-of-reading} | note | witDetail" mode="home:read-by" as="item()*" priority="1"/>

  <xsl:template match="app" mode="home:read-by" as="item()*" priority="2">
    <xsl:param name="witness" as="xs:string" tunnel="yes"/>
    <xsl:variable name="readings" as="element()*" select="home:readings(.)"/>
    <xsl:apply-templates mode="#current" select="
        ($readings[home:having(.) = $witness], $readings[self::lem][empty(home:having(.))])[1]/node()"/>
  </xsl:template>
</xsl:stylesheet>
