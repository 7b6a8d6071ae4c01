<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the header tells readers, as lists of facts beside the text: home:about with part="title" (who wrote it, when,
  where), "letter" (who wrote to whom, and the letters around it), "source" (what the text is made from), "file" (who
  made it, how, on what terms). What only machines read is left out: see home:for-machines.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages"
  xmlns="http://www.tei-c.org/ns/1.0" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:variable name="home:for-machines" as="xs:string+" select="
      'tagsDecl', 'charDecl', 'classDecl', 'refsDecl', 'listPrefixDef', 'fsdDecl', 'metDecl', 'variantEncoding', 'geoDecl',
      'unitDecl', 'schemaSpec', 'schemaRef', 'styleDefDecl', 'stdVals', 'xenoData', 'catRef', 'calendarDesc',
      'include'"/>

  <xsl:function name="home:about" as="element(home:about)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="($tei, $tei/ancestor::teiCorpus[1])/teiHeader"/>
    <xsl:sequence select="
        home:about-part('title', home:title-facts($header)),
        home:about-part('letter', f:list(home:letter-facts($header))),
        home:about-part('source', f:list(home:source-facts($header))),
        home:about-part('file', f:list(home:file-facts($header)))"/>
  </xsl:function>

  <xsl:function name="home:about-part" as="element(home:about)?">
    <xsl:param name="part" as="xs:string"/>
    <xsl:param name="content" as="element()*"/>
    <xsl:if test="exists($content)">
      <home:about part="{$part}">
        <xsl:variable name="beside" as="element()*">
          <xsl:apply-templates select="$content ! home:resolved(.)" mode="home:beside"/>
        </xsl:variable>
        <xsl:apply-templates select="$beside" mode="home:normal"/>
      </home:about>
    </xsl:if>
  </xsl:function>

  <!-- Who, when and where, as they stand under a title; of letters their own facts say when and where. -->
  <xsl:function name="home:title-facts" as="element(p)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="origin" as="element()?" select="
        ($header/profileDesc/creation, $header/fileDesc/sourceDesc//origin, $header/fileDesc/sourceDesc//history)
          [empty($header/profileDesc/correspDesc)][.//(date | origDate)][1]"/>
    <xsl:variable name="phrases" as="element(p)*">
      <xsl:for-each select="$header[empty(profileDesc/correspDesc/correspAction)]/fileDesc/titleStmt/author[f:says-something(.)]">
        <p home:was="author">
          <xsl:sequence select="f:words(.)"/>
        </p>
      </xsl:for-each>
      <xsl:for-each select="$origin/descendant::*[self::date or self::origDate][f:says-something(.)][1]">
        <p home:was="date">
          <xsl:sequence select="f:words(.)"/>
        </p>
      </xsl:for-each>
      <xsl:for-each select="$origin/(placeName | settlement | origPlace | p/placeName | p/origPlace)[f:says-something(.)][f:is-phrase(.)][1]">
        <p home:was="place">
          <xsl:sequence select="f:words(.)"/>
        </p>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="$phrases"/>
  </xsl:function>

  <xsl:variable name="home:correspondence" as="xs:string+"
    select="'sent', 'received', 'transmitted', 'redirected', 'forwarded'"/>

  <xsl:function name="home:letter-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/profileDesc/correspDesc">
      <xsl:for-each select="correspAction[f:says-something(.)]">
        <xsl:sequence select="f:pair(msg:text((@type[. = $home:correspondence], 'correspondence')[1]), f:says(.))"/>
      </xsl:for-each>
      <xsl:variable name="context" as="element()*" select="correspContext//(ref | ptr)[f:says-something(.)]"/>
      <xsl:sequence select="
          home:letters-around('letter-before', $context[home:leads-to(., 'prev|before|preced|vorig')]),
          home:letters-around('letter-after', $context[home:leads-to(., 'next|after|follow|nächst|naechst')])"/>
      <xsl:sequence select="f:pairs(* except (correspAction, correspContext[.//(ref | ptr)]))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="home:leads-to" as="xs:boolean">
    <xsl:param name="ref" as="element()"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="some $said in $ref/(@type, @subtype, @n) satisfies matches($said, $words, 'i')"/>
  </xsl:function>

  <!-- Each letter once, however many rows lead to it. -->
  <xsl:function name="home:letters-around" as="element()*">
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="refs" as="element()*"/>
    <xsl:if test="exists($refs)">
      <xsl:variable name="links" as="node()*">
        <xsl:for-each-group select="$refs" group-by="string((@target ! home:address(.), normalize-space())[1])">
          <xsl:variable name="at" as="xs:integer" select="position()"/>
          <xsl:sequence select="f:own('; ')[$at gt 1]"/>
          <ref home:was="{$message}">
            <xsl:attribute name="target" select="@target ! home:address(.)"/>
            <xsl:sequence select="if (normalize-space()) then f:content(.) else f:own(string(@target))"/>
          </ref>
        </xsl:for-each-group>
      </xsl:variable>
      <xsl:sequence select="f:pair(msg:text($message), $links)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="home:source-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="source" as="element(sourceDesc)*" select="$header/fileDesc/sourceDesc"/>
    <xsl:variable name="manuscripts" as="element(msDesc)*" select="$source//msDesc[not(ancestor::msDesc)]"/>
    <xsl:for-each select="$source/(* except (listWit, listApp, msDesc, listPerson, listPlace, listOrg))/(self::listBibl/*, self::*[not(self::listBibl)])
        [f:says-something(.)]">
      <xsl:variable name="label" as="xs:string" select="
          if (self::p or self::ab or self::bibl or self::biblStruct or self::biblFull) then msg:text('source') else f:label(.)"/>
      <xsl:sequence select="f:pair($label, f:says(.))"/>
    </xsl:for-each>
    <xsl:for-each select="$manuscripts">
      <xsl:sequence select="f:pair(string-join((f:label(.), parent::witness/(@n, @xml:id)[1]), ' '), f:says(.))"/>
    </xsl:for-each>
    <xsl:for-each select="$header/profileDesc">
      <xsl:sequence select="
          (: hands that can be pointed to are listed with their signs :)
          f:pairs(* except (correspDesc, langUsage, calendarDesc, textClass, particDesc, listTranspose, handNotes[handNote/@xml:id])),
          f:pairs(textClass/(* except catRef)),
          f:pairs((particDesc/*, $source/(listPerson, listPlace, listOrg))[not(home:is-in-registers(.))])"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether a register of the edition has the entries that stand here. -->
  <xsl:function name="home:is-in-registers" as="xs:boolean">
    <xsl:param name="list" as="element()"/>
    <xsl:variable name="entries" as="element()*" select="$list/descendant-or-self::*[local-name() = $f:entry-elements]"/>
    <xsl:sequence select="
        exists($entries) and (every $entry in $entries satisfies $entry/@xml:id = $home:entry-ids)"/>
  </xsl:function>

  <xsl:variable name="home:entry-ids" as="xs:string*" select="$home:settings/home:entry/string(@id)"/>

  <xsl:function name="home:file-facts" as="element()*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/fileDesc">
      <xsl:sequence select="
          f:pairs(titleStmt/title[home:title-words(.) ne home:title-words(($home:settings/@title, ../title[1])[1])]),
          f:pairs(titleStmt/(* except (title, meeting))),
          f:pairs((editionStmt, extent, publicationStmt, seriesStmt, notesStmt))"/>
    </xsl:for-each>
    <xsl:sequence select="
        f:pairs($header/profileDesc/langUsage),
        f:pairs($header/encodingDesc/*[not(local-name() = $home:for-machines)]),
        home:changes($header/revisionDesc)"/>
  </xsl:function>

  <!-- Blanks of any kind are alike. -->
  <xsl:function name="home:title-words" as="xs:string">
    <xsl:param name="title" as="node()"/>
    <xsl:sequence select="normalize-space(replace($title, '[\s\p{Zs}]+', ' '))"/>
  </xsl:function>

  <xsl:function name="home:changes" as="element()*">
    <xsl:param name="revisions" as="element(revisionDesc)*"/>
    <xsl:variable name="changes" as="element(change)*" select="$revisions//change[f:says-something(.) or @when]"/>
    <xsl:if test="exists($changes)">
      <xsl:variable name="list" as="element(list)">
        <list>
          <xsl:for-each select="$changes">
            <xsl:variable name="before" as="xs:string" select="
                string-join(((@when, @from, @notBefore)[1] ! f:display-date(.), @who ! replace(., '#', '')), ', ')"/>
            <item>
              <xsl:sequence select="
                  f:own($before || (if (f:says-something(.)) then ': ' else ''))[$before ne ''], f:content(.)"/>
            </item>
          </xsl:for-each>
        </list>
      </xsl:variable>
      <xsl:sequence select="f:pair(msg:text('changes'), $list)"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
