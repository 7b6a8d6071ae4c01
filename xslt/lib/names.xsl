<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and the authority file: which entry a name points to, what an entry is called. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:msg="urn:fascicle:messages"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!--
    The registers in their order: the kind of their entries, which is the key of the register's title, the elements of
    TEI that such an entry can be, and the page.
  -->
  <xsl:variable name="f:registers" as="map(xs:string, item()+)+" select="
      map { 'element': 'person', 'members': ('person', 'personGrp', 'persona'), 'file': 'persons.html' },
      map { 'element': 'place', 'members': ('place'), 'file': 'places.html' },
      map { 'element': 'org', 'members': ('org'), 'file': 'organisations.html' },
      map { 'element': 'bibl', 'members': ('bibl', 'biblStruct', 'biblFull'), 'file': 'works.html' },
      map { 'element': 'event', 'members': ('event'), 'file': 'events.html' }"/>

  <!-- The register that an entry stands in. -->
  <xsl:function name="f:register-of" as="map(xs:string, item()+)">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$f:registers[?members = local-name($entry)]"/>
  </xsl:function>

  <!-- The registers that have entries. -->
  <xsl:function name="f:registers-of" as="map(xs:string, item()+)*">
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:sequence select="$f:registers[exists(f:entries(., $authority))]"/>
  </xsl:function>

  <!-- All entries of a register, in the order of the authority file. -->
  <xsl:function name="f:entries" as="element()*">
    <xsl:param name="register" as="map(xs:string, item()+)"/>
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:sequence select="$authority//standOff//*[local-name() = $register?members][f:is-entry(.)]"/>
  </xsl:function>

  <!-- Those of some ids. -->
  <xsl:function name="f:entries-of" as="element()*">
    <xsl:param name="register" as="map(xs:string, item()+)"/>
    <xsl:param name="ids" as="xs:string*"/>
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:sequence select="
        $authority ! key('f:entry', $ids, .)[local-name() = $register?members][ancestor::standOff]"/>
  </xsl:function>

  <!-- Whether an element is an entry of a register, and not what another entry says of itself: its source, its life. -->
  <xsl:function name="f:is-entry" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::person or self::personGrp or self::persona or self::place or self::org])
        or exists($element[self::bibl or self::biblStruct or self::biblFull or self::event])
          and empty($element/ancestor::*[. ! local-name() = $f:registers?members])"/>
  </xsl:function>

  <xsl:key name="f:entry" use="@xml:id" match="
      person | personGrp | persona | place | org | (bibl | biblStruct | biblFull | event)[f:is-entry(.)]"/>

  <!-- The ids of the entries that a name points to: the fragments of @ref (`authority.xml#id`, `#id`). -->
  <xsl:function name="f:entry-ids" as="xs:string*">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="tokenize($name/@ref) ! substring-after(., '#')[. ne '']"/>
  </xsl:function>

  <!-- The first of them, which the name is linked to. -->
  <xsl:function name="f:entry-id" as="xs:string?">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="f:entry-ids($name)[1]"/>
  </xsl:function>

  <!-- The entry of the authority file that a name points to, if there is one. -->
  <xsl:function name="f:entry" as="element()?">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="authority" as="document-node()?"/>
    <xsl:variable name="id" as="xs:string?" select="f:entry-id($name)"/>
    <xsl:sequence select="$authority ! key('f:entry', $id, .)[1]"/>
  </xsl:function>

  <!-- The names of an entry, the preferred one first; what has no name is called by its title, heading or label. -->
  <xsl:function name="f:entry-names" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*" select="
        let $own := $entry/(persName | placeName | orgName | eventName | objectName)[normalize-space()],
            $other := $entry/(name, head, label, geogName, settlement, region, country)[normalize-space()]
        return if (exists($own)) then $own else $other[1]"/>
    <xsl:variable name="preferred" as="element()?"
      select="($names[@type = ('preferred', 'pref', 'main', 'reg')], $names)[1]"/>
    <xsl:sequence select="$preferred, $names except $preferred"/>
  </xsl:function>

  <!-- What an entry is called: its preferred name, else its first, else how it begins, else its id. -->
  <xsl:function name="f:preferred-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        (f:entry-names($entry) ! f:name-in-words(.)[. ne ''], f:title-in-words($entry)[. ne ''],
          f:beginning($entry)[. ne ''], string($entry/@xml:id)[. ne ''], msg:text('unnamed'))[1]"/>
  </xsl:function>

  <!-- The words of a name; parts of a name without blanks between them are words of their own. -->
  <xsl:function name="f:name-in-words" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if (exists($name/*) and not($name/text()[normalize-space()]))
        then string-join(
          for $part in $name/*[normalize-space()]
          return f:name-in-words($part)
            || ','[$part/self::surname/following-sibling::*[normalize-space()][1]/self::forename], ' ')
        else normalize-space($name)"/>
  </xsl:function>

  <!-- `Quill, Ada: Tides`; nothing where an entry has no title. -->
  <xsl:function name="f:title-in-words" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="title" as="element(title)?" select="
        ($entry/title, $entry/analytic/title, $entry/monogr/title, $entry//titleStmt/title)[normalize-space()][1]"/>
    <xsl:variable name="authors" as="element(author)*" select="$title/../author[normalize-space()]"/>
    <xsl:sequence select="
        string-join((msg:enumerate($authors ! f:name-in-words(.))[exists($authors)], $title ! f:name-in-words(.)), ': ')
          [exists($title)] || ''"/>
  </xsl:function>

  <!-- The first words of an entry that has no name. -->
  <xsl:function name="f:beginning" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        f:shorten(string-join($entry//text()[normalize-space()][not(ancestor::idno)] ! normalize-space(), ' '), 60)"/>
  </xsl:function>

  <!-- Where the authorities of the world keep an identifier. -->
  <xsl:variable name="f:authority-addresses" as="map(xs:string, xs:string)" select="map {
      'wikidata': 'https://www.wikidata.org/wiki/',
      'viaf': 'https://viaf.org/viaf/',
      'geonames': 'https://www.geonames.org/',
      'gnd': 'https://d-nb.info/gnd/',
      'orcid': 'https://orcid.org/',
      'isni': 'https://isni.org/isni/',
      'lccn': 'https://lccn.loc.gov/' }"/>

  <!-- The address of an identifier: what stands there if it is one, else that of its authority; nothing if unknown. -->
  <xsl:function name="f:identifier-address" as="xs:string?">
    <xsl:param name="idno" as="element(idno)"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space($idno)"/>
    <xsl:variable name="base" as="xs:string?"
      select="map:get($f:authority-addresses, lower-case(string($idno/@type)))"/>
    <xsl:sequence select="
        if (matches($value, '^https?://\S+$')) then $value
        else $base ! (. || encode-for-uri($value))"/>
  </xsl:function>
</xsl:stylesheet>
