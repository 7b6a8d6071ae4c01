<?xml version="1.0" encoding="UTF-8"?>
<!-- What all pages share: head, site header, footer; and how a page becomes text. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The edition record, the authority file if there is one. -->
  <xsl:param name="record" as="document-node(element(rec:edition))" required="yes"/>
  <xsl:param name="authority" as="document-node()?" select="()"/>
  <!-- The files of the print edition beside the pages, in their order: the book, or its volumes. -->
  <xsl:param name="books" as="array(xs:string)" select="[]"/>

  <xsl:variable name="w:record" as="element(rec:edition)" select="$record/rec:edition"/>
  <xsl:variable name="w:authority" as="document-node()?" select="$authority"/>

  <!-- The language of the page; texts and the edition's own words say theirs where they stand and it is another. -->
  <xsl:variable name="w:interface-language" as="xs:string" select="$msg:language"/>

  <!-- The address of a document's page, of its TEI file, and of the edition as a PDF, seen from any page. -->
  <xsl:function name="w:page-address" as="xs:string">
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="encode-for-uri($stem) || '.html'"/>
  </xsl:function>

  <xsl:function name="w:tei-address" as="xs:string">
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="'tei/' || encode-for-uri($stem) || '.xml'"/>
  </xsl:function>

  <!-- What a file of the print edition is called: that of the whole edition, or a volume by its number. -->
  <xsl:function name="w:pdf-label" as="xs:string">
    <xsl:param name="book" as="xs:string"/>
    <xsl:variable name="number" as="xs:string?" select="w:volume-number($book)"/>
    <xsl:sequence select="
        if (empty($number)) then msg:text('pdf-of-edition')
        else 'PDF: ' || msg:text('volume', $msg:language, map { 'number': $number })"/>
  </xsl:function>

  <xsl:function name="w:volume-number" as="xs:string?">
    <xsl:param name="book" as="xs:string"/>
    <xsl:variable name="after" as="xs:string" select="substring-after($book, $w:record/rec:id || '-')"/>
    <xsl:sequence select="substring-before($after, '.pdf')[. castable as xs:integer]"/>
  </xsl:function>

  <!-- The address of a page in the world, if the edition has one. -->
  <xsl:function name="w:canonical" as="xs:string?">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="$w:record/rec:url ! (replace(., '/$', '') || '/' || $file)"/>
  </xsl:function>

  <!-- lang and dir of the edition's own words, which editors write in the language of the edition. -->
  <xsl:function name="w:edition-language" as="attribute()*">
    <xsl:sequence select="w:in-language($w:record/rec:language[. ne $w:interface-language])"/>
  </xsl:function>

  <!-- A whole page, serialised. -->
  <xsl:template name="w:shell" as="xs:string">
    <!-- The page's own title, or nothing on the start page. -->
    <xsl:param name="title" as="xs:string?" required="yes"/>
    <xsl:param name="file" as="xs:string" required="yes"/>
    <xsl:param name="description" as="xs:string" required="yes"/>
    <xsl:param name="meta" as="element()*" select="()"/>
    <!-- Style sheets and scripts of its kind of page. -->
    <xsl:param name="brought" as="element()*" select="()"/>
    <!-- The hosts whose pictures it shows. -->
    <xsl:param name="images" as="xs:string*" select="()"/>
    <!-- Where the text begins. -->
    <xsl:param name="begin" as="xs:string" select="'site:main'"/>
    <xsl:param name="main" as="element()+" required="yes"/>
    <xsl:variable name="page" as="element(h:html)">
      <html lang="{$w:interface-language}">
        <head>
          <title>
            <xsl:sequence select="string-join(($title, $w:record/rec:title), ' – ')"/>
          </title>
          <xsl:sequence select="w:policy($images)"/>
          <meta name="viewport" content="width=device-width, initial-scale=1"/>
          <meta name="color-scheme" content="light dark"/>
          <meta name="referrer" content="no-referrer"/>
          <meta name="generator" content="fascicle {$w:record/@program}"/>
          <meta name="description" content="{f:shorten(normalize-space($description), 200)}"/>
          <xsl:sequence select="$meta"/>
          <xsl:for-each select="w:canonical($file)">
            <link rel="canonical" href="{.}"/>
          </xsl:for-each>
          <xsl:sequence select="w:licence-link()"/>
          <xsl:sequence select="w:found($file, $title, $description)"/>
          <link rel="stylesheet" href="fonts/faces.css"/>
          <link rel="stylesheet" href="edition.css"/>
          <xsl:sequence select="$brought"/>
          <xsl:sequence select="w:search-head($file)"/>
          <xsl:call-template name="w:theme-styles"/>
          <xsl:call-template name="w:in-head"/>
        </head>
        <body>
          <a class="skip" href="#{$begin}">
            <xsl:sequence select="msg:text('skip')"/>
          </a>
          <xsl:call-template name="w:site-header">
            <xsl:with-param name="file" select="$file"/>
          </xsl:call-template>
          <xsl:call-template name="w:before-main"/>
          <main id="site:main">
            <xsl:sequence select="$main"/>
          </main>
          <xsl:call-template name="w:after-main"/>
          <xsl:call-template name="w:site-footer"/>
        </body>
      </html>
    </xsl:variable>
    <xsl:sequence select="w:html($page)"/>
  </xsl:template>

  <!--
    Not indented by the serialiser, which knows nothing of where a blank is text; but every block begins a line, so
    that people can read the file and versions can be compared.
  -->
  <xsl:function name="w:html" as="xs:string">
    <xsl:param name="page" as="element(h:html)"/>
    <xsl:variable name="text" as="xs:string" select="
        serialize($page, map { 'method': 'html', 'html-version': 5.0, 'indent': false() })
        => replace('^&lt;!DOCTYPE HTML>', '&lt;!DOCTYPE html>')"/>
    <xsl:variable name="pieces" as="xs:string+" select="tokenize($text, '&lt;')"/>
    <xsl:variable name="lines" as="xs:string+" select="
        for $at in 1 to count($pieces) - 1
        return
          if (w:begins-line($pieces[$at + 1])) then (w:without-end-blanks($pieces[$at]), '&#10;&lt;')
          else ($pieces[$at], '&lt;')"/>
    <xsl:sequence select="string-join(($lines, $pieces[last()], '&#10;'))"/>
  </xsl:function>

  <!-- The tags that begin a line: of blocks where they open, of what holds blocks also where it closes. -->
  <xsl:variable name="w:line-starts" as="map(xs:string, xs:boolean)" select="
      map:merge(
        ('html', 'head', 'body', 'title', 'meta', 'link', 'header', 'nav', 'main', 'article', 'section', 'aside',
          'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table',
          'thead', 'tbody', 'caption', 'tr', 'figure', 'figcaption', 'blockquote', 'details', 'summary', '/html',
          '/head', '/body', '/header', '/nav', '/main', '/article', '/section', '/aside', '/footer', '/ul', '/ol',
          '/dl', '/table', '/thead', '/tbody', '/figure', '/details')
        ! map:entry(., true()))"/>

  <!--
    Whether what follows a `&lt;` is such a tag. Its name is looked up: a regular expression of all these names took two
    thirds of the time that a page takes. None is longer than eleven characters.
  -->
  <xsl:function name="w:begins-line" as="xs:boolean">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:sequence select="
        map:contains($w:line-starts, substring-before(translate(substring($piece, 1, 12), '>', ' '), ' '))"/>
  </xsl:function>

  <!-- There are few of them, mostly one. -->
  <xsl:function name="w:without-end-blanks" as="xs:string">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($piece)"/>
    <xsl:sequence select="
        if ($length eq 0 or normalize-space(substring($piece, $length))) then $piece
        else w:without-end-blanks(substring($piece, 1, $length - 1))"/>
  </xsl:function>

  <xsl:template name="w:site-header" as="element(h:header)">
    <xsl:param name="file" as="xs:string" required="yes"/>
    <header class="site">
      <xsl:call-template name="w:logo"/>
      <a class="site-title" href="index.html">
        <xsl:sequence select="w:edition-language(), string($w:record/rec:title)"/>
      </a>
      <nav aria-label="{msg:text('edition')}">
        <ul>
          <xsl:sequence select="w:menu-item(msg:text('documents'), 'index.html', $file)"/>
          <xsl:sequence select="f:registers-of($w:authority) ! w:menu-item(msg:text(?element), ?file, $file)"/>
          <xsl:sequence select="w:written-menu($file), w:menu-item(msg:text('about'), 'about.html', $file)"/>
        </ul>
      </nav>
      <xsl:sequence select="w:search-field($file)"/>
      <xsl:call-template name="w:in-header"/>
    </header>
  </xsl:template>

  <xsl:function name="w:menu-item" as="element(h:li)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="file" as="xs:string"/>
    <li>
      <a href="{$target}">
        <xsl:if test="$target eq $file">
          <xsl:attribute name="aria-current" select="'page'"/>
        </xsl:if>
        <xsl:sequence select="$title"/>
      </a>
    </li>
  </xsl:function>

  <xsl:template name="w:site-footer" as="element(h:footer)">
    <footer class="site">
      <xsl:call-template name="w:footer-lines"/>
      <p>
        <xsl:sequence select="w:edition-title(), '. ' || f:release($w:record)"/>
      </p>
      <p>
        <xsl:sequence select="
            msg:nodes('footer', map { 'licence': w:licence(), 'version': string($w:record/@program) })"/>
      </p>
      <xsl:call-template name="w:colophon-links"/>
      <xsl:call-template name="w:in-footer"/>
    </footer>
  </xsl:template>

  <xsl:function name="w:edition-title" as="element(h:cite)">
    <cite>
      <xsl:sequence select="w:edition-language(), f:full-title($w:record)"/>
    </cite>
  </xsl:function>

  <xsl:function name="w:licence" as="element(h:a)">
    <a rel="license" href="{$w:record/rec:licence/rec:url}">
      <xsl:sequence select="string($w:record/rec:licence/rec:name)"/>
    </a>
  </xsl:function>
</xsl:stylesheet>
