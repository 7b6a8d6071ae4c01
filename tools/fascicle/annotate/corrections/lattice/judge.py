"""How likely a hypothesis is right: a logistic model for each kind of edit, its weights fitted by tools/fitting."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from fascicle.annotate.corrections.correction import LOW
from fascicle.model.certainty import Certainty

# What is less likely than `correction.LOW` is asked, as long as every third such question is worth it.
_LEVELS = ((0.98, Certainty.HIGH), (0.9, Certainty.MEDIUM), (1 / 3, Certainty.LOW))
BIAS = "(bias)"


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of each kind of edit, and how usual each kind of slip is."""
    read: Any = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    found: Mapping[str, Mapping[str, float]] = read
    return found


def channel_of(kind: str) -> float:
    """How usual a kind of slip is, as a decimal logarithm."""
    return weights()["slips"].get(kind, 0.0)


def probability(channel: str, features: Mapping[str, float]) -> float:
    """How likely an edit of a kind with these features is right."""
    of = weights().get(channel, {})
    score = of.get(BIAS, 0.0) + sum(of.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-min(max(score, -30.0), 30.0)))


def certainty(likely: float, language: str) -> Certainty | None:
    """What a probability is called; None where it is too small to be worth telling.

    In a language that no weight was fitted on nothing is certain, and no guess is told: on recognised Polish the judge
    claims too much.
    """
    level = next((level for least, level in _LEVELS if likely >= least), None)
    if language in weights()["languages"]:
        return level
    return Certainty.MEDIUM if level is Certainty.HIGH else level if likely >= LOW else None
