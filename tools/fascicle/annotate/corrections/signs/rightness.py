"""How often a pattern is right: counted on recognised texts with their truth, by how rare it is in its text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fascicle.model.certainty import Certainty

FILE: Final = Path(__file__).with_name("rightness.json")
CUSTOM: Final = 0.2  # share of such places from which on a text does so, and is not asked
HABIT: Final = 4  # so many other places at least
_RARE = 0.002
_WORN, _BROKEN = 0.01, 0.15  # share of words that no list has, beyond sound prose: recognised, recognised badly
_PRIOR = 4.0  # how many places of its own a cell needs to weigh as much as what its pattern, and all, are like
_START = 0.7  # what is thought of a pattern before anything is counted
_LEAST: Mapping[Certainty, float] = {Certainty.HIGH: 0.98, Certainty.MEDIUM: 0.9, Certainty.LOW: 0.7}

Counts = Mapping[str, Mapping[str, tuple[int, int]]]


@dataclass(frozen=True)
class Fitted:
    """What was counted.

    Right and wrong ones by pattern and circumstances, and what share of words of sound prose no list has, by language.
    """

    counts: Counts
    unlisted: Mapping[str, float]


def circumstances(share: float, unattested: float, language: str, apart: bool, fitted: Fitted | None = None) -> str:
    """The name of what counts: how rare the pattern is in its text, how well that was read, the language's blanks.

    ``unattested`` is the share of words that no list has: signs may be specks there, and letters lost at any blank.
    """
    unlisted = (fitted or _fitted()).unlisted
    beyond = unattested - unlisted.get(language, max(unlisted.values(), default=0.0))
    text = "sound" if beyond <= _WORN else "worn" if beyond <= _BROKEN else "broken"
    seldom = ", seldom" if share > _RARE and text != "sound" else ""
    return f"{text}{seldom}{', apart' if apart else ''}"


def probability(name: str, where: str, fitted: Fitted | None = None) -> float:
    """With which probability a pattern is right: a Beta mean, with what it and all others are elsewhere as prior."""
    counts = (fitted or _fitted()).counts
    every = [_mean(each, _START) for cells in counts.values() for each in cells.values()]
    usual = sum(every) / len(every) if every else _START
    own = counts.get(name, {})
    means = [_mean(each, usual) for each in own.values()]
    return _mean(own.get(where, (0, 0)), (sum(means) / len(means) + usual) / 2 if means else usual)


def _mean(counted: tuple[int, int], prior: float) -> float:
    return (counted[0] + _PRIOR * prior) / (sum(counted) + _PRIOR)


def certainty(probability: float) -> Certainty | None:
    """What the record calls such a probability; None where it is too small to speak of."""
    return next((level for level, least in _LEAST.items() if probability >= least), None)


@cache
def _fitted() -> Fitted:
    return Fitted(**json.loads(FILE.read_text(encoding="utf-8")))
