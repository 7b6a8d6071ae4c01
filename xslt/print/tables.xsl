<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: as many columns as the widest row has, short rows filled up, heading rows as headings. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:typ="urn:fascicle:typst" xmlns:print="urn:fascicle:print"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="table" mode="print:set" as="xs:string*">
    <xsl:variable name="widths" as="xs:integer*" select="print:widths(row)"/>
    <xsl:variable name="columns" as="xs:integer" select="max((1, $widths))"/>
    <xsl:variable name="head" as="element(row)*" select="print:head-rows(.)"/>
    <xsl:variable name="cells" as="array(xs:string*)*">
      <xsl:for-each select="row">
        <xsl:variable name="position" as="xs:integer" select="position()"/>
        <xsl:sequence select="[(cell ! print:cell(.), (1 to $columns - $widths[$position]) ! '[]')]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="header" as="xs:string*" select="$cells[position() le count($head)] ! .(1)"/>
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:sequence select="
        typ:call('data', (
          'columns: ' || $columns,
          ('header: ' || typ:array($header))[exists($header)],
          $cells[position() gt count($head)] ! .(1)))"/>
    <xsl:apply-templates select="pb[not(following-sibling::row)]" mode="#current"/>
  </xsl:template>

  <!-- The rows of headings at the top. Cells that reach out of them into the body make them ordinary rows. -->
  <xsl:function name="print:head-rows" as="element(row)*">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="rows" as="element(row)*"
      select="$table/row[print:is-heading(.)]
        [every $above in preceding-sibling::row satisfies print:is-heading($above)]"/>
    <xsl:sequence select="$rows[empty($rows/cell/@rows[xs:integer(.) gt 1])]"/>
  </xsl:function>

  <xsl:function name="print:is-heading" as="xs:boolean">
    <xsl:param name="row" as="element(row)"/>
    <xsl:sequence select="
        $row/@role = 'label'
        or (exists($row/cell) and (every $cell in $row/cell satisfies $cell/@role = 'label'))"/>
  </xsl:function>

  <!--
    How many columns each row takes, cells included that reach down from rows above. `$hanging` holds one number a
    cell that reaches down: how many rows are left of it.
  -->
  <xsl:function name="print:widths" as="xs:integer*">
    <xsl:param name="rows" as="element(row)*"/>
    <xsl:iterate select="$rows">
      <xsl:param name="hanging" as="xs:integer*" select="()"/>
      <xsl:variable name="down" as="xs:integer*" select="
          cell ! (for $column in 1 to print:span(@cols) return print:span(@rows))"/>
      <xsl:sequence select="count($hanging) + count($down)"/>
      <xsl:next-iteration>
        <xsl:with-param name="hanging" select="($hanging, $down)[. gt 1] ! (. - 1)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="print:span" as="xs:integer">
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:sequence select="if ($attribute) then xs:integer($attribute) else 1"/>
  </xsl:function>

  <xsl:function name="print:cell" as="xs:string">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:variable name="breaks" as="element()*"
      select="$cell[not(preceding-sibling::cell)]/parent::row ! print:breaks-before(.)"/>
    <xsl:variable name="label" as="xs:boolean" select="($cell/@role, $cell/../@role, 'data')[1] = 'label'"/>
    <xsl:sequence select="
        typ:call('datum', (
          ('rowspan: ' || $cell/@rows)[$cell/@rows],
          ('colspan: ' || $cell/@cols)[$cell/@cols],
          'label: true'[$label],
          print:in-language($cell, print:looking($cell, print:looking($cell/.., print:phrases(($breaks, $cell/node())))))))"/>
  </xsl:function>
</xsl:stylesheet>
