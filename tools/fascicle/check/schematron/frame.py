"""What every stylesheet of a schema has in common: the walk, the answer, and ``doc()`` on what was handed in.

The processor opens nothing. Where a test asks for a document, the stylesheet looks it up among the documents that it
was given; one that it was not given it names in a message, and Python decides, reads, and runs the stylesheet again
(:mod:`documents`). ``false()`` in the place of a document says that it cannot be had.
"""

from __future__ import annotations

from fascicle.check.bounds import MOST_FINDINGS

XSL = "http://www.w3.org/1999/XSL/Transform"
OWN = "urn:fascicle:schematron"
DOCUMENT = "fascicle-document"
"""The stylesheet's parameter that holds the document: variables of schema, phase and pattern are global."""
GIVEN = "fascicle-given"
"""The parameter that holds what tests may open: a map of ``xml``, ``text`` or ``list``, a blank and an address."""
MISSING = "fascicle-missing "
"""What the reason begins with why a test was not decided, where it asks for a document that cannot be had."""
FAILED = "fascicle-failed "
"""What it begins with where the test asks for a variable that could not be computed; its number follows."""

_LONGEST = 1000
FRAME = f"""
<xsl:package xmlns:xsl="{XSL}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:fascicle="{OWN}"
    xmlns:err="http://www.w3.org/2005/xqt-errors" name="{OWN}" package-version="1.0" version="3.0"
    declared-modes="no" exclude-result-prefixes="#all">
  <xsl:param name="{DOCUMENT}" as="document-node()"/>
  <xsl:param name="{GIVEN}" as="map(xs:string, item())"/>
  <xsl:mode use-accumulators="#all" on-no-match="fail"/>
  <xsl:accumulator name="fascicle:index" as="xs:integer" initial-value="-1">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:template match="/" as="xs:string">
    <xsl:variable name="findings" as="map(xs:string, item())*"/>
    <xsl:sequence select="serialize(array {{ $findings }}, map {{ 'method': 'json' }})"/>
  </xsl:template>
  <xsl:function name="fascicle:finding" as="map(xs:string, item())">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="assertion" as="xs:integer"/>
    <xsl:param name="message" as="xs:string"/>
    <xsl:param name="hints" as="xs:string*"/>
    <!-- a message that quotes a whole chapter is read by nobody, and ten thousand of them fill the memory -->
    <xsl:variable name="told" as="xs:string" select="if (string-length($message) le {_LONGEST}) then $message
        else substring($message, 1, {_LONGEST - 1}) || '…'"/>
    <xsl:variable name="element" as="node()"
        select="($node/ancestor-or-self::*[1], root($node)/*)[1]"/>
    <xsl:sequence select="map {{
        'assertion': $assertion,
        'undecided': '',
        'document': if (root($node) is ${DOCUMENT}) then '' else string(base-uri(root($node))),
        'element': $element ! accumulator-before('fascicle:index'),
        'attribute': if ($node instance of attribute()) then name($node) else '',
        'message': $told,
        'hints': array {{ $hints }} }}"/>
  </xsl:function>
  <xsl:function name="fascicle:undecided" as="map(xs:string, item())">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="assertion" as="xs:integer"/>
    <xsl:param name="reason" as="xs:string?"/>
    <xsl:sequence select="map:put(fascicle:finding($node, $assertion, '', ()), 'undecided', ($reason, 'it fails')[1])"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>
  <!-- A variable that cannot be computed holds why, and whoever asks for it fails: what fails in a global variable
       no try catches, and what fails in a rule's would end the rule. -->
  <xsl:function name="fascicle:failed" as="map(xs:string, xs:string)">
    <xsl:param name="reason" as="xs:string?"/>
    <xsl:sequence select="map {{ '{OWN}': ($reason, 'it fails')[1] }}"/>
  </xsl:function>
  <xsl:function name="fascicle:failed" as="map(xs:string, xs:string)">
    <xsl:param name="reason" as="xs:string?"/>
    <xsl:param name="global" as="xs:integer"/>
    <xsl:message select="'{FAILED}' || $global || ' ' || $reason"/>
    <xsl:sequence select="fascicle:failed('{FAILED}' || $global)"/>
  </xsl:function>
  <xsl:function name="fascicle:of" as="item()*">
    <xsl:param name="value" as="item()*"/>
    <xsl:sequence select="if (head($value) instance of map(*) and head($value)('{OWN}') instance of xs:string)
        then error(QName('{OWN}', 'failed'), head($value)('{OWN}')) else $value"/>
  </xsl:function>
  <xsl:function name="fascicle:given" as="item()?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="must" as="xs:boolean"/>
    <xsl:variable name="found" as="item()?" select="${GIVEN}($address)"/>
    <xsl:variable name="missing" as="xs:boolean" select="$must and $found instance of xs:boolean"/>
    <xsl:variable name="told" as="xs:string" select="('{MISSING}'[$missing], '')[1] || $address"/>
    <xsl:if test="$missing or empty($found)">
      <xsl:message select="$told"/>
    </xsl:if>
    <xsl:sequence select="if ($missing) then error(QName('{OWN}', 'missing'), $told) else $found"/>
  </xsl:function>
  <xsl:function name="fascicle:address" as="xs:string">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string"/>
    <xsl:sequence select="replace(string(resolve-uri(replace($href, ' ', '%20'), $base)), '^file:/+', 'file:///')"/>
  </xsl:function>
  <xsl:function name="fascicle:doc" as="document-node()?">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="$href ! fascicle:given('xml ' || fascicle:address($base, .), true())"/>
  </xsl:function>
  <xsl:function name="fascicle:doc-available" as="xs:boolean">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence
        select="$href ! fascicle:given('xml ' || fascicle:address($base, .), false()) instance of document-node()"/>
  </xsl:function>
  <xsl:function name="fascicle:document" as="node()*">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="hrefs" as="item()*"/>
    <xsl:for-each select="$hrefs">
      <xsl:sequence select="fascicle:document((if (. instance of node()) then base-uri(.) else (), $base)[1], ., ())"/>
    </xsl:for-each>
  </xsl:function>
  <xsl:function name="fascicle:document" as="node()*">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="hrefs" as="item()*"/>
    <xsl:param name="node" as="node()?"/>
    <xsl:for-each select="data($hrefs)">
      <xsl:variable name="address" as="xs:string"
          select="fascicle:address(($node ! base-uri(.), $base)[1], string(.))"/>
      <xsl:variable name="found" as="item()?" select="fascicle:given('xml ' || replace($address, '#.*$', ''), true())"/>
      <xsl:sequence select="if (contains($address, '#') and $found instance of node())
          then id(substring-after($address, '#'), $found) else $found"/>
    </xsl:for-each>
  </xsl:function>
  <xsl:function name="fascicle:uri-collection" as="xs:string*">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="$href ! fascicle:given('list ' || fascicle:address($base, .), true()) ! tokenize(.)"/>
  </xsl:function>
  <xsl:function name="fascicle:collection" as="document-node()*">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="fascicle:uri-collection($base, $href) ! fascicle:given('xml ' || ., true())"/>
  </xsl:function>
  <xsl:function name="fascicle:unparsed-text" as="xs:string?">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="$href ! fascicle:given('text ' || fascicle:address($base, .), true())"/>
  </xsl:function>
  <xsl:function name="fascicle:unparsed-text" as="xs:string?">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:param name="encoding" as="xs:string"/>
    <xsl:sequence select="fascicle:unparsed-text($base, $href)"/>
  </xsl:function>
  <xsl:function name="fascicle:unparsed-text-lines" as="xs:string*">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="fascicle:unparsed-text($base, $href) ! tokenize(replace(., '\\r?\\n$', ''), '\\r?\\n')"/>
  </xsl:function>
  <xsl:function name="fascicle:unparsed-text-available" as="xs:boolean">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence
        select="$href ! fascicle:given('text ' || fascicle:address($base, .), false()) instance of xs:string"/>
  </xsl:function>
  <xsl:function name="fascicle:json-doc" as="item()?">
    <xsl:param name="base" as="xs:string"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="fascicle:unparsed-text($base, $href) ! parse-json(.)"/>
  </xsl:function>
</xsl:package>
"""

WALK = f"""
<xsl:iterate xmlns:xsl="{XSL}" select=".">
  <xsl:param name="left" select="{MOST_FINDINGS + 1}"/>
  <xsl:param name="undecided-left" select="{MOST_FINDINGS}"/>
  <xsl:variable name="here" as="item()*">
    <xsl:apply-templates select="."/>
  </xsl:variable>
  <xsl:choose>
    <xsl:when test="empty($here)"><xsl:next-iteration/></xsl:when>
    <xsl:otherwise>
      <xsl:variable name="found" select="$here[?undecided eq '']"/>
      <xsl:sequence select="if ($undecided-left gt 0) then $here else $found"/>
      <xsl:choose>
        <xsl:when test="count($found) ge $left"><xsl:break/></xsl:when>
        <xsl:otherwise>
          <xsl:next-iteration>
            <xsl:with-param name="left" select="$left - count($found)"/>
            <xsl:with-param name="undecided-left" select="$undecided-left - count($here) + count($found)"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:otherwise>
  </xsl:choose>
</xsl:iterate>
"""
"""The loop over the nodes of a document that some rule may be about; it ends where there are too many findings.

A test that fails everywhere does not end it: what it hides would not be told.
"""
