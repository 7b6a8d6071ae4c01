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
from pathlib import Path

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

_BLANKS = re.compile(r"[ \t\r\n]+")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_FIRED = {"name": "fascicle:fired", "tunnel": "yes"}
_REASON = "$err:description"
_NOT_XPATH = ("name", "as", "mode", "visibility", "xpath-default-namespace")


def assertions(schema: SchematronSchema) -> list[Assertion]:
    """The assertions in the order of the numbers by which the stylesheet names them."""
    return [test for pattern in schema.patterns for rule in pattern.rules for test in rule.assertions]


class SchematronSheet:
    """The stylesheet of a schema; ``text`` is it, and ``origin`` says of a line of it what part of the schema it is.

    ``broken`` are the places of tests and contexts that are no XPath: such a test fails when it is asked, and such a
    context matches nothing.
    """

    def __init__(self, schema: SchematronSchema, broken: Mapping[tuple[Path, int, int], str]) -> None:
        self._broken = broken
        frame = etree.fromstring(FRAME, etree.XMLParser(remove_blank_text=True))
        self._namespaces = {**schema.namespaces, **{prefix: uri for prefix, uri in frame.nsmap.items() if prefix}}
        self._root = etree.Element(frame.tag, dict(frame.attrib), nsmap=dict(self._namespaces))
        self._root.extend(frame)
        self._origins: dict[etree._Element, Origin] = {}
        for declaration, origin in schema.declarations:
            self._declaration(declaration, origin)
        self.globals: list[Let] = []
        """Variables of schema, phase and patterns, by the numbers by which the stylesheet tells that one failed."""
        self._taken = {let.name for let in schema.lets}
        self._everywhere = {let.name: let.name for let in schema.lets}
        for let in schema.lets:
            self._global(let.name, let, self._everywhere)
        self._numbers = {id(test): number for number, test in enumerate(assertions(schema))}
        self._priority = sum(len(pattern.rules) for pattern in schema.patterns)
        self._number = 0
        told = next(self._root.iter(f"{{{XSL}}}variable"))
        by_documents = sorted(schema.patterns, key=lambda one: one.documents or "")
        for mode, (documents, patterns) in enumerate(groupby(by_documents, key=lambda one: one.documents)):
            self._walk(told, documents, list(patterns), f"fascicle:check-{mode}")
        self.text = etree.tostring(self._root, encoding="unicode")

    def origin(self, line: int) -> tuple[Origin | None, bool]:
        """What part of the schema stands in a line of the text, and whether it is a test or a context."""
        written = etree.fromstring(self.text)
        for element, at in zip(self._root.iter("*"), written.iter("*"), strict=True):
            if int(str(at.sourceline)) == line and element in self._origins:
                mendable = etree.QName(element).localname in ("if", "template")
                return self._origins[element], mendable and element.getparent() is not None
        return None, False

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
        contexts = []
        for pattern in patterns:
            contended = len(pattern.rules) > 1 and not pattern.is_group
            contexts += [self._rule(rule, names, mode, contended) for rule, names in self._rules(pattern)]
        walk = etree.fromstring(WALK, etree.XMLParser(remove_blank_text=True))
        walk.set("select", _reached(contexts))
        next(walk.iter(f"{{{XSL}}}apply-templates")).set("mode", mode)
        if documents is None:
            told.append(walk)
            return
        # addresses that are no XPath, and each document that is not there, keep no other from being looked at
        first = next((test for pattern in patterns for rule in pattern.rules for test in rule.assertions), None)
        origin = patterns[0].origin
        attempts = [self._xsl(told, "try", origin)]
        each = self._xsl(attempts[0], "for-each", origin, {"select": self._expression(documents, {}, origin)})
        attempts.append(self._xsl(each, "try", origin))
        document = self._expression("document(.)", {}, origin)
        self._xsl(attempts[1], "for-each", origin, {"select": document}).append(walk)
        for attempt in attempts:
            self._catch(attempt, origin, first, f"${DOCUMENT}")

    def _rules(self, pattern: Pattern) -> Iterator[tuple[ContextRule, dict[str, str]]]:
        """The rules of a pattern, after its variables; ``_number`` is that of those which keep one another away."""
        self._number += 1
        own = {let.name: f"{let.name}.{self._number}" if let.name in self._taken else let.name for let in pattern.lets}
        self._taken.update(own)
        names = {**self._everywhere, **own}
        for let in pattern.lets:
            self._global(own[let.name], let, names)
        for rule in pattern.rules:
            self._number += pattern.is_group
            yield rule, names

    def _global(self, name: str, let: Let, names: Mapping[str, str]) -> None:
        """A global variable whose context is the document: a processor started by a selection gives it none."""
        if let.expression is None:
            _content(self._xsl(self._root, "variable", let.origin, {"name": name, **_as(let)}), let)
            return
        self._variable(self._root, name, let, names, len(self.globals))
        self.globals.append(let)

    def _variable(
        self, parent: etree._Element, name: str, let: Let, names: Mapping[str, str], number: int | None = None
    ) -> None:
        """A variable that is computed, or holds why it could not be; a global one has a number."""
        variable = self._xsl(parent, "variable", let.origin, {"name": name, "as": "item()*"})
        attempt = self._xsl(variable, "try", let.origin)
        home = attempt if number is None else self._xsl(attempt, "for-each", None, {"select": f"${DOCUMENT}"})
        expression = self._expression(let.expression or "()", names, let.origin)
        if let.type:
            self._xsl(home, "variable", let.origin, {"name": "fascicle:value", "as": let.type, "select": expression})
            expression = "$fascicle:value"
        self._xsl(home, "sequence", let.origin, {"select": expression})
        failed = f"fascicle:failed({_REASON}{'' if number is None else f', {number}'})"
        self._xsl(attempt, "catch", let.origin, {"select": failed})

    def _rule(self, rule: ContextRule, names: Mapping[str, str], mode: str, contended: bool) -> str:
        """The template of a rule; returns its context. One that has its pattern for itself asks nobody."""
        # what fails here matches nothing: a variable in a match pattern has to be one
        context = with_calls(with_names(rule.context, names), rule.origin.path.absolute().as_uri())
        if rule.origin.place in self._broken:
            context = "*[false()]"
        about = {"match": context, "mode": mode, "priority": str(self._priority)}
        tests = template = self._xsl(self._root, "template", rule.origin, about)
        self._priority -= 1
        # of a union each part is a template by itself
        contended = contended or "|" in context or "union" in context
        if contended:
            self._xsl(template, "param", None, {**_FIRED, "as": "xs:integer*", "select": "()"})
            tests = self._xsl(template, "if", None, {"test": f"not($fascicle:fired = {self._number})"})
        inner = dict(names)
        for let in rule.lets:
            if let.expression is None:
                _content(self._xsl(tests, "variable", let.origin, {"name": let.name, **_as(let)}), let)
            else:
                self._variable(tests, let.name, let, inner)
            inner[let.name] = let.name  # from here on the name is that of the rule's own variable
        for test in rule.assertions:
            self._assertion(tests, test, inner)
        following = self._xsl(template, "next-match", None)
        if contended:
            self._xsl(following, "with-param", None, {**_FIRED, "select": f"$fascicle:fired, {self._number}"})
        return context

    def _assertion(self, parent: etree._Element, test: Assertion, names: Mapping[str, str]) -> None:
        condition = self._expression(test.test, names, test.origin)
        if test.origin.place in self._broken:
            condition = f"error((), {_quoted(self._broken[test.origin.place])})"
        attempt = self._xsl(parent, "try", test.origin)
        fires = condition if test.fires_if else f"not({condition})"
        branch = self._xsl(attempt, "if", test.origin, {"test": fires})
        words = [self._words(branch, message, names, test.origin) for message in (test.message, *test.hints)]
        subject = "."
        if test.subject is not None:
            subject = f"(({self._expression(test.subject, names, test.origin)}), .)[1]"
        finding = f"fascicle:finding({subject}, {self._numbers[id(test)]}, {words[0]}, ({', '.join(words[1:])}))"
        self._xsl(branch, "sequence", test.origin, {"select": finding})
        self._catch(attempt, test.origin, test)

    def _catch(self, attempt: etree._Element, origin: Origin, test: Assertion | None, at: str = ".") -> None:
        """What fails in a try is told as undecided, by the number of an assertion."""
        caught = self._xsl(attempt, "catch", origin)
        if test is not None:
            told = f"fascicle:undecided({at}, {self._numbers[id(test)]}, {_REASON})"
            self._xsl(caught, "sequence", origin, {"select": told})

    def _words(self, parent: etree._Element, message: Message, names: Mapping[str, str], origin: Origin) -> str:
        """An expression for the words of a message; those that quote the document are put into a variable."""
        if not any(isinstance(part, ValueOf) for part in message):
            return _quoted(_plain(message))
        name = f"fascicle:words-{len(parent)}"
        variable = self._xsl(parent, "variable", origin, {"name": name, "as": "xs:string"})
        attempt = self._xsl(variable, "try", origin)
        parts = ", ".join(self._parts(message, names, origin))
        self._xsl(attempt, "sequence", origin, {"select": f"normalize-space(string-join(({parts})))"})
        # words that cannot be made leave the finding what it is
        self._xsl(attempt, "catch", origin, {"select": _quoted(_plain(message))})
        return f"${name}"

    def _parts(self, message: Message, names: Mapping[str, str], origin: Origin) -> Iterator[str]:
        for part in message:
            if isinstance(part, ValueOf):
                yield f"string-join(({self._expression(part.expression, names, origin)}), ' ')"
            else:
                yield _quoted(part)

    def _expression(self, text: str, names: Mapping[str, str], origin: Origin) -> str:
        """An expression of the schema as ours: its variables by their names here, and its calls calls of ours."""
        return with_calls(with_names(text, names, "fascicle:of"), origin.path.absolute().as_uri())

    def _xsl(
        self, parent: etree._Element, name: str, origin: Origin | None, attributes: Mapping[str, str] | None = None
    ) -> etree._Element:
        """An instruction, on a line of its own, with the prefixes that the schema has at its place."""
        prefixes = origin.prefixes.items() if origin else ()
        nsmap = {prefix: uri for prefix, uri in prefixes if self._namespaces.get(prefix) != uri}
        element = etree.SubElement(parent, f"{{{XSL}}}{name}", dict(attributes or {}), nsmap=nsmap)
        if parent[0] is element and parent.text is None:
            parent.text = "\n"
        element.tail = "\n"
        if origin:
            self._origins[element] = origin
            if parent is self._root:  # for resolve-uri() and static-base-uri()
                element.set(_BASE, origin.path.absolute().as_uri())
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
    """A message with a sign in place of each value, its blanks closed up."""
    return _BLANKS.sub(" ", "".join("…" if isinstance(part, ValueOf) else part for part in message)).strip(" ")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
