<?xml version="1.0" encoding="UTF-8"?>
<!-- What a page tells machines: its icon, the feed, Open Graph, typed links (Signposting), and schema.org as JSON-LD. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages" xmlns:rec="urn:fascicle:record"
  xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:variable name="w:start-file" as="xs:string" select="'index.html'"/>

  <!-- The source of a page that shows one; what is shown beside it as files. -->
  <xsl:function name="w:source-of-page" as="element(rec:source)?">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="$w:source[w:page-address(@stem) eq $file]"/>
  </xsl:function>

  <!-- The files that hold what a page shows: of a document its TEI file, its words, and the book. -->
  <xsl:function name="w:items" as="map(xs:string, xs:string)*">
    <xsl:param name="file" as="xs:string"/>
    <xsl:for-each select="w:source-of-page($file)">
      <xsl:sequence select="
          map { 'href': w:tei-address(@stem), 'type': 'application/tei+xml' },
          map { 'href': w:plain-address(@stem), 'type': 'text/plain' }"/>
    </xsl:for-each>
    <xsl:if test="exists(w:source-of-page($file)) or $file eq $w:start-file">
      <xsl:sequence select="array:flatten($books) ! map { 'href': encode-for-uri(.), 'type': 'application/pdf' }"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:plain-address" as="xs:string">
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="'plain/' || encode-for-uri($stem) || '.txt'"/>
  </xsl:function>

  <!-- An address in the world where the record knows one, else that beside the page. -->
  <xsl:function name="w:world" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="(w:canonical($file), $file)[1]"/>
  </xsl:function>

  <xsl:function name="w:found" as="element()+">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="title" as="xs:string?"/>
    <xsl:param name="description" as="xs:string"/>
    <xsl:variable name="source" as="element(rec:source)?" select="w:source-of-page($file)"/>
    <xsl:variable name="is-start" as="xs:boolean" select="$file eq $w:start-file"/>
    <link rel="icon" href="favicon.svg" type="image/svg+xml"/>
    <link rel="alternate" href="feed.xml" type="application/atom+xml" title="{msg:text('feed')}"/>
    <xsl:sequence select="
        w:property('og:title', ($title, $w:record/rec:title)[1]),
        w:property('og:type', if ($source) then 'article' else 'website'),
        w:property('og:site_name', $w:record/rec:title),
        w:property('og:description', $description)[@content ne ''],
        w:canonical($file) ! w:property('og:url', .)"/>
    <xsl:if test="$source or $is-start">
      <xsl:sequence select="w:typed-links($file, ($source/@stem, 'edition')[1])"/>
      <script type="application/ld+json">
        <xsl:sequence select="
            serialize(if ($source) then w:document-data($source, $file) else w:edition-data(true()),
              map { 'method': 'json', 'indent': false() }) => replace('&lt;', '\\u003c')"/>
      </script>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:property" as="element(h:meta)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <meta property="{$name}" content="{f:shorten(normalize-space($content), 200)}"/>
  </xsl:function>

  <!-- Signposting: how to cite it, what describes it, which files it is, who made it, what sort of thing it is. -->
  <xsl:function name="w:typed-links" as="element(h:link)+">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="stem" as="xs:string"/>
    <xsl:for-each select="(f:permanent-address($w:record)[$file eq $w:start-file], w:canonical($file))[1]">
      <link rel="cite-as" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="$w:citations">
      <link rel="describedby" href="{w:citation-address($stem, .)}" type="{?type}"/>
    </xsl:for-each>
    <xsl:for-each select="w:items($file)">
      <link rel="item" href="{?href}" type="{?type}"/>
    </xsl:for-each>
    <xsl:for-each select="$w:record/rec:person/rec:orcid">
      <link rel="author" href="https://orcid.org/{.}"/>
    </xsl:for-each>
    <link rel="type" href="https://schema.org/{if ($file eq $w:start-file) then 'Book' else 'CreativeWork'}"/>
    <xsl:if test="w:canonical($file)">
      <link rel="linkset" href="{w:linkset-address($stem)}" type="application/linkset+json"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:linkset-address" as="xs:string">
    <xsl:param name="stem" as="xs:string"/>
    <xsl:sequence select="'cite/' || encode-for-uri($stem) || '.linkset.json'"/>
  </xsl:function>

  <!-- The same links as a file (RFC 9264), for those who read no HTML; only a page with an address can be its anchor. -->
  <xsl:function name="w:linkset" as="map(xs:string, xs:string)?">
    <xsl:param name="file" as="xs:string"/>
    <xsl:variable name="stem" as="xs:string" select="(w:source-of-page($file)/@stem, 'edition')[1]"/>
    <xsl:for-each select="w:canonical($file)">
      <xsl:variable name="links" as="map(xs:string, item())*">
        <xsl:for-each-group select="(w:typed-links($file, $stem)[not(@rel = 'linkset')], w:licence-link())" group-by="string(@rel)">
          <xsl:sequence select="
              map { current-grouping-key(): array {
                current-group() ! map:merge((
                  map { 'href': if (matches(@href, '^https?:')) then string(@href) else w:canonical(@href) },
                  @type ! map { 'type': string() })) } }"/>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:sequence select="
          map { 'cite/' || $stem || '.linkset.json':
            serialize(map { 'linkset': [map:merge((map { 'anchor': . }, $links))] }, map { 'method': 'json', 'indent': false() }) }"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="w:licence-link" as="element(h:link)">
    <link rel="license" href="{$w:record/rec:licence/rec:url}"/>
  </xsl:function>

  <!-- The context is written out, so that whoever reads the page needs no network. -->
  <xsl:variable name="w:context" as="map(*)" select="map { '@vocab': 'https://schema.org/' }"/>

  <!-- The edition for schema.org: all of it on its start page, its name and address where it is what something is in. -->
  <xsl:function name="w:edition-data" as="map(xs:string, item())">
    <xsl:param name="is-whole" as="xs:boolean"/>
    <xsl:variable name="whole" as="map(xs:string, item())*" select="
        if (not($is-whole)) then () else (
          map { '@context': $w:context, 'inLanguage': string($w:record/rec:language) },
          $w:record/rec:description ! map { 'description': string() },
          w:encoding($w:start-file))"/>
    <xsl:sequence select="
        map:merge((
          map {
            '@type': 'Book', 'name': f:full-title($w:record), 'version': string($w:record/rec:version),
            'datePublished': string($w:record/rec:date),
            'publisher': map { '@type': 'Organization', 'name': string($w:record/rec:publisher) },
            'editor': array { $w:record/rec:person ! w:person-data(.) },
            'license': string($w:record/rec:licence/rec:url) },
          f:permanent-address($w:record) ! map { '@id': ., 'url': . },
          $w:record/rec:doi ! map { 'identifier': 'https://doi.org/' || . },
          $whole))"/>
  </xsl:function>

  <xsl:function name="w:person-data" as="map(xs:string, item())">
    <xsl:param name="person" as="element(rec:person)"/>
    <xsl:sequence select="
        map:merge((
          map { '@type': 'Person', 'name': string($person/rec:name) },
          $person/rec:given ! map { 'givenName': string() },
          $person/rec:family ! map { 'familyName': string() },
          $person/rec:orcid ! map { '@id': 'https://orcid.org/' || . }))"/>
  </xsl:function>

  <!-- A letter is a message as well: schema.org has no type of its own for it. -->
  <xsl:function name="w:document-data" as="map(xs:string, item())">
    <xsl:param name="source" as="element(rec:source)"/>
    <xsl:param name="file" as="xs:string"/>
    <xsl:variable name="day" as="xs:string?" select="f:html-datetime($source/rec:date[not(@precision or @cert)]/@when)"/>
    <xsl:sequence select="
        map:merge((
          map {
            '@context': $w:context,
            '@type': if ($source/rec:genre = 'letter') then ['CreativeWork', 'Message'] else 'CreativeWork',
            'name': string($source/rec:title), 'inLanguage': string($source/rec:language),
            'isPartOf': w:edition-data(false()), 'license': string($w:record/rec:licence/rec:url) },
          w:canonical($file) ! map { '@id': ., 'url': . },
          $source/rec:author ! map { 'author': string() },
          $day ! map { 'dateCreated': . },
          w:encoding($file)))"/>
  </xsl:function>

  <xsl:function name="w:encoding" as="map(xs:string, item())">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="
        map { 'encoding': array {
          w:items($file) ! map { '@type': 'MediaObject', 'contentUrl': w:world(?href), 'encodingFormat': ?type } } }"/>
  </xsl:function>
</xsl:stylesheet>
