"""From a Schematron schema to one XSLT 3.0 stylesheet.

All rules are templates of one mode, so that a document is walked once however many patterns there are. The
priorities descend in the order of the schema; each template does its tests and hands the node on by
``xsl:next-match`` together with the numbers of the patterns that have fired for it, so that the next rule of
the same pattern steps aside, as the standard asks. The walk is a loop over the nodes that some rule may be about; it
ends where there are more findings than are kept.

The stylesheet answers with JSON: an array of objects with the number of the assertion, the index of the element
(in document order, from 0), the name of the attribute if the context is one, the message and the hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from fascicle.check.bounds import MOST_FINDINGS
from fascicle.check.schematron.model import Assertion, ContextRule, Let, Message, Pattern, SchematronSchema, ValueOf
from fascicle.check.schematron.substitution import with_names

DOCUMENT = "fascicle-document"
"""The stylesheet's parameter that holds the document: variables of schema, phase and pattern are global."""

_XSL = "http://www.w3.org/1999/XSL/Transform"
_OWN = "urn:fascicle:schematron"
_LONGEST = 1000
_FRAME = f"""
<xsl:package xmlns:xsl="{_XSL}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:fascicle="{_OWN}"
    name="{_OWN}" package-version="1.0" version="3.0" exclude-result-prefixes="#all">
  <xsl:param name="{DOCUMENT}" as="document-node()"/>
  <xsl:mode use-accumulators="#all" on-no-match="fail"/>
  <xsl:mode name="fascicle:check" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:accumulator name="fascicle:index" as="xs:integer" initial-value="-1">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:template match="document-node() | node() | @*" mode="fascicle:check" priority="0"/>
  <xsl:template match="/" as="xs:string">
    <xsl:variable name="findings" as="map(xs:string, item())*">
      <xsl:iterate select="(), .">
        <xsl:param name="left" as="xs:integer" select="{MOST_FINDINGS + 1}"/>
        <xsl:variable name="here" as="map(xs:string, item())*">
          <xsl:apply-templates select="." mode="fascicle:check"/>
        </xsl:variable>
        <xsl:sequence select="$here"/>
        <xsl:choose>
          <xsl:when test="count($here) ge $left"><xsl:break/></xsl:when>
          <xsl:otherwise>
            <xsl:next-iteration>
              <xsl:with-param name="left" select="$left - count($here)"/>
            </xsl:next-iteration>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:variable>
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
        'element': $element ! accumulator-before('fascicle:index'),
        'attribute': if ($node instance of attribute()) then name($node) else '',
        'message': $told,
        'hints': array {{ $hints }} }}"/>
  </xsl:function>
</xsl:package>
"""


def stylesheet(schema: SchematronSchema) -> str:
    """The stylesheet of a schema, as text."""
    return etree.tostring(_Stylesheet(schema).root, encoding="unicode")


def assertions(schema: SchematronSchema) -> list[Assertion]:
    """The assertions in the order of the numbers by which the stylesheet names them."""
    return [test for pattern in schema.patterns for rule in pattern.rules for test in rule.assertions]


class _Stylesheet:
    """The stylesheet while it is made."""

    def __init__(self, schema: SchematronSchema) -> None:
        frame = etree.fromstring(_FRAME, etree.XMLParser(remove_blank_text=True))
        namespaces = {**schema.namespaces, **{prefix: uri for prefix, uri in frame.nsmap.items() if prefix}}
        self.root = etree.Element(frame.tag, dict(frame.attrib), nsmap=dict(namespaces))
        self.root.extend(frame)
        for declaration in schema.declarations:
            self.root.append(_copy(declaration))
        for let in schema.lets:
            self._global(let.name, let, {})
        self._numbers = {id(test): number for number, test in enumerate(assertions(schema))}
        self._priority = sum(len(pattern.rules) for pattern in schema.patterns)
        contexts = []
        taken = {let.name for let in schema.lets}
        for number, pattern in enumerate(schema.patterns):
            names = self._pattern_variables(pattern, number, taken)
            for rule in pattern.rules:
                contexts.append(with_names(rule.context, names))
                self._rule(rule, number, names)
        self._walk(contexts)

    def _pattern_variables(self, pattern: Pattern, number: int, taken: set[str]) -> dict[str, str]:
        """Declare the variables of a pattern; a name that is taken gets the pattern's number added."""
        names: dict[str, str] = {}
        for let in pattern.lets:
            name = f"{let.name}.{number}" if let.name in taken else let.name
            taken.add(name)
            self._global(name, let, names)
            names[let.name] = name
        return names

    def _global(self, name: str, let: Let, names: Mapping[str, str]) -> None:
        """A global variable whose context is the document: a processor started by a selection gives it none."""
        variable = _xsl(self.root, "variable", name=name, **({"as": let.type} if let.type else {}))
        if let.expression is None:
            _content(variable, let)
        else:
            each = _xsl(variable, "for-each", select=f"${DOCUMENT}")
            _xsl(each, "sequence", select=with_names(let.expression, names))
            if not let.type:
                variable.set("as", "item()*")

    def _rule(self, rule: ContextRule, pattern: int, names: Mapping[str, str]) -> None:
        template = _xsl(
            self.root,
            "template",
            match=with_names(rule.context, names),
            mode="fascicle:check",
            priority=str(self._priority),
        )
        self._priority -= 1
        _xsl(template, "param", {"as": "xs:integer*"}, name="fascicle:fired", select="()")
        tests = _xsl(template, "if", test=f"not($fascicle:fired = {pattern})")
        for let in rule.lets:
            _local(tests, let, names)
        for test in rule.assertions:
            self._assertion(tests, test, names)
        following = _xsl(template, "next-match")
        _xsl(following, "with-param", name="fascicle:fired", select=f"$fascicle:fired, {pattern}")

    def _assertion(self, parent: etree._Element, test: Assertion, names: Mapping[str, str]) -> None:
        condition = with_names(test.test, names)
        branch = _xsl(parent, "if", test=condition if test.fires_if else f"not({condition})")
        message = _message(branch, "fascicle:message", (test.message,), names)
        hints = _message(branch, "fascicle:hints", test.hints, names)
        subject = "." if test.subject is None else f"(({with_names(test.subject, names)}), .)[1]"
        number = self._numbers[id(test)]
        _xsl(branch, "sequence", select=f"fascicle:finding({subject}, {number}, {message}, {hints})")

    def _walk(self, contexts: list[str]) -> None:
        """The loop goes over elements, and over attributes and other nodes only where a rule asks for some."""
        for loop in self.root.iter(f"{{{_XSL}}}iterate"):
            loop.set("select", _reached(contexts))


def _reached(contexts: list[str]) -> str:
    """The nodes of a document that some rule may be about, given all contexts; in the order of the document."""
    bare = " ".join(_without_predicates(context) for context in contexts)
    other = re.search(r"\b(text|comment|processing-instruction|node|item)\s*\(|\.", bare)
    nodes = "descendant::node()" if other else "descendant::*"
    # `!` keeps the order by itself; `/` would have Saxon sort all nodes of the document
    return f"., {nodes} ! (., @*)" if re.search(r"@|\battribute\b", bare) else f"., {nodes}"


def _without_predicates(context: str) -> str:
    """A match pattern without what stands in square brackets or quotation marks."""
    kept: list[str] = []
    depth = 0
    for token in re.findall(r"""\[|\]|"[^"]*"|'[^']*'|[^\[\]"']+""", context):
        if token == "[":
            depth += 1
        elif token == "]":
            depth -= 1
        elif depth == 0 and token[0] not in "\"'":
            kept.append(token)
    return "".join(kept)


def _local(parent: etree._Element, let: Let, names: Mapping[str, str]) -> None:
    variable = _xsl(parent, "variable", name=let.name, **({"as": let.type} if let.type else {}))
    if let.expression is None:
        _content(variable, let)
    else:
        variable.set("select", with_names(let.expression, names))


def _content(variable: etree._Element, let: Let) -> None:
    for part in let.content:
        if isinstance(part, str):
            variable.text = part
        else:
            variable.append(_copy(part))


def _message(parent: etree._Element, name: str, messages: tuple[Message, ...], names: Mapping[str, str]) -> str:
    """Declare a variable that holds the messages; returns a reference to it."""
    variable = _xsl(parent, "variable", {"as": "xs:string*"}, name=name)
    for message in messages:
        parts = ", ".join(_parts(message, names))
        _xsl(variable, "sequence", select=f"normalize-space(string-join(({parts})))")
    return f"string-join(${name}, ' ')" if name == "fascicle:message" else f"${name}"


def _parts(message: Message, names: Mapping[str, str]) -> Iterator[str]:
    for part in message:
        if isinstance(part, ValueOf):
            yield f"string-join(({with_names(part.expression, names)}), ' ')"
        else:
            quoted = part.replace('"', '""')
            yield f'"{quoted}"'


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _xsl(
    parent: etree._Element, name: str, more: Mapping[str, str] | None = None, /, **attributes: str
) -> etree._Element:
    return etree.SubElement(parent, f"{{{_XSL}}}{name}", {**attributes, **(more or {})})
