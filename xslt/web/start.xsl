<?xml version="1.0" encoding="UTF-8"?>
<!-- The start page and the page about the edition. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- What mode w:page said of each document: its mentions. -->
  <xsl:param name="mentions" as="array(document-node())" select="[]"/>

  <xsl:template match="/" mode="w:site" as="map(xs:string, xs:string)">
    <xsl:variable name="start" as="xs:string">
      <xsl:call-template name="w:start-page"/>
    </xsl:variable>
    <xsl:variable name="about" as="xs:string">
      <xsl:call-template name="w:about-page"/>
    </xsl:variable>
    <xsl:sequence select="
        map:merge((
          map { 'index.html': $start, 'about.html': $about },
          f:registers-of($w:authority) ! map { ?file: w:register-page(.) }))"/>
  </xsl:template>

  <xsl:template name="w:start-page" as="xs:string">
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="()"/>
      <xsl:with-param name="file" select="'index.html'"/>
      <xsl:with-param name="description"
        select="($w:record/(rec:description, rec:subtitle), f:full-title($w:record))[1]"/>
      <xsl:with-param name="main" as="element()+">
        <header class="title-page">
          <h1>
            <xsl:sequence select="w:edition-language(), string($w:record/rec:title)"/>
          </h1>
          <xsl:for-each select="$w:record/rec:subtitle">
            <p class="subtitle">
              <xsl:sequence select="w:edition-language(), string()"/>
            </p>
          </xsl:for-each>
          <p class="author">
            <xsl:sequence select="'Edited by ' || f:editors($w:record)"/>
          </p>
        </header>
        <xsl:for-each select="$w:record/rec:description">
          <p class="lead">
            <xsl:sequence select="w:edition-language(), string()"/>
          </p>
        </xsl:for-each>
        <section aria-labelledby="site:documents">
          <h2 id="site:documents">Documents</h2>
          <xsl:call-template name="w:documents-table"/>
        </section>
        <xsl:call-template name="w:register-links"/>
        <section aria-labelledby="site:cite">
          <h2 id="site:cite">How to cite</h2>
          <xsl:call-template name="w:citation"/>
          <p>
            <xsl:text>Licence: </xsl:text>
            <xsl:sequence select="w:licence()"/>
            <xsl:text>. The whole edition in print: </xsl:text>
            <a href="{w:pdf-address()}" type="application/pdf">PDF</a>
            <xsl:text>.</xsl:text>
          </p>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="w:documents-table" as="element(h:div)">
    <xsl:variable name="has-kinds" as="xs:boolean" select="exists($w:record/rec:source/rec:genre)"/>
    <div class="table-frame" role="group" aria-labelledby="site:documents" tabindex="0">
      <table class="documents">
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">Date</th>
            <th scope="col">Language</th>
            <xsl:if test="$has-kinds">
              <th scope="col">Kind</th>
            </xsl:if>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$w:record/rec:source">
            <tr>
              <th scope="row">
                <a href="{w:page-address(@stem)}">
                  <xsl:sequence select="w:in-language(rec:language), string(rec:title)"/>
                </a>
                <xsl:for-each select="rec:author">
                  <span class="author">
                    <xsl:sequence select="string()"/>
                  </span>
                </xsl:for-each>
              </th>
              <td>
                <xsl:sequence select="rec:date ! w:time(.)"/>
              </td>
              <td>
                <xsl:sequence select="string-join((rec:language, rec:other-language) ! f:language-name(.), ', ')"/>
              </td>
              <xsl:if test="$has-kinds">
                <td>
                  <xsl:sequence select="w:kind(.)"/>
                </td>
              </xsl:if>
              <td>
                <a href="{w:tei-address(@stem)}" type="application/tei+xml">
                  <xsl:text>TEI</xsl:text>
                  <span class="hidden">
                    <xsl:sequence select="' file of ' || rec:title"/>
                  </span>
                </a>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="w:register-links" as="element(h:section)?">
    <xsl:variable name="registers" as="map(xs:string, xs:string)*" select="f:registers-of($w:authority)"/>
    <xsl:if test="exists($registers)">
      <section aria-labelledby="site:registers">
        <h2 id="site:registers">Registers</h2>
        <ul class="register-links">
          <xsl:for-each select="$registers">
            <li>
              <a href="{?file}">
                <xsl:sequence select="?title"/>
              </a>
              <span class="count">
                <xsl:sequence select="' ' || count(f:entries(., $w:authority))"/>
              </span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="w:about-page" as="xs:string">
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="'About'"/>
      <xsl:with-param name="file" select="'about.html'"/>
      <xsl:with-param name="description" select="'About ' || f:full-title($w:record)"/>
      <xsl:with-param name="main" as="element()+">
        <h1>About this edition</h1>
        <xsl:for-each select="$w:record/rec:description">
          <p class="lead">
            <xsl:sequence select="w:edition-language(), string()"/>
          </p>
        </xsl:for-each>
        <h2>People</h2>
        <ul>
          <xsl:sequence select="$w:record/rec:person ! w:person(.)"/>
        </ul>
        <xsl:call-template name="w:reading-guide"/>
        <h2>How to cite</h2>
        <xsl:call-template name="w:citation"/>
        <h2>Licence</h2>
        <p>
          <xsl:text>Everything that this edition publishes is under the licence </xsl:text>
          <xsl:sequence select="w:licence()"/>
          <xsl:text>.</xsl:text>
        </p>
        <h2>Sources</h2>
        <xsl:call-template name="w:sources-table"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="w:person" as="element(h:li)">
    <xsl:param name="person" as="element(rec:person)"/>
    <li>
      <xsl:sequence select="string-join($person/(rec:name, rec:role, rec:affiliation), ', ')"/>
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
    <h2>How to read the pages</h2>
    <ul>
      <li>The pages show the reading text: words that the source breaks at the end of a line are joined, and running
        heads and page numbers are left out. The TEI file of each document holds all that the source holds, line by
        line.</li>
      <li><span class="page">[p. 7]</span> stands where page 7 of the source begins.</li>
      <li>A word with a <span class="correction">dotted line</span> below it is not as the source has it. The small
        circle behind it opens a card that says what the source has, who decided and how sure the decision is. A
        circle without a dotted line stands where words of the source are left out because it has them twice. All
        corrections of a text are listed after it.</li>
      <li>Notes of the source keep their marks. Notes of the edition are marked with numbers in square brackets, in
        the PDF as on these pages, and signed.</li>
      <xsl:if test="exists(f:registers-of($w:authority))">
        <li>Names of persons, places and organisations lead to their entry in the register, which lists every
          mention.</li>
      </xsl:if>
    </ul>
  </xsl:template>

  <xsl:template name="w:sources-table" as="element(h:div)">
    <div class="table-frame" role="group" aria-label="Sources" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Source</th>
            <th scope="col">File and SHA-256</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$w:record/rec:source">
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
                <xsl:sequence select="w:code(rec:sha256)"/>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
