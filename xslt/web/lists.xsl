<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. HTML allows only items and rows there, so that a page break goes into the next one. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What stands in a list or a table; blanks between items are none of the text. -->
  <xsl:function name="w:members" as="node()*">
    <xsl:param name="container" as="element()"/>
    <xsl:sequence select="$container/(node() except head)[not(self::text()[not(normalize-space())])]"/>
  </xsl:function>

  <xsl:template match="list" mode="w:text" as="element()+">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:element name="{if (@home:list = 'numbered') then 'ol' else 'ul'}">
      <xsl:sequence select="w:attributes(., w:list-classes(.))"/>
      <xsl:for-each-group select="w:members(.)" group-ending-with="item">
        <xsl:variable name="item" as="element(item)?" select="current-group()[self::item]"/>
        <li>
          <xsl:sequence select="if ($item) then w:attributes($item, ()) else ()"/>
          <xsl:apply-templates select="current-group() except $item" mode="#current"/>
          <xsl:apply-templates select="$item/node()" mode="#current"/>
        </li>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <!-- The bullets of the source are decoration, which the style sheet draws again; its numbers are text. -->
  <xsl:function name="w:list-classes" as="xs:string*">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="
        'contents-list'[$list/@type = 'toc'],
        'bulleted'[$list/@home:list = 'bulleted' or $list/item/f:has-bullet(.) = true()]"/>
  </xsl:function>

  <!-- Labels and what they label. -->
  <xsl:template match="list[label]" mode="w:text" as="element()+" priority="1">
    <xsl:apply-templates select="head" mode="#current"/>
    <dl>
      <xsl:sequence select="w:attributes(., @type[. = ('facts', 'register')] ! (. || '-list'))"/>
      <xsl:for-each-group select="w:members(.)" group-ending-with="label | item">
        <xsl:variable name="member" as="element()?" select="current-group()[self::label or self::item]"/>
        <xsl:element name="{if ($member/self::label) then 'dt' else 'dd'}">
          <xsl:sequence select="$member ! w:attributes(., ())"/>
          <xsl:apply-templates select="current-group() except $member" mode="#current"/>
          <xsl:apply-templates select="$member/node()" mode="#current"/>
        </xsl:element>
      </xsl:for-each-group>
    </dl>
  </xsl:template>

  <!-- A label that its list has lost, in a reading that is told in words. -->
  <xsl:template match="label | item" mode="w:text" as="element(h:span)">
    <span>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- A wide table is moved to and fro in its frame, also by keyboard. -->
  <xsl:template match="table" mode="w:text" as="element(h:div)">
    <div class="table-frame" role="group" aria-label="{msg:text('table')}" tabindex="0">
      <xsl:sequence select="w:label-language(.)"/>
      <table>
        <xsl:sequence select="w:back-in-language(.), w:attributes(., ())"/>
        <xsl:where-populated>
          <caption>
            <xsl:apply-templates select="head" mode="#current"/>
          </caption>
        </xsl:where-populated>
        <xsl:for-each-group select="w:members(.)" group-ending-with="row">
          <xsl:variable name="row" as="element(row)?" select="current-group()[self::row]"/>
          <tr>
            <xsl:sequence select="$row ! w:attributes(., ())"/>
            <xsl:sequence select="w:cells($row, current-group() except $row)"/>
          </tr>
        </xsl:for-each-group>
      </table>
    </div>
  </xsl:template>

  <!-- The cells of a row, the first beginning with what stood before the row. -->
  <xsl:function name="w:cells" as="element()*">
    <xsl:param name="row" as="element(row)?"/>
    <xsl:param name="before" as="node()*"/>
    <xsl:for-each-group select="$before, $row ! w:members(.)" group-ending-with="cell">
      <xsl:variable name="cell" as="element(cell)?" select="current-group()[self::cell]"/>
      <!-- an empty corner heads nothing -->
      <xsl:variable name="heads" as="xs:boolean" select="
          ($row, $cell)/@role = 'label' and exists(current-group()[matches(., '[^\s\p{Z}]') or .//graphic])"/>
      <xsl:element name="{if ($heads) then 'th' else 'td'}">
        <xsl:if test="$heads">
          <xsl:attribute name="scope" select="if ($row/@role = 'label') then 'col' else 'row'"/>
        </xsl:if>
        <xsl:sequence select="
            $cell ! (w:attributes(., ()), w:span(@cols, 'colspan'), w:span(@rows, 'rowspan'))"/>
        <xsl:apply-templates select="current-group() except $cell" mode="w:text"/>
        <xsl:apply-templates select="$cell/node()" mode="w:text"/>
      </xsl:element>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="w:span" as="attribute()?">
    <xsl:param name="number" as="attribute()?"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:if test="matches($number, '^[1-9]\d{0,2}$') and $number ne '1'">
      <xsl:attribute name="{$name}" select="$number"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
