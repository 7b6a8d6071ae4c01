"""How often a pattern is right: counted on recognised texts with their truth, by how rare it is in its text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fascicle.model.certainty import Certainty

FILE: Final = Path(__file__).with_name("rightness.json")
CUSTOM: Final = 0.2  # share of such places from which on a text does so, and is not asked
_RARE = 0.02
_BROKEN = 0.15  # share of words that no list has: letters may be lost at any sign
_PRIOR = 4.0  # how many places of its own a cell needs to weigh as much as what its pattern, and all, are like
_LEAST: Mapping[Certainty, float] = {Certainty.HIGH: 0.98, Certainty.MEDIUM: 0.9, Certainty.LOW: 0.7}

Counts = Mapping[str, Mapping[str, tuple[int, int]]]


def cell(share: float, unattested: float) -> str:
    """The name of the circumstances: how rare the pattern is in its text, and whether that is broken."""
    return f"{'rare' if share <= _RARE else 'seldom'}{' in a broken text' if unattested > _BROKEN else ''}"


def probability(name: str, circumstances: str, counts: Counts | None = None) -> float:
    """With which probability a pattern is right: a Beta mean, the prior of a cell being what its pattern is like."""
    table = _fitted() if counts is None else counts
    every = [each for cells in table.values() for each in cells.values()]
    own = table.get(name, {})
    mean = _mean(every, 0.9)
    mean = _mean(list(own.values()), mean)
    return _mean([own[circumstances]] if circumstances in own else [], mean)


def _mean(counted: list[tuple[int, int]], prior: float) -> float:
    right, wrong = sum(each[0] for each in counted), sum(each[1] for each in counted)
    return (right + _PRIOR * prior) / (right + wrong + _PRIOR)


def certainty(probability: float) -> Certainty | None:
    """What the record calls such a probability; None where it is too small to speak of."""
    return next((level for level, least in _LEAST.items() if probability >= least), None)


@cache
def _fitted() -> Counts:
    found: Counts = json.loads(FILE.read_text(encoding="utf-8"))
    return found
