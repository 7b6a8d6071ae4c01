<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus (TEI P5, chapter 12). One reading stands in the text; `home:app` behind it holds the entry with
  all others. In-line (parallel segmentation, double end-point) and stand-off, with @loc, @from and @to.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The readings of an entry, its groups' too, not those of entries within them. -->
  <xsl:function name="home:readings" as="element()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="$app//(lem | rdg)[ancestor::app[1] is $app]"/>
  </xsl:function>

  <!-- The reading shown: the wanted witness's, else the lemma, else the first. -->
  <xsl:function name="home:shown" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="readings" as="element()*" select="home:readings($app)"/>
    <xsl:variable name="wanted" as="xs:string*" select="$home:settings/@witness ! f:fragment(.)"/>
    <xsl:sequence select="
        ($readings[tokenize(@wit) ! (f:fragment(.), f:siglum(., $app)) = $wanted], $readings[self::lem], $readings)[1]"/>
  </xsl:function>

  <!-- Whether an entry lies apart from the text it is about. -->
  <xsl:function name="home:is-apart" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/(parent::listApp | ancestor::standOff)) or exists(home:start($app))"/>
  </xsl:function>

  <!-- Where the words begin that an entry behind them is about: then they stand in the text already. -->
  <xsl:function name="home:start" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="$app/@from ! key('f:by-id', f:fragment(.), root($app))[1][. &lt;&lt; $app]"/>
  </xsl:function>

  <!-- Whether a node belongs to an entry, not to the running text. -->
  <xsl:function name="home:in-entry" as="xs:boolean" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/ancestor::app)
        and (exists($node/ancestor::app[home:is-apart(.)])
          or exists($node/ancestor::*[parent::app or parent::rdgGrp][not((self::lem | self::rdg) and . is home:shown(ancestor::app[1]))]
            [not(self::rdgGrp)]))"/>
  </xsl:function>

  <!-- In the text: the reading shown, what other witnesses have there, and the entry behind it. -->
  <xsl:template match="app" mode="home:text" as="node()*">
    <xsl:variable name="shown" as="element()?" select="home:shown(.)[not(home:is-apart(current()))]"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates select="$shown" mode="#current"/>
    </xsl:variable>
    <xsl:variable name="entry" as="element(home:app)?" select="home:entry(., $words)"/>
    <xsl:variable name="witnessed" as="node()*" select="
        if (exists($shown) and exists(home:readings(.)/(@wit, ancestor::rdgGrp[1]/@wit))) then home:witnessed($shown, $words) else $words"/>
    <xsl:variable name="variants" as="element(home:variant)*" select="$shown[not(home:is-among-members(current()))] ! home:variants(current())"/>
    <!-- behind blocks, for what is within a block goes with it -->
    <xsl:variable name="has-blocks" as="xs:boolean" select="exists($words[home:holds-words(.)])"/>
    <xsl:sequence select="
        home:hung($witnessed, ($variants[not($has-blocks)], $entry)), $variants[$has-blocks]"/>
  </xsl:template>

  <!-- Within an entry: its words, and the others in brackets. -->
  <xsl:template match="app[home:in-entry(.)]" mode="home:text" as="node()*" priority="1">
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates select="home:shown(.)" mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="
        $words, home:own(' ('), home:line(., $words), home:own(')')"/>
  </xsl:template>

  <!-- The words of a reading. Around blocks there is no phrase, but their words. -->
  <xsl:template match="lem | rdg" mode="home:text" as="node()*">
    <xsl:choose>
      <xsl:when test="home:holds-blocks(.) or item or row or cell">
        <xsl:apply-templates mode="#current"/>
      </xsl:when>
      <xsl:when test="node()">
        <xsl:variable name="words" as="element()" select="home:as(., 'seg', ())"/>
        <xsl:sequence select="home:solid($words)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A phrase, with the blanks at its ends outside it. -->
  <xsl:function name="home:solid" as="node()*">
    <xsl:param name="phrase" as="element()"/>
    <xsl:variable name="first" as="node()?" select="$phrase/node()[1]"/>
    <xsl:variable name="last" as="node()?" select="$phrase/node()[last()]"/>
    <xsl:if test="$first[self::text()][matches(., '^\s')]">
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:for-each select="$phrase">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:for-each select="node()">
          <xsl:choose>
            <xsl:when test="self::text() and (. is $first or . is $last)">
              <xsl:variable name="begun" as="xs:string" select="if (. is $first) then replace(., '^\s+', '') else ."/>
              <xsl:value-of select="if (. is $last) then replace($begun, '\s+$', '') else $begun"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:sequence select="."/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:copy>
    </xsl:for-each>
    <xsl:if test="$last[self::text()][matches(., '\S.*\s$', 's')]">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:function>

  <!-- The entry of what stands in the text. -->
  <xsl:function name="home:entry" as="element(home:app)?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:variable name="line" as="node()*" select="home:line($app, $words)"/>
    <xsl:if test="exists($line)">
      <home:app series="{home:series($app)}">
        <xsl:copy-of select="$app/@xml:id"/>
        <xsl:if test="home:is-apart($app) or home:is-among-members($app)">
          <xsl:sequence select="home:incomplete($app)"/>
        </xsl:if>
        <xsl:sequence select="$line"/>
      </home:app>
    </xsl:if>
  </xsl:function>

  <!--
    The apparatus that an entry belongs to, if there are several: named by the list, or by the entry itself where it
    says so. Most values of app/@type say what kind of variant it is.
  -->
  <xsl:function name="home:series" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="named" as="xs:string?" select="
        ($app/@type[home:names-apparatus(.)], $app/ancestor::listApp/@type)[last()]"/>
    <xsl:sequence select="
        replace(lower-case(normalize-space($named)), '^app(aratus)?[-_ ]*', '')[not(matches(., '^crit'))] || ''"/>
  </xsl:function>

  <xsl:function name="home:names-apparatus" as="xs:boolean">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="
        matches($type, '^app(aratus)?[-_ ]|^(font|testi|loc[io]|simil|parallel|scholi|biblic|historic|comment|exeget|source|crit)', 'i')"/>
  </xsl:function>
</xsl:stylesheet>
