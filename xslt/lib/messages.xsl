<?xml version="1.0" encoding="UTF-8"?>
<!--
  The words of the interface: messages/LANG.xml has those of a language, messages/cldr/LANG.xml what Unicode's CLDR
  says of it. No other module holds a word that is shown.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:msg="urn:fascicle:messages" exclude-result-prefixes="#all">

  <!-- The language of the edition; where it has no messages, the interface speaks English. -->
  <xsl:param name="language" as="xs:string" select="'en'"/>

  <xsl:variable name="msg:language" as="xs:string" select="msg:nearest($language)"/>

  <!-- The language of messages for a tag: `pt-BR` has those of `pt`, `qu` those of `en`. -->
  <xsl:function name="msg:nearest" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="($msg:languages[. = lower-case(tokenize($tag, '-')[1])], 'en')[1]"/>
  </xsl:function>

  <!-- Whether two tags are of one language, whatever the region or script. -->
  <xsl:function name="msg:same-language" as="xs:boolean">
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:sequence select="lower-case(tokenize($one, '-')[1]) = lower-case(tokenize($other, '-')[1])"/>
  </xsl:function>

  <xsl:key name="msg:message" match="msg:message" use="@key"/>

  <!-- A message in the language of the interface. -->
  <xsl:function name="msg:text" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="msg:text($key, map { })"/>
  </xsl:function>

  <xsl:function name="msg:text" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, item()?)"/>
    <xsl:sequence select="msg:text($key, $msg:language, $arguments)"/>
  </xsl:function>

  <!-- A message in a language that has messages, its braces filled in. -->
  <xsl:function name="msg:text" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, item()?)"/>
    <xsl:sequence select="msg:fill(msg:pattern($key, $language, $arguments), $arguments)"/>
  </xsl:function>

  <!-- A message as nodes of a page; arguments may be nodes: links, names in another language. -->
  <xsl:function name="msg:nodes" as="node()*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, item()*)"/>
    <xsl:sequence select="msg:pieces(msg:pattern($key, $msg:language, $arguments), $arguments)"/>
  </xsl:function>

  <!-- The words of a message, its plural form chosen, nothing filled in. -->
  <xsl:function name="msg:pattern" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, item()*)"/>
    <xsl:variable name="message" as="element(msg:message)?"
      select="key('msg:message', $key, $msg:messages($language))"/>
    <xsl:variable name="category" as="xs:string?"
      select="$message/@count ! msg:plural(xs:integer($arguments(string(.))), $language)"/>
    <xsl:variable name="words" as="element()?" select="
        if (exists($category)) then $message/msg:form[@n = $category] else $message"/>
    <xsl:sequence select="
        if (exists($words)) then string($words)
        else error(xs:QName('msg:missing'), 'no message ' || $key || ' in ' || $language)"/>
  </xsl:function>

  <!-- A pattern with its braces filled in. -->
  <xsl:function name="msg:fill" as="xs:string">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, item()*)"/>
    <xsl:sequence select="
        if (contains($pattern, '{')) then string-join(msg:pieces($pattern, $arguments)) else $pattern"/>
  </xsl:function>

  <xsl:function name="msg:pieces" as="node()*">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="arguments" as="map(xs:string, item()*)"/>
    <!-- text and names in turn: `a {name} b` -->
    <xsl:for-each select="tokenize($pattern, '[{}]')">
      <xsl:variable name="value" as="item()*" select="
          if (position() mod 2 eq 1) then .[.]
          else if (map:contains($arguments, .)) then $arguments(.)
          else error(xs:QName('msg:argument'), 'nothing to fill in: ' || .)"/>
      <xsl:for-each select="$value">
        <xsl:choose>
          <xsl:when test=". instance of node()">
            <xsl:sequence select="."/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="."/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!--
    A text that the record or a header has in the program's own English words, in the language of the interface; any
    other text is somebody's own and stays.
  -->
  <xsl:function name="msg:translated" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="own" as="element(msg:message)?" select="$msg:own[msg:is-filled-in(., $text)][1]"/>
    <xsl:sequence select="
        if (exists($own))
        then msg:text($own/@key, map { 'file': msg:filled-in($own, $text) })
        else $text"/>
  </xsl:function>

  <xsl:variable name="msg:own" as="element(msg:message)+"
    select="$msg:messages('en')/*/msg:message[starts-with(@key, 'own-')]"/>

  <xsl:function name="msg:is-filled-in" as="xs:boolean">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        $text = (
          if (contains($message, '{'))
          then substring-before($message, '{') || msg:filled-in($message, $text) || substring-after($message, '}')
          else $message)"/>
  </xsl:function>

  <!-- What stands in a text where a message has its braces. -->
  <xsl:function name="msg:filled-in" as="xs:string">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="before" as="xs:string" select="substring-before($message, '{')"/>
    <xsl:variable name="after" as="xs:string" select="substring-after($message, '}')"/>
    <xsl:sequence select="
        substring($text, string-length($before) + 1, string-length($text) - string-length($before || $after))
          [contains($message, '{')] || ''"/>
  </xsl:function>

  <!-- The plural category of a whole number (CLDR, plural rules; `many` of millions in Romance languages left out). -->
  <xsl:function name="msg:plural" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$language = 'ru'">
        <xsl:variable name="units" as="xs:integer" select="$number mod 10"/>
        <xsl:variable name="teen" as="xs:boolean" select="$number mod 100 = (11 to 14)"/>
        <xsl:sequence select="
            if ($units eq 1 and not($teen)) then 'one'
            else if ($units = (2 to 4) and not($teen)) then 'few'
            else 'many'"/>
      </xsl:when>
      <xsl:when test="$language = 'pl'">
        <xsl:sequence select="
            if ($number eq 1) then 'one'
            else if ($number mod 10 = (2 to 4) and not($number mod 100 = (12 to 14))) then 'few'
            else 'many'"/>
      </xsl:when>
      <xsl:when test="$language = ('fr', 'pt')">
        <xsl:sequence select="if ($number = (0, 1)) then 'one' else 'other'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="if ($number eq 1) then 'one' else 'other'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What CLDR says of the language of the interface. -->
  <xsl:variable name="msg:locale" as="element(msg:locale)"
    select="$msg:locales($msg:language)/msg:locale"/>

  <!-- `Ada Quill, Tom Quill and Mara Tolland` -->
  <xsl:function name="msg:enumerate" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="
        if (count($names) le 1) then string($names)
        else string-join($names[position() lt last()], ', ') || $msg:locale/@last || $names[last()]"/>
  </xsl:function>

  <xsl:function name="msg:decimal" as="xs:string">
    <xsl:param name="number" as="xs:decimal"/>
    <xsl:sequence select="translate(string($number), '.', $msg:locale/@decimal)"/>
  </xsl:function>

  <!-- The name of a language, by the first part of its tag; the tag itself where CLDR has none. -->
  <xsl:function name="msg:language-name" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="
        ($msg:locale/msg:language[@tag = lower-case(tokenize($tag, '-')[1])] ! string(), $tag)[1]"/>
  </xsl:function>
</xsl:stylesheet>
