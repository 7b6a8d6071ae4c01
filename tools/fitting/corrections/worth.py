"""What sums of trees are worth, counted on texts that these trees were not fitted on.

From which sum on is so much right as a level promises? These are the cuts; between them the judge interpolates.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

Scored = tuple[float, bool, float]  # sum of the trees, whether right, weight

_WORTH = (0.5, 0.7, 0.9, 0.98)
# How much of all above the cut of each has to be right, and of the last ones above it. One in a hundred of the errors
# that free texts have of their own counts as wrong there; and what was really recognised is what is missed first.
_MADE = ((0.6, 0.45), (0.76, 0.6), (0.93, 0.8), (0.98, 0.88))
_REAL = ((0.6, 0.45), (0.78, 0.62), (0.945, 0.84), (0.99, 0.95))
_LAST = 40  # these are the last ones
_FEW = 60  # where fewer are right they say nothing
_TIMID = (0.3, 0.4, 0.8, 1.8)  # a sum is worth at most so much more than it says itself: few rows may all be right
_APART = 0.05  # cuts are apart by so much at least


def cuts(made: Sequence[Scored], real: Sequence[Scored]) -> list[list[float]]:
    """Sums with the logits that they are worth, the lower first: as both kinds of texts allow."""
    found: list[list[float]] = []
    for worth, timid, of_made, of_real in zip(_WORTH, _TIMID, _MADE, _REAL, strict=True):
        logit = log(worth / (1 - worth))
        cut = max(logit - timid, _cut(made, *of_made), _cut(real, *of_real))
        if cut == float("inf"):
            break
        if found:
            cut = max(cut, found[-1][0] + _APART)
        found.append([round(cut, 3), round(logit, 3)])
    return found


def _cut(rows: Sequence[Scored], kept: float, last: float) -> float:
    """From which sum on so much is right."""
    ranked = sorted(rows, key=lambda row: -row[0])
    right, total, lowest = 1.0, 0.0, float("inf")
    recent: list[bool] = []
    if sum(good for _, good, _ in rows) < _FEW:
        return float("-inf")
    for at, (score, good, weight) in enumerate(ranked):
        right, total = right + good * weight, total + weight
        recent = [*recent[-_LAST + 1 :], good]
        ends = at + 1 == len(ranked) or ranked[at + 1][0] < score  # equal sums stand or fall together
        if ends and right >= kept * (total + 1) and sum(recent) >= last * len(recent):
            lowest = score
    return lowest
