<?xml version="1.0" encoding="UTF-8"?>
<!--
  The order of an alphabet. The processor knows the Unicode Collation Algorithm by name, but no language's own order
  and none for letters beyond Latin's: so the first level, that of letters, is ours, and the processor decides between
  words of the same letters.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" exclude-result-prefixes="#all">

  <!-- Letters of their own, and after which letter they stand (CLDR, collation tailorings). -->
  <xsl:variable name="f:scandinavian" as="xs:string" select="'z&lt;æä&lt;øö&lt;å'"/>
  <xsl:variable name="f:south-slavic" as="xs:string" select="'c&lt;č&lt;ć d&lt;đ s&lt;š z&lt;ž'"/>
  <xsl:variable name="f:alphabets" as="map(xs:string, xs:string)" select="map {
      'be': 'е&lt;ё', 'bs': $f:south-slavic, 'cs': 'c&lt;č h&lt;ch r&lt;ř s&lt;š z&lt;ž',
      'da': $f:scandinavian, 'es': 'n&lt;ñ', 'eu': 'n&lt;ñ', 'fi': 'z&lt;å&lt;ä&lt;ö', 'gl': 'n&lt;ñ',
      'hr': $f:south-slavic, 'hu': 'o&lt;öő u&lt;üű', 'nb': $f:scandinavian, 'nn': $f:scandinavian,
      'no': $f:scandinavian, 'pl': 'a&lt;ą c&lt;ć e&lt;ę l&lt;ł n&lt;ń o&lt;ó s&lt;ś z&lt;ź&lt;ż',
      'ro': 'a&lt;ă&lt;â i&lt;î s&lt;șş t&lt;țţ', 'sk': 'a&lt;ä c&lt;č h&lt;ch o&lt;ô s&lt;š z&lt;ž',
      'sl': $f:south-slavic, 'sr': $f:south-slavic, 'sv': 'z&lt;å&lt;ä&lt;ö',
      'tr': 'c&lt;ç g&lt;ğ h&lt;ı o&lt;ö s&lt;ş u&lt;ü' }"/>

  <!-- Cyrillic letters whose marks make them letters of their own, and those that stand elsewhere than in Unicode. -->
  <xsl:variable name="f:cyrillic" as="xs:string"
    select="'г&lt;ґ&lt;ѓ д&lt;ђ е&lt;є з&lt;ѕ и&lt;і&lt;ї&lt;й&lt;ј к&lt;ќ л&lt;љ н&lt;њ т&lt;ћ у&lt;ў ч&lt;џ'"/>

  <!-- Letters that Unicode does not take apart. -->
  <xsl:variable name="f:ligatures" as="map(xs:string, xs:string)" select="map {
      'æ': 'ae', 'œ': 'oe', 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'ı': 'i', 'þ': 'th', 'ς': 'σ' }"/>

  <!-- A text as its letters in the order of a language: compared code point by code point, it gives the first level. -->
  <xsl:function name="f:letters" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="alphabet" as="xs:string*" select="
        tokenize(map:get($f:alphabets, lower-case(tokenize($language, '-')[1]))), tokenize($f:cyrillic)"/>
    <xsl:variable name="words" as="xs:string" select="
        normalize-unicode(lower-case($text), 'NFC') => replace('[’''ʼ]', '')
        => replace('[\p{P}\p{S}\s]+', ' ') => normalize-space()"/>
    <xsl:variable name="ordered" as="xs:string" select="fold-left($alphabet, $words, f:in-order#2)"/>
    <xsl:variable name="plain" as="xs:string"
      select="fold-left(map:keys($f:ligatures), $ordered, function($word, $sign) {
        replace($word, $sign, $f:ligatures($sign)) })"/>
    <xsl:sequence select="normalize-unicode($plain, 'NFD') => replace('\p{M}', '')"/>
  </xsl:function>

  <!-- The letter under which a word is found, as a heading of an alphabet: a sign for what begins with no letter. -->
  <xsl:function name="f:initial" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="letters" as="xs:string" select="f:letters($text, $language)"/>
    <xsl:variable name="is-own" as="xs:boolean" select="matches(substring($letters, 2, 1), '\p{Co}')"/>
    <xsl:variable name="letter" as="xs:string" select="
        if ($is-own) then substring(replace($text, '^[^\p{L}]+', ''), 1, 1) else substring($letters, 1, 1)"/>
    <xsl:sequence select="
        if (not(matches($letter, '\p{L}'))) then '#'
        else if ($letter eq 'i' and lower-case($language) = ('tr', 'az')) then 'İ'
        else upper-case($letter)"/>
  </xsl:function>

  <!-- Each group of letters that stand after another becomes that letter with a sign that follows all letters. -->
  <xsl:function name="f:in-order" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="places" as="xs:string"/>
    <xsl:variable name="groups" as="xs:string+" select="tokenize($places, '&lt;')"/>
    <xsl:sequence select="
        fold-left(1 to count($groups) - 1, $word, function($text, $place) {
          replace($text, f:any-of($groups[$place + 1]), $groups[1] || codepoints-to-string(57344 + $place)) })"/>
  </xsl:function>

  <!-- `ch` is one letter, `öő` are two of one rank. -->
  <xsl:function name="f:any-of" as="xs:string">
    <xsl:param name="group" as="xs:string"/>
    <xsl:sequence select="if (matches($group, '^[a-z]+$')) then $group else '[' || $group || ']'"/>
  </xsl:function>
</xsl:stylesheet>
