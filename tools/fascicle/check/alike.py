"""Findings that are alike: of many in one file the first few are told, the rest are counted.

Two findings are the same mistake to an editor if one sentence tells both: the same rule and the same words, whatever
value, number or pointer the document had at the place, and whatever would have been allowed there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from fascicle.model.diagnostics import Diagnostic, Rule

_TOLD_ALIKE = 5
"""Findings of one kind that are told: enough to see what they have in common."""

_TOLD_OF_A_RULE = 50
"""Findings of one rule that are told, if it is broken in many ways: names that are all unknown, but all different."""

# what a document says at a place, as messages quote it; an apostrophe inside a word is none of these quotes
_OF_THE_PLACE = re.compile(r"""“[^”]*”|"[^"]*"|(?<!\w)'[^']*'(?!\w)|\#[^\s,;]+|\d+""")

_Kind: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True)
class More:
    """Findings of one rule in one file that are only counted: like the one told before, or each in other words."""

    rule: Rule
    path: str
    number: int
    are_alike: bool

    @property
    def message(self) -> str:
        """How many there are, in a phrase that goes on from what was told."""
        return f"... and {self.number:,} more {'like this' if self.are_alike else 'that break this rule in other ways'}"

    @property
    def hint(self) -> str:
        """How to see them."""
        return "fascicle check --all tells all"


Told: TypeAlias = Diagnostic | More
"""What a report for people tells."""


def abridged(findings: Sequence[Diagnostic]) -> list[Told]:
    """The findings in their order, in each file the first few of each kind; the others as one :class:`More`.

    It stands after the last one that is told of its kind, or of its rule where a rule is broken in very many ways.
    """
    kinds = [(each.path, each.rule.code, _shape(each.message)) for each in findings]
    told = _first(kinds)
    more_alike, more_of_rule = _left(kinds, told)
    report: list[Told] = []
    last_alike = {kinds[at]: at for at in told}
    last_of_rule = {kinds[at][:2]: at for at in told}
    for at in told:
        kind, rule, path = kinds[at], findings[at].rule, findings[at].path
        report.append(findings[at])
        if last_alike[kind] == at and kind in more_alike:
            report.append(More(rule, path, more_alike[kind], are_alike=True))
        if last_of_rule[kind[:2]] == at and kind[:2] in more_of_rule:
            report.append(More(rule, path, more_of_rule[kind[:2]], are_alike=False))
    return report


def _first(kinds: Iterable[_Kind]) -> list[int]:
    """The findings that are told, by their places in the sequence."""
    alike: Counter[_Kind] = Counter()
    of_rule: Counter[tuple[str, str]] = Counter()
    told = []
    for at, kind in enumerate(kinds):
        if alike[kind] < _TOLD_ALIKE and of_rule[kind[:2]] < _TOLD_OF_A_RULE:
            alike[kind] += 1
            of_rule[kind[:2]] += 1
            told.append(at)
    return told


def _left(kinds: Sequence[_Kind], told: Iterable[int]) -> tuple[Counter[_Kind], Counter[tuple[str, str]]]:
    """How many are not told: of the kinds that were told, and by rule of all other kinds."""
    shown = Counter(kinds[at] for at in told)
    alike: Counter[_Kind] = Counter()
    of_rule: Counter[tuple[str, str]] = Counter()
    for kind, number in Counter(kinds).items():
        if kind not in shown:
            of_rule[kind[:2]] += number
        elif number > shown[kind]:
            alike[kind] = number - shown[kind]
    return alike, of_rule


@lru_cache(maxsize=1024)
def _shape(message: str) -> str:
    """A message without what is of its place: what the document says there, and what else would be allowed."""
    return _OF_THE_PLACE.sub("…", message).partition("; ")[0]
