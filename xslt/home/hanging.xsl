<?xml version="1.0" encoding="UTF-8"?>
<!-- An entry of the apparatus hangs on words: on the last of the block before it where it stands between blocks. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Nodes with entries behind their last words. -->
  <xsl:function name="home:hung" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="apps" as="node()*"/>
    <xsl:variable name="block" as="element()?" select="$nodes[home:holds-words(.)][last()]"/>
    <xsl:variable name="at" as="xs:integer?" select="$block ! index-of($nodes ! generate-id(.), generate-id($block))[last()]"/>
    <xsl:variable name="last" as="node()?" select="$nodes[last()]"/>
    <xsl:choose>
      <xsl:when test="empty($apps)">
        <xsl:sequence select="$nodes"/>
      </xsl:when>
      <xsl:when test="exists($block)">
        <xsl:sequence select="
            $nodes[position() lt $at], home:hung-in($block, $apps), $nodes[position() gt $at]"/>
      </xsl:when>
      <!-- blanks stay behind the mark -->
      <xsl:when test="$last[self::text()][matches(., '\s$')]">
        <xsl:sequence select="$nodes[position() lt last()]"/>
        <xsl:value-of select="replace($last, '\s+$', '')"/>
        <xsl:sequence select="$apps"/>
        <xsl:value-of select="replace($last, '^.*?(\s+)$', '$1', 's')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$nodes, $apps"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="home:hung-in" as="element()">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="apps" as="node()*"/>
    <xsl:element name="{name($block)}" namespace="{namespace-uri($block)}">
      <xsl:copy-of select="$block/@*"/>
      <xsl:sequence select="home:hung($block/node(), $apps)"/>
    </xsl:element>
  </xsl:function>

  <!-- Blocks, and the members of lists and tables. -->
  <xsl:function name="home:holds-words" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="home:is-block($node) or exists($node[self::item or self::row or self::cell])"/>
  </xsl:function>

  <!-- Among blocks, an entry goes into the block before it. -->
  <xsl:function name="home:settled" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:choose>
      <xsl:when test="empty($nodes[self::home:app])">
        <xsl:sequence select="$nodes"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="$nodes" group-starting-with="node()[home:is-block(.)]">
          <xsl:variable name="rest" as="node()*" select="tail(current-group())"/>
          <xsl:sequence select="
              if (home:is-block(.) and not(home:says-something($rest[not(self::home:app)])))
              then (home:hung-in(., $rest[self::home:app]), $rest[not(self::home:app)])
              else current-group()"/>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
