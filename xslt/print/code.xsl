<?xml version="1.0" encoding="UTF-8"?>
<!--
  Typst code. Text goes out as string literals only, never as Typst markup, so that no character of a source
  can mean anything to Typst: this is the one place that escapes.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:typ="urn:fascicle:typst" exclude-result-prefixes="#all">

  <!-- Characters that no font of the book has: they are shown by their numbers. -->
  <xsl:param name="missing" as="xs:string" select="''"/>

  <xsl:variable name="typ:missing" as="xs:integer*" select="string-to-codepoints($missing)"/>
  <xsl:variable name="typ:missing-class" as="xs:string"
    select="'[' || replace($missing, '([\[\]\\\-\^])', '\\$1') || ']'"/>

  <!-- Where a word may be broken that has no other place for it: addresses, mostly. It becomes a place, no character of the book. -->
  <xsl:variable name="typ:break" as="xs:string" select="'&#x200B;'"/>
  <xsl:variable name="typ:longest" as="xs:integer" select="30"/>
  <xsl:variable name="typ:unbreakable" as="xs:string" select="'\S*[^\s\-]{' || $typ:longest || '}\S*|\S*' || $typ:break || '\S*'"/>

  <!-- A string literal. A line end inside a literal would be a line end in the book. -->
  <xsl:function name="typ:string" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="translate($text, '&#x9;&#xA;&#xD;', '   ')"/>
    <xsl:variable name="escaped" as="xs:string" select="
        if (contains($line, '\') or contains($line, '&quot;')) then replace($line, '([\\&quot;])', '\\$1') else $line"/>
    <xsl:sequence select="'&quot;' || $escaped || '&quot;'"/>
  </xsl:function>

  <!--
    Running text: literals, and `sp` for blanks at its ends. Typst collapses `sp` with its neighbours and drops it
    at the ends of a paragraph, as XML's blanks want it.
  -->
  <xsl:function name="typ:text" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="core" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="
        'sp'[typ:is-blank(substring($text, 1, 1))],
        typ:breakable($core),
        'sp'[$core and typ:is-blank(substring($text, string-length($text)))]"/>
  </xsl:function>

  <xsl:function name="typ:is-blank" as="xs:boolean">
    <xsl:param name="character" as="xs:string"/>
    <xsl:sequence select="$character ne '' and not(normalize-space($character))"/>
  </xsl:function>

  <!-- Literals, and boxes for the characters that no font has. -->
  <xsl:function name="typ:words" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="not($text)"/>
      <xsl:when test="empty($typ:missing)">
        <xsl:sequence select="typ:string($text)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="analyze-string($text, $typ:missing-class)/*" mode="typ:glyphs"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:mode name="typ:glyphs" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="fn:non-match" mode="typ:glyphs" as="xs:string">
    <xsl:sequence select="typ:string(.)"/>
  </xsl:template>

  <xsl:template match="fn:match" mode="typ:glyphs" as="xs:string">
    <xsl:sequence select="typ:call('missing-glyph', typ:string(typ:number(string-to-codepoints(.))))"/>
  </xsl:template>

  <!-- A character by its number: U+4E2D. -->
  <xsl:function name="typ:number" as="xs:string">
    <xsl:param name="codepoint" as="xs:integer"/>
    <xsl:variable name="digits" as="xs:string" select="typ:hexadecimal($codepoint)"/>
    <xsl:sequence select="'U+' || substring('0000', string-length($digits) + 1) || $digits"/>
  </xsl:function>

  <xsl:function name="typ:hexadecimal" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        (if ($number ge 16) then typ:hexadecimal($number idiv 16) else '')
        || substring('0123456789ABCDEF', $number mod 16 + 1, 1)"/>
  </xsl:function>

  <!-- Text in which a very long word may be broken: after a sign, else after every twelfth character. -->
  <xsl:function name="typ:breakable" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="contains($text, $typ:break) or tokenize(translate($text, '-', ' '), ' ') ! string-length() >= $typ:longest">
        <xsl:apply-templates select="analyze-string($text, $typ:unbreakable)/*" mode="typ:long-words"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="typ:words($text)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:mode name="typ:long-words" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="fn:non-match" mode="typ:long-words" as="xs:string*">
    <xsl:sequence select="typ:words(.)"/>
  </xsl:template>

  <!-- It is no word of a language, most often: it gets no hyphens. -->
  <xsl:template match="fn:match" mode="typ:long-words" as="xs:string">
    <xsl:variable name="parts" as="xs:string*" select="tokenize(typ:broken(.), $typ:break)[. ne '']"/>
    <xsl:sequence select="
        typ:call('long-word', typ:content((typ:words(head($parts)), tail($parts) ! ('may-break', typ:words(.)))))"/>
  </xsl:template>

  <xsl:function name="typ:broken" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="
        $word => replace('([/.?=&amp;_#%])(\w)', '$1' || $typ:break || '$2')
          => replace('([^\s\-&#x200B;]{12})(\w)', '$1' || $typ:break || '$2')"/>
  </xsl:function>

  <!-- Expressions without blanks at their ends, as a block or a title wants them. -->
  <xsl:function name="typ:trim" as="xs:string*">
    <xsl:param name="expressions" as="xs:string*"/>
    <xsl:variable name="solid" as="xs:integer*" select="index-of($expressions ! (. ne 'sp'), true())"/>
    <xsl:sequence select="$expressions[position() ge $solid[1] and position() le $solid[last()]]"/>
  </xsl:function>

  <!-- Content made of expressions that follow one another. -->
  <xsl:function name="typ:content" as="xs:string">
    <xsl:param name="expressions" as="xs:string*"/>
    <xsl:variable name="joined" as="xs:string*" select="typ:joined($expressions)"/>
    <xsl:sequence select="
        if (empty($joined)) then '[]'
        else if (count($joined) eq 1) then $joined
        else '{ ' || string-join($joined, '; ') || ' }'"/>
  </xsl:function>

  <!-- What hangs on one place of the text is one expression: the book parts the marks from one another. Marks for the indices go before. -->
  <xsl:function name="typ:joined" as="xs:string*">
    <xsl:param name="all" as="xs:string*"/>
    <xsl:variable name="expressions" as="xs:string*" select="if (exists($all[typ:is-noted(.)])) then typ:hung($all) else $all"/>
    <xsl:choose>
      <xsl:when test="count($expressions[starts-with(., 'noted(')]) gt 1">
        <xsl:for-each-group select="$expressions" group-adjacent="matches(., '^(noted|mention)\(')">
          <xsl:variable name="noted" as="xs:string*" select="current-group()[starts-with(., 'noted(')]"/>
          <xsl:sequence select="
              if (count($noted) gt 1)
              then (current-group()[not(. = $noted)], typ:call('noted', $noted ! replace(., '^noted\(|\)$', '')))
              else current-group()"/>
        </xsl:for-each-group>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$expressions"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="typ:is-noted" as="xs:boolean">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:sequence select="matches($expression, '^(in-heading\()?noted\(')"/>
  </xsl:function>

  <!-- A mark hangs on the word before it, with no blank between them; the blank parts it from the word behind. -->
  <xsl:function name="typ:hung" as="xs:string*">
    <xsl:param name="expressions" as="xs:string*"/>
    <xsl:iterate select="$expressions">
      <xsl:param name="blanks" as="xs:string*" select="()"/>
      <xsl:on-completion select="$blanks"/>
      <xsl:choose>
        <xsl:when test=". eq 'sp'">
          <xsl:next-iteration>
            <xsl:with-param name="blanks" select="$blanks, ."/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:when test="typ:is-noted(.)">
          <xsl:sequence select="."/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$blanks, ."/>
          <xsl:next-iteration>
            <xsl:with-param name="blanks" select="()"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- Blocks that follow one another, one a line, so that a message of Typst's leads to the block it means. -->
  <xsl:function name="typ:blocks" as="xs:string">
    <xsl:param name="blocks" as="xs:string*"/>
    <xsl:sequence select="'{&#xA;' || string-join($blocks, '&#xA;') || '&#xA;}'"/>
  </xsl:function>

  <!-- A call of a function of book.typ. -->
  <xsl:function name="typ:call" as="xs:string">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:sequence select="$function || '(' || string-join($arguments, ', ') || ')'"/>
  </xsl:function>

  <!-- A list of values: Typst needs a comma after a single one. -->
  <xsl:function name="typ:array" as="xs:string">
    <xsl:param name="items" as="xs:string*"/>
    <xsl:sequence select="'(' || string-join($items ! (. || ','), ' ') || ')'"/>
  </xsl:function>

  <!-- Language and region of a BCP 47 tag as arguments; Typst knows no more of it. -->
  <xsl:function name="typ:language" as="xs:string*">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($tag, '-')"/>
    <xsl:variable name="region" as="xs:string?" select="$parts[position() gt 1][matches(., '^[A-Za-z]{2}$')][1]"/>
    <xsl:sequence select="
        'lang: ' || typ:string(if (matches($parts[1], '^[A-Za-z]{2,3}$')) then lower-case($parts[1]) else 'und'),
        'region: ' || (
          if ($region) then typ:string(upper-case($region))
          (: Typst chooses by region between ways of writing that BCP 47 tells apart by script :)
          else if ($parts[1] = 'zh' and $parts ! lower-case(.) = 'hant') then typ:string('TW')
          else 'none')"/>
  </xsl:function>
</xsl:stylesheet>
