"""How many errors a text probably still has, with an interval, and where the figures come from.

Three sums: errors among what is only proposed, and wrong readings among what was made, by the shares of
``rightness.py``; and errors that the rules overlooked, by the share that they find of planted ones (``seeding.py``).
Errors of a kind come at a steady rate (gamma-Poisson), of which a little is assumed beforehand: see ``_BEFOREHAND``.
The interval is that of a thousand draws from what the evidence leaves open; the draws are the same each time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from random import Random
from typing import Any

from fascicle.annotate.corrections.correction import Kind
from fascicle.reports.corrections import BY_HAND, MADE, PROPOSED, CorrectionRow
from fascicle.reports.rightness import PROMISED, STRENGTH, Rightness, Shares, family
from fascicle.reports.seeding import PLANTED, Recall
from fascicle.tei.names import PROGRAM

Cell = tuple[str, str, Kind]  # family of rules, certainty, kind

# Errors to a word of typed text before anything is known of it, by kind, and how many words that knowledge is worth:
# 2 misspellings in 1,000 words (Pollock and Zamora 1983, counted in 25 million words); to a hundred of them 13 glued
# and 2 cut words (K. Kukich, "Techniques for automatically correcting words in text", ACM Computing Surveys 24, 1992).
# Of words set twice nothing was counted: as of cut ones.
_BEFOREHAND = {Kind.MISSPELLING: 2e-3, Kind.JOINED: 26e-5, Kind.SPLIT: 4e-5, Kind.DOUBLED: 4e-5}
_WORTH = 500
_DRAWS = 1000
_OUTSIDE = 0.05  # of the draws on either side of the interval
_LIKE = {Kind.LOST_LETTER: Kind.MISSPELLING}


@dataclass(frozen=True)
class Evidence:
    """What is known of one text.

    ``made`` and ``proposed`` count the program's corrections and its proposals; ``by_hand`` are corrections that people
    made where the program found nothing; ``recall`` tells what it finds of planted errors; ``unknown`` is the number of
    words that stand once, that no list knows, and for which nothing is proposed.
    """

    file: str
    words: int
    made: Mapping[Cell, int]
    proposed: Mapping[Cell, int]
    by_hand: int
    recall: Mapping[Kind, Recall]
    unknown: int


@dataclass(frozen=True)
class Estimate:
    """How many errors a text probably has left: the figure to be expected, and ``low`` and ``high`` about it.

    ``proposed`` are errors expected among the ``proposals``, ``wrong`` wrong readings among the ``made`` corrections,
    ``overlooked`` errors that no rule found; ``left`` is their sum. Of ``planted`` errors the rules found ``found``.
    """

    file: str
    words: int
    made: int
    proposals: int
    planted: int
    found: int
    unknown: int
    proposed: float
    wrong: float
    overlooked: float
    left: float
    low: int
    high: int


_PROMISES = ", ".join(f"{share:.0%} of {name}" for name, share in PROMISED.items())
METHOD = (
    "How errors left are estimated. Among corrections and proposals, by the share of right ones at each certainty: "
    f"beforehand {_PROMISES}, which is worth {STRENGTH} answers, and then learnt from the edition's own answers for "
    "each family of rules. Among what no rule found, by error seeding (Mills 1972): misspelt, cut, glued and doubled "
    "words are planted in a copy of the text, and real errors are taken to be found as often as those. Of kinds that "
    "are hardly ever found the figure assumes as many as typed prose has: for a badly damaged text that is too low. "
    "Errors of grammar, sense and fact and lost signs are not in it. If the assumptions hold, the truth is between the "
    "limits nine times in ten."
)


def evidence(
    rows: Sequence[CorrectionRow], file: str, *, words: int, recall: Mapping[Kind, Recall], unknown: int
) -> Evidence:
    """What is known of a text, ``rows`` being its corrections and the proposals for it."""
    made = Counter(
        _cell(row) for row in rows if row.state == MADE and row.resp == PROGRAM and row.certainty in PROMISED
    )
    proposed = Counter(_cell(row) for row in rows if row.state == PROPOSED)
    by_hand = sum(row.state == BY_HAND for row in rows)
    return Evidence(file, words, made, proposed, by_hand, recall, unknown)


def _cell(row: CorrectionRow) -> Cell:
    kind = Kind(row.kind) if row.kind else Kind.MISSPELLING
    return family(row.rule), row.certainty, _LIKE.get(kind, kind)


def estimates(texts: Sequence[Evidence], rightness: Rightness) -> list[Estimate]:
    """An estimate for each text, and, where there are several, one for all together, whose ``file`` is empty."""
    random = Random(1)
    families = sorted({each[:2] for text in texts for each in (*text.made, *text.proposed)})
    draws: list[list[_Draw]] = []
    for _ in range(_DRAWS):
        shares = {each: rightness.of(*each).draw(random) for each in families}
        draws.append([_draw(text, shares, random) for text in texts])
    found = [_estimate(text, [draw[at] for draw in draws]) for at, text in enumerate(texts)]
    return [*found, _total(found, [_sum(draw) for draw in draws])] if len(found) > 1 else found


_Draw = tuple[int, int, int]  # errors proposed, wrong readings, errors overlooked


def _draw(text: Evidence, shares: Mapping[tuple[str, str], Shares], random: Random) -> _Draw:
    """What may be true of a text, if these are the shares of right readings and findings."""
    right = {each: _binomial(count, shares[each[:2]].finding, random) for each, count in text.proposed.items()}
    kept = {each: _binomial(count, shares[each[:2]].reading, random) for each, count in text.made.items()}
    overlooked, strange = 0, 0
    for kind in PLANTED:
        # what was found at conversion, by no rule, was not found in the way that planted errors are
        known = sum(count for each, count in (*right.items(), *kept.items()) if each[0] and each[2] is kind)
        more = _overlooked(kind, known, text, random)
        recall = text.recall.get(kind, Recall())
        strange += _binomial(more, recall.strange, random)
        overlooked += more
    # An overlooked error that is no word is one of the words that no list knows; and people mended some already.
    overlooked -= max(strange - text.unknown, 0)
    return sum(right.values()), sum(text.made.values()) - sum(kept.values()), max(overlooked - text.by_hand, 0)


def _overlooked(kind: Kind, known: int, text: Evidence, random: Random) -> int:
    """Errors of a kind that were not found, where so many were."""
    recall = text.recall.get(kind, Recall())
    share = random.betavariate(recall.found + 1, recall.planted - recall.found + 1)
    rate = random.gammavariate(_BEFOREHAND[kind] * _WORTH + known, 1 / (_WORTH + share * text.words))
    return _poisson(rate * (1 - share) * text.words, random)


def _estimate(text: Evidence, draws: Sequence[_Draw]) -> Estimate:
    proposed, wrong, overlooked = (sum(parts) / len(draws) for parts in zip(*draws, strict=True))
    low, high = _limits(draws)
    return Estimate(
        text.file,
        text.words,
        sum(text.made.values()),
        sum(text.proposed.values()),
        sum(each.planted for each in text.recall.values()),
        sum(each.found for each in text.recall.values()),
        text.unknown,
        round(proposed, 1),
        round(wrong, 1),
        round(overlooked, 1),
        round(proposed + wrong + overlooked, 1),
        low,
        high,
    )


def _total(found: Sequence[Estimate], draws: Sequence[_Draw]) -> Estimate:
    names = [each.name for each in fields(Estimate)][1:-2]
    sums: dict[str, Any] = {name: round(sum(getattr(each, name) for each in found), 1) for name in names}
    low, high = _limits(draws)
    return Estimate(file="", **sums, low=low, high=high)


def _sum(draws: Sequence[_Draw]) -> _Draw:
    return sum(each[0] for each in draws), sum(each[1] for each in draws), sum(each[2] for each in draws)


def _limits(draws: Sequence[_Draw]) -> tuple[int, int]:
    left = sorted(map(sum, draws))
    return left[int(_OUTSIDE * len(left))], left[math.ceil((1 - _OUTSIDE) * len(left)) - 1]


def _binomial(count: int, share: float, random: Random) -> int:
    return sum(random.random() < share for _ in range(count))


def _poisson(mean: float, random: Random) -> int:
    """How many arrivals there are in a time of which the mean number is known."""
    arrivals, time = 0, random.expovariate(1.0)
    while time < mean:
        arrivals += 1
        time += random.expovariate(1.0)
    return arrivals
