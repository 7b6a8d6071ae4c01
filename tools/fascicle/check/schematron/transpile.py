"""From a Schematron schema to one XSLT 3.0 stylesheet.

All rules are templates of one mode, so that a document is walked once however many patterns there are (patterns that
look at other documents have a mode of their own). The priorities descend in the order of the schema; each template
does its tests and hands the node on by ``xsl:next-match`` together with the numbers of the patterns that have fired
for it, so that the next rule of the same pattern steps aside, as the standard asks.

A test that fails as an expression keeps no other from being done: it is caught, and told as undecided.

The stylesheet answers with JSON: an array of objects with the number of the assertion, why it was not decided (or
nothing), the address of the document if it is another, the index of the element (in document order, from 0), the name
of the attribute if the context is one, the message and the hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import groupby

from lxml import etree

from fascicle.check.schematron.frame import DOCUMENT, FRAME, WALK, XSL
from fascicle.check.schematron.model import (
    Assertion,
    ContextRule,
    Let,
    Message,
    Origin,
    Pattern,
    SchematronSchema,
    ValueOf,
)
from fascicle.check.schematron.substitution import with_calls, with_names

_NOT_XPATH = ("name", "as", "mode", "visibility", "xpath-default-namespace")


def assertions(schema: SchematronSchema) -> list[Assertion]:
    """The assertions in the order of the numbers by which the stylesheet names them."""
    return [test for pattern in schema.patterns for rule in pattern.rules for test in rule.assertions]


class SchematronSheet:
    """The stylesheet of a schema; ``text`` is it, and ``origin`` says of a line of it what part of the schema it is."""

    def __init__(self, schema: SchematronSchema) -> None:
        frame = etree.fromstring(FRAME, etree.XMLParser(remove_blank_text=True))
        self._namespaces = {**schema.namespaces, **{prefix: uri for prefix, uri in frame.nsmap.items() if prefix}}
        self._root = etree.Element(frame.tag, dict(frame.attrib), nsmap=dict(self._namespaces))
        self._root.extend(frame)
        self._origins: dict[etree._Element, Origin] = {}
        for declaration, origin in schema.declarations:
            self._declaration(declaration, origin)
        for let in schema.lets:
            self._global(let.name, let, {})
        self._numbers = {id(test): number for number, test in enumerate(assertions(schema))}
        self._priority = sum(len(pattern.rules) for pattern in schema.patterns)
        self._taken = {let.name for let in schema.lets}
        self._number = 0
        told = next(self._root.iter(f"{{{XSL}}}variable"))
        by_documents = sorted(schema.patterns, key=lambda one: one.documents or "")
        for mode, (documents, patterns) in enumerate(groupby(by_documents, key=lambda one: one.documents)):
            self._walk(told, documents, list(patterns), f"fascicle:check-{mode}")
        self.text = etree.tostring(self._root, encoding="unicode")

    def origin(self, line: int) -> Origin | None:
        """What part of the schema stands in a line of the text."""
        written = etree.fromstring(self.text)
        lines = [int(str(one.sourceline)) for one in written.iter("*")]
        elements = [element for element, at in zip(self._root.iter("*"), lines, strict=True) if at <= line]
        for element in reversed(elements):
            for one in (element, *element.iterancestors()):
                if one in self._origins:
                    return self._origins[one]
        return None

    def _declaration(self, element: etree._Element, origin: Origin) -> None:
        """A key or function of the schema."""
        declared = self._xsl(
            self._root,
            etree.QName(element).localname,
            origin,
            {str(name): str(value) for name, value in element.attrib.items()},
        )
        declared.text = element.text
        declared.extend(deepcopy(list(element)))
        for one in declared.iter("*"):
            own = str(one.tag).startswith(f"{{{XSL}}}")
            for name, value in one.attrib.items():
                if name not in _NOT_XPATH if own else "{" in value:
                    one.set(name, with_calls(str(value), origin.path.absolute().as_uri()))

    def _walk(self, told: etree._Element, documents: str | None, patterns: list[Pattern], mode: str) -> None:
        """The templates of patterns that look at the same documents, and the loop that applies them there."""
        nothing = {"match": "document-node() | node() | @*", "mode": mode, "priority": "0"}
        self._xsl(self._root, "template", None, nothing)
        self._xsl(self._root, "mode", None, {"name": mode, "on-no-match": "fail", "on-multiple-match": "fail"})
        contexts = [self._rule(rule, names, mode) for pattern in patterns for rule, names in self._rules(pattern)]
        walk = etree.fromstring(WALK, etree.XMLParser(remove_blank_text=True))
        walk.set("select", _reached(contexts))
        next(walk.iter(f"{{{XSL}}}apply-templates")).set("mode", mode)
        if documents is None:
            told.append(walk)
            return
        origin = patterns[0].origin
        attempt = self._xsl(told, "try", origin)
        each = self._xsl(attempt, "for-each", origin, {"select": self._expression(documents, {}, origin)})
        inner = self._xsl(each, "for-each", origin, {"select": self._expression("doc(string(.))", {}, origin)})
        inner.append(walk)
        first = next((test for pattern in patterns for rule in pattern.rules for test in rule.assertions), None)
        self._catch(attempt, origin, first)

    def _rules(self, pattern: Pattern) -> Iterator[tuple[ContextRule, dict[str, str]]]:
        """The rules of a pattern, after its variables; ``_number`` is that of those which keep one another away."""
        self._number += 1
        names = {let.name: f"{let.name}.{self._number}" for let in pattern.lets if let.name in self._taken}
        self._taken.update(let.name for let in pattern.lets)
        for let in pattern.lets:
            self._global(names.get(let.name, let.name), let, names)
        for rule in pattern.rules:
            self._number += pattern.is_group
            yield rule, names

    def _global(self, name: str, let: Let, names: Mapping[str, str]) -> None:
        """A global variable whose context is the document: a processor started by a selection gives it none."""
        variable = self._xsl(self._root, "variable", let.origin, {"name": name, **_as(let)})
        if let.expression is None:
            _content(variable, let)
        else:
            each = self._xsl(variable, "for-each", let.origin, {"select": f"${DOCUMENT}"})
            self._xsl(each, "sequence", let.origin, {"select": self._expression(let.expression, names, let.origin)})
            if not let.type:
                variable.set("as", "item()*")

    def _rule(self, rule: ContextRule, names: dict[str, str], mode: str) -> str:
        """The template of a rule; returns its context."""
        context = self._expression(rule.context, names, rule.origin)
        about = {"match": context, "mode": mode, "priority": str(self._priority)}
        template = self._xsl(self._root, "template", rule.origin, about)
        self._priority -= 1
        self._xsl(template, "param", None, {"name": "fascicle:fired", "as": "xs:integer*", "select": "()"})
        if rule.assertions:
            tests = self._xsl(template, "if", None, {"test": f"not($fascicle:fired = {self._number})"})
            attempt = self._xsl(tests, "try", None)
            inner = dict(names)
            for let in rule.lets:
                variable = self._xsl(attempt, "variable", let.origin, {"name": let.name, **_as(let)})
                if let.expression is None:
                    _content(variable, let)
                else:
                    variable.set("select", self._expression(let.expression, inner, let.origin))
                inner.pop(let.name, None)  # from here on the name is that of the rule's own variable
            for test in rule.assertions:
                self._assertion(attempt, test, inner)
            self._catch(attempt, rule.origin, rule.assertions[0])
        following = self._xsl(template, "next-match", None)
        fired = {"name": "fascicle:fired", "select": f"$fascicle:fired, {self._number}"}
        self._xsl(following, "with-param", None, fired)
        return context

    def _assertion(self, parent: etree._Element, test: Assertion, names: Mapping[str, str]) -> None:
        condition = self._expression(test.test, names, test.origin)
        attempt = self._xsl(parent, "try", test.origin)
        fires = condition if test.fires_if else f"not({condition})"
        branch = self._xsl(attempt, "if", test.origin, {"test": fires})
        message = self._message(branch, "fascicle:message", (test.message,), names, test.origin)
        hints = self._message(branch, "fascicle:hints", test.hints, names, test.origin)
        subject = "."
        if test.subject is not None:
            subject = f"(({self._expression(test.subject, names, test.origin)}), .)[1]"
        finding = f"fascicle:finding({subject}, {self._numbers[id(test)]}, string-join({message}, ' '), {hints})"
        self._xsl(branch, "sequence", test.origin, {"select": finding})
        self._catch(attempt, test.origin, test)

    def _catch(self, attempt: etree._Element, origin: Origin, test: Assertion | None) -> None:
        """What fails in a try is told as undecided, by the number of an assertion."""
        caught = self._xsl(attempt, "catch", origin)
        if test is not None:
            reason = "string(($err:description, $err:code)[1])"
            told = f"fascicle:undecided(., {self._numbers[id(test)]}, {reason})"
            self._xsl(caught, "sequence", origin, {"select": told})

    def _message(
        self,
        parent: etree._Element,
        name: str,
        messages: tuple[Message, ...],
        names: Mapping[str, str],
        origin: Origin,
    ) -> str:
        """Declare a variable that holds the messages; returns a reference to it."""
        variable = self._xsl(parent, "variable", origin, {"name": name, "as": "xs:string*"})
        for message in messages:
            # words that cannot be made leave the finding what it is
            attempt = self._xsl(variable, "try", origin)
            parts = ", ".join(self._parts(message, names, origin))
            self._xsl(attempt, "sequence", origin, {"select": f"normalize-space(string-join(({parts})))"})
            self._xsl(attempt, "catch", origin, {"select": f"normalize-space({_quoted(_plain(message))})"})
        return f"${name}"

    def _parts(self, message: Message, names: Mapping[str, str], origin: Origin) -> Iterator[str]:
        for part in message:
            if isinstance(part, ValueOf):
                yield f"string-join(({self._expression(part.expression, names, origin)}), ' ')"
            else:
                yield _quoted(part)

    def _expression(self, text: str, names: Mapping[str, str], origin: Origin) -> str:
        """An expression of the schema as ours: its variables by their names here, and its calls calls of ours."""
        return with_calls(with_names(text, names), origin.path.absolute().as_uri())

    def _xsl(
        self, parent: etree._Element, name: str, origin: Origin | None, attributes: Mapping[str, str] | None = None
    ) -> etree._Element:
        """An instruction, on a line of its own, with the prefixes that the schema has at its place."""
        prefixes = origin.prefixes.items() if origin else ()
        nsmap = {prefix: uri for prefix, uri in prefixes if self._namespaces.get(prefix) != uri}
        element = etree.SubElement(parent, f"{{{XSL}}}{name}", dict(attributes or {}), nsmap=nsmap)
        element.tail = "\n"
        if origin:
            self._origins[element] = origin
        return element


def _reached(contexts: list[str]) -> str:
    """The nodes of a document that some rule may be about, given all contexts; in the order of the document."""
    bare = " ".join(_without_predicates(context) for context in contexts)
    anything = re.search(r"\$|\b(key|id|node|item|doc|document)\s*\(|(?<![\w)*])\.", bare)
    other = anything or re.search(r"\b(text|comment|processing-instruction)\s*\(", bare)
    nodes = "descendant::node()" if other else "descendant::*"
    # `!` keeps the order by itself; `/` would have Saxon sort all nodes of the document
    return f"., {nodes} ! (., @*)" if anything or re.search(r"@|\battribute\b", bare) else f"., {nodes}"


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


def _as(let: Let) -> dict[str, str]:
    return {"as": let.type} if let.type else {}


def _content(variable: etree._Element, let: Let) -> None:
    for part in let.content:
        if isinstance(part, str):
            variable.text = part
        else:
            variable.append(deepcopy(part))


def _plain(message: Message) -> str:
    """A message with a sign in place of each value."""
    return "".join("…" if isinstance(part, ValueOf) else part for part in message)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
