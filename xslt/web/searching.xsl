<?xml version="1.0" encoding="UTF-8"?>
<!--
  The search: its field on every page, its page, and what the index gets to know of a text. The rest is done in
  `publish/search/` and, in the browser, by `find.js` and `search.js`.
-->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns:m="urn:fascicle:mentions" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:variable name="w:search-file" as="xs:string" select="'search.html'"/>

  <!-- `find.js` marks in a text what was searched for; `search.js` searches. -->
  <xsl:function name="w:search-head" as="element()+">
    <xsl:param name="file" as="xs:string"/>
    <link rel="stylesheet" href="search.css"/>
    <script src="find.js" defer="defer"/>
    <xsl:if test="$file eq $w:search-file">
      <script src="search.js" defer="defer"/>
    </xsl:if>
  </xsl:function>

  <!-- In the head of every page but the search's own: without a script it is the way there. -->
  <xsl:function name="w:search-field" as="element(h:form)?">
    <xsl:param name="file" as="xs:string"/>
    <xsl:if test="$file ne $w:search-file">
      <form class="search" role="search" action="{$w:search-file}">
        <label class="hidden" for="site:search">
          <xsl:sequence select="msg:text('search-edition')"/>
        </label>
        <input type="search" id="site:search" name="q" autocomplete="off" spellcheck="false"/>
        <button>
          <xsl:sequence select="msg:text('search')"/>
        </button>
      </form>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:search-page" as="xs:string">
    <xsl:call-template name="w:shell">
      <xsl:with-param name="title" select="msg:text('search')"/>
      <xsl:with-param name="file" select="$w:search-file"/>
      <xsl:with-param name="description" select="msg:text('search-edition') || ': ' || f:full-title($w:record)"/>
      <xsl:with-param name="main" as="element()+">
        <h1>
          <xsl:sequence select="msg:text('search')"/>
        </h1>
        <noscript>
          <p class="lead">
            <xsl:sequence select="msg:text('search-script')"/>
          </p>
          <ul class="register-links">
            <li>
              <a href="index.html">
                <xsl:sequence select="msg:text('documents')"/>
              </a>
            </li>
            <xsl:for-each select="f:registers-of($w:authority)">
              <li>
                <a href="{?file}">
                  <xsl:sequence select="msg:text(?element)"/>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </noscript>
        <xsl:call-template name="w:search-form"/>
        <p class="found-count" role="status" id="search:status"/>
        <ol class="found-texts" id="search:found"/>
        <p>
          <button type="button" id="search:more" hidden="hidden">
            <xsl:sequence select="msg:text('search-more')"/>
          </button>
        </p>
        <script type="application/json" id="search:words-shown">
          <xsl:sequence select="w:words-of-search() => replace('&lt;', '\\u003c')"/>
        </script>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:function>

  <xsl:template name="w:search-form" as="element(h:form)">
    <!-- shown by the script, which it needs -->
    <form class="search wide" role="search" id="search:form" action="{$w:search-file}" hidden="hidden">
      <label for="search:words">
        <xsl:sequence select="msg:text('search-edition')"/>
      </label>
      <div class="search-line">
        <input type="search" id="search:words" name="q" autocomplete="off" spellcheck="false"
          aria-describedby="search:help"/>
        <button>
          <xsl:sequence select="msg:text('search')"/>
        </button>
      </div>
      <p class="help" id="search:help">
        <xsl:variable name="samples" as="map(xs:string, element()+)" select="
            map { 'phrase': w:sample('search-phrase'), 'beginning': w:sample('search-beginning') }"/>
        <xsl:sequence select="msg:nodes('search-help', $samples), ' ' || msg:text('search-finds')"/>
      </p>
      <details class="narrow" id="search:narrow" hidden="hidden">
        <summary>
          <xsl:sequence select="msg:text('search-narrow')"/>
        </summary>
        <div class="facets" id="search:facets"/>
      </details>
    </form>
  </xsl:template>

  <xsl:function name="w:sample" as="element(h:kbd)">
    <xsl:param name="key" as="xs:string"/>
    <kbd>
      <xsl:sequence select="msg:text($key)"/>
    </kbd>
  </xsl:function>

  <!-- The words that the script shows, as JSON: a message, or its forms by number; names of kinds and of languages. -->
  <xsl:function name="w:words-of-search" as="xs:string">
    <xsl:variable name="keys" as="xs:string+" select="
        'search-nothing', 'search-alike', 'search-places', 'search-texts', 'search-some', 'search-in', 'search-more-here',
        'search-in-source', 'search-any', 'search-from', 'search-to', 'search-clear', 'search-order', 'search-best',
        'search-as-edited', 'search-short', 'search-waiting', 'person', 'place', 'org', 'language', 'kind', 'document'"/>
    <xsl:variable name="tags" as="xs:string*" select="
        distinct-values($w:record/rec:source/(rec:language, rec:other-language) ! lower-case(tokenize(., '-')[1]))"/>
    <xsl:sequence select="
        serialize(
          map {
            'language': $w:interface-language,
            'words': map:merge($keys ! map:entry(., w:forms-of-message(.))),
            'kinds': map:merge(distinct-values($w:record/rec:source/rec:genre) ! map:entry(., msg:text(.))),
            'languages': map:merge($tags ! map:entry(., msg:language-name(.))) },
          map { 'method': 'json', 'indent': false() })"/>
  </xsl:function>

  <xsl:function name="w:forms-of-message" as="item()">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="message" as="element(msg:message)?"
      select="key('msg:message', $key, $msg:messages($w:interface-language))"/>
    <xsl:sequence select="
        if ($message/msg:form) then map:merge($message/msg:form ! map:entry(string(@n), string(.)))
        else msg:pattern($key, $w:interface-language, map { })"/>
  </xsl:function>

  <!--
    What the index gets to know of a text: what its hits are headed with, the entries that it mentions, and the ids that
    its page has, each with the number of its element among all of the text.
  -->
  <xsl:function name="w:searched" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="mentions" as="element(m:mentions)"/>
    <xsl:variable name="searched" as="element(w:text)">
      <w:text title="{w:title($tei)}" language="{f:language($tei)}" kind="{w:kind($w:source)}"
        date="{$w:source/rec:date ! f:display-date(.)}"
        entries="{distinct-values($mentions/m:mention/@entry ! tokenize(.))}">
        <xsl:for-each select="$tei/text/descendant-or-self::*">
          <xsl:variable name="at" as="xs:integer" select="position()"/>
          <xsl:for-each select="(@home:id ! string(), w:id(.))[1]">
            <w:place n="{$at}" id="{.}"/>
          </xsl:for-each>
        </xsl:for-each>
      </w:text>
    </xsl:variable>
    <xsl:sequence select="serialize($searched, map { 'method': 'xml', 'omit-xml-declaration': true() })"/>
  </xsl:function>
</xsl:stylesheet>
