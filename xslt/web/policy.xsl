<?xml version="1.0" encoding="UTF-8"?>
<!--
  What browsers may load and run: what lies beside the page, and pictures from the hosts that the page names. Those who
  look a site over ask for its robots.txt from within a page.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:w="urn:fascicle:web" exclude-result-prefixes="#all">

  <xsl:function name="w:policy" as="element(h:meta)">
    <!-- Origins, such as `https://images.example.org`. -->
    <xsl:param name="images" as="xs:string*"/>
    <meta http-equiv="Content-Security-Policy" content="{string-join((
      'default-src ''none''', 'style-src ''self''', 'font-src ''self''', string-join(('img-src ''self''', $images), ' '), 'script-src ''self''',
      'connect-src ''self''', 'base-uri ''none''', 'form-action ''self'''), '; ')}"/>
  </xsl:function>
</xsl:stylesheet>
