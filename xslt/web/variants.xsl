<?xml version="1.0" encoding="UTF-8"?>
<!-- The critical apparatus, and what hands did to the text: marks in it, entries at the foot of the page, links both ways. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Words and signs of the edition's own among those of the text. -->
  <xsl:template match="home:own" mode="w:text" as="element(h:span)">
    <span xsl:use-attribute-sets="w:edition">
      <!-- signs are of no language -->
      <xsl:sequence select="
          w:attributes(., 'hidden'[current()/@home:hidden]), w:label-language(.)[matches(current(), '\p{L}')], string()"/>
    </span>
  </xsl:template>

  <!-- A sign with what it stands for. -->
  <xsl:template match="home:own[@home:explained]" mode="w:text" as="element(h:abbr)" priority="1">
    <abbr title="{f:shorten(@home:explained, 80)}" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:attributes(., ()), string()"/>
    </abbr>
  </xsl:template>

  <xsl:template match="home:del" mode="w:text" as="element(h:del)">
    <del>
      <xsl:sequence select="w:attributes(., ())"/>
      <xsl:apply-templates mode="#current"/>
    </del>
  </xsl:template>

  <xsl:template match="home:add" mode="w:text" as="element(h:ins)">
    <ins>
      <xsl:sequence select="w:attributes(., 'place-' || @place)"/>
      <xsl:apply-templates mode="#current"/>
    </ins>
  </xsl:template>

  <!-- A line of the source, with its number beside it. -->
  <xsl:template match="home:line" mode="w:text" as="node()+">
    <xsl:if test="@break = 'no'">
      <span xsl:use-attribute-sets="w:edition">-</span>
    </xsl:if>
    <xsl:if test="not(@break = 'first')">
      <br/>
    </xsl:if>
    <span class="line-number" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:attributes(., ()), w:label-language(.), string(@n)"/>
    </span>
  </xsl:template>

  <!-- The mark of an entry. -->
  <xsl:template match="home:app" mode="w:text" as="element(h:sup)?">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="not($in-link)">
      <xsl:sequence select="w:app-mark(.)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="home:app" mode="w:marks" as="element(h:sup)">
    <xsl:sequence select="w:app-mark(.)"/>
  </xsl:template>

  <xsl:function name="w:app-mark" as="element(h:sup)">
    <xsl:param name="app" as="element(home:app)"/>
    <sup class="app-mark" xsl:use-attribute-sets="w:edition">
      <xsl:value-of select="','[f:follows-mark($app)]"/>
      <a role="doc-noteref" id="mark:{w:app-id($app)}" href="#{w:app-id($app)}">
        <xsl:sequence select="w:label-language($app), f:app-mark($app)"/>
      </a>
    </sup>
  </xsl:function>

  <xsl:function name="w:app-id" as="xs:string">
    <xsl:param name="app" as="element(home:app)"/>
    <xsl:sequence select="
        ($app/@xml:id, string-join(('app', $app/@series[. ne ''] ! encode-for-uri(.), f:app-number($app)), ':'))[1] ! string()"/>
  </xsl:function>

  <!-- The apparatus, each series under its own heading, in the order in which they begin. -->
  <xsl:template name="w:variants" as="element(h:section)*">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:for-each-group select="f:apps($text)" group-by="string(@series)">
      <section class="apparatus entries" aria-labelledby="apparatus:series:{position()}">
        <h2 id="apparatus:series:{position()}">
          <xsl:sequence select="f:series-title(current-grouping-key())"/>
        </h2>
        <ul class="notes">
          <xsl:for-each select="current-group()">
            <li data-layer="reading" id="{w:app-id(.)}">
              <xsl:sequence select="w:in-language(f:language(.))"/>
              <span class="note-mark" xsl:use-attribute-sets="w:edition">
                <xsl:sequence select="f:app-mark(.)"/>
              </span>
              <xsl:text> </xsl:text>
              <xsl:apply-templates mode="w:text"/>
              <xsl:sequence select="w:return(., 'mark:' || w:app-id(.))"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The signs of witnesses and hands, each with what the header says of it. -->
  <xsl:function name="w:cited-facts" as="element()*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="cited" as="map(xs:string, xs:string)*"/>
    <xsl:sequence select="w:fact(msg:text($key), $cited ! string-join((?siglum, ?description)[. ne ''], ' — '))"/>
  </xsl:function>
</xsl:stylesheet>
