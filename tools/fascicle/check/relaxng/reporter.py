"""The findings of one document, and what all reporters of the grammar share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from fascicle.check.bounds import MOST_FINDINGS, too_many
from fascicle.check.relaxng import wording
from fascicle.check.relaxng.repairs import advice, repaired
from fascicle.check.relaxng.slips import nearest
from fascicle.model.diagnostics import Diagnostic, Place, Rule
from fascicle.model.saying import say
from fascicle.tei.places import Places, Position

if TYPE_CHECKING:
    from fascicle.check.relaxng.schema import Schema


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
        self.findings.append(Diagnostic(rule, self.path, *position, message, hint, related, meant))

    def restate(self, number: int, rule: Rule, message: str, hint: str) -> None:
        """Say what a finding is that was taken for something else, now that more of the document is read."""
        self.findings[number] = replace(self.findings[number], rule=rule, message=message, hint=hint)

    def asked_for(self, patterns: Iterable[int], text: str) -> tuple[str, str, str]:
        """What a value or a whole text should be, what to do about the one that is there, and what was meant."""
        patterns = tuple(patterns)
        words, forms = self.expected.values(patterns)
        expected = self.memory.once(("asked for", patterns), lambda: wording.either(words, forms))
        near = nearest(text.strip(), words)
        if near:
            return expected, say("did you mean “{meant}”?", meant=near), near

        def takes(one: str) -> bool:
            return any(self.schema.automaton.accepts(each, one) for each in patterns)

        meant = repaired(text, takes) or ""
        is_day = self.memory.once(("day", patterns), lambda: takes("2000-01-01") and not takes("A"))
        if hint := advice(text, meant, is_day=is_day):
            return expected, hint, meant
        if meant:
            return expected, say("did you mean “{meant}”?", meant=meant), meant
        if words and not forms:
            return expected, say("write one of these words, with these capitals"), ""
        return expected, say("write it in this form"), ""
