"""Checking documents against a Schematron schema: findings with the exact place of what they are about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from lxml import etree

from fascicle import saxon
from fascicle.check.bounds import MOST_NAMES, bounded, too_many_names
from fascicle.check.positions import Positions
from fascicle.check.schematron.documents import Given, OpenedDocuments, digest, parsed, readable_folders
from fascicle.check.schematron.files import refusal
from fascicle.check.schematron.frame import DOCUMENT, FAILED, GIVEN, MISSING
from fascicle.check.schematron.model import Assertion, Let, Origin, SchematronSchema
from fascicle.check.schematron.reading import read
from fascicle.check.schematron.transpile import SchematronSheet, assertions
from fascicle.check.schematron_rules import FOREIGN, RULES, UNDECIDED, code_of, severity_of
from fascicle.model.diagnostics import Diagnostic, Place
from fascicle.model.errors import EngineError, TeiError

_RULES = {rule.code: rule for rule in RULES}
_ROUNDS = 20
"""How often a document may lead to others that are asked for next."""
_LOOK = "look at the rule, or give it the file that it asks for; all other rules were checked"
_MEND = "mend the expression; all other rules are checked"
_ERROR = re.compile(r"\b[A-Z]{4}\d{4}\s+(.*?)\s*(?:\.\s+External function calls|what to do:|$)", re.DOTALL)
_LINE = re.compile(r"on line (\d+)")
_compiled: dict[tuple[Path, str | None, Path | None], Schematron] = {}


class _Finding(TypedDict):
    """One object of the stylesheet's answer."""

    assertion: int
    undecided: str
    document: str
    element: int
    attribute: str
    message: str
    hints: list[str]


class Schematron:
    """A schema ready to check documents; made by :meth:`load`.

    ``files`` has the digest of each file of the schema, ``remarks`` what of it was understood otherwise than it is
    written, and ``opened`` the digest of each file or folder that the tests asked for when the last document was
    validated (``None`` where it could not be read): a result depends on these, and on the document.
    """

    def __init__(self, schema: SchematronSchema, path: Path, base: Path | None) -> None:
        sheet, self._sheet, broken = _compile(schema, path)
        self.files: Mapping[Path, str] = schema.files
        self.remarks = [replace(one, path=_shown(Path(one.path), base)) for one in (*schema.remarks, *broken)]
        self.opened: dict[Path, str | None] = {}
        self._globals = sheet.globals
        self._tests = assertions(schema)
        self._is_ours = schema.is_ours
        self._path = path
        self._base = base
        self._documents = OpenedDocuments(())
        self._asked_before: set[str] = set()
        self._common: set[str] = set()

    def __len__(self) -> int:
        """How many assertions there are; a grammar without embedded rules has none."""
        return len(self._tests)

    @classmethod
    def load(cls, path: Path, phase: str | None = None, base: Path | None = None) -> Schematron:
        """Compile a schema, once a process as long as its files are the same.

        ``path`` is a Schematron schema, or a RELAX NG grammar or an ODD with rules in it. ``phase`` is a phase's id,
        ``#ALL``, or ``None`` for the schema's default. ``base`` is the folder whose files tests may open by
        ``doc()`` and its kin, and of which included files are: the edition's. Without it, it is the folder that the
        schema and the document have in common.

        The schema's tests run with everything else locked away, but they are code: use schemas that you trust.
        Raises EngineError where the schema cannot be used.
        """
        key = (path.absolute(), phase, base)
        known = _compiled.get(key)
        if known is None or any(digest(file) != before for file, before in known.files.items()):
            known = _compiled[key] = cls(read(path, phase, base), path, base)
        return known

    def validate(self, data: bytes, path: str) -> list[Diagnostic]:
        """What the schema finds in a document, in the order of the report; ``path`` is the name it goes by.

        A relative ``path`` is one in ``base``; if only the current folder has such a file, it is that. Each finding
        stands at the start tag of the element that it is about, or at the name of the attribute. A test that
        cannot be decided is told once. Raises TeiError where the document is not well-formed.
        """
        places = Positions(data, path)
        self.opened = {}
        if places.names > MOST_NAMES:
            return [too_many_names("the check of the rules", path)]
        file = Path(path)
        if self._base is not None and ((self._base / path).exists() or not file.exists()):
            file = self._base / path
        folders = readable_folders(self._base, self._path, file)
        if OpenedDocuments(folders).folders != self._documents.folders:
            self._documents = OpenedDocuments(folders)
        address = file.absolute().as_uri()
        findings, said = self._ask(_document(places, path, address), address)
        told = self._diagnostics(findings, said, places, path)
        return sorted(bounded(told, "the check of the rules"), key=lambda one: one.sort_key)

    def _ask(self, source: saxon.Document, address: str) -> tuple[list[_Finding], list[str]]:
        """The stylesheet's answer, and what it said could not be had.

        What it asks for is read and handed in, and it is asked again, until it wants nothing more. What two documents
        have asked for, a register as a rule, all others are given at once.
        """
        own = f"xml {address}"
        asked = self._common - {own}
        for _ in range(_ROUNDS):
            given: dict[str, Given] = {one: self._documents.get(one) for one in sorted(asked)}
            answer, said = self._sheet.asking(source, {DOCUMENT: source, GIVEN: {**given, own: source}})
            wanted = {one for one in said if not one.startswith((MISSING, FAILED))} - asked
            if not wanted:
                break
            asked |= wanted
        self._common |= asked & self._asked_before
        self._asked_before |= asked
        self.opened = dict(entry for one in sorted(asked) for entry in self._documents.digest_of(one))
        return json.loads(answer), [one for one in dict.fromkeys(said) if one not in wanted]

    def _diagnostics(
        self, findings: list[_Finding], said: list[str], places: Positions, path: str
    ) -> Iterator[Diagnostic]:
        """Findings; then once each what could not be decided, and what was asked for in vain."""
        undecided: dict[str, list[_Finding]] = {}
        for one in findings:
            if not one["undecided"]:
                yield self._diagnostic(one, places, path)
            elif one["undecided"].startswith(MISSING):
                undecided.setdefault(one["undecided"], []).append(one)
            elif not one["undecided"].startswith(FAILED):  # the variable is told, below
                undecided.setdefault(str(one["assertion"]), []).append(one)
        for same in undecided.values():
            yield self._undecided(same, places, path)
        told = {self._reason(reason) for reason in undecided}
        for words in sorted(said):  # variables stand before the documents that they ask for in vain
            let, reason = self._cause(words)
            if let is None and reason in told:
                continue
            told.add(reason)
            what = "a rule of the schema" if let is None else f"the variable {let.name} of the schema, which rules use,"
            written = () if let is None else (self._written(let.origin, "where the schema says it"),)
            message = f"{what} cannot be had here: {reason}"
            yield Diagnostic(UNDECIDED, path, *places.of_element(0), message, _LOOK, written)

    def _cause(self, said: str) -> tuple[Let | None, str]:
        """What a message tells of: a variable that failed, or a document that is missing; and why."""
        if not said.startswith(FAILED):
            return None, self._reason(said)
        number, _, reason = said.removeprefix(FAILED).partition(" ")
        return self._globals[int(number)], self._reason(reason)

    def _reason(self, told: str) -> str:
        """Why something could not be done, in words for editors."""
        if told.startswith(MISSING):
            return self._documents.why_not(told.removeprefix(MISSING))
        if "URL protocol" in told:
            return "it asks for a file in a way that keeps it from being read; name it by doc()"
        return self._without_folder(told)

    def _diagnostic(self, finding: _Finding, places: Positions, path: str) -> Diagnostic:
        test = self._tests[finding["assertion"]]
        rule = _RULES.get(code_of(test.id), FOREIGN) if self._is_ours else FOREIGN
        if rule is FOREIGN:
            rule = replace(FOREIGN, severity=severity_of(test.grades))
        message, hint = (self._without_folder(words) for words in (finding["message"], " ".join(finding["hints"])))
        if not message:
            message = f"the schema asks for “{_short(test.test)}”, and this is not so"
            if test.fires_if:
                message = f"the schema wants to be told of “{_short(test.test)}”, and this is so"
        where = self._place(finding, places, path)
        return Diagnostic(rule, *where, message, hint, () if self._is_ours else (self._told_by(test),))

    def _undecided(self, findings: list[_Finding], places: Positions, path: str) -> Diagnostic:
        test = self._tests[findings[0]["assertion"]]
        more = f" (so it is at {len(findings):,} places of this file)" if len(findings) > 1 else ""
        return Diagnostic(
            UNDECIDED,
            *self._place(findings[0], places, path),
            f"the test “{_short(test.test)}” cannot be decided here: {self._reason(findings[0]['undecided'])}{more}",
            _LOOK,
            (self._told_by(test),),
        )

    def _place(self, finding: _Finding, places: Positions, path: str) -> tuple[str, int, int]:
        """File, line and column of what a finding is about."""
        if finding["document"]:
            path = self._documents.name(finding["document"])
            places = self._documents.positions(finding["document"])
        element, attribute = finding["element"], finding["attribute"]
        return (path, *(places.of_attribute(element, attribute) if attribute else places.of_element(element)))

    def _told_by(self, test: Assertion) -> Place:
        """Whose rule it is: an editor with several schemas has to know."""
        return self._written(test.origin, f"the rule “{test.owner}” of the schema" if test.owner else "the rule")

    def _written(self, origin: Origin, label: str) -> Place:
        return Place(_shown(origin.path, self._base), origin.line, origin.column, label)

    def _without_folder(self, words: str) -> str:
        """Words of the schema without the folder on this machine, which ``base-uri()`` brings in."""
        for folder in self._documents.folders:
            words = words.replace(f"{folder.as_uri()}/", "")
        return words


def _compile(schema: SchematronSchema, path: Path) -> tuple[SchematronSheet, saxon.Stylesheet, list[Diagnostic]]:
    """The stylesheet of a schema; tests and contexts of others that are no XPath are set aside, and told."""
    broken: dict[tuple[Path, int, int], str] = {}
    told: list[Diagnostic] = []
    while True:
        sheet = SchematronSheet(schema, broken)
        try:
            return sheet, saxon.compile_text(sheet.text, path.name), told
        except EngineError as error:
            lines = [int(line) for line in _LINE.findall(error.message)]
            origin, is_expression = sheet.origin(lines[0]) if lines else (None, False)
            reason = _ERROR.search(error.message)
            words = " ".join(reason[1].split()) if reason else error.message
            if schema.is_ours or origin is None or not is_expression or origin.place in broken:
                at = origin or Origin(path, 1, 1, {})
                raise refusal(at.path, f"an expression of the schema is wrong: {words}", at.line) from error
            broken[origin.place] = f"it is no XPath that is known here: {words}"
            message = f"an expression of the schema is wrong, and set aside: {words}"
            told.append(Diagnostic(UNDECIDED, str(origin.path), origin.line, origin.column, message, _MEND))


def _document(places: Positions, path: str, address: str) -> saxon.Document:
    try:
        return parsed(places, address)
    except (EngineError, etree.XMLSyntaxError) as error:
        # no case is known, but there are three parsers at work, and each has its own limits
        raise TeiError(
            f"the rules cannot be checked, because the XSLT processor does not take this file: {error}",
            hint="write in a plainer way what is named here, and report it: it is a fault of fascicle",
            path=path,
            line=1,
            column=1,
        ) from error


def _shown(path: Path, base: Path | None) -> str:
    """A file's path in the edition's folder, where it lies in it."""
    if base is not None and path.absolute().is_relative_to(base.absolute()):
        return path.absolute().relative_to(base.absolute()).as_posix()
    return str(path)


def _short(test: str) -> str:
    words = " ".join(test.split())
    return words if len(words) <= 80 else f"{words[:79]}…"
