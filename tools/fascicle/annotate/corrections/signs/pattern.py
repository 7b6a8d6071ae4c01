"""A pattern of wrong signs, and the places where it stands in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from fascicle.annotate.corrections.rules import CorrectionRule
from fascicle.annotate.corrections.text_context import Passage, plainly
from fascicle.language.lexicon import frequency_in

L = r"[^\W\d_]"
_AROUND = 30  # characters on both sides in which signs of a program's syntax count
_SYNTAX = re.compile(r"[{}<>=$@\\|_]|\+\+|&&|!\w|\w\(\)")
_BEFORE = re.compile(rf"({L}+(?:['’]{L}+)*)\W*$")
_AFTER = re.compile(rf"\W*({L}+(?:['’]{L}+)*)")
_USUAL = 1e-5  # how frequent a word is that everybody uses


@dataclass(frozen=True)
class SignPlace:
    """Where a pattern stands in a text: what its condition may ask for."""

    passage: Passage
    match: re.Match[str]

    @cached_property
    def span(self) -> tuple[int, int]:
        """What is replaced: the group ``it``, or all."""
        return self.match.span("it" if "it" in self.match.re.groupindex else 0)

    @cached_property
    def language(self) -> str:
        """The language at the place."""
        return self.passage.language(self.span[0])

    @cached_property
    def before(self) -> str:
        """The word that stands before what is replaced, signs between them aside; nothing, if there is none."""
        found = _BEFORE.search(self.passage.text[max(0, self.span[0] - _AROUND) : self.span[0]].rpartition("\n")[2])
        return found[1] if found else ""

    @cached_property
    def after(self) -> str:
        """The word that stands behind."""
        found = _AFTER.match(self.passage.text[self.span[1] : self.span[1] + _AROUND].partition("\n")[0])
        return found[1] if found else ""

    def text(self, before: int, after: int) -> str:
        """The text around what is replaced, so many characters on each side, within the block."""
        start, end = self.span
        left = self.passage.text[max(0, start - before) : start].rpartition("\n")[2]
        return left + self.passage.text[start:end] + self.passage.text[end : end + after].partition("\n")[0]

    @property
    def is_syntax(self) -> bool:
        """Whether signs that only programs and their manuals have stand around."""
        return _SYNTAX.search(self.text(_AROUND, _AROUND)) is not None

    def is_word(self, *words: str) -> bool:
        """Whether a dictionary or the authority file has all of the words."""
        return all(word and self.passage.attested(word, self.language) for word in words)

    def is_usual(self, word: str) -> bool:
        """Whether everybody uses the word."""
        return frequency_in(plainly(word), self.language) >= _USUAL


def everywhere(_: SignPlace) -> bool:
    """The condition of a pattern that needs none."""
    return True


@dataclass(frozen=True)
class SignPattern:
    """A row of the table.

    ``wrong`` finds what is questioned, in which the group ``it`` (or all of it) becomes ``right``: a template, or what
    answers with the reading, or with nothing where it cannot tell. ``sound`` finds how the text writes such places when
    it writes them so; what a text does everywhere is its habit, and no error. ``variant`` tells the patterns of one
    rule apart. ``examples`` are a language, a text and what becomes of it; a text that stays stands twice.
    """

    rule: CorrectionRule
    wrong: re.Pattern[str]
    right: str | Callable[[SignPlace], str]
    sound: re.Pattern[str] | None = None
    condition: Callable[[SignPlace], bool] = everywhere
    variant: str = ""
    evidence: str = ""
    examples: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def name(self) -> str:
        """What the pattern is called in the table of rightness."""
        return f"{self.rule.code}{self.variant and '-' + self.variant}"

    def places(self, passage: Passage) -> list[tuple[SignPlace, str]]:
        """Where the pattern stands, and what belongs there."""
        found = []
        for match in self.wrong.finditer(passage.text):
            place = SignPlace(passage, match)
            if self.condition(place):
                right = match.expand(self.right) if isinstance(self.right, str) else self.right(place)
                if right != passage.text[slice(*place.span)] and (right or isinstance(self.right, str)):
                    found.append((place, right))
        return found


def pattern(
    rule: CorrectionRule,
    wrong: str,
    right: str | Callable[[SignPlace], str],
    sound: str = "",
    condition: Callable[[SignPlace], bool] = everywhere,
    **others: str | tuple[tuple[str, str, str], ...],
) -> SignPattern:
    """A row, its patterns given as text."""
    compiled = re.compile(sound) if sound else None
    return SignPattern(rule, re.compile(wrong), right, compiled, condition, **others)  # type: ignore[arg-type]
