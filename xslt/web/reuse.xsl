<?xml version="1.0" encoding="UTF-8"?>
<!--
  The edition as data for others: each register as JSON; BEACON files, by which authorities find the pages of their
  entries; and the letters in the Correspondence Metadata Interchange Format (CMIF), which is TEI.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:m="urn:fascicle:mentions" xmlns:msg="urn:fascicle:messages"
  xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The mentions of every entry, in the order of the edition: looked for once, not in each document for each entry. -->
  <xsl:variable name="w:mentions-by-entry" as="map(xs:string, element(m:mention)+)">
    <xsl:map>
      <xsl:for-each-group select="$mentions?*/m:mentions/m:mention" group-by="tokenize(@entry)">
        <xsl:map-entry key="string(current-grouping-key())" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>


  <!-- What mode w:page said of each letter: w:letter elements. -->
  <xsl:param name="letters" as="array(document-node())" select="[]"/>

  <xsl:function name="w:reuse" as="map(xs:string, xs:string)*">
    <xsl:sequence select="
        f:registers-of($w:authority) ! map { w:register-file(.): w:register-data(.) },
        w:beacons(),
        map { 'cmif.xml': w:cmif() }[array:size($letters) gt 0]"/>
  </xsl:function>

  <xsl:function name="w:register-file" as="xs:string">
    <xsl:param name="register" as="map(xs:string, item()+)"/>
    <xsl:sequence select="'register/' || replace($register?file, '\.html$', '.json')"/>
  </xsl:function>

  <xsl:function name="w:register-data" as="xs:string">
    <xsl:param name="register" as="map(xs:string, item()+)"/>
    <xsl:sequence select="
        serialize(array { f:entries($register, $w:authority)[@xml:id] ! w:entry-data(.) },
          map { 'method': 'json', 'indent': true(), 'allow-duplicate-names': false() }) || '&#10;'"/>
  </xsl:function>

  <xsl:function name="w:entry-data" as="map(xs:string, item())">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="mentions" as="element(m:mention)*" select="$w:mentions-by-entry(string($entry/@xml:id))"/>
    <xsl:variable name="same" as="xs:string*" select="$entry/idno[empty(*)] ! f:identifier-address(.)"/>
    <xsl:sequence select="
        map:merge((
          map {
            'id': string($entry/@xml:id), 'type': local-name($entry), 'name': f:preferred-name($entry),
            'names': array { distinct-values(f:entry-names($entry) ! f:name-in-words(.)) },
            'url': w:world(w:entry-address($entry)) },
          map { 'sameAs': array { $same } }[exists($same)],
          w:moment('born', $entry/birth[1]), w:moment('died', $entry/death[1]),
          ($entry//geo)[1] ! map { 'coordinates': (string-join(w:position(.), ' ')[matches(., ' ')], normalize-space())[1] },
          map { 'mentions': array {
            for $document in distinct-values($mentions ! string(../@document))
            return map {
              'document': $document, 'url': w:world(w:page-address($document)),
              'count': count($mentions[../@document = $document]) } } }))"/>
  </xsl:function>

  <xsl:function name="w:moment" as="map(xs:string, xs:string)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="($date/(@when, @notBefore, @notAfter, @from, @to))[1] ! map { $name: string() }"/>
  </xsl:function>

  <!-- One file an authority; only a site with an address can be pointed to. -->
  <xsl:function name="w:beacons" as="map(xs:string, xs:string)*">
    <xsl:variable name="identifiers" as="element(idno)*" select="
        f:registers-of($w:authority) ! f:entries(., $w:authority)[@xml:id]/idno[empty(*)][normalize-space()]
          [map:contains($f:authority-addresses, lower-case(string(@type)))]"/>
    <xsl:if test="$w:record/rec:url">
      <xsl:for-each-group select="$identifiers" group-by="lower-case(@type)">
        <xsl:sequence select="map { 'beacon-' || current-grouping-key() || '.txt': w:beacon(current-grouping-key(), current-group()) }"/>
      </xsl:for-each-group>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:beacon" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="identifiers" as="element(idno)+"/>
    <xsl:variable name="base" as="xs:string" select="$f:authority-addresses($kind)"/>
    <xsl:variable name="rows" as="xs:string+" select="
        for $idno in $identifiers
        return substring-after(f:identifier-address($idno), $base)[. ne ''] || '||' || w:world(w:entry-address($idno/..))"/>
    <xsl:sequence select="
        string-join((
          '#FORMAT: BEACON', '#PREFIX: ' || $base, '#NAME: ' || f:full-title($w:record),
          '#INSTITUTION: ' || $w:record/rec:publisher, '#TIMESTAMP: ' || $w:record/rec:date,
          '#FEED: ' || w:world('beacon-' || $kind || '.txt'), '', sort($rows[not(starts-with(., '||'))]), ''), '&#10;')"/>
  </xsl:function>

  <!-- The letters, each with its address. -->
  <xsl:function name="w:cmif" as="xs:string">
    <xsl:variable name="document" as="element(TEI)">
      <TEI>
        <teiHeader>
          <fileDesc>
            <titleStmt>
              <title>
                <xsl:sequence select="f:full-title($w:record)"/>
              </title>
              <xsl:for-each select="$w:record/rec:person">
                <editor>
                  <xsl:sequence select="string(rec:name)"/>
                </editor>
              </xsl:for-each>
            </titleStmt>
            <publicationStmt>
              <publisher>
                <xsl:sequence select="string($w:record/rec:publisher)"/>
              </publisher>
              <xsl:for-each select="w:canonical('cmif.xml')">
                <idno type="url">
                  <xsl:sequence select="."/>
                </idno>
              </xsl:for-each>
              <date when="{$w:record/rec:date}"/>
              <availability>
                <licence target="{$w:record/rec:licence/rec:url}">
                  <xsl:sequence select="string($w:record/rec:licence/rec:name)"/>
                </licence>
              </availability>
            </publicationStmt>
            <sourceDesc>
              <bibl type="online">
                <xsl:attribute name="xml:id" select="$w:record/rec:id"/>
                <xsl:sequence select="string-join((f:full-title($w:record), f:editors($w:record), f:release($w:record)), '. ')"/>
                <xsl:for-each select="f:permanent-address($w:record)">
                  <xsl:text> </xsl:text>
                  <ref target="{.}">
                    <xsl:sequence select="."/>
                  </ref>
                </xsl:for-each>
              </bibl>
            </sourceDesc>
          </fileDesc>
          <profileDesc>
            <xsl:for-each select="$letters?*/w:letter">
              <correspDesc ref="{w:world(w:page-address(@document))}" source="#{$w:record/rec:id}">
                <xsl:apply-templates select="correspDesc/correspAction[@type = ('sent', 'received')]" mode="w:cmif"/>
              </correspDesc>
            </xsl:for-each>
          </profileDesc>
        </teiHeader>
        <text>
          <body>
            <p/>
          </body>
        </text>
      </TEI>
    </xsl:variable>
    <xsl:sequence select="serialize($document, map { 'method': 'xml', 'indent': true(), 'omit-xml-declaration': false() }) || '&#10;'"/>
  </xsl:function>

  <!-- Of a letter's way no more than the format has: who, where and when, with the addresses of authorities. -->
  <xsl:mode name="w:cmif" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="correspAction" mode="w:cmif" as="element(correspAction)">
    <correspAction type="{@type}">
      <xsl:apply-templates mode="#current"/>
    </correspAction>
  </xsl:template>

  <xsl:template match="persName | orgName | placeName" mode="w:cmif" as="element()">
    <xsl:variable name="entry" as="element()?" select="f:entry(., $w:authority)"/>
    <xsl:variable name="addresses" as="xs:string*" select="
        tokenize(@ref)[matches(., '^https?://')], $entry/idno[empty(*)] ! f:identifier-address(.)"/>
    <xsl:element name="{local-name()}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:if test="exists($addresses)">
        <xsl:attribute name="ref" select="w:best-address($addresses)"/>
      </xsl:if>
      <xsl:sequence select="normalize-space()"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="name[normalize-space()] | rs[normalize-space()]" mode="w:cmif" as="element(persName)">
    <persName>
      <xsl:sequence select="normalize-space()"/>
    </persName>
  </xsl:template>

  <xsl:template match="date[@when or @from or @to or @notBefore or @notAfter]" mode="w:cmif" as="element(date)">
    <date>
      <xsl:sequence select="@when, @from, @to, @notBefore, @notAfter, @cert"/>
    </date>
  </xsl:template>

  <!-- The format takes one address: of persons that of the GND, of places that of GeoNames, if there is one. -->
  <xsl:function name="w:best-address" as="xs:string">
    <xsl:param name="addresses" as="xs:string+"/>
    <xsl:variable name="liked" as="xs:string+" select="('gnd', 'viaf', 'geonames', 'wikidata') ! $f:authority-addresses(.)"/>
    <xsl:sequence select="
        (for $base in $liked return $addresses[starts-with(., $base)], $addresses)[1]"/>
  </xsl:function>

  <!-- What mode w:page says of a letter; nothing of any other text. -->
  <xsl:function name="w:letter-told" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="told" as="element(w:letter)?">
      <xsl:for-each select="$tei/teiHeader/profileDesc/correspDesc[1][correspAction[@type = ('sent', 'received')]]">
        <w:letter document="{$name}">
          <xsl:copy-of select="."/>
        </w:letter>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="$told ! serialize(., map { 'method': 'xml', 'omit-xml-declaration': true() }) || ''"/>
  </xsl:function>
</xsl:stylesheet>
