"""How sure the rules of correction are in an edition: what they claim, and what its editors have answered so far.

The answers to a rule are counted on top of its claim, which is worth a few answers: a Beta distribution, whose odds say
by how much the claim was too high or too low. By that factor all claims of the rule are moved. Only what stands in
``decisions/corrections.toml`` counts, in any order, so that two runs are one run.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from fascicle.annotate.decisions.corrections import CorrectionDecisions
from fascicle.model.certainty import Certainty

# What each certainty means at least, and what it is counted as.
LEAST = {Certainty.HIGH: 0.98, Certainty.MEDIUM: 0.9, Certainty.LOW: 0.7}
_USUAL = {Certainty.HIGH: 0.99, Certainty.MEDIUM: 0.94, Certainty.LOW: 0.8}
# The share of right ones differs from source to source by three points where 98 of 100 are right on all together, and
# by eight where 90 are: as if each claim had been tried twenty times.
_WORTH = 20
_FEWEST = 5  # answers that say something of a rule


@dataclass(frozen=True)
class Answered:
    """The answers to a rule: how many said that it was right, how many not, and how many right ones it had claimed."""

    rule: str
    right: int
    wrong: int
    claimed: float

    @property
    def factor(self) -> float:
        """By how much the odds of the rule's corrections are better, or worse, than it says."""
        told = self.claimed / (self.right + self.wrong)
        odds = (told * _WORTH + self.right) / ((1 - told) * _WORTH + self.wrong)
        return odds * (1 - told) / told


@dataclass(frozen=True)
class Shift:
    """What a certainty of a rule is worth in an edition: another one, or none, and then nothing is written unasked."""

    rule: str
    claimed: Certainty
    worth: Certainty | None


def answered(decisions: CorrectionDecisions) -> list[Answered]:
    """The rules that editors have answered, in the order of their codes.

    Where a person took corrections out of a file, those of the rule that were left there count as right.
    """
    counts: dict[str, dict[Certainty, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    left: dict[tuple[str, Certainty, str], int] = {}
    for each in decisions.decided:
        if each.rule and each.certainty in _USUAL:
            claim = Certainty(each.certainty)
            counts[each.rule][claim][each.answer != "yes"] += 1
            place = each.rule, claim, each.file
            left[place] = max(left.get(place, 0), each.left)
    for (rule, claim, _), number in left.items():
        counts[rule][claim][0] += number
    return [_of_rule(rule, counts[rule]) for rule in sorted(counts)]


def _of_rule(rule: str, counts: dict[Certainty, list[int]]) -> Answered:
    right, wrong = (sum(each[at] for each in counts.values()) for at in (0, 1))
    return Answered(rule, right, wrong, sum(_USUAL[claim] * sum(counts[claim]) for claim in _USUAL if claim in counts))


def shifts(decisions: CorrectionDecisions) -> tuple[Shift, ...]:
    """Those certainties of rules that are worth others in this edition."""
    moved = (
        Shift(each.rule, claim, _worth(claim, each.factor))
        for each in answered(decisions)
        for claim in _USUAL
        if each.right + each.wrong >= _FEWEST
    )
    return tuple(each for each in moved if each.worth is not each.claimed)


def _worth(claim: Certainty, factor: float) -> Certainty | None:
    odds = _USUAL[claim] / (1 - _USUAL[claim]) * factor
    probability = round(odds / (1 + odds), 9)
    return next((level for level, least in LEAST.items() if probability >= least), None)
