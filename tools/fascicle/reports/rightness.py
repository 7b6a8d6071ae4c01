"""How often what the program finds is right, learnt from the answers that the edition's editors gave.

A beta-binomial model, for three answers a Dirichlet-multinomial one (Gelman et al., *Bayesian Data Analysis*, 3rd
edition 2013, sections 2.4 and 3.4): each family of rules has, at each certainty, a share of right findings of its own.
Before any answer it is the one that the certainty promises, which counts as much as ten answers; every answer moves it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from fascicle.annotate.corrections.apply import Answered
from fascicle.annotate.decisions.corrections import Decided
from fascicle.reports.corrections import MADE, CorrectionRow
from fascicle.tei.names import PROGRAM

# What a certainty promises. The first is what the rules are held to on texts whose errors are known; the other two are
# assumptions, and that is why ten answers weigh as much as they do.
PROMISED = {"high": 0.95, "medium": 0.70, "low": 0.30}
STRENGTH = 10


class Judged(NamedTuple):
    """A finding of the program, and an editor's ``yes``, ``no`` or ``other`` to it."""

    rule: str
    certainty: str
    answer: str


class Shares(NamedTuple):
    """How the answers to a kind of finding fall, as far as so many of each, promised ones included, tell."""

    yes: float
    other: float
    no: float

    @property
    def reading(self) -> float:
        """How often the reading is right."""
        return self.yes / sum(self)

    @property
    def finding(self) -> float:
        """How often an error is there, whatever its right reading."""
        return (self.yes + self.other) / sum(self)

    def draw(self, random: Random) -> Shares:
        """One of the ways in which all answers may fall: a Dirichlet distribution, drawn by its gammas."""
        return Shares(*(random.gammavariate(each, 1) if each else 0.0 for each in self))


class Rightness:
    """The shares of right findings by family of rules and certainty."""

    def __init__(self, judged: Iterable[Judged] = ()) -> None:
        self._answers = Counter((family(each.rule), each.certainty, each.answer) for each in judged)

    def of(self, rules: str, certainty: str) -> Shares:
        """The shares of a family of rules at a certainty."""
        yes, other, no = (self._answers[rules, certainty, each] for each in ("yes", "other", "no"))
        promised = PROMISED[certainty]
        return Shares(STRENGTH * promised + yes, other, STRENGTH * (1 - promised) + no)


def judged(decisions: Iterable[Decided], answered: Iterable[Answered]) -> list[Judged]:
    """The answers of editors to what the program found, each counted once however many places it is for.

    ``answered`` tells the rules of answers that do not tell them themselves.
    """
    found = {each.answer: each for each in reversed(list(answered))}
    told = []
    for row in decisions:
        rule, certainty = row.rule, row.certainty
        if not rule and row in found:
            rule, certainty, _ = found[row]
        if rule and certainty in PROMISED:
            told.append(Judged(rule, certainty, row.answer))
    return told


def left_standing(rows: Sequence[CorrectionRow], decisions: Iterable[Decided]) -> list[Judged]:
    """The program's corrections that an editor let stand in a file while taking out others further down.

    ``rows`` are those of a file that a person has worked on. What stands behind the last one that was taken out was
    perhaps not read.
    """
    files = {row.file for row in rows}
    taken_out = [_number(each.line) for each in decisions if each.file in files and each.answer == "no" and each.line]
    last = max(taken_out, default=())
    return [
        Judged(row.rule, row.certainty, "yes")
        for row in rows
        if row.state == MADE and row.resp == PROGRAM and row.certainty in PROMISED and _number(row.line) <= last
    ]


def _number(line: str) -> tuple[tuple[int, str], ...]:
    """A line's number or id for comparing: 79.2 stands between 79 and 80, r1l7 before r1l10."""
    parts = re.findall(r"\d+|\D+", line)
    return tuple((int(part), "") if part.isdecimal() and len(part) < 10 else (0, part) for part in parts)


def family(rule: str) -> str:
    """The family of a rule: ``C05`` of ``C0501``."""
    return rule[:3]
