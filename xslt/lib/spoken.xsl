<?xml version="1.0" encoding="UTF-8"?>
<!-- What readers get to know of elements that hold data by their names and attributes: labels, dates, measures. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Elements by the message that labels them; others are called by their own name. -->
  <xsl:variable name="f:labels" as="map(xs:string, xs:string)" select="map {
      'persName': 'fact-name', 'placeName': 'fact-name', 'orgName': 'fact-name', 'name': 'fact-name',
      'geogName': 'fact-name', 'birth': 'fact-birth', 'death': 'fact-death', 'floruit': 'fact-floruit',
      'age': 'fact-age', 'sex': 'fact-sex', 'gender': 'fact-sex', 'nationality': 'fact-nationality',
      'residence': 'fact-residence', 'occupation': 'fact-occupation', 'affiliation': 'fact-affiliation',
      'education': 'fact-education', 'faith': 'fact-faith', 'event': 'fact-event', 'location': 'fact-location',
      'geo': 'fact-geo', 'country': 'fact-country', 'region': 'fact-region', 'settlement': 'fact-settlement',
      'desc': 'fact-desc', 'note': 'fact-note', 'notesStmt': 'fact-note', 'idno': 'fact-idno',
      'bibl': 'fact-literature', 'biblStruct': 'fact-literature', 'biblFull': 'fact-literature',
      'listBibl': 'fact-literature', 'ref': 'fact-link', 'ptr': 'fact-link', 'relation': 'fact-relation',
      'author': 'fact-author', 'editor': 'fact-editor', 'respStmt': 'fact-responsible',
      'principal': 'fact-responsible', 'funder': 'fact-funder', 'sponsor': 'fact-funder',
      'publisher': 'fact-publisher', 'authority': 'fact-publisher', 'distributor': 'fact-publisher',
      'pubPlace': 'fact-pubPlace', 'extent': 'fact-extent', 'series': 'fact-series', 'seriesStmt': 'fact-series',
      'publicationStmt': 'fact-publication', 'abstract': 'fact-abstract', 'summary': 'fact-abstract',
      'keywords': 'fact-keywords', 'term': 'fact-keywords', 'classCode': 'fact-keywords', 'creation': 'fact-creation',
      'setting': 'fact-setting', 'settingDesc': 'fact-setting', 'msDesc': 'fact-manuscript',
      'msFrag': 'fact-manuscript', 'msPart': 'fact-part', 'msIdentifier': 'fact-shelfmark',
      'altIdentifier': 'fact-other-shelfmark', 'msItem': 'fact-msitem', 'msItemStruct': 'fact-msitem',
      'physDesc': 'fact-physical', 'objectType': 'fact-objectType', 'objectDesc': 'fact-objectType',
      'object': 'fact-objectType', 'material': 'fact-material', 'support': 'fact-material',
      'supportDesc': 'fact-material', 'dimensions': 'fact-dimensions', 'condition': 'fact-condition',
      'layout': 'fact-layout', 'layoutDesc': 'fact-layout', 'handDesc': 'fact-hand', 'handNote': 'fact-hand',
      'scriptDesc': 'fact-script', 'scriptNote': 'fact-script', 'decoDesc': 'fact-decoration',
      'decoNote': 'fact-decoration', 'additions': 'fact-additions', 'binding': 'fact-binding',
      'bindingDesc': 'fact-binding', 'seal': 'fact-seal', 'sealDesc': 'fact-seal', 'accMat': 'fact-accompanying',
      'origin': 'fact-origin', 'origPlace': 'fact-origin', 'origDate': 'fact-dated', 'provenance': 'fact-provenance',
      'acquisition': 'fact-acquisition', 'surrogates': 'fact-surrogates', 'incipit': 'fact-incipit',
      'explicit': 'fact-explicit', 'rubric': 'fact-rubric', 'finalRubric': 'fact-rubric', 'locus': 'fact-locus',
      'locusGrp': 'fact-locus', 'title': 'title', 'date': 'date', 'language': 'language', 'langUsage': 'languages',
      'textLang': 'language', 'edition': 'edition', 'editionStmt': 'edition', 'samplingDecl': 'editing',
      'segmentation': 'editing', 'punctuation': 'editing', 'stdVals': 'editing', 'encodingDesc': 'editing',
      'correction': 'correction', 'hyphenation': 'hyphenation', 'normalization': 'normalization',
      'quotation': 'quotation', 'interpretation': 'interpretation', 'projectDesc': 'projectDesc',
      'editorialDecl': 'editing', 'availability': 'licence', 'licence': 'licence', 'correspDesc': 'correspondence',
      'correspContext': 'correspondence', 'listPerson': 'person', 'listPlace': 'place', 'listOrg': 'org',
      'person': 'person', 'place': 'place', 'org': 'org', 'particDesc': 'person', 'listEvent': 'event',
      'msContents': 'contents', 'revisionDesc': 'changes', 'change': 'changes', 'source': 'source',
      'sourceDesc': 'source', 'appInfo': 'program', 'application': 'program', 'figure': 'picture',
      'graphic': 'picture' }"/>

  <!-- What labels an element: what it is, and which of its kind. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:variable name="type" as="xs:string" select="f:type($element)"/>
    <xsl:variable name="label" as="xs:string" select="
        if ($name = ('idno', 'relation') and ($element/@name or $type))
          then f:plainly(($element/@name, f:authority-name($type))[1])
        else if ($name = ('p', 'ab') and $element/parent::*) then f:label($element/..)
        else (map:get($f:labels, $name) ! msg:text(.), f:plainly($name))[1]"/>
    <xsl:variable name="which" as="xs:string*" select="
        $element/@n[matches(., '^[\p{L}\p{N}.]{1,6}$')],
        $type[not($name = ('idno', 'relation', 'date', 'list', 'ref'))][. ne ''] ! ('(' || f:plainly(., false()) || ')')"/>
    <xsl:sequence select="string-join(($label, $which), ' ')"/>
  </xsl:function>

  <!-- The type of an element, unless it only says that the name is the usual one. -->
  <xsl:function name="f:type" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        string(($element/(@type, @subtype, @role, @unit[$element/self::biblScope])[normalize-space()])[1])
          [not(. = ('preferred', 'pref', 'main', 'reg', 'default'))] || ''"/>
  </xsl:function>

  <!-- A name that machines gave, for people: `physDesc` is `Phys desc`. -->
  <xsl:function name="f:plainly" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="f:plainly($name, true())"/>
  </xsl:function>

  <xsl:function name="f:plainly" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="capital" as="xs:boolean"/>
    <xsl:variable name="words" as="xs:string"
      select="normalize-space(replace($name, '(\p{Ll})(\p{Lu}\p{Ll})', '$1 $2') => translate('_-', '  '))"/>
    <xsl:variable name="small" as="xs:string"
      select="string-join(tokenize($words, ' ') ! (if (matches(., '^\p{Lu}\p{Ll}')) then lower-case(.) else .), ' ')"/>
    <xsl:sequence select="
        if ($words ne $name or not($capital)) then (if ($capital) then f:capital($small) else $words)
        else f:capital($words)"/>
  </xsl:function>

  <xsl:function name="f:capital" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

  <!-- The names of authorities that are not words. -->
  <xsl:variable name="f:authority-names" as="map(xs:string, xs:string)" select="map {
      'wikidata': 'Wikidata', 'viaf': 'VIAF', 'geonames': 'GeoNames', 'gnd': 'GND', 'orcid': 'ORCID', 'isni': 'ISNI',
      'lccn': 'LCCN', 'uri': 'URI', 'url': 'URL', 'doi': 'DOI', 'isbn': 'ISBN', 'issn': 'ISSN' }"/>

  <xsl:function name="f:authority-name" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="($f:authority-names(lower-case($type)), $type)[1]"/>
  </xsl:function>

  <!-- What attributes say where an element has no words for it. -->
  <xsl:function name="f:spoken" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if (empty($element/@*) or not($element/*) and normalize-space($element)) then ''
        else string-join(f:said-by-attributes($element), ', ')"/>
  </xsl:function>

  <!-- The same behind the words that there are. -->
  <xsl:function name="f:remark" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="said" as="xs:string"
      select="if (empty($element/@*)) then '' else string-join(f:said-by-attributes($element), ', ')"/>
    <xsl:sequence select="
        if (not($said)) then '' else if (normalize-space($element)) then ' (' || $said || ')' else $said"/>
  </xsl:function>

  <xsl:function name="f:said-by-attributes" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="text" as="xs:string" select="normalize-space($element)"/>
    <xsl:sequence select="(
        f:date-by-attributes($element),
        ($element/@quantity, $element/@atLeast ! ('≥ ' || .), $element/@atMost ! ('≤ ' || .))[not($text)]
          ! string-join((., $element/@unit), ' '),
        $element/@quantity[$text][not(contains($text, .))] ! string-join((., $element/@unit), ' '),
        $element/(self::dimensions | self::height | self::width | self::depth | self::dim)
          [$text][not(*/@unit)]/@unit[not(contains($text, .))],
        $element/(@value, @ident, @mainLang, @otherLangs, @key)[not($text)]
          ! (if (matches(local-name(), 'Lang|ident')) then msg:language-name(.) else string()),
        $element/(@from | @to)[not($text)][parent::biblScope or parent::citedRange or parent::locus] => string-join('–'),
        $element/(@medium, @script, @material, @form, @scribe, @scope, @style[$element/self::handNote])
          [not(contains(lower-case($text), lower-case(.)))] ! f:plainly(., false()),
        $element/(self::ref | self::ptr)[not($text)]/@target, $element/self::graphic/@url,
        $element/self::relation/(@active, @mutual, @passive)[1])[. ne '']"/>
  </xsl:function>

  <!-- The date that an element states and its words do not: known by the year. -->
  <xsl:function name="f:date-by-attributes" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="dates" as="attribute()*" select="
        $element/(@when, @from, @to, @notBefore, @notAfter)
          [not(parent::biblScope or parent::citedRange or parent::locus or parent::idno or parent::change)]"/>
    <xsl:variable name="text" as="xs:string" select="string($element)"/>
    <xsl:sequence select="
        if (exists($dates) and (every $date in $dates satisfies not(contains($text, replace($date, '^-?0*(\d+).*$', '$1')))))
        then f:date-of($element) else ''"/>
  </xsl:function>
</xsl:stylesheet>
