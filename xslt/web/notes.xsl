<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: those of the source and those of the edition, each at the foot of the page, with links both ways. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:fascicle:functions" xmlns:home="urn:fascicle:home" xmlns:msg="urn:fascicle:messages" xmlns:w="urn:fascicle:web"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Footnotes of the source stand at the foot of the page. -->
  <xsl:template match="note[f:is-footnote(.)]" mode="w:text" as="empty-sequence()"
    priority="2"/>

  <!-- Unless the source has a mark for it, it leaves one of ours. -->
  <xsl:template match="note[f:is-footnote(.)][@home:mark]" mode="w:text" as="element()?" priority="3">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:sequence select="w:own-mark(.)[not($in-link)]"/>
  </xsl:template>

  <xsl:template match="note[f:is-footnote(.)][@home:mark][f:among-blocks(.)]" mode="w:text" as="element(h:div)"
    priority="4">
    <div class="note-line" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:own-mark(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="note[f:is-footnote(.)][@home:mark]" mode="w:marks" as="element(h:sup)">
    <xsl:sequence select="w:own-mark(.)"/>
  </xsl:template>

  <xsl:function name="w:own-mark" as="element(h:sup)">
    <xsl:param name="note" as="element(note)"/>
    <sup class="anchor" xsl:use-attribute-sets="w:edition">
      <a role="doc-noteref" id="mark:{w:id($note)}" href="#{w:id($note)}">
        <xsl:sequence select="string($note/@home:mark)"/>
      </a>
    </sup>
  </xsl:function>

  <!-- A note of the source that stands where it is read, but is no part of the sentence. -->
  <xsl:template match="note" mode="w:text" as="node()+">
    <xsl:text> </xsl:text>
    <span>
      <xsl:sequence select="w:attributes(., 'note')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Read within its words, a note has the blanks that its file has. -->
  <xsl:template match="note[@home:note = 'inline'][not(f:among-blocks(.) or f:holds-blocks(.))]" mode="w:text"
    as="element(h:span)" priority="1.4">
    <span>
      <xsl:sequence select="w:attributes(., 'note')"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="note[f:among-blocks(.) or f:holds-blocks(.)]" mode="w:text" as="element(h:div)" priority="1">
    <div>
      <xsl:sequence select="w:attributes(., ('note', @place[. = 'margin'][not(../@home:note)]))"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!--
    A marginal note is told for what it is to those who do not see where it stands: by its role and name, which are
    neither copied nor found. The name has its own language, and the words theirs.
  -->
  <xsl:template match="note[@home:note = 'margin']" mode="w:text" as="node()+" priority="1.5">
    <xsl:variable name="tag" as="xs:string" select="if (f:among-blocks(.) or f:holds-blocks(.)) then 'div' else 'span'"/>
    <xsl:variable name="language" as="attribute()?" select="w:back-in-language(.)[name() eq 'lang']"/>
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates mode="#current"/>
    </xsl:variable>
    <xsl:text> </xsl:text>
    <xsl:element name="{$tag}">
      <xsl:sequence select="w:attributes(., ('note', 'margin')), w:label-language(.)[name() eq 'lang']"/>
      <xsl:attribute name="role" select="'note'"/>
      <xsl:attribute name="aria-label" select="msg:text('marginal-note')"/>
      <xsl:choose>
        <xsl:when test="exists($language)">
          <xsl:element name="{$tag}">
            <xsl:sequence select="$language, $words"/>
          </xsl:element>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$words"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:element>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A note of the edition leaves its mark. -->
  <xsl:template match="note[f:is-editorial-note(.)]" mode="w:text" as="element(h:sup)?" priority="3">
    <xsl:param name="in-link" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="not($in-link)">
      <xsl:sequence select="w:note-mark(.)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note[f:is-editorial-note(.)][f:among-blocks(.)]" mode="w:text" as="element(h:div)" priority="4">
    <div class="note-line" xsl:use-attribute-sets="w:edition">
      <xsl:sequence select="w:note-mark(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="note[f:is-editorial-note(.)]" mode="w:marks" as="element(h:sup)">
    <xsl:sequence select="w:note-mark(.)"/>
  </xsl:template>

  <xsl:function name="w:note-mark" as="element(h:sup)">
    <xsl:param name="note" as="element(note)"/>
    <sup class="edition-note" xsl:use-attribute-sets="w:edition">
      <a role="doc-noteref" id="mark:{w:id($note)}" href="#{w:id($note)}">
        <xsl:sequence select="f:note-mark($note)"/>
      </a>
    </sup>
  </xsl:function>

  <xsl:template name="w:footnotes" as="element(h:section)?">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:param name="heading" as="xs:string" select="msg:text('notes-of-source')"/>
    <xsl:variable name="notes" as="element(note)*" select="f:footnotes($text)"/>
    <xsl:if test="exists($notes)">
      <section class="apparatus" aria-labelledby="apparatus:footnotes">
        <h2 id="apparatus:footnotes">
          <xsl:sequence select="$heading"/>
        </h2>
        <ul class="notes">
          <xsl:for-each select="$notes">
            <li data-layer="reading" id="{w:id(.)}">
              <xsl:sequence select="w:in-language(f:language(.))"/>
              <xsl:for-each select="@home:mark">
                <span class="note-mark" xsl:use-attribute-sets="w:edition">
                  <xsl:sequence select="string(.)"/>
                </span>
                <xsl:text> </xsl:text>
              </xsl:for-each>
              <xsl:apply-templates mode="w:text"/>
              <xsl:sequence select="@home:mark ! w:return(.., 'mark:' || w:id(..))"/>
              <xsl:sequence select="f:anchors-of(.)[w:is-shown(.)] ! w:return(current(), w:id(.))"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="w:editorial-notes" as="element(h:section)?">
    <xsl:param name="text" as="element(text)" required="yes"/>
    <xsl:variable name="notes" as="element(note)*" select="f:editorial-notes($text)"/>
    <xsl:if test="exists($notes)">
      <section class="apparatus" aria-labelledby="apparatus:notes">
        <h2 id="apparatus:notes">
          <xsl:sequence select="msg:text('notes-of-edition')"/>
        </h2>
        <ul class="notes">
          <xsl:for-each select="$notes">
            <li id="{w:id(.)}">
              <xsl:sequence select="w:in-language(f:language(.))"/>
              <span class="note-mark">
                <xsl:sequence select="f:note-mark(.)"/>
              </span>
              <xsl:text> </xsl:text>
              <xsl:apply-templates mode="w:text"/>
              <xsl:sequence select="w:signature(.), w:return(., 'mark:' || w:id(.))"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Who wrote a note of the edition. -->
  <xsl:function name="w:signature" as="node()*">
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="author" as="xs:string" select="f:responsible($note)"/>
    <xsl:if test="$author">
      <xsl:text> </xsl:text>
      <span class="signature">
        <xsl:sequence select="'— ' || $author"/>
      </span>
    </xsl:if>
  </xsl:function>

  <!-- The way back to the place in the text. -->
  <xsl:function name="w:return" as="node()+">
    <xsl:param name="note" as="element()"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:text> </xsl:text>
    <a class="return" role="doc-backlink" href="#{$id}" xsl:use-attribute-sets="w:edition">
      <span aria-hidden="true">↩</span>
      <span class="hidden">
        <xsl:sequence select="w:label-language($note), msg:text('back')"/>
      </span>
    </a>
  </xsl:function>
</xsl:stylesheet>
