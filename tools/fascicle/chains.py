"""A chain of labels, as a conditional random field has it: its weights and its decoding, in plain Python.

J. Lafferty, A. McCallum, F. Pereira, Conditional random fields (ICML 2001); L. R. Rabiner, A tutorial on hidden Markov
models (Proc. IEEE 77, 1989) for the best path and for the probabilities. The weights are whole numbers, in parts of
`SCALE`: sums of them are the same on every machine.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from operator import add, mul
from string import ascii_letters

SCALE = 64  # of a weight: so many to the factor e
_FORMATS = {16: "H", 32: "I"}  # of one label's weight in a packed row, by how many bits that has
# One stands for each label where the file has a weight; every other letter first: no row reads as an alphabet.
_SIGNS = ascii_letters[::2] + ascii_letters[1::2]
_WEIGHT = re.compile(r"([a-zA-Z])(-?\d+)")
_FAR = 14 * SCALE  # a label so far behind the best one of its place is out of the question
_UNLIKELY = 10 * SCALE  # and so far behind, its probability is next to nothing

Scores = tuple[int, ...]


def written(weights: Mapping[int, int]) -> str:
    """The weights of one value of a feature, by the number of the label, as the file has them: ``a-12e5``."""
    return "".join(f"{_SIGNS[label]}{weight}" for label, weight in sorted(weights.items()))


def read(weights: str) -> Iterator[tuple[int, int]]:
    """What ``written`` wrote: numbers of labels with their weights."""
    return ((_SIGNS.index(sign), int(weight)) for sign, weight in _WEIGHT.findall(weights))


class Packing:
    """The weights of all labels in one whole number: so they are summed for all labels at once.

    No sum of weights is greater than ``most``.
    """

    def __init__(self, labels: int, most: int) -> None:
        bits = next(bits for bits in _FORMATS if most < 1 << bits - 1)
        self._places = [1 << bits * at for at in range(labels)]
        self._half = 1 << bits - 1
        self._bias = self._half * sum(self._places)
        self._layout = struct.Struct(f"<{labels}{_FORMATS[bits]}")

    def packed(self, weights: str) -> int:
        """Weights that were written, as one number."""
        return sum(weight * self._places[label] for label, weight in read(weights))

    def scores(self, packed: int) -> Scores:
        """The sum for every label."""
        half = self._half
        row = self._layout.unpack((packed + self._bias).to_bytes(self._layout.size, "little"))
        return tuple([each - half for each in row])


class Decoder:
    """What the weights of one label behind another, ``into`` by the later one, make of scores.

    A chain is surer than it is right, for it takes facts that depend on each other for so many proofs: its
    temperature, fitted on texts that its weights were not, cools that down.
    """

    def __init__(self, into: Sequence[Sequence[int]], temperature: float) -> None:
        self._into = into
        self._temper = SCALE * temperature
        self._likeliest = list(map(max, into))
        self._weights = [[math.exp(weight / self._temper) for weight in row] for row in into]
        self._out = [list(column) for column in zip(*self._weights, strict=True)]

    def best(self, scores: Sequence[Scores]) -> list[int]:
        """The best path through the labels of the places."""
        if not scores:
            return []
        labels = range(len(self._into))
        reached: list[Sequence[int]] = [scores[0]]
        for row in scores[1:]:
            likely = sorted(zip(reached[-1], labels, strict=True), reverse=True)
            limit, out = max(row) - _FAR, likely[-1][0] - _FAR
            here = []
            for own, into, likeliest in zip(row, self._into, self._likeliest, strict=True):
                if own <= limit:
                    here.append(out)
                    continue
                most = likely[0][0] + into[likely[0][1]]
                for each, label in likely:
                    if each + likeliest <= most:
                        break  # nor is any of those behind it better
                    if each + into[label] > most:
                        most = each + into[label]
                here.append(most + own)
            reached.append(here)
        path = [_argmax(reached[-1])]
        for before in reversed(reached[:-1]):
            path.append(_argmax(list(map(add, before, self._into[path[-1]]))))
        return path[::-1]

    def probabilities(self, scores: Sequence[Scores]) -> Iterator[list[float]]:
        """Of every place, the probability of every label, by forward and backward sums."""
        into, out = self._weights, self._out
        own = [_exponentials(row, self._temper) for row in scores]
        forward: list[list[float]] = []
        for row in own:
            if forward:
                before = forward[-1]
                row = [each and each * sum(map(mul, before, weights)) for each, weights in zip(row, into, strict=True)]
            total = sum(row)
            forward.append([each / total for each in row])
        behind = [1.0] * len(self._into)
        found: list[list[float]] = []
        for at in range(len(own) - 1, -1, -1):
            both = list(map(mul, forward[at], behind))
            total = sum(both)
            found.append([each / total for each in both])
            weighed = list(map(mul, own[at], behind))
            before = own[at - 1]  # what cannot stand there needs no sum
            behind = [
                sum(map(mul, weighed, weights)) if each else 0.0 for each, weights in zip(before, out, strict=True)
            ]
            total = sum(behind)
            behind = [each / total for each in behind]
        return reversed(found)


def _argmax(row: Sequence[int]) -> int:
    return row.index(max(row))


def _exponentials(row: Scores, temper: float) -> list[float]:
    best = max(row)
    return [math.exp((each - best) / temper) if each > best - _UNLIKELY else 0.0 for each in row]
