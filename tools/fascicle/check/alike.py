"""Findings that are alike: of many in one file the first few are told, the rest are counted.

Two findings are the same mistake to an editor if one sentence tells both: the same rule and the same words, whatever
value, number or pointer the document had at the place, and whatever would have been allowed there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from fascicle.check.schemas.rules import ONCE_A_RUN
from fascicle.model.diagnostics import Diagnostic, Rule
from fascicle.model.saying import say

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
    in_others: bool = False

    @property
    def message(self) -> str:
        """How many there are, in a phrase that goes on from what was told."""
        if self.in_others:
            if self.number == 1:
                return say("... and the same of one other file")
            return say("... and the same of {number} other files", number=f"{self.number:,}")
        if self.are_alike:
            return say("... and {number} more like this", number=f"{self.number:,}")
        return say("... and {number} more that break this rule in other ways", number=f"{self.number:,}")

    @property
    def hint(self) -> str:
        """How to see them."""
        return say("fascicle check --all tells all")


Told: TypeAlias = Diagnostic | More
"""What a report for people tells."""


def abridged(findings: Sequence[Diagnostic]) -> list[Told]:
    """The findings in their order, in each file the first few of each kind; the others as one :class:`More`.

    It stands after the last one that is told of its kind, or of its rule where a rule is broken in very many ways. What
    is true of many files in the same words, as of a schema that they all name, is told of the first.
    """
    kinds = [
        ("", each.rule.code, each.message)
        if each.rule.code in ONCE_A_RUN
        else (each.path, each.rule.code, _shape(each.message))
        for each in findings
    ]
    told: list[int] = []  # places in the sequence
    alike: Counter[_Kind] = Counter()
    of_rule: Counter[tuple[str, str]] = Counter()
    for at, kind in enumerate(kinds):
        if alike[kind] < (_TOLD_ALIKE if kind[0] else 1) and of_rule[kind[:2]] < _TOLD_OF_A_RULE:
            told.append(at)
            alike[kind] += 1
            of_rule[kind[:2]] += 1
    left = Counter(kinds) - alike
    left_of_rule: Counter[tuple[str, str]] = Counter()
    for kind in left.keys() - alike.keys():
        left_of_rule[kind[:2]] += left[kind]
    last_alike = {kinds[at]: at for at in told}
    last_of_rule = {kinds[at][:2]: at for at in told}
    report: list[Told] = []
    for at in told:
        kind, rule, path = kinds[at], findings[at].rule, findings[at].path
        report.append(findings[at])
        if last_alike[kind] == at and left[kind]:
            report.append(More(rule, path, left[kind], are_alike=True, in_others=not kind[0]))
        if last_of_rule[kind[:2]] == at and left_of_rule[kind[:2]]:
            report.append(More(rule, path, left_of_rule[kind[:2]], are_alike=False))
    return report


@lru_cache(maxsize=1024)
def _shape(message: str) -> str:
    """A message without what is of its place: what the document says there, and what else would be allowed."""
    return _OF_THE_PLACE.sub("…", message).partition("; ")[0]
