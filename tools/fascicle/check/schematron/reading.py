"""Reading a Schematron file: abstract patterns and rules resolved, one phase selected.

What the standard allows and this reader does not (``include``, ``extends`` of another file, ``documents``) is
refused, because a rule that is silently not checked is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from fascicle.check.schematron.model import (
    Assertion,
    ContextRule,
    Let,
    Message,
    Pattern,
    SchematronSchema,
    ValueOf,
)
from fascicle.check.schematron.substitution import with_parameters
from fascicle.model.errors import EngineError

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
_BINDINGS = {"xslt", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31"}
_REFUSED = (f"{SCH}include", f"{SCH}pattern[@documents]", f"{SCH}extends[@href]", f"{XSL}include", f"{XSL}import")
_NO_PARAMETERS: Mapping[str, str] = {}


def read(path: Path, phase: str | None = None) -> SchematronSchema:
    """Read a schema; ``phase`` is a phase's id, ``#ALL``, or ``None`` for the schema's default.

    Raises EngineError where the file is no schema that can be used.
    """
    try:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, etree.XMLSyntaxError) as error:
        raise _refusal(path, f"the schema cannot be read: {error}") from error
    _check(root, path)
    return _Reader(root, path).schema(phase or str(root.get("defaultPhase", "#ALL")))


def _check(root: etree._Element, path: Path) -> None:
    if root.tag != f"{SCH}schema":
        raise _refusal(path, "the file is not an ISO Schematron schema")
    binding = root.get("queryBinding", "xslt")
    if binding.lower() not in _BINDINGS:
        raise _refusal(path, f"the schema's query language {binding} is not XPath")
    for test in _REFUSED:
        found = root.find(f".//{test}")
        if found is not None:
            raise _refusal(path, f"{etree.QName(found).localname} is not supported", found)


def _refusal(path: Path, message: str, element: etree._Element | None = None) -> EngineError:
    return EngineError(
        message,
        hint="mend the schema, or use another; it has to be ISO Schematron in one file, with XPath 2 or 3 tests",
        path=path,
        line=None if element is None else int(str(element.sourceline)),
    )


class _Reader:
    """One schema on its way into values; it knows where abstract things are defined."""

    def __init__(self, root: etree._Element, path: Path) -> None:
        self._root = root
        self._path = path
        self._hints = {hint.get("id", ""): hint for hint in root.iter(f"{SCH}diagnostic")}
        self._abstract_patterns = {
            pattern.get("id", ""): pattern for pattern in root.iter(f"{SCH}pattern") if _is_abstract(pattern)
        }

    def schema(self, phase: str) -> SchematronSchema:
        """The whole schema, as far as it belongs to the phase."""
        lets, active = self._phase(phase)
        return SchematronSchema(
            namespaces={ns.get("prefix", ""): ns.get("uri", "") for ns in self._root.iter(f"{SCH}ns")},
            lets=(*_lets(self._root, _NO_PARAMETERS), *lets),
            patterns=tuple(
                self._pattern(pattern)
                for pattern in self._root.iterchildren(f"{SCH}pattern")
                if not _is_abstract(pattern) and (active is None or pattern.get("id") in active)
            ),
            declarations=tuple(self._root.iterchildren(f"{XSL}key", f"{XSL}function")),
        )

    def _phase(self, name: str) -> tuple[tuple[Let, ...], set[str] | None]:
        """The phase's own variables and the patterns that are active in it; ``None`` is all of them."""
        if name == "#ALL":
            return (), None
        for phase in self._root.iterchildren(f"{SCH}phase"):
            if phase.get("id") == name:
                return _lets(phase, _NO_PARAMETERS), {
                    active.get("pattern", "") for active in phase.iterchildren(f"{SCH}active")
                }
        raise _refusal(self._path, f"the schema has no phase {name}")

    def _pattern(self, pattern: etree._Element) -> Pattern:
        template = pattern.get("is-a")
        if template is None:
            body, parameters = pattern, _NO_PARAMETERS
        elif template in self._abstract_patterns:
            body = self._abstract_patterns[template]
            parameters = {**_parameters(body), **_parameters(pattern)}
        else:
            raise _refusal(self._path, f"there is no abstract pattern {template}", pattern)
        return Pattern(
            id=pattern.get("id"),
            lets=_lets(body, parameters),
            rules=tuple(
                self._rule(rule, body, parameters) for rule in body.iterchildren(f"{SCH}rule") if not _is_abstract(rule)
            ),
        )

    def _rule(self, rule: etree._Element, pattern: etree._Element, parameters: Mapping[str, str]) -> ContextRule:
        whole = list(self._with_extensions(rule, pattern))
        return ContextRule(
            context=with_parameters(rule.get("context", ""), parameters),
            lets=tuple(let for part in whole for let in _lets(part, parameters)),
            assertions=tuple(
                replace(self._assertion(test, parameters), role=test.get("role") or part.get("role"))
                for part in whole
                for test in part.iterchildren(f"{SCH}assert", f"{SCH}report")
            ),
        )

    def _with_extensions(self, rule: etree._Element, pattern: etree._Element) -> Iterator[etree._Element]:
        """The abstract rules that a rule extends, innermost first, and then the rule itself."""
        for extension in rule.iterchildren(f"{SCH}extends"):
            yield from self._with_extensions(self._abstract_rule(extension, pattern), pattern)
        yield rule

    def _abstract_rule(self, extension: etree._Element, pattern: etree._Element) -> etree._Element:
        """The rule that is extended: of the same pattern, else of a ``rules`` element of the schema."""
        for home in (pattern, *self._root.iterchildren(f"{SCH}rules")):
            for rule in home.iterchildren(f"{SCH}rule"):
                if _is_abstract(rule) and rule.get("id") == extension.get("rule"):
                    return rule
        raise _refusal(self._path, f"there is no abstract rule {extension.get('rule')} here", extension)

    def _assertion(self, test: etree._Element, parameters: Mapping[str, str]) -> Assertion:
        subject = test.get("subject")
        return Assertion(
            id=test.get("id"),
            test=with_parameters(test.get("test", ""), parameters),
            fires_if=test.tag == f"{SCH}report",
            role=None,
            subject=None if subject is None else with_parameters(subject, parameters),
            message=_message(test, parameters),
            hints=tuple(
                _message(self._hints[name], parameters)
                for name in test.get("diagnostics", "").split()
                if name in self._hints
            ),
        )


def _is_abstract(element: etree._Element) -> bool:
    return element.get("abstract") == "true"


def _parameters(pattern: etree._Element) -> dict[str, str]:
    return {parameter.get("name", ""): parameter.get("value", "") for parameter in pattern.iterchildren(f"{SCH}param")}


def _lets(parent: etree._Element, parameters: Mapping[str, str]) -> tuple[Let, ...]:
    return tuple(_let(let, parameters) for let in parent.iterchildren(f"{SCH}let"))


def _let(let: etree._Element, parameters: Mapping[str, str]) -> Let:
    value = let.get("value")
    if value is not None:
        return Let(let.get("name", ""), with_parameters(value, parameters), let.get("as"))
    return Let(let.get("name", ""), None, let.get("as"), (let.text or "", *let))


def _message(element: etree._Element, parameters: Mapping[str, str]) -> Message:
    """The text of an assertion or diagnostic; ``emph``, ``span`` and ``dir`` count as their text."""
    parts: list[str | ValueOf] = [element.text or ""]
    for child in element:
        if child.tag == f"{SCH}value-of":
            parts.append(ValueOf(with_parameters(child.get("select", ""), parameters)))
        elif child.tag == f"{SCH}name":
            path = child.get("path")
            parts.append(ValueOf("name()" if path is None else with_parameters(path, parameters)))
        elif isinstance(child.tag, str) and child.tag.startswith(SCH):
            parts.extend(_message(child, parameters))
        parts.append(child.tail or "")
    return tuple(part for part in parts if part)
