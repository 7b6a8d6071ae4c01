"""Reading a schema: abstract patterns and rules resolved, one phase selected.

What the standard allows and this reader does not know is told as a remark or refused, because a rule that is
silently not checked is worse than none. ``properties`` say nothing of the document and are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from fascicle.check.schematron.embedded import collect, is_home_of_rules
from fascicle.check.schematron.files import SCH, XSL, SchemaFiles, refusal
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
from fascicle.check.schematron.substitution import with_parameters
from fascicle.check.schematron_rules import OWN
from fascicle.model.errors import EngineError

# All run as XPath 3.1: what XSLT 1 makes a string of the first of several nodes, XPath 2 and later call an error.
_BINDINGS = {"exslt", "xslt", "xslt1", "xslt2", "xslt3", "xpath", "xpath1", "xpath2", "xpath3", "xpath31"}
_DECLARATIONS = ("accumulator", "decimal-format", "function", "key", "param", "template", "variable")
_TESTS = (f"{SCH}assert", f"{SCH}report")
_GRADES = ("severity", "role", "flag")
_UNKNOWN = (f"{SCH}rule[@visit-each]", f"{SCH}phase[@when]", f"{SCH}phase[@from]", f"{SCH}library")
_NO_PARAMETERS: Mapping[str, str] = {}


def read(path: Path, phase: str | None = None, root: Path | None = None) -> SchematronSchema:
    """Read a schema; ``phase`` is a phase's id, ``#ALL``, or ``None`` for the schema's default.

    A RELAX NG grammar or an ODD gives the rules that are embedded in it; includes stay inside ``root``, if there is
    one. Raises EngineError where the file is no schema that can be used.
    """
    files = SchemaFiles(root)
    tree = files.read(path)
    is_ours = next(tree.iter(f"{OWN}rule"), None) is not None
    if tree.tag != f"{SCH}schema":
        if not is_home_of_rules(tree):
            raise refusal(path, "the file is not an ISO Schematron schema, nor one in RELAX NG that may hold some")
        tree = collect(tree, path, files)
    files.include(tree)
    _check(tree, path, files)
    return _Reader(tree, path, files).schema(phase or str(tree.get("defaultPhase", "#ALL")), is_ours)


def _check(root: etree._Element, path: Path, files: SchemaFiles) -> None:
    binding = root.get("queryBinding", "xslt")
    if binding.lower() not in _BINDINGS:
        raise refusal(path, f"the schema's query language {binding} is not XPath")
    for test in _UNKNOWN:
        found = root.find(f".//{test}")
        if found is not None:
            raise _wrong(f"{test.removeprefix(SCH)} is not supported", found, files)
    for instruction in root.iterfind(f".//{SCH}rule/{XSL}*"):
        name = etree.QName(instruction).localname
        files.remark(files.origin(instruction), f"xsl:{name} in a rule is not run", "write a variable (let), or a test")


def _wrong(message: str, element: etree._Element, files: SchemaFiles) -> EngineError:
    origin = files.origin(element)
    return refusal(origin.path, message, origin.line)


class _Reader:
    """One schema on its way into values; it knows where abstract things are defined."""

    def __init__(self, root: etree._Element, path: Path, files: SchemaFiles) -> None:
        self._root = root
        self._path = path
        self._files = files
        self._hints = {hint.get("id", ""): hint for hint in root.iter(f"{SCH}diagnostic")}
        self._abstract_patterns = {
            pattern.get("id", ""): pattern for pattern in root.iter(f"{SCH}pattern") if _is_abstract(pattern)
        }

    def schema(self, phase: str, is_ours: bool) -> SchematronSchema:
        """The whole schema, as far as it belongs to the phase."""
        lets, active = self._phase(phase)
        patterns = tuple(
            self._pattern(pattern)
            for pattern in self._root.iterchildren(f"{SCH}pattern", f"{SCH}group")
            if not _is_abstract(pattern) and (active is None or pattern.get("id") in active)
        )
        return SchematronSchema(
            namespaces=self._namespaces(),
            lets=self._globals((*self._lets(self._root, _NO_PARAMETERS), *lets)),
            patterns=patterns,
            declarations=tuple(self._declarations()),
            files=self._files.digests,
            remarks=tuple(self._files.remarks),
            is_ours=is_ours,
        )

    def _namespaces(self) -> dict[str, str]:
        """The prefixes of the schema; of two meanings the first holds, and the second is told."""
        namespaces: dict[str, str] = {}
        for ns in self._root.iter(f"{SCH}ns"):
            prefix, uri = ns.get("prefix", ""), ns.get("uri", "")
            if namespaces.setdefault(prefix, uri) != uri:
                self._files.remark(
                    self._files.origin(ns),
                    f"the prefix {prefix} is declared twice; {namespaces[prefix]} holds",
                    "give one of the two namespaces another prefix",
                )
        return namespaces

    def _globals(self, lets: tuple[Let, ...]) -> tuple[Let, ...]:
        """The variables of schema and phase, each once: embedded ones may be written in many places."""
        known: dict[str, Let] = {}
        for let in lets:
            before = known.setdefault(let.name, let)
            if (before.expression, before.content) != (let.expression, let.content):
                message = f"the variable {let.name} is declared in line {before.origin.line} already"
                raise refusal(let.origin.path, message, let.origin.line)
        return tuple(known.values())

    def _declarations(self) -> Iterator[tuple[etree._Element, Origin]]:
        for declaration in self._root.iterchildren(*(f"{XSL}{name}" for name in _DECLARATIONS)):
            if declaration.tag != f"{XSL}template" or declaration.get("name") or declaration.get("mode"):
                yield declaration, self._files.origin(declaration)
        for rule in self._root.iter(f"{SCH}rule"):
            for key in rule.iterchildren(f"{SCH}key"):  # of Schematron 1.5
                match, use = rule.get("context", ""), key.get("path", "")
                yield (
                    etree.Element(f"{XSL}key", name=key.get("name", ""), match=match, use=use),
                    self._files.origin(key),
                )

    def _phase(self, name: str) -> tuple[tuple[Let, ...], set[str] | None]:
        """The phase's own variables and the patterns that are active in it; ``None`` is all of them."""
        if name == "#ALL":
            return (), None
        for phase in self._root.iterchildren(f"{SCH}phase"):
            if phase.get("id") == name:
                return self._lets(phase, _NO_PARAMETERS), {
                    active.get("pattern", "") for active in phase.iterchildren(f"{SCH}active")
                }
        raise refusal(self._path, f"the schema has no phase {name}")

    def _pattern(self, pattern: etree._Element) -> Pattern:
        template = pattern.get("is-a")
        if template is None:
            body, parameters = pattern, _NO_PARAMETERS
        elif template in self._abstract_patterns:
            body = self._abstract_patterns[template]
            parameters = {**_parameters(body), **_parameters(pattern)}
        else:
            raise _wrong(f"there is no abstract pattern {template}", pattern, self._files)
        documents = pattern.get("documents", body.get("documents"))
        return Pattern(
            id=pattern.get("id"),
            lets=self._lets(body, parameters),
            rules=tuple(
                self._rule(rule, body, parameters, pattern.get("id"))
                for rule in body.iterchildren(f"{SCH}rule")
                if not _is_abstract(rule)
            ),
            documents=None if documents is None else with_parameters(documents, parameters),
            is_group=body.tag == f"{SCH}group",
            origin=self._files.origin(pattern),
        )

    def _rule(
        self, rule: etree._Element, pattern: etree._Element, parameters: Mapping[str, str], owner: str | None
    ) -> ContextRule:
        whole = list(self._with_extensions(rule, pattern))
        return ContextRule(
            context=with_parameters(rule.get("context", ""), parameters),
            lets=tuple(let for part in whole for let in self._lets(part, parameters)),
            assertions=tuple(
                self._assertion(test, part, parameters, rule.get("id") or owner)
                for part in whole
                for test in part.iterchildren(*_TESTS)
            ),
            origin=self._files.origin(rule),
        )

    def _with_extensions(
        self, rule: etree._Element, pattern: etree._Element, within: tuple[etree._Element, ...] = ()
    ) -> Iterator[etree._Element]:
        """The abstract rules that a rule extends, innermost first, and then the rule itself."""
        for extension in rule.iterchildren(f"{SCH}extends"):
            extended = self._abstract_rule(extension, pattern)
            if extended in within:
                raise _wrong(f"the rule {extension.get('rule')} extends itself", extension, self._files)
            yield from self._with_extensions(extended, pattern, (*within, extended))
        yield rule

    def _abstract_rule(self, extension: etree._Element, pattern: etree._Element) -> etree._Element:
        """The rule that is extended: of the same pattern, else of a ``rules`` element of the schema.

        In Schematron 1.5 it may stand in any pattern.
        """
        anywhere = self._root.iterchildren(f"{SCH}pattern") if self._files.is_old else ()
        homes: list[etree._Element] = [pattern, *self._root.iterchildren(f"{SCH}rules"), *anywhere]
        for home in homes:
            for rule in home.iterchildren(f"{SCH}rule"):
                if _is_abstract(rule) and rule.get("id") == extension.get("rule"):
                    return rule
        raise _wrong(f"there is no abstract rule {extension.get('rule')} here", extension, self._files)

    def _assertion(
        self, test: etree._Element, rule: etree._Element, parameters: Mapping[str, str], owner: str | None
    ) -> Assertion:
        subject = test.get("subject", rule.get("subject"))
        return Assertion(
            id=test.get("id"),
            owner=test.get("id") or owner,
            test=with_parameters(test.get("test", ""), parameters),
            fires_if=test.tag == f"{SCH}report",
            grades=tuple(part.get(name, "") for part in (test, rule) for name in _GRADES if name in part.attrib),
            subject=None if subject is None else with_parameters(subject, parameters),
            message=_message(test, parameters),
            hints=tuple(
                _message(self._hints[name], parameters)
                for name in test.get("diagnostics", "").split()
                if name in self._hints
            ),
            origin=self._files.origin(test),
        )

    def _lets(self, parent: etree._Element, parameters: Mapping[str, str]) -> tuple[Let, ...]:
        return tuple(self._let(let, parameters) for let in parent.iterchildren(f"{SCH}let"))

    def _let(self, let: etree._Element, parameters: Mapping[str, str]) -> Let:
        value, origin = let.get("value"), self._files.origin(let)
        if value is not None:
            return Let(let.get("name", ""), with_parameters(value, parameters), let.get("as"), (), origin)
        return Let(let.get("name", ""), None, let.get("as"), (let.text or "", *let), origin)


def _is_abstract(element: etree._Element) -> bool:
    return element.get("abstract") == "true"


def _parameters(pattern: etree._Element) -> dict[str, str]:
    """The parameters that have a value; one that only declares its name has none."""
    return {
        parameter.get("name", ""): parameter.get("value", "")
        for parameter in pattern.iterchildren(f"{SCH}param")
        if "value" in parameter.attrib
    }


def _message(element: etree._Element, parameters: Mapping[str, str]) -> Message:
    """The text of an assertion or diagnostic; ``emph``, ``span``, ``dir`` and foreign elements count as their text."""
    parts: list[str | ValueOf] = [element.text or ""]
    for child in element:
        if child.tag == f"{SCH}value-of":
            parts.append(ValueOf(with_parameters(child.get("select", ""), parameters)))
        elif child.tag == f"{SCH}name":
            path = child.get("path")
            parts.append(ValueOf("name()" if path is None else with_parameters(path, parameters)))
        else:
            parts.extend(_message(child, parameters))
        parts.append(child.tail or "")
    return tuple(part for part in parts if part)
