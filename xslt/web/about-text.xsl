<?xml version="1.0" encoding="UTF-8"?>
<!-- About this text: what its header says of the source, of the people, and of how it was edited. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:template name="w:about-text" as="element(h:section)">
    <xsl:param name="tei" as="element(TEI)" required="yes"/>
    <xsl:variable name="header" as="element(teiHeader)" select="$tei/teiHeader"/>
    <section class="apparatus" aria-labelledby="apparatus:about">
      <h2 id="apparatus:about">
        <xsl:sequence select="msg:text('about-text')"/>
      </h2>
      <xsl:call-template name="w:citation">
        <xsl:with-param name="source" select="$w:source"/>
      </xsl:call-template>
      <xsl:sequence select="w:citation-files($name)"/>
      <details>
        <summary>
          <xsl:sequence select="msg:text('about-text-more')"/>
        </summary>
        <xsl:sequence select="w:home-facts($tei)"/>
        <dl class="facts">
            <xsl:sequence select="if (exists($tei/home:about)) then () else w:header-facts($header)"/>
            <xsl:sequence select="
                w:cited-facts('witnesses', f:witnesses($header)), w:cited-facts('hands', f:hands($header)),
                w:cited-facts('signs', f:signs-of($tei/text))"/>
          <xsl:sequence select="w:fact(msg:text('licence'), w:licence())"/>
        </dl>
      </details>
    </section>
  </xsl:template>

  <!-- What the header of a file of our own says; of others, the home form has it. -->
  <xsl:function name="w:header-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="
        w:source-facts($header), w:people-facts($header), w:language-facts($header), w:letter-facts($header),
        w:principles($header), w:fact(msg:text('changes'), w:changes($header))"/>
  </xsl:function>

  <!-- One term with what is said under it; nothing if there is nothing to say. -->
  <xsl:function name="w:fact" as="element()*">
    <xsl:param name="term" as="xs:string"/>
    <xsl:param name="descriptions" as="item()*"/>
    <xsl:if test="exists($descriptions)">
      <dt>
        <xsl:sequence select="$term"/>
      </dt>
      <xsl:for-each select="$descriptions">
        <dd>
          <xsl:sequence select="."/>
        </dd>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <xsl:function name="w:texts" as="xs:string*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="$elements ! normalize-space()[. ne '']"/>
  </xsl:function>

  <xsl:function name="w:source-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="description" as="element(sourceDesc)*" select="$header/fileDesc/sourceDesc"/>
    <xsl:variable name="bibl" as="element()*" select="$description/bibl"/>
    <xsl:sequence select="
        w:fact(msg:text('source'), (
          ($bibl/(author | title | pubPlace | publisher) ! normalize-space(), $bibl/date ! f:date-of(.))[. ne '']
            => string-join('. ') => w:nonempty(),
          w:texts($bibl/(note | ref)), w:texts($description/p))),
        w:fact(msg:text('file'), w:texts($bibl/idno[@type = 'file'])),
        w:fact($f:checksum, $bibl/idno[@type = 'sha256'] ! w:code(normalize-space()))"/>
  </xsl:function>

  <xsl:function name="w:nonempty" as="xs:string?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text[. ne '']"/>
  </xsl:function>

  <xsl:function name="w:code" as="element(h:code)">
    <xsl:param name="text" as="xs:string"/>
    <code>
      <xsl:sequence select="$text"/>
    </code>
  </xsl:function>

  <xsl:function name="w:people-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="statements" as="element()*"
      select="$header/fileDesc/titleStmt/(author | respStmt)"/>
    <xsl:sequence select="w:fact(msg:text('people-and-program'), $statements ! w:responsibility(.))"/>
  </xsl:function>

  <!-- `Mara Tolland, editor` -->
  <xsl:function name="w:responsibility" as="xs:string">
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="names" as="xs:string*" select="w:texts($statement/(persName | orgName | name))"/>
    <xsl:variable name="role" as="xs:string*"
      select="(if ($statement/self::respStmt) then w:texts($statement/resp) else local-name($statement)) ! msg:translated(.)"/>
    <xsl:sequence select="
        string-join((if (exists($names)) then msg:enumerate($names) else normalize-space($statement), $role), ', ')"/>
  </xsl:function>

  <xsl:function name="w:language-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="
        w:fact(msg:text('languages'), $header/profileDesc/langUsage/language
          ! ((normalize-space()[. ne ''], msg:language-name(@ident))[1] || @usage[. ne '100'] ! (' (' || . || ' %)')))"/>
  </xsl:function>

  <!-- Who wrote to whom, when and where. -->
  <xsl:variable name="w:correspondence" as="xs:string+"
    select="'sent', 'received', 'transmitted', 'redirected', 'forwarded'"/>

  <xsl:function name="w:letter-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="
        $header/profileDesc/correspDesc/correspAction
          ! w:fact(msg:text((@type[. = $w:correspondence], 'correspondence')[1]),
              string-join(* ! (normalize-space()[. ne ''], f:date-of(.)[. ne ''])[1], ', ') => w:nonempty())"/>
  </xsl:function>

  <!-- The declarations of how the text was edited that have a name of their own. -->
  <xsl:variable name="w:declarations" as="xs:string+" select="
      'projectDesc', 'hyphenation', 'correction', 'normalization', 'quotation', 'interpretation'"/>

  <xsl:function name="w:principles" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="declarations" as="element()*"
      select="$header/encodingDesc/(* except (editorialDecl | appInfo), editorialDecl/*)"/>
    <xsl:sequence select="
        $declarations ! w:fact(msg:text((local-name()[. = $w:declarations], 'editing')[1]),
          w:texts(p) ! msg:translated(.)),
        w:fact(msg:text('program'), $header/encodingDesc/appInfo/application
          ! string-join((normalize-space(label[1])[. ne ''], string(@version)), ' '))"/>
  </xsl:function>

  <xsl:function name="w:changes" as="xs:string*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="
        $header/revisionDesc//change
          ! w:labelled((@when ! f:display-date(.), tokenize(@who) ! f:responsible-name(., root($header)),
              normalize-space()[. ne ''] ! msg:translated(.)))"/>
  </xsl:function>

  <!-- `2 November 2026: Mara Tolland: Names checked.` -->
  <xsl:function name="w:labelled" as="xs:string?">
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:sequence select="
        fold-left(tail($parts), head($parts),
          function($label, $text) { msg:text('labelled', map { 'label': $label, 'text': $text }) })"/>
  </xsl:function>
</xsl:stylesheet>
