<?xml version="1.0" encoding="UTF-8"?>
<!-- What no template knows is shown by the class that its element has in TEI, and counted. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The class of an element; one that is not TEI's is a phrase, or a block if it stands between blocks. -->
  <xsl:function name="home:class" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (namespace-uri($element) ne 'http://www.tei-c.org/ns/1.0') then 'foreign'
        else (map:get($home:classes, local-name($element)), 'foreign')[1]"/>
  </xsl:function>

  <xsl:template match="*" mode="home:text" as="node()+" priority="-5">
    <xsl:variable name="class" as="xs:string" select="home:class(.)"/>
    <xsl:variable name="told" as="attribute()">
      <xsl:attribute name="home:by-class" select="$class"/>
    </xsl:variable>
    <xsl:if test="$home:settings/@unknown = 'error'">
      <xsl:sequence select="
          error(xs:QName('home:unknown-element'), 'line ' || @home:at || ': no rule for the element ' || name()
            || ' in ' || name(..))"/>
    </xsl:if>
    <xsl:sequence select="
        if ($class = 'milestone') then home:as(., 'seg', $told)
        else if ($class = 'division') then home:as(., 'div', $told)
        else if ($class = 'list') then home:as(., 'list', $told)
        else if (home:holds-blocks(.) or ($class = 'metadata' and * and not(text()[normalize-space()])))
          then home:as(., 'home:block', $told)
        else if ($class = 'block' or (home:among-blocks(.) and not($class = ('bibliographic', 'phrase'))))
          then home:as(., 'p', $told)
        else home:as(., 'seg', $told)"/>
  </xsl:template>
</xsl:stylesheet>
