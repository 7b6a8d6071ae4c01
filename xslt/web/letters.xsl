<?xml version="1.0" encoding="UTF-8"?>
<!-- Letters: what opens and closes them. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template match="
      opener | closer | postscript | postscript/label | salute | signed | address | addrLine | byline | dateline"
    mode="w:text" as="element(h:div)">
    <div>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
