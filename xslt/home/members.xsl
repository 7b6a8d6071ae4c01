<?xml version="1.0" encoding="UTF-8"?>
<!-- What has members of one kind only: addresses, quotations with their sources, lists, tables, rows. Strays join them. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- A member without what it is a member of is a block, or a phrase among words. -->
  <xsl:template mode="home:text" as="element()" priority="0.9" match="
      item[not(parent::list)] | row[not(parent::table)] | cell[not(parent::row[parent::table])] | figDesc[not(parent::figure)]
      | castItem[not(parent::castList or parent::castGroup)] | castGroup[not(parent::castList or parent::castGroup)]
      | headLabel[not(parent::list)] | headItem[not(parent::list)]">
    <xsl:sequence select="
        if (home:holds-blocks(.) or self::row or self::castGroup) then home:as(., 'home:block', ())
        else home:as(., if (home:is-in-words(.)) then 'seg' else 'p', ())"/>
  </xsl:template>

  <!-- An address is its lines. -->
  <xsl:template match="address[addrLine]" mode="home:normal" as="element(address)">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each-group select="node()" group-adjacent="exists(self::addrLine)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:when>
          <xsl:when test="home:says-something(current-group())">
            <addrLine home:was="stray">
              <xsl:apply-templates select="current-group()" mode="#current"/>
            </addrLine>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy-of select="current-group()[self::home:aside]"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="address" mode="home:normal" as="element(seg)">
    <seg home:was="address">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="#current"/>
    </seg>
  </xsl:template>

  <!-- A quotation with its source; whatever else stands there belongs to the source. -->
  <xsl:template match="cit" mode="home:normal" as="element(cit)">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each-group select="node()" group-adjacent="exists(self::quote | self::bibl)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:when>
          <xsl:when test="home:says-something(current-group())">
            <bibl home:was="stray">
              <xsl:sequence select="home:flat(current-group()) ! home:normal(.)"/>
            </bibl>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy-of select="current-group()[self::home:aside]"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:copy>
  </xsl:template>

  <!-- A list is headings, then items; where one has a label, each has one. -->
  <xsl:template match="list" mode="home:normal" as="element(list)">
    <xsl:variable name="labelled" as="xs:boolean" select="exists(label)"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:variable name="heads" as="element()*">
        <xsl:apply-templates select="head" mode="#current"/>
      </xsl:variable>
      <xsl:copy-of select="$heads[self::head]"/>
      <!-- what a heading cannot hold -->
      <xsl:if test="$heads[not(self::head)]">
        <xsl:if test="$labelled">
          <label/>
        </xsl:if>
        <item home:was="stray">
          <xsl:copy-of select="$heads[not(self::head)]"/>
        </item>
      </xsl:if>
      <xsl:for-each-group select="node() except head"
        group-adjacent="if (self::label or self::item) then 'member' else if (self::pb or self::cb or self::lb) then 'break' else 'stray'">
        <xsl:choose>
          <xsl:when test="current-grouping-key() = 'break'">
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:when>
          <xsl:when test="current-grouping-key() = 'member'">
            <xsl:for-each select="current-group()">
              <xsl:if test="$labelled and self::item and not(preceding-sibling::*[self::label or self::item][1][self::label])">
                <label/>
              </xsl:if>
              <xsl:apply-templates select="." mode="#current"/>
              <xsl:if test="self::label and not(following-sibling::*[self::label or self::item][1][self::item])">
                <item/>
              </xsl:if>
            </xsl:for-each>
          </xsl:when>
          <xsl:when test="home:says-something(current-group())">
            <xsl:variable name="flat" as="node()*" select="home:flat(current-group())"/>
            <xsl:if test="$labelled">
              <label/>
            </xsl:if>
            <item home:was="stray">
              <xsl:sequence select="
                  if ($flat[home:is-block(.)]) then home:blocks($flat, 'p') else $flat ! home:normal(.)"/>
            </item>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy-of select="current-group()[self::home:aside]"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:copy>
  </xsl:template>

  <!-- A table is a heading and rows, a row is cells. -->
  <xsl:template match="table" mode="home:normal" as="element(table)">
    <xsl:copy>
      <xsl:copy-of select="@* except (@rows, @cols)"/>
      <xsl:variable name="heads" as="element()*">
        <xsl:apply-templates select="head" mode="#current"/>
      </xsl:variable>
      <xsl:copy-of select="$heads[self::head]"/>
      <xsl:if test="$heads[not(self::head)]">
        <row home:was="stray">
          <cell>
            <xsl:copy-of select="$heads[not(self::head)]"/>
          </cell>
        </row>
      </xsl:if>
      <xsl:for-each-group select="node() except head" group-adjacent="exists(self::row)">
        <xsl:choose>
          <xsl:when test="current-grouping-key() or not(home:says-something(current-group()))">
            <xsl:apply-templates select="current-group()[self::*]" mode="#current"/>
          </xsl:when>
          <xsl:otherwise>
            <row home:was="stray">
              <cell>
                <xsl:sequence select="home:blocks(current-group(), 'p')"/>
              </cell>
            </row>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="row" mode="home:normal" as="element(row)">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each-group select="node()" group-adjacent="exists(self::cell)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:when>
          <xsl:when test="home:says-something(current-group())">
            <cell home:was="stray">
              <xsl:sequence select="home:flat(current-group()) ! home:normal(.)"/>
            </cell>
          </xsl:when>
          <xsl:otherwise>
            <xsl:copy-of select="current-group()[self::home:aside]"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
