<?xml version="1.0" encoding="UTF-8"?>
<!-- Bibliographic references in a text: they keep their own signs; where they are elements alone, they get some. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="biblStruct | biblFull | bibl[f:wants-signs(.)]" mode="home:text" as="element(bibl)" priority="1">
    <bibl>
      <xsl:sequence select="home:kept(.), home:look(.), f:reference(.)"/>
    </bibl>
  </xsl:template>

  <!-- Parts of a reference that has signs of its own. -->
  <xsl:template match="title | author | editor | publisher | pubPlace | biblScope | citedRange | edition | extent | series
      | imprint | monogr | analytic | respStmt | resp | distributor | idno | textLang | incipit | explicit | principal | sponsor
      | funder | relatedItem | msIdentifier | altIdentifier | locus | locusGrp | material | objectType | dimensions | height
      | width | depth | dim | origDate | origPlace | repository | institution | collection | email | street | postCode | postBox"
    mode="home:text" as="element()">
    <xsl:sequence select="
        if (home:holds-blocks(.)) then home:as(., 'home:block', ()) else home:as(., 'seg', home:title-look(.))"/>
  </xsl:template>

  <!-- In a reference the titles of books, journals and series are set in italics, unless the file says how they look. -->
  <xsl:function name="home:title-look" as="attribute(home:look)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        home:looks-as('italic')
          [$element[self::title][not(@rend or @rendition or @style)]
            [@level = ('m', 'j', 's', 'u') or not(@level or ancestor::bibl)]]"/>
  </xsl:function>

  <!-- A list of books; lists within it are items of it. -->
  <xsl:template match="listBibl" mode="home:text" as="element(list)">
    <list>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:for-each select="node()">
        <xsl:choose>
          <xsl:when test="self::bibl or self::biblStruct or self::biblFull or self::listBibl or self::msDesc">
            <item>
              <xsl:apply-templates select="." mode="#current"/>
            </item>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="#current"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </list>
  </xsl:template>

  <!-- Numbers of pages or volumes that stand in attributes alone. -->
  <xsl:template match="(biblScope | citedRange | locus)[not(normalize-space())][@from | @to]" mode="home:text"
    as="element(seg)" priority="1">
    <seg>
      <xsl:sequence select="home:kept(.), f:own(f:spoken(.))"/>
    </seg>
  </xsl:template>
</xsl:stylesheet>
