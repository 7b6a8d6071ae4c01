"""What a form read before its year and its calendar are settled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from fascicle.dates.form import DateForm
from fascicle.dates.kinds import DateKind
from fascicle.dates.tokens import Token, Tokens
from fascicle.dates.values import DateValue, Point
from fascicle.model.certainty import Certainty


@dataclass(frozen=True)
class Match:
    """Where a form fits the tokens of a text."""

    form: DateForm
    tokens: Tokens
    found: re.Match[str]

    @cached_property
    def span(self) -> tuple[int, int]:
        """The tokens that are marked, from the first to before the last."""
        return self.found.span("span")

    @property
    def start(self) -> int:
        """Where the marked text begins."""
        return self.tokens.tokens[self.span[0]].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens.tokens[self.span[1] - 1].end

    def token(self, name: str) -> Token | None:
        """The token that stands for a type."""
        groups = self.found.re.groupindex
        at = self.found.start(name) if name in groups else -1
        return self.tokens.tokens[at] if at >= 0 else None

    def has(self, name: str) -> bool:
        """Whether the form found a token of that type."""
        return self.token(name) is not None

    def read(self, name: str) -> int | str | None:
        """What the token means as that type."""
        token = self.token(name)
        return None if token is None else token.readings[name.rstrip("0123456789")]

    def reads(self, name: str, other: str) -> bool:
        """Whether the token that stands for one type may be another."""
        token = self.token(name)
        return token is not None and other in token.readings

    def number(self, *names: str) -> int | None:
        """The number that the first of these types that is there means."""
        for name in names:
            if (value := self.read(name)) is not None:
                return int(value)
        return None

    def words(self, first: str, last: str) -> set[str]:
        """The types of what stands between two tokens."""
        between = self.tokens.tokens[self.found.end(first) : self.found.start(last)]
        return {kind for token in between for kind in token.readings}

    def word(self, name: str) -> str:
        """The token as it is written."""
        token = self.token(name)
        return "" if token is None else self.tokens.text[token.start : token.end]


@dataclass
class Draft:
    """An expression with its parts as they were written."""

    kind: DateKind
    start: int
    end: int
    first: Point | None = None
    last: Point | None = None
    certainty: Certainty = Certainty.HIGH
    notes: list[str] = field(default_factory=list)
    weekday: int | None = None
    value: DateValue | None = None  # where the words alone say it
    custom: Point | None = None  # the same day in the Julian calendar, where both are written
    part: str = ""
    relative: tuple[int, str | int] | None = None  # how many of which unit, or of which weekday, from the report's day
    year_shift: int | None = None  # `this year`, `last year`
    feast: str = ""
    side: int = 0  # -1 for the eve of a feast or a weekday before it, 1 for after
    season: str = ""  # or a quarter, a half of a year: `Q3`, `H1`
    swapped: Point | None = None  # day and month the other way round, where that is possible too
    order: str = ""  # `day` or `month` where figures can be read in one way only, and that one comes first
    direction: int = 0  # before or after the report, as its sentence says
    at: tuple[int, int] = (0, 0)  # tokens
    also: Draft | None = None  # a second expression that the same words say

    def doubt(self, certainty: Certainty, note: str) -> None:
        """Lower the certainty, and say why."""
        self.certainty = lower(self.certainty, certainty)
        if note not in self.notes:
            self.notes.append(note)


NOWADAYS = "today or nowadays"
_ORDER = [Certainty.LOW, Certainty.MEDIUM, Certainty.HIGH]


def lower(one: Certainty, other: Certainty) -> Certainty:
    """The lower one of two."""
    return min(one, other, key=_ORDER.index)


def draft(match: Match, kind: DateKind | None = None) -> Draft:
    """An empty draft for a match."""
    return Draft(kind or match.form.kind, match.start, match.end, at=match.span)
