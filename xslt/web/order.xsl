<?xml version="1.0" encoding="UTF-8"?>
<!-- The order of the registers, for publish/lists/registers.py, which says which entry stands on which page. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:mode name="w:order" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <!-- The registers, each with its entries, which the document has numbered, as they are to stand. -->
  <xsl:template match="/" mode="w:order" as="xs:string">
    <xsl:variable name="authority" as="document-node()" select="."/>
    <xsl:variable name="language" as="xs:string" select="$w:record/rec:language"/>
    <xsl:variable name="order" as="element(l:order)">
      <l:order>
        <xsl:for-each select="f:registers-of(.)">
          <l:register element="{?element}" file="{?file}">
            <xsl:for-each select="f:sort-entries(f:entries(., $authority), $language)">
              <l:entry n="{@w:n}" letter="{f:initial(f:sort-key(.), $language)}" name="{f:index-name(.)}"/>
            </xsl:for-each>
          </l:register>
        </xsl:for-each>
      </l:order>
    </xsl:variable>
    <xsl:sequence select="serialize($order, map { 'method': 'xml', 'omit-xml-declaration': true() })"/>
  </xsl:template>
</xsl:stylesheet>
