<?xml version="1.0" encoding="UTF-8"?>
<!--
  The files of messages, by language. Made from the files that there are: add one, then run `make xslt`. The addresses
  are written out because the processor then reads the files when it compiles, and not again for each page.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:msg="urn:fascicle:messages" exclude-result-prefixes="#all">

  <!-- The languages that have messages. -->
  <xsl:variable name="msg:languages" as="xs:string+" select="
      'ca', 'de', 'el', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ru', 'sv'"/>

  <!-- The words of the interface. -->
  <xsl:variable name="msg:messages" as="map(xs:string, document-node())" select="map {
      'ca': doc('fascicle:/messages/ca.xml'),
      'de': doc('fascicle:/messages/de.xml'),
      'el': doc('fascicle:/messages/el.xml'),
      'en': doc('fascicle:/messages/en.xml'),
      'es': doc('fascicle:/messages/es.xml'),
      'fr': doc('fascicle:/messages/fr.xml'),
      'it': doc('fascicle:/messages/it.xml'),
      'nl': doc('fascicle:/messages/nl.xml'),
      'pl': doc('fascicle:/messages/pl.xml'),
      'pt': doc('fascicle:/messages/pt.xml'),
      'ru': doc('fascicle:/messages/ru.xml'),
      'sv': doc('fascicle:/messages/sv.xml') }"/>

  <!-- What CLDR says of each language. -->
  <xsl:variable name="msg:locales" as="map(xs:string, document-node())" select="map {
      'ca': doc('fascicle:/messages/cldr/ca.xml'),
      'de': doc('fascicle:/messages/cldr/de.xml'),
      'el': doc('fascicle:/messages/cldr/el.xml'),
      'en': doc('fascicle:/messages/cldr/en.xml'),
      'es': doc('fascicle:/messages/cldr/es.xml'),
      'fr': doc('fascicle:/messages/cldr/fr.xml'),
      'it': doc('fascicle:/messages/cldr/it.xml'),
      'nl': doc('fascicle:/messages/cldr/nl.xml'),
      'pl': doc('fascicle:/messages/cldr/pl.xml'),
      'pt': doc('fascicle:/messages/cldr/pt.xml'),
      'ru': doc('fascicle:/messages/cldr/ru.xml'),
      'sv': doc('fascicle:/messages/cldr/sv.xml') }"/>
</xsl:stylesheet>
