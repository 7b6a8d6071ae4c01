<?xml version="1.0" encoding="UTF-8"?>
<!-- The words by which projects say in @rend what a source looks like, each with the word that web and print know. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:home="urn:fascicle:home"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The words for each look; those of the last row look like nothing in particular. -->
  <xsl:variable name="home:look-words" as="map(xs:string, xs:string)" select="map {
      'bold': 'b bold bolder boldface bf strong fett halbfett gras negrita grassetto',
      'italic': 'i it ital italic italics italicised italicized kursiv cursive italique oblique slanted corsivo cursiva em',
      'smallcaps': 'k sc smallcaps small-caps smallcap smcap smcp kapitälchen kapitaelchen',
      'sup': 'sup super superscript superscripted hochgestellt exponent',
      'sub': 'sub subscript subscripted tiefgestellt',
      'underline': 'u uu underline underlined underlining doubleunderline double-underline unterstrichen souligné',
      'overline': 'overline overlined overstroke supraline macron',
      'strike': 's strike strikethrough strike-through strikeout struck line-through linethrough crossed crossedout
        cancelled durchgestrichen barré overstrike',
      'spaced': 'g gesperrt spaced spaced-out letterspaced letter-spaced letterspacing letter-spacing spatium spatiated
        espacé wide',
      'tied': 'ligature ligatured tied',
      'large': 'tall large larger big bigger gross groß x-large xx-large',
      'small': 'small smaller klein kleiner x-small petit',
      'uppercase': 'caps allcaps all-caps uppercase upper-case versalien capitals majuscule',
      'antiqua': 'aq antiqua latin latintype roman-type',
      'red': 'red rot rubricated rubric',
      'framed': 'f boxed framed box frame',
      'center': 'c center centre centered centred zentriert centré',
      'right': 'right rechts flushright flush-right et2 right-aligned',
      'indent2': 'indent2',
      'indent3': 'indent3',
      'indent4': 'indent4',
      'indent': 'indent1 indent indented et einzug eingerückt hanging',
      '': 'left justify justified normal roman upright plain none block inline display fr fraktur blackletter gothic
        start no-indent noindent no_indent bulleted bullets unordered ordered numbered simple run-in runin hidden new' }"/>

  <xsl:variable name="home:looks" as="map(xs:string, xs:string)" select="
      map:merge(
        for $look in map:keys($home:look-words), $word in tokenize($home:look-words($look))
        return map:entry($word, $look))"/>
</xsl:stylesheet>
