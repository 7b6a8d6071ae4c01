<?xml version="1.0" encoding="UTF-8"?>
<!-- References and names: links, but only to what is there, and never a link within a link. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:rec="urn:fascicle:record" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- The addresses that a text may link to; whatever else a pointer says (javascript:, file:) is shown as text. -->
  <xsl:function name="w:address" as="xs:string?">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="target" as="xs:string" select="string(tokenize($pointer/@target)[1])"/>
    <xsl:variable name="document" as="xs:string" select="replace($target, '\.xml(#.*)?$', '')"/>
    <xsl:choose>
      <xsl:when test="matches($target, '^(https?://|mailto:)[^\s&quot;&lt;>]+$', 'i')">
        <xsl:sequence select="$target"/>
      </xsl:when>
      <xsl:when test="starts-with($target, '#')">
        <xsl:sequence select="
            key('f:by-id', substring($target, 2), root($pointer))[w:is-shown(.)][1] ! ('#' || @xml:id)"/>
      </xsl:when>
      <xsl:when test="matches($target, '\.xml(#.*)?$') and $document = $w:record/(rec:source | rec:linked | rec:page)/@stem">
        <!-- Only to the page: whether the id exists there cannot be known here. -->
        <xsl:sequence select="w:page-address($document)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- Whether an element leaves its id in the page. -->
  <xsl:function name="w:is-shown" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/ancestor::text) and f:is-read($element) and empty($element[self::body])"/>
  </xsl:function>

  <xsl:template match="ref | ptr" mode="w:text" as="element()+">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="address" as="xs:string?" select="w:address(.)[not($in-link)][w:agrees(current(), .)]"/>
    <xsl:element name="{if ($address) then 'a' else 'span'}">
      <xsl:sequence select="w:attributes(., ()), w:href($address)"/>
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="in-link" select="$in-link or exists($address)" as="xs:boolean" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:if test="self::ptr">
        <span xsl:use-attribute-sets="w:edition">
          <xsl:sequence select="string(@target)"/>
        </span>
      </xsl:if>
    </xsl:element>
    <xsl:if test="$address">
      <xsl:apply-templates mode="w:marks"/>
    </xsl:if>
  </xsl:template>

  <!--
    Whether a link leads where its words say. An address that was corrected in the words and not in the pointer, or the
    other way round, is shown, but is no link: readers must be able to trust what they see.
  -->
  <xsl:function name="w:agrees" as="xs:boolean">
    <xsl:param name="pointer" as="element()"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="f:plain($pointer/node())"/>
    <xsl:variable name="run" as="xs:string" select="translate($words, ' ', '')"/>
    <xsl:variable name="hosts" as="xs:string*" select="
        if (matches($run, '^(https?://|www\.)', 'i') or matches($run, '^([\w.+-]+@)?([\w-]+\.)+[a-z]{2,}(/\S*)?[.,;]?$', 'i'))
          then w:host($run)
        else tokenize($words)[matches(., '^[(&lt;]?(https?://|www\.|[\w.+-]+@[\w-]+\.)', 'i')] ! w:host(.)"/>
    <xsl:sequence select="
        not(matches($address, '^(https?|mailto):', 'i')) or (every $host in $hosts satisfies $host eq w:host($address))"/>
  </xsl:function>

  <!-- Where an address leads: the host of a page, the whole of an e-mail address. -->
  <xsl:function name="w:host" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="
        lower-case($address) => replace('^[(&lt;]', '') => replace('^(mailto:|https?://(www\.)?|www\.)', '')
        => replace('[/?#:].*$', '') => replace('[.,;)>]+$', '')"/>
  </xsl:function>

  <xsl:function name="w:href" as="attribute(href)?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:if test="$address">
      <xsl:attribute name="href" select="$address"/>
    </xsl:if>
  </xsl:function>

  <!-- The mark of a footnote, which is text of the source. -->
  <xsl:template match="ref[@type = 'noteAnchor']" mode="w:text" as="element(h:sup)" priority="1">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="note" as="element(note)?" select="f:note-of(.)[not($in-link)]"/>
    <sup>
      <xsl:sequence select="w:attributes(., ('anchor', 'raised'[matches(current(), '^\s*[⁰¹²³⁴-⁹]+\s*$')]))"/>
      <xsl:choose>
        <xsl:when test="exists($note)">
          <a role="doc-noteref" href="#{w:id($note)}">
            <xsl:apply-templates mode="#current">
              <xsl:with-param name="in-link" select="true()" as="xs:boolean" tunnel="yes"/>
            </xsl:apply-templates>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current"/>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | rs" mode="w:text" as="element()+">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="entry" as="element()?" select="f:entry(., $w:authority)[not($in-link)]"/>
    <xsl:element name="{if ($entry) then 'a' else 'span'}">
      <xsl:sequence select="w:attributes(., 'name'), w:href($entry ! w:entry-address(.))"/>
      <xsl:choose>
        <xsl:when test="$entry">
          <!-- an element, so that readers who want no names can have the words without the link -->
          <span>
            <xsl:apply-templates mode="#current">
              <xsl:with-param name="in-link" select="true()" as="xs:boolean" tunnel="yes"/>
            </xsl:apply-templates>
          </span>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
    <xsl:if test="$entry">
      <xsl:apply-templates mode="w:marks"/>
    </xsl:if>
  </xsl:template>

  <!-- Where the register has an entry. -->
  <xsl:function name="w:entry-address" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="($entry/@w:file ! encode-for-uri(.), f:register-of($entry)?file)[1] || '#' || $entry/@xml:id"/>
  </xsl:function>

  <!-- What data says of an entry is a link, and no mention. Data may name an entry by its id alone: its name is known. -->
  <xsl:template match="home:to" mode="w:text" as="node()*">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="id" as="xs:string" select="replace(tokenize(@ref)[1], '^.*#', '')"/>
    <xsl:variable name="entry" as="element()?" select="($w:authority ! key('f:entry', $id, .))[not($in-link)][@xml:id][1]"/>
    <xsl:choose>
      <xsl:when test="$entry">
        <a href="{w:entry-address($entry)}">
          <xsl:sequence select="w:attributes(., ())"/>
          <xsl:choose>
            <xsl:when test="@called and exists(f:entry-names($entry))">
              <xsl:sequence select="f:preferred-name($entry)"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:apply-templates mode="#current">
                <xsl:with-param name="in-link" select="true()" as="xs:boolean" tunnel="yes"/>
              </xsl:apply-templates>
            </xsl:otherwise>
          </xsl:choose>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Marks of corrections and notes within a link stand behind it: a link holds no other control. -->
  <xsl:mode name="w:marks" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template _match="{$f:left-out-of-reading}" mode="w:marks" as="empty-sequence()"/>
</xsl:stylesheet>
