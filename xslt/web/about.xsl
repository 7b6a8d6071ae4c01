<?xml version="1.0" encoding="UTF-8"?>
<!-- The page about the edition: who made it, how to read it, how to cite it, what it was made from. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:l="urn:fascicle:lists" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="w:about-page" as="xs:string">
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="msg:text('about')"/>
      <xsl:with-param name="file" select="'about.html'"/>
      <xsl:with-param name="description" select="
          msg:text('about-title', map { 'edition': f:full-title($w:record) })"/>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="msg:text('about-edition')"/>
        </h1>
        <xsl:for-each select="$w:record/rec:description">
          <p class="lead">
            <xsl:sequence select="w:edition-language(), string()"/>
          </p>
        </xsl:for-each>
        <xsl:sequence select="w:heading('people')"/>
        <ul>
          <xsl:sequence select="$w:record/rec:person ! w:person(.)"/>
        </ul>
        <xsl:call-template name="w:reading-guide"/>
        <xsl:sequence select="w:heading('how-to-cite')"/>
        <xsl:call-template name="w:citation"/>
        <xsl:sequence select="w:heading('licence')"/>
        <p>
          <xsl:sequence select="msg:nodes('under-licence', map { 'licence': w:licence() })"/>
        </p>
        <xsl:sequence select="w:heading('sources')"/>
        <xsl:for-each select="$lists/l:lists/l:sources">
          <xsl:sequence select="
              w:shelves(l:shelf, msg:text('sources'), function($shelf) { w:range($shelf/@first, $shelf/@last) }),
              l:document[1] ! w:sources-table(../l:document)"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="w:person" as="element(h:li)">
    <xsl:param name="person" as="element(rec:person)"/>
    <li>
      <xsl:sequence select="string-join(($person/rec:name, $person/rec:role ! msg:translated(.), $person/rec:affiliation), ', ')"/>
      <xsl:for-each select="$person/rec:orcid">
        <xsl:text>, </xsl:text>
        <a href="https://orcid.org/{.}">
          <xsl:sequence select="'ORCID ' || ."/>
        </a>
      </xsl:for-each>
    </li>
  </xsl:function>

  <!-- What a reader has to know to read the pages. -->
  <xsl:template name="w:reading-guide" as="element()+">
    <xsl:variable name="mark" as="element(h:span)">
      <span class="page-number">
        <xsl:sequence select="string(7)"/>
      </span>
    </xsl:variable>
    <xsl:variable name="dotted-line" as="element(h:span)">
      <span class="correction">
        <xsl:sequence select="msg:text('guide-dotted-line')"/>
      </span>
    </xsl:variable>
    <xsl:variable name="keys" as="xs:string+" select="
        'guide-text', 'guide-page', 'guide-correction', 'guide-notes',
        'guide-names'[exists(f:registers-of($w:authority))]"/>
    <xsl:sequence select="w:heading('guide')"/>
    <ul>
      <xsl:for-each select="$keys">
        <li>
          <xsl:sequence select="
              msg:nodes(., map { 'mark': $mark, 'number': 7, 'dotted-line': $dotted-line })"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:function name="w:sources-table" as="element(h:div)">
    <xsl:param name="documents" as="element(l:document)+"/>
    <div class="table-frame" role="group" aria-label="{msg:text('sources')}" tabindex="0">
      <table>
        <thead>
          <tr>
            <xsl:sequence select="
                w:column(msg:text('document')), w:column(msg:text('source')),
                w:column(msg:text('file-and-checksum', map { 'checksum': $f:checksum }))"/>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$documents ! f:source-of($w:record, @stem)">
            <tr>
              <th scope="row">
                <a href="{w:page-address(@stem)}">
                  <xsl:sequence select="w:in-language(rec:language), string(rec:title)"/>
                </a>
              </th>
              <td>
                <xsl:sequence select="w:edition-language(), string(rec:description)"/>
              </td>
              <td>
                <xsl:sequence select="string(rec:file)"/>
                <br/>
                <xsl:sequence select="rec:sha256 ! w:code(string(.))"/>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:function>
</xsl:stylesheet>
