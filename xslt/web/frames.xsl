<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands apart in a text: advertisements, boxes, notices, the head of a newspaper; and headings in capitals. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What stands apart from the articles around it. Its frame says so; what kind it is, its own words say. -->
  <xsl:template match="div[@type = ('advert', 'box', 'notice')]" mode="w:text" as="element(h:aside)">
    <aside>
      <xsl:sequence select="w:attributes(., ('framed', @type, 'masthead'[w:is-masthead(current())]))"/>
      <xsl:apply-templates mode="#current"/>
    </aside>
  </xsl:template>

  <!-- A text's own head: what it opens with, if that is short lines only. -->
  <xsl:function name="w:is-masthead" as="xs:boolean">
    <xsl:param name="div" as="element(div)"/>
    <xsl:sequence select="
        $div/@type = 'notice' and exists($div/head) and empty($div/(div | list | table | lg))
        and empty($div/ancestor::text//text()[normalize-space()][. &lt;&lt; $div][f:is-read(..)])
        and (every $line in $div/* satisfies string-length(f:plain($line)) le $w:long-line)"/>
  </xsl:function>

  <xsl:variable name="w:long-line" as="xs:integer" select="90"/>

  <!-- Whether words are set in capitals only. -->
  <xsl:function name="w:is-in-capitals" as="xs:boolean">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case($words) eq $words and matches($words, '\p{Lu}.*\p{Lu}', 's')"/>
  </xsl:function>
</xsl:stylesheet>
