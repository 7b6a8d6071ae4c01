"""The findings of one document, and what all reporters of the grammar share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fascicle.check.bounds import MOST_FINDINGS, too_many
from fascicle.check.relaxng import wording
from fascicle.check.relaxng.slips import nearest
from fascicle.model.diagnostics import Diagnostic, Place, Rule
from fascicle.tei.places import Places, Position

if TYPE_CHECKING:
    from fascicle.check.relaxng.schema import Schema

_LOOKS_LIKE_DAY = re.compile(r"-?[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?")


class Enough(Exception):  # noqa: N818 - no error: the document has more findings than anybody reads
    """Ends a validation; the findings are those of the reporter."""


class Reporter:
    """Collects findings, and knows how to speak of values."""

    def __init__(self, schema: Schema, places: Places, path: str) -> None:
        self.schema = schema
        self.places = places
        self.path = path
        self.expected = schema.expected
        self.memory = schema.memory
        self.findings: list[Diagnostic] = []

    def report(
        self,
        rule: Rule,
        position: Position,
        message: str,
        hint: str,
        related: tuple[Place, ...] = (),
        meant: str = "",
    ) -> None:
        """Keep one finding; raises Enough where too many are kept already."""
        if len(self.findings) == MOST_FINDINGS:
            self.findings.append(too_many("the check by the grammar", self.path, *position))
            raise Enough
        self.findings.append(Diagnostic(rule, self.path, position.line, position.column, message, hint, related, meant))

    def asked_for(self, patterns: Iterable[int], text: str) -> tuple[str, str, str]:
        """What a value or a whole text should be, what to do about the one that is there, and what was meant."""
        patterns = tuple(patterns)
        words, forms = self.expected.values(patterns)
        expected = self.memory.once(("asked for", patterns), lambda: wording.either(words, forms))
        near = nearest(text.strip(), words)
        if near:
            return expected, f"did you mean “{near}”?", near
        if _LOOKS_LIKE_DAY.fullmatch(text) and any("YYYY" in form for form in forms):
            return expected, "there is no such day or month in the calendar: check the digits", ""
        if words and not forms:
            return expected, "write one of these words, with these capitals", ""
        return expected, "write it in this form", ""
