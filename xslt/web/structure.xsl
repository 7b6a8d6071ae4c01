<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, breaks. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:fn="http://www.w3.org/2005/xpath-functions"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The text of the document. An element that has no template here stops the run: nothing is dropped in silence. -->
  <xsl:mode name="w:text" on-no-match="fail" on-multiple-match="fail" visibility="public"/>

  <!--
    Blanks are one blank; line breaks stay, so that a changed line of the TEI file is a changed line of the page. Most
    texts have nothing to change, or are nothing but blanks between elements: regular expressions see the rest.
  -->
  <xsl:template match="text()" mode="w:text" as="text()">
    <xsl:value-of select="w:blanks(.)"/>
  </xsl:template>

  <xsl:function name="w:blanks" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (not(normalize-space($text))) then (if (contains($text, '&#10;')) then '&#10;' else ' '[$text])
        else if (contains($text, '&#10;') or contains($text, '&#9;') or contains($text, '  '))
          then $text => replace('[ \t]*\n\s*', '&#10;') => replace('[ \t]+', ' ')
        else $text"/>
  </xsl:function>

  <!-- The blank stays the one that the text has; the style sheet keeps the line together. -->
  <xsl:template match="text()[f:has-bound-blanks(.)]" mode="w:text" as="node()+" priority="1">
    <xsl:for-each select="analyze-string(w:blanks(.), $f:bound-blanks)/*">
      <xsl:choose>
        <xsl:when test="self::fn:match">
          <span class="bound">
            <xsl:value-of select="."/>
          </span>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="w:text" as="empty-sequence()"/>

  <xsl:template match="text | body" mode="w:text" as="item()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="front | back" mode="w:text" as="element(h:div)">
    <div>
      <xsl:sequence select="w:attributes(., local-name())"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Blocks that belong together, whatever they are. -->
  <xsl:template match="home:block" mode="w:text" as="element(h:div)">
    <div>
      <xsl:sequence select="w:attributes(., ()), @home:id ! w:named(.)"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="div" mode="w:text" as="element(h:section)">
    <section>
      <xsl:sequence select="w:attributes(., string(@type)[. = ('letter', 'editorial', 'index')])"/>
      <xsl:apply-templates mode="#current"/>
    </section>
  </xsl:template>

  <!-- The page has the document's title as its h1, so that a heading of the text begins with h2; HTML ends at h6. -->
  <xsl:template match="head" mode="w:text" as="element()">
    <xsl:element name="h{min((f:rank(.) + 1, 6))}">
      <xsl:sequence select="w:attributes(., 'capitals'[w:is-in-capitals(f:plain(current()/node()))])"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Overline, kicker, standfirst; and the heading of anything that is no division. -->
  <xsl:template match="head[@type = 'sub'] | head[not(parent::div or parent::body)]" mode="w:text" as="element(h:div)"
    priority="1">
    <div>
      <xsl:sequence select="w:attributes(., if (@type = 'sub') then 'subhead' else 'minor-head')"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="p | ab" mode="w:text" as="element(h:p)">
    <p>
      <xsl:sequence select="w:attributes(., (local-name()[. = 'ab'], @type[. = 'contact'], 'lines'[current()/@home:lines]))"/>
      <xsl:call-template name="w:here"/>
      <xsl:apply-templates mode="#current"/>
    </p>
  </xsl:template>

  <xsl:template match="p[@part = ('M', 'F')]" mode="w:text" as="element(h:p)">
    <p>
      <xsl:sequence select="w:attributes(., 'continued')"/>
      <xsl:call-template name="w:here"/>
      <xsl:apply-templates mode="#current"/>
    </p>
  </xsl:template>

  <!-- A paragraph with its further parts, where only stage directions part them. -->
  <xsl:template match="p[f:rest(.)]" mode="w:text" as="element(h:p)" priority="2">
    <p>
      <xsl:sequence select="w:attributes(., 'continued'[current()/@part = 'M'])"/>
      <xsl:call-template name="w:here"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:apply-templates select="f:between(.), f:rest(.)" mode="w:run"/>
    </p>
  </xsl:template>

  <xsl:template match="p[f:part-before(.)] | stage[f:part-before(.)] | pb[f:part-before(.)]" mode="w:text"
    as="empty-sequence()" priority="3"/>

  <!-- What a paragraph takes in after its first part. -->
  <xsl:mode name="w:run" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="p" mode="w:run" as="item()+">
    <span>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="w:text"/>
    </span>
    <xsl:apply-templates select="f:between(.), f:rest(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="stage" mode="w:run" as="element(h:span)">
    <xsl:call-template name="w:stage-in-speech"/>
  </xsl:template>

  <xsl:template match="text() | lb | cb" mode="w:run" as="text()">
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="pb" mode="w:run" as="item()+">
    <xsl:call-template name="w:page-mark"/>
  </xsl:template>

  <xsl:template match="fw | comment() | processing-instruction()" mode="w:run" as="empty-sequence()"/>

  <!-- A paragraph of HTML ends where a list or a table begins; one of TEI goes on. -->
  <xsl:template match="(p | ab)[f:holds-blocks(.)]" mode="w:text" as="element(h:div)" priority="1">
    <div>
      <xsl:sequence select="w:attributes(., 'p')"/>
      <xsl:call-template name="w:here"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Line and column ends are blanks, unless a word goes on there; the source text shows the lines. -->
  <xsl:template match="lb" mode="w:text" as="item()+">
    <xsl:value-of select="f:run-text(.)"/>
    <xsl:sequence select="w:line(.)"/>
  </xsl:template>

  <xsl:template match="cb" mode="w:text" as="text()">
    <xsl:value-of select="f:run-text(.)"/>
  </xsl:template>

  <!-- But for those that the writer wanted. -->
  <xsl:template match="lb[@rend = 'hard']" mode="w:text" as="node()+" priority="1">
    <xsl:next-match/>
    <br/>
  </xsl:template>

  <!-- The mark of a page is drawn by the style sheet and has its words as a name: copied and found are the text's alone. -->
  <xsl:template match="pb" mode="w:text" as="item()+" name="w:page-mark">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:value-of select="f:run-text(.)"/>
    <span role="doc-pagebreak" title="{w:page-name(.)}" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:label-language(.), w:attributes(., 'page')"/>
      <xsl:sequence select="@n ! w:data-n(.)"/>
      <xsl:for-each select="w:leaf-id(.)">
        <xsl:attribute name="data-leaf" select="."/>
      </xsl:for-each>
    </span>
    <xsl:sequence select="w:facsimile(.)[not($in-link)]"/>
  </xsl:template>

  <!-- Pages that began within a word, until the word ends: there their marks stand. -->
  <xsl:accumulator name="w:broken" as="element(pb)*" initial-value="()">
    <xsl:accumulator-rule match="text//pb[w:is-in-word(.)]" select="$value, ."/>
    <!-- at its end: the text that ends the word still has them -->
    <xsl:accumulator-rule match="text//text()" phase="end" select="$value[not(w:ends-word(current()))]"/>
  </xsl:accumulator>

  <xsl:function name="w:is-in-word" as="xs:boolean">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="$pb/@break = 'no' and not(f:among-blocks($pb)) and f:is-read($pb) and exists(w:rest-of-block($pb))"/>
  </xsl:function>

  <!-- What is read after a node in its block. -->
  <xsl:function name="w:rest-of-block" as="text()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="block" as="element()?" select="$node/ancestor::*[f:is-text-block(.)][1]"/>
    <xsl:sequence select="
        ($block//text()[. >> $node][normalize-space()][f:is-read(..)]
          [empty(ancestor::note[f:is-shown-elsewhere(.)] except $node/ancestor::note)])[1]"/>
  </xsl:function>

  <xsl:function name="w:ends-word" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="
        f:is-read($text/..) and empty($text/ancestor::note[f:is-shown-elsewhere(.)])
        and (matches($text, '\s') or empty(w:rest-of-block($text)))"/>
  </xsl:function>

  <xsl:template match="pb[w:is-in-word(.)]" mode="w:text" as="empty-sequence()" priority="2"/>

  <xsl:template match="text()[exists(accumulator-before('w:broken'))][w:ends-word(.)]" mode="w:text" as="item()*"
    priority="2">
    <xsl:variable name="word" as="xs:string" select="replace(., '\s.*$', '', 's')"/>
    <xsl:value-of select="$word"/>
    <xsl:for-each select="accumulator-before('w:broken')">
      <xsl:call-template name="w:page-mark"/>
    </xsl:for-each>
    <xsl:value-of select="substring(., string-length($word) + 1)[.] ! w:blanks(.)"/>
  </xsl:template>

  <xsl:template match="pb[f:among-blocks(.)][not(parent::list or parent::table)]" mode="w:text" as="element(h:div)"
    priority="1">
    <div class="page-line" xsl:use-attribute-sets="w:edition">
      <xsl:next-match/>
    </div>
  </xsl:template>

  <!-- In the source layer only. -->
  <xsl:template _match="{$f:left-out-of-reading} | graphic" mode="w:text" as="empty-sequence()"/>
</xsl:stylesheet>
