<?xml version="1.0" encoding="UTF-8"?>
<!--
  The home form's order: between blocks stand blocks, within words stand words. TEI lets a list interrupt a phrase, and
  words stand beside a division; HTML and Typst do not. A phrase or paragraph that holds a block is cut in two around it,
  words between blocks become a paragraph, and no character moves.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What is a block by itself, wherever it stands. -->
  <xsl:function name="home:is-block" as="xs:boolean" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/self::*[@home:block = 'yes'])
        or exists($node/self::*[
          self::front or self::body or self::back or self::div or self::head or self::p or self::ab or self::l or self::lg
          or self::list or self::table or self::sp or self::speaker or self::stage or self::cit[not(@home:block = 'no')]
          or self::opener or self::closer or self::salute or self::signed or self::dateline or self::byline
          or self::postscript or self::address[addrLine] or self::home:block])"/>
  </xsl:function>

  <!-- Whether blocks hide within phrases. What a note or a departure holds is its own affair. -->
  <xsl:function name="home:hides-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/*[if (self::note) then home:is-block(.) else home:is-block(.) or home:hides-blocks(.)])"/>
  </xsl:function>

  <!-- Nodes with the blocks among them, phrases that hold some being cut around those. -->
  <xsl:function name="home:flat" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each select="$nodes">
      <xsl:choose>
        <xsl:when test="self::*[not(self::note or home:is-block(.))][home:hides-blocks(.)]">
          <xsl:variable name="element" as="element()" select="."/>
          <xsl:variable name="flat" as="node()*" select="home:flat(node())"/>
          <xsl:variable name="first" as="node()?" select="home:first-words($flat)"/>
          <xsl:for-each-group select="$flat" group-adjacent="home:is-block(.)">
            <xsl:choose>
              <!-- whose words they are, blocks know too -->
              <xsl:when test="current-grouping-key()">
                <xsl:sequence select="
                    if ($element/(@home:wit, @home:not)) then home:with(current-group(), $element/(@home:wit, @home:not)[1])
                    else current-group()"/>
              </xsl:when>
              <xsl:when test="home:says-something(current-group())">
                <xsl:element name="{name($element)}" namespace="{namespace-uri($element)}">
                  <xsl:copy-of select="$element/(if (current-group() intersect $first) then @* else @* except @xml:id)"/>
                  <xsl:copy-of select="current-group()"/>
                </xsl:element>
              </xsl:when>
              <xsl:otherwise>
                <xsl:copy-of select="current-group()[self::home:aside or self::home:variant]"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- Of what is cut in parts, the first keeps the id. -->
  <xsl:function name="home:first-words" as="node()?">
    <xsl:param name="flat" as="node()*"/>
    <xsl:sequence select="$flat[not(home:is-block(.))][home:says-something(.)][1]"/>
  </xsl:function>

  <!-- Whether a stretch is more than blanks. -->
  <xsl:function name="home:says-something" as="xs:boolean">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="
        exists($nodes[self::* and not(self::lb or self::cb or self::home:aside or self::home:variant) or self::text()[normalize-space()]])"/>
  </xsl:function>

  <!-- Blocks, and paragraphs of what stands between them. -->
  <xsl:function name="home:blocks" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="stray" as="xs:string"/>
    <xsl:for-each-group select="home:settled(home:flat($nodes))" group-adjacent="home:is-block(.)">
      <xsl:variable name="alone" as="xs:boolean" select="
          empty(current-group()[self::text()[normalize-space()] or self::*[not(self::pb or self::cb or self::lb or self::home:aside or self::home:variant)]])"/>
      <xsl:choose>
        <xsl:when test="current-grouping-key() or $alone">
          <xsl:apply-templates select="current-group()" mode="home:normal"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:element name="{$stray}" namespace="http://www.tei-c.org/ns/1.0">
            <xsl:attribute name="home:was" select="'stray'"/>
            <xsl:apply-templates select="current-group()" mode="home:normal"/>
          </xsl:element>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- What holds blocks and nothing else. -->
  <xsl:template match="text | front | body | back | div | sp | postscript | home:block | quote[@home:block] | q[@home:block]"
    mode="home:normal" as="element()">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:sequence select="home:blocks(node(), 'p')"/>
    </xsl:copy>
  </xsl:template>

  <!-- A picture is what shows and describes it, then what stands under it. -->
  <xsl:template match="figure" mode="home:normal" as="element(figure)">
    <xsl:copy>
      <xsl:copy-of select="@*, graphic, figDesc"/>
      <xsl:sequence select="home:blocks(node() except (graphic, figDesc), 'p')"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="lg" mode="home:normal" as="element(lg)">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:sequence select="home:blocks(node(), 'l')"/>
    </xsl:copy>
  </xsl:template>

  <!-- What holds words, and may hold blocks beside them. -->
  <xsl:template match="item | cell | note | list/label" mode="home:normal" as="element()" priority="0.7">
    <xsl:copy>
      <!-- spans that no table can have were never meant -->
      <xsl:copy-of select="@* except (self::cell/(@rows | @cols)[not(matches(., '^[1-9]\d?$'))])"/>
      <xsl:sequence select="
          if (home:is-block(.) or node()[home:is-block(.)] or home:hides-blocks(.)) then home:blocks(node(), 'p')
          else home:flat(node()) ! home:normal(.)"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="home:normal" as="node()*">
    <xsl:param name="node" as="node()"/>
    <xsl:apply-templates select="$node" mode="home:normal"/>
  </xsl:function>

  <!-- What holds words only: it ends where a block begins, and goes on behind it. -->
  <xsl:template match="p | ab | l | head | speaker | stage | salute | signed | dateline | byline | addrLine | label"
    mode="home:normal" as="element()*">
    <xsl:variable name="element" as="element()" select="."/>
    <xsl:choose>
      <xsl:when test="home:hides-blocks(.)">
        <xsl:variable name="flat" as="node()*" select="home:flat(node())"/>
        <xsl:variable name="first" as="node()?" select="home:first-words($flat)"/>
        <xsl:for-each-group select="$flat" group-adjacent="home:is-block(.)">
          <xsl:variable name="is-first" as="xs:boolean" select="exists(current-group() intersect $first)"/>
          <xsl:choose>
            <xsl:when test="current-grouping-key()">
              <xsl:apply-templates select="current-group()" mode="#current"/>
            </xsl:when>
            <xsl:when test="home:says-something(current-group())">
              <xsl:element name="{name($element)}">
                <xsl:copy-of select="$element/(if ($is-first) then @* except @part else @* except (@xml:id, @part))"/>
                <xsl:if test="$element/self::p and not($is-first)">
                  <xsl:attribute name="part" select="if (position() = last()) then 'F' else 'M'"/>
                </xsl:if>
                <xsl:apply-templates select="current-group()" mode="#current"/>
              </xsl:element>
            </xsl:when>
            <xsl:otherwise>
              <xsl:copy-of select="current-group()[self::home:aside or self::home:variant]"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of `hi` products know the looks by @rend. -->
  <xsl:template match="hi" mode="home:normal" as="element(hi)">
    <xsl:copy>
      <xsl:copy-of select="@* except @home:look"/>
      <xsl:if test="@home:look">
        <xsl:attribute name="rend" select="@home:look"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
