"""How likely a hypothesis is right: a model for each kind of edit, fitted by tools/fitting.

Letters, of which there are rows enough, are judged by boosted trees, every other kind by a logistic model, and so are
letters in languages that no tree was fitted on: a line goes on where a tree has seen nothing. What the sum of the trees
is worth, and the weights, are two: for sound texts (print, typescript; few words are strange) and for recognised ones,
where the same facts say less: what is glued there is often a fragment. Between the two the judge goes over by degrees.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Any

from fascicle.annotate.corrections.correction import LOW
from fascicle.model.certainty import Certainty

# What is less likely than `correction.LOW` is asked, as long as every third such question is worth it.
_LEVELS = ((0.98, Certainty.HIGH), (0.9, Certainty.MEDIUM), (1 / 3, Certainty.LOW))
BIAS = "(bias)"
_FAR = 30.0  # a logit beyond which nothing changes
# The noise (see `knowledge.WordKnowledge.state`) up to which a text is sound, and from which it is a recognised one.
_SOUND, _RECOGNISED = 0.8, 1.2
_ABROAD = 1  # by so many of the words around it another language leads
_HABIT = 2.0  # so often words stand twice over line ends (a binary logarithm) that it is a habit of the text


@cache
def weights() -> Mapping[str, Any]:
    """The weights of each kind of edit in sound and in recognised texts, and how usual each kind of slip is."""
    read: Mapping[str, Any] = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    return read


@cache
def trees() -> Mapping[str, Any]:
    """Of kinds of edit their trees, and what the sum of these is worth in sound and in recognised texts."""
    read: Mapping[str, Any] = json.loads((files(__package__) / "trees.json").read_text("utf-8"))
    return read


def channel_of(kind: str) -> float:
    """How usual a kind of slip is, as a decimal logarithm."""
    usual: float = weights()["slips"].get(kind, 0.0)
    return usual


def probability(channel: str, language: str, features: Mapping[str, float]) -> float:
    """How likely an edit of a kind with these features is right."""
    read, logit = recognised(features), 0.0
    for share, state in ((1 - read, "sound"), (read, "recognised")):
        if share:
            logit += share * _logit(channel, state, language, features)
    return 1 / (1 + exp(-min(max(logit, -_FAR), _FAR)))


def _logit(channel: str, state: str, language: str, features: Mapping[str, float]) -> float:
    grown = trees().get(channel)
    if grown and language in weights()["languages"]:
        return worth_of(sum_of(grown, features), grown[state])
    return scored(weights()[state].get(channel, {}), features)


def sum_of(grown: Mapping[str, Any], features: Mapping[str, float]) -> float:
    """The sum of trees for features."""
    values = [features.get(name, 0.0) for name in grown["names"]]
    total: float = grown["start"]
    for tree in grown["trees"]:
        while isinstance(tree, list):
            number, least, less, more = tree
            tree = more if values[number] >= least else less
        total += tree
    return total


def worth_of(total: float, cuts: Sequence[tuple[float, float]]) -> float:
    """The logit that a sum is worth by cuts, the lower first; between two it is interpolated, beyond it goes on."""
    for (low, worth), (high, more) in pairwise(cuts):
        if low <= total < high:
            return worth + (more - worth) * (total - low) / (high - low)
    edge, worth = cuts[0] if total < cuts[0][0] else cuts[-1]
    return worth + total - edge


def recognised(features: Mapping[str, float]) -> float:
    """How much the text of a hypothesis is like a recognised one, from 0 to 1."""
    return min(max((features.get("noise", 0.0) - _SOUND) / (_RECOGNISED - _SOUND), 0.0), 1.0)


def scored(of: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The logit of features by a set of weights."""
    return of.get(BIAS, 0.0) + sum(of.get(name, 0.0) * value for name, value in features.items())


def certainty(likely: float, language: str, features: Mapping[str, float]) -> Certainty | None:
    """What a probability is called; None where it is too small to be worth telling.

    In a language that no weight was fitted on nothing is certain, and no guess is told; where such a text was
    recognised, as the Polish ones of ICDAR, what is called medium elsewhere is only asked.
    """
    level = next((level for least, level in _LEVELS if likely >= least), None)
    if level is not None and _is_ambiguous(features):
        level = Certainty.LOW
    if language in weights()["languages"]:
        return level
    if level is Certainty.HIGH:
        return Certainty.MEDIUM
    if level is Certainty.MEDIUM and recognised(features):
        return Certainty.LOW
    return level if likely >= LOW else None


def _is_ambiguous(features: Mapping[str, float]) -> bool:
    """Whether a place is only asked for, however likely: in a passage of another language; a word before a longer one.

    "el barco de" is no barcode in a text in English, and "the art / artists love" is said on purpose, unless the text
    has words twice over its line ends anyway.
    """
    abroad = features.get("tongue", 0.0) >= _ABROAD
    begins_longer = features.get("longer", 0.0) > 0 and features.get("sound", 0.0) == 1
    return abroad or (begins_longer and features.get("habit", 0.0) < _HABIT)
