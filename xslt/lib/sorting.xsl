<?xml version="1.0" encoding="UTF-8"?>
<!-- The order of registers and indices, and the form in which they show a name. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Entries in the order of a language's dictionary: by letters, then by accents and capitals, then by their ids. -->
  <xsl:function name="f:sort-entries" as="element()*">
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="collation" as="xs:string" select="f:collation($language)"/>
    <!-- what is compared is found once an entry -->
    <xsl:variable name="keys" as="map(xs:string, item())*">
      <xsl:for-each select="$entries">
        <xsl:variable name="key" as="xs:string" select="f:sort-key(.)"/>
        <xsl:variable name="name" as="xs:string" select="f:preferred-name(.)"/>
        <xsl:map>
          <xsl:map-entry key="'entry'" select="."/>
          <xsl:map-entry key="'key'" select="$key"/>
          <xsl:map-entry key="'name'" select="$name"/>
          <xsl:map-entry key="'letters'" select="f:letters($key, $language)"/>
          <xsl:map-entry key="'name-letters'" select="f:letters($name, $language)"/>
        </xsl:map>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="sorted" as="map(xs:string, item())*">
      <xsl:perform-sort select="$keys">
        <xsl:sort select="?letters" collation="{$f:codepoints}"/>
        <xsl:sort select="?key" collation="{$collation}"/>
        <xsl:sort select="?name-letters" collation="{$f:codepoints}"/>
        <xsl:sort select="?name" collation="{$collation}"/>
        <xsl:sort select="string(?entry/@xml:id)" collation="{$f:codepoints}"/>
      </xsl:perform-sort>
    </xsl:variable>
    <xsl:sequence select="$sorted?entry"/>
  </xsl:function>

  <xsl:variable name="f:codepoints" as="xs:string"
    select="'http://www.w3.org/2005/xpath-functions/collation/codepoint'"/>

  <xsl:function name="f:collation" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="'http://www.w3.org/2013/collation/UCA?lang=' || tokenize($language, '-')[1]"/>
  </xsl:function>

  <!-- What an entry sorts under: what its editors say, else what its name says by itself. -->
  <xsl:function name="f:sort-key" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="f:entry-names($entry)[1]"/>
    <xsl:sequence select="
        ($entry/@sortKey ! string(),
          $name/self::persName ! f:family-name(.),
          replace(f:preferred-name($entry), '^The\s+', ''))[1]"/>
  </xsl:function>

  <!-- Languages in whose names the family stands first. -->
  <xsl:variable name="f:family-first" as="xs:string+" select="'hu', 'ja', 'ko', 'vi', 'zh'"/>

  <!--
    Particles that belong to the family name when they have a capital: Yves Le Guerch is found under L, Ludwig van
    Beethoven under B.
  -->
  <xsl:variable name="f:particles" as="xs:string"
    select="'(Abu|Al|Da|De|Del|Della|Den|Der|Des|Di|Du|El|Ibn|La|Las|Le|Les|Los|Mac|San|Santa|St\.?|Ten|Ter|Van|Von)'"/>

  <!-- What follows a name without being part of the family's: Jr., II. -->
  <xsl:variable name="f:name-endings" as="xs:string" select="',?\s+([JS]r\.?|[IVX]{1,4})$'"/>

  <!--
    The word or words that a person sorts under: the surname where the name marks it, all of a name with a comma or
    in a language where the family stands first, else the last word. What stands in brackets does not count.
  -->
  <xsl:function name="f:family-name" as="xs:string">
    <xsl:param name="name" as="element(persName)"/>
    <xsl:variable name="bare" as="xs:string"
      select="f:name-in-words($name) => replace('\s*[(\[][^)\]]*[)\]]', '') => replace($f:name-endings, '')"/>
    <xsl:sequence select="
        if ($name/surname) then string-join($name/surname ! normalize-space(), ' ')
        else if (contains($bare, ',') or tokenize(f:language($name), '-')[1] = $f:family-first) then $bare
        else replace($bare, '^(.*?\s)?((' || $f:particles || '\s+)*\S+)$', '$2')"/>
  </xsl:function>

  <!--
    The name as registers and indices show it: `Quill, Ada` where it says which part is the surname, or its editors do by
    a key to sort by that has such a form or is how the name ends.
  -->
  <xsl:function name="f:index-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="f:entry-names($entry)[1]"/>
    <xsl:variable name="rest" as="xs:string" select="
        if ($name/* and not($name/text()[normalize-space()]))
        then string-join($name/(* except surname) ! f:name-in-words(.)[. ne ''], ' ')
        else normalize-space(string-join($name//text()[not(ancestor::surname)]))"/>
    <xsl:variable name="whole" as="xs:string" select="f:preferred-name($entry)"/>
    <xsl:variable name="key" as="xs:string?" select="$entry[$name/self::persName]/@sortKey ! normalize-space()"/>
    <xsl:sequence select="
        if ($name/surname and $rest) then f:family-name($name) || ', ' || $rest
        else if (exists($key) and f:same-words($key, $whole)) then $key
        else if (exists($key) and ends-with($whole, ' ' || $key))
          then $key || ', ' || normalize-space(substring($whole, 1, string-length($whole) - string-length($key)))
        else $whole"/>
  </xsl:function>

  <!-- Whether one is the other with its words turned about a comma. -->
  <xsl:function name="f:same-words" as="xs:boolean">
    <xsl:param name="turned" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        contains($turned, ', ') and deep-equal(sort(tokenize(translate($turned, ',', ''))), sort(tokenize($name)))"/>
  </xsl:function>
</xsl:stylesheet>
