<?xml version="1.0" encoding="UTF-8"?>
<!-- Entries apart from their text: each with its line or paragraph if that is known, else in its list by its reference. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="home:placed" match="listApp/app" use="home:place(.) ! generate-id(.)"/>

  <!-- Lines and paragraphs by their numbers, alone and with those of what they stand in: `12`, `2.12`. -->
  <xsl:key name="home:numbered" match="l[@n] | p[@n] | ab[@n] | seg[@n] | lb[@n]" use="home:numbers(.)"/>

  <xsl:function name="home:numbers" as="xs:string+">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="above" as="xs:string*" select="$place/ancestor::*[self::div or self::lg][@n]/@n ! string()"/>
    <xsl:sequence select="
        string($place/@n), (1 to count($above)) ! (string-join((subsequence($above, .), $place/@n), '.'))"/>
  </xsl:function>

  <!-- What an entry's reference leads to. -->
  <xsl:function name="home:referred" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="pointer" as="xs:string" select="string(($app/@to, $app/@from, $app/@loc)[normalize-space()][1])"/>
    <xsl:variable name="by-id" as="element()?" select="key('f:by-id', f:fragment($pointer), root($app))[1]"/>
    <!-- of `12-14` the first -->
    <xsl:variable name="numbered" as="element()*" select="
        key('home:numbered', normalize-space(replace($pointer, '^#|\s*[\-–,].*$', '')), root($app))"/>
    <!-- of several the one in the same division -->
    <xsl:variable name="near" as="element()*" select="
        if (count($numbered) le 1) then $numbered
        else (for $division in reverse($app/ancestor::div) return $numbered[ancestor::div intersect $division])"/>
    <xsl:sequence select="($by-id, $near[count($numbered) eq 1 or count($near) eq 1])[1]"/>
  </xsl:function>

  <!-- The block or point of the text that an entry is set with; lines of an inscription are named in the list only. -->
  <xsl:function name="home:place" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="home:referred($app)[ancestor::text][not(self::lb or self::div)]"/>
  </xsl:function>

  <xsl:template match="*[key('home:placed', generate-id(.))]" mode="home:text" as="node()*" priority="60">
    <xsl:variable name="place" as="element()" select="."/>
    <xsl:variable name="words" as="node()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:variable name="entries" as="element(home:app)*">
      <xsl:for-each-group select="key('home:placed', generate-id(.))" group-by="home:series(.)">
        <home:app series="{current-grouping-key()}">
          <xsl:sequence select="home:incomplete(current-group())"/>
          <xsl:sequence select="$place[self::l or self::p or self::ab]/@n ! (home:own(., 'bold'), home:own(' '))"/>
          <xsl:sequence select="home:lines(current-group())"/>
        </home:app>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="home:hung($words, $entries)"/>
  </xsl:template>

  <!-- Entries that share a place. -->
  <xsl:function name="home:lines" as="node()*">
    <xsl:param name="apps" as="element(app)+"/>
    <xsl:for-each select="$apps">
      <xsl:if test="position() gt 1">
        <xsl:sequence select="home:own(' ‖ ')"/>
      </xsl:if>
      <seg home:was="app">
        <xsl:copy-of select="@xml:id"/>
        <xsl:sequence select="home:line(., ())"/>
      </seg>
    </xsl:for-each>
  </xsl:function>

  <!-- A list of entries: those that have no place in this text, by their references. -->
  <xsl:template match="listApp" mode="home:text" as="node()*">
    <xsl:variable name="here" as="element(app)*" select="app[empty(home:place(.))]"/>
    <xsl:choose>
      <xsl:when test="app and empty($here | * except (app, head))">
        <xsl:if test="head">
          <home:block home:was="listApp" home:block="yes">
            <xsl:apply-templates select="head" mode="#current"/>
            <p>
              <xsl:sequence select="home:own(msg:text('readings-elsewhere'))"/>
            </p>
          </home:block>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <list>
          <xsl:sequence select="home:kept(.)"/>
          <xsl:for-each-group select="* except app[home:place(.)]"
            group-adjacent="if (self::app) then string(@loc) else generate-id()">
            <xsl:choose>
              <xsl:when test="self::app">
                <item home:was="app">
                  <xsl:sequence select="home:reference(.), home:lines(current-group())"/>
                </item>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="." mode="#current"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A list of witnesses in the text: each behind its sign. -->
  <xsl:template match="listWit" mode="home:text" as="element(list)">
    <list>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:apply-templates select="head" mode="#current"/>
      <xsl:for-each select="* except head">
        <xsl:choose>
          <xsl:when test="self::witness">
            <label>
              <xsl:sequence select="home:own(f:siglum-of(.))[empty(f:told-siglum(current())[parent::witness])]"/>
              <xsl:apply-templates select="f:told-siglum(.)[parent::witness]" mode="#current"/>
            </label>
            <item>
              <xsl:sequence select="home:kept(.)"/>
              <xsl:apply-templates select="node() except f:told-siglum(.)[parent::witness]" mode="#current"/>
            </item>
          </xsl:when>
          <xsl:otherwise>
            <item>
              <xsl:apply-templates select="." mode="#current"/>
            </item>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </list>
  </xsl:template>

  <!-- The reference of an entry, leading to its line where there is one. -->
  <xsl:function name="home:reference" as="node()*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(replace(string(($app/@loc, $app/@from)[1]), '^#', ''))"/>
    <xsl:variable name="line" as="element(lb)?" select="home:referred($app)[self::lb][home:begins-line(.)]"/>
    <xsl:if test="$words">
      <ref home:was="loc" home:look="bold">
        <xsl:if test="$line">
          <xsl:attribute name="target" select="'#' || home:line-id($line)"/>
        </xsl:if>
        <xsl:sequence select="home:own($words)"/>
      </ref>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
