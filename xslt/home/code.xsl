<?xml version="1.0" encoding="UTF-8"?>
<!-- What is no language: code, markup shown as markup, formulae. And speech that was recorded. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns="http://www.tei-c.org/ns/1.0"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- In a line. -->
  <xsl:template match="code | ident | val | att | gi | tag" mode="home:text" as="node()+">
    <xsl:variable name="signs" as="xs:string+" select="
        if (self::gi) then ('&lt;', '&gt;')
        else if (self::att) then ('@', '')
        else if (self::tag) then (
          if (@type = 'end') then ('&lt;/', '&gt;') else if (@type = 'empty') then ('&lt;', '/&gt;')
          else if (@type = 'pi') then ('&lt;?', '?&gt;') else if (@type = 'comment') then ('&lt;!--', '--&gt;')
          else ('&lt;', '&gt;'))
        else ('', '')"/>
    <home:code>
      <xsl:sequence select="
          home:kept(.), home:own($signs[1])[$signs[1]]"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="home:own($signs[2])[$signs[2]]"/>
    </home:code>
  </xsl:template>

  <!-- In lines of its own, with its blanks. -->
  <xsl:template match="eg | code[contains(., '&#xA;')]" mode="home:text" as="element()" priority="0.7">
    <xsl:sequence select="home:listing(., string(.))"/>
  </xsl:template>

  <!-- TEI shown as TEI. -->
  <xsl:template match="*:egXML" mode="home:text" as="element()">
    <xsl:sequence select="home:listing(., string-join(node() ! home:markup(.)))"/>
  </xsl:template>

  <xsl:function name="home:listing" as="element(home:listing)">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="lines" as="xs:string*" select="tokenize(replace($text, '^\s*\n|\s+$', ''), '\n') ! replace(., '\t', '  ')"/>
    <xsl:variable name="indent" as="xs:integer"
      select="(min($lines[normalize-space()] ! (string-length(.) - string-length(replace(., '^\s+', '')))), 0)[1]"/>
    <home:listing home:block="yes">
      <xsl:sequence select="home:kept($element)"/>
      <xsl:for-each select="$lines">
        <home:line>
          <xsl:value-of select="substring(., $indent + 1)"/>
        </home:line>
      </xsl:for-each>
    </home:listing>
  </xsl:function>

  <!-- A node as it is written. -->
  <xsl:function name="home:markup" as="xs:string*">
    <xsl:param name="node" as="node()"/>
    <xsl:choose>
      <xsl:when test="$node instance of element()">
        <xsl:variable name="attributes" as="xs:string*" select="
            $node/(@* except @home:*) ! (' ' || name() || '=&quot;' || replace(home:escaped(.), '&quot;', '&amp;quot;') || '&quot;')"/>
        <xsl:sequence select="
            '&lt;' || name($node) || string-join($attributes) || '/'[empty($node/node())] || '&gt;',
            $node/node() ! home:markup(.),
            ('&lt;/' || name($node) || '&gt;')[exists($node/node())]"/>
      </xsl:when>
      <xsl:when test="$node instance of comment()">
        <xsl:sequence select="'&lt;!--' || $node || '--&gt;'"/>
      </xsl:when>
      <xsl:when test="$node instance of processing-instruction()">
        <xsl:sequence select="'&lt;?' || name($node) || ' ' || $node || '?&gt;'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="home:escaped($node)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="home:escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;')"/>
  </xsl:function>

  <!-- A formula in MathML is one on the web, and its words in print; one in TeX shows its source. -->
  <xsl:template match="formula" mode="home:text" as="element()">
    <xsl:variable name="is-tex" as="xs:boolean" select="matches(@notation, 'tex', 'i')"/>
    <xsl:choose>
      <xsl:when test="$is-tex">
        <home:code>
          <xsl:sequence select="home:kept(.), string()"/>
        </home:code>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="home:as(., 'seg', home:else-looks-as(., 'italic')[empty(current()/*)])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:math" mode="home:text" as="element(home:math)" xmlns:m="http://www.w3.org/1998/Math/MathML">
    <home:math>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:apply-templates select="." mode="home:math"/>
    </home:math>
  </xsl:template>

  <!-- Of MathML only what presents a formula, and of its attributes none that a page would act upon. -->
  <xsl:mode name="home:math" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="m:*" mode="home:math" as="element()" xmlns:m="http://www.w3.org/1998/Math/MathML">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1998/Math/MathML">
      <xsl:copy-of select="@display | @mathvariant | @stretchy | @linethickness | @columnalign"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="m:annotation | m:annotation-xml" mode="home:math" as="empty-sequence()"
    xmlns:m="http://www.w3.org/1998/Math/MathML"/>

  <!-- Recorded speech: an utterance is a speech; what is heard or seen besides stands in brackets. -->
  <xsl:key name="home:person" match="particDesc//*[@xml:id]" use="@xml:id"/>

  <xsl:template match="u[home:among-blocks(.)]" mode="home:text" as="element(sp)">
    <xsl:variable name="person" as="element()?"
      select="tokenize(@who)[1] ! key('home:person', substring-after(., '#'), root(current()))[1]"/>
    <xsl:variable name="name" as="xs:string" select="
        (($person/(persName | name))[1] ! normalize-space()[. ne ''], tokenize(@who)[1] ! replace(., '^.*[#:]', ''), '')[1]"/>
    <sp>
      <xsl:sequence select="home:kept(.)"/>
      <xsl:if test="$name">
        <speaker>
          <xsl:sequence select="home:own($name)"/>
        </speaker>
      </xsl:if>
      <p>
        <xsl:apply-templates mode="#current"/>
      </p>
    </sp>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident | writing | pause[node()]" mode="home:text" as="element()">
    <xsl:element name="{if (home:among-blocks(.)) then 'stage' else 'seg'}">
      <xsl:sequence select="home:kept(.), home:looks-as('italic'), home:own('(')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="home:own(')')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="(vocal | kinesic | incident | pause)/desc" mode="home:text" as="element(seg)" priority="0.7">
    <xsl:sequence select="home:as(., 'seg', ())"/>
  </xsl:template>
</xsl:stylesheet>
