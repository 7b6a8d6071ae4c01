"""Checking documents against a Schematron schema: findings with the exact place of what they are about."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from lxml import etree

from fascicle import saxon
from fascicle.check.bounds import MOST_NAMES, bounded, too_many_names
from fascicle.check.positions import Positions
from fascicle.check.schematron.model import Assertion
from fascicle.check.schematron.reading import read
from fascicle.check.schematron.transpile import DOCUMENT, assertions, stylesheet
from fascicle.check.schematron_rules import FOREIGN, RULES, SEVERITIES, code_of
from fascicle.model.diagnostics import Diagnostic, Rule
from fascicle.model.errors import EngineError, TeiError
from fascicle.tei.write import NOTHING

_RULES = {rule.code: rule for rule in RULES}
_BYTE_ORDER_MARK = "\ufeff"
_XML_DECLARATION = re.compile(r"^(<\?xml\s[^>]*\?>)?")


class _Finding(TypedDict):
    """One object of the stylesheet's answer."""

    assertion: int
    element: int
    attribute: str
    message: str
    hints: list[str]


class Schematron:
    """A schema ready to check documents; made by :meth:`load`."""

    def __init__(self, sheet: saxon.Stylesheet, tests: list[Assertion]) -> None:
        self._sheet = sheet
        self._tests = tests

    @classmethod
    def load(cls, path: Path, phase: str | None = None, base: Path | None = None) -> Schematron:
        """Compile a schema; ``phase`` is a phase's id, ``#ALL``, or ``None`` for the schema's default.

        ``base`` is the folder that its tests may read.

        The schema's tests run with everything outside the document locked away, but they are code: use schemas
        that you trust. Raises EngineError where the schema cannot be used.
        """
        schema = read(path, phase)
        return cls(saxon.compile_text(stylesheet(schema), path.name), assertions(schema))

    def validate(self, data: bytes, path: str) -> list[Diagnostic]:
        """What the schema finds in a document, in the order of the report; ``path`` is the name it goes by.

        Each finding stands at the start tag of the element that it is about, or at the name of the attribute.
        Raises TeiError where the document is not well-formed, EngineError where a test of the schema fails.
        """
        places = Positions(data, path)
        if places.names > MOST_NAMES:
            return [too_many_names("the check of the rules", path)]
        source = _document(places, path)
        answer = self._sheet.text(source, {DOCUMENT: source})
        findings: list[_Finding] = json.loads(answer)
        told = (self._diagnostic(one, places, path) for one in findings)
        return sorted(bounded(told, "the check of the rules"), key=lambda one: one.sort_key)

    def _diagnostic(self, finding: _Finding, places: Positions, path: str) -> Diagnostic:
        element, attribute = finding["element"], finding["attribute"]
        line, column = places.of_attribute(element, attribute) if attribute else places.of_element(element)
        return Diagnostic(
            rule=_rule(self._tests[finding["assertion"]]),
            path=path,
            line=line,
            column=column,
            message=finding["message"],
            hint=" ".join(finding["hints"]),
        )


def _document(places: Positions, path: str) -> saxon.Document:
    """The document as the processor takes it; it has been read, so it is well-formed and safe."""
    try:
        return saxon.parse(_text(places.data))
    except (EngineError, etree.XMLSyntaxError) as error:
        # no case is known, but there are three parsers at work, and each has its own limits
        raise TeiError(
            f"the house rules cannot be checked, because the XSLT processor does not take this file: {error}",
            hint="write in a plainer way what is named here, and report it: it is a fault of fascicle",
            path=path,
            line=1,
            column=1,
        ) from error


def _text(data: bytes) -> str:
    """A document as text: it is in memory already, so an encoding that it declares is no longer true.

    The processor reads no DOCTYPE, so the file's own entities are written out.
    """
    text = _XML_DECLARATION.sub("", data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK), count=1)
    if "<!DOCTYPE" not in text:
        return text
    # what entities may add has been counted, and how deep elements are nested
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs lag behind lxml 5
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
    )
    parser.resolvers.add(NOTHING)
    return etree.tostring(etree.fromstring(text, parser), encoding="unicode")


def _rule(test: Assertion) -> Rule:
    """The rule of an assertion; one of another schema keeps the severity that its role names."""
    rule = _RULES.get(code_of(test.id), FOREIGN)
    if rule is not FOREIGN:
        return rule
    return replace(FOREIGN, severity=SEVERITIES.get((test.role or "error").lower(), FOREIGN.severity))
