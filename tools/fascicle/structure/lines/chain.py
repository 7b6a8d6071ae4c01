"""A chain of labels: a conditional random field over the lines of a text, decoded in plain Python.

J. Lafferty, A. McCallum, F. Pereira, Conditional random fields (ICML 2001); L. R. Rabiner, A tutorial on hidden Markov
models (Proc. IEEE 77, 1989) for the best path and for the probabilities. The weights are whole numbers, in parts of
`SCALE`: sums of them are the same on every machine.
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import add, mul
from pathlib import Path
from string import ascii_letters

from fascicle.structure.lines.features import Template, name_of, templates, values
from fascicle.structure.lines.steps import Columns

SCALE = 64  # of a weight: so many to the factor e
_FOLDER = Path(__file__).parent / "weights"
_FORMATS = {16: "H", 32: "I"}  # of one label's weight in a packed row, by how many bits that has
# One stands for each label where the file has a weight; every other letter first: no row reads as an alphabet.
_SIGNS = ascii_letters[::2] + ascii_letters[1::2]
_WEIGHT = re.compile(r"([a-zA-Z])(-?\d+)")
_FAR = 14 * SCALE  # a label so far behind the best one of its line is out of the question
_UNLIKELY = 10 * SCALE  # and so far behind, its probability is next to nothing

Scores = tuple[int, ...]


def written(weights: Mapping[int, int]) -> str:
    """The weights of one value of a feature, by the number of the label, as the file has them: ``a-12e5``."""
    return "".join(f"{_SIGNS[label]}{weight}" for label, weight in sorted(weights.items()))


def _read(weights: str) -> Iterator[tuple[int, int]]:
    return ((_SIGNS.index(sign), int(weight)) for sign, weight in _WEIGHT.findall(weights))


class _Rows(dict[str, int]):
    """The weights of one feature's values, all labels of a value packed into one whole number.

    So the weights of a line are summed for all labels at once. A value is unpacked when it is first seen.
    """

    def __init__(self, given: Mapping[str, str], places: Sequence[int]) -> None:
        super().__init__()
        self._given, self._places = given, places

    def __missing__(self, value: str) -> int:
        packed = sum(weight * self._places[label] for label, weight in _read(self._given.get(value, "")))
        self[value] = packed
        return packed


class Chain:
    """A fitted chain: its labels, the words it knows, its weights, and the weight of one label behind another."""

    def __init__(self, fitted: Mapping[str, object]) -> None:
        self.labels: tuple[str, ...] = tuple(fitted["labels"])  # type: ignore[arg-type]
        self.vocabulary = frozenset(fitted["vocabulary"])  # type: ignore[call-overload]
        self._facts: tuple[str, ...] = tuple(fitted["facts"])  # type: ignore[arg-type]
        self._weights: Mapping[str, Mapping[str, str]] = fitted["weights"]  # type: ignore[assignment]
        # by target: the weights behind every label; what was never seen is as good as forbidden
        self._into: list[list[int]] = fitted["transitions"]  # type: ignore[assignment]
        self._temper = SCALE * float(fitted["temperature"])  # type: ignore[arg-type]
        most = int(fitted["most"])  # type: ignore[call-overload]
        self._bits = next(bits for bits in _FORMATS if most < 1 << bits - 1)
        self._places = [1 << self._bits * at for at in range(len(self.labels))]
        self._half = 1 << self._bits - 1
        self._bias = self._half * sum(self._places)
        self._layout = struct.Struct(f"<{len(self.labels)}{_FORMATS[self._bits]}")
        self._likeliest = list(map(max, self._into))

    @cached_property
    def _rows(self) -> list[tuple[Template, _Rows]]:
        return [(template, _Rows(self._weights[name], self._places)) for template in templates(self._facts)
                if (name := name_of(template)) in self._weights]  # fmt: skip

    def scores(self, columns: Columns) -> Iterator[Scores]:
        """Of every line, the sum of its weights for every label."""
        packed = [map(rows.__getitem__, values(columns, template)) for template, rows in self._rows]
        half, bias, size, unpack = self._half, self._bias, self._layout.size, self._layout.unpack
        for row in zip(*packed, strict=True):
            yield tuple([each - half for each in unpack(sum(row, bias).to_bytes(size, "little"))])

    def best(self, scores: Sequence[Scores]) -> list[int]:
        """The best path through the labels of the lines."""
        if not scores:
            return []
        labels = range(len(self.labels))
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
        """Of every line, the probability of every label, by forward and backward sums.

        A chain is surer than it is right, for it takes facts that depend on each other for so many proofs: its
        temperature, fitted on texts that its weights were not, cools that down.
        """
        into = [[math.exp(weight / self._temper) for weight in row] for row in self._into]
        out = [list(column) for column in zip(*into, strict=True)]
        own = [_exponentials(row, self._temper) for row in scores]
        forward: list[list[float]] = []
        for row in own:
            if forward:
                before = forward[-1]
                row = [each and each * sum(map(mul, before, weights)) for each, weights in zip(row, into, strict=True)]
            total = sum(row)
            forward.append([each / total for each in row])
        behind = [1.0] * len(self.labels)
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

    def weighed(self, columns: Columns, at: int, label: str) -> list[tuple[float, str, str]]:
        """The features of a line that speak for a label or against it: weight, feature, value; the weightiest first."""
        number = self.labels.index(label)
        found = []
        for template, _ in self._rows:
            value = values(columns, template)[at]
            weight = dict(_read(self._weights[name_of(template)].get(value, ""))).get(number, 0)
            if weight:
                found.append((weight / SCALE, name_of(template), value))
        return sorted(found, key=lambda each: (-abs(each[0]), each[1:]))


def _argmax(row: Sequence[int]) -> int:
    return row.index(max(row))


def _exponentials(row: Scores, temper: float) -> list[float]:
    best = max(row)
    return [math.exp((each - best) / temper) if each > best - _UNLIKELY else 0.0 for each in row]


@cache
def load(name: str) -> Chain:
    """The chain that was fitted under a name: `furniture` or `roles`."""
    return Chain(json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8")))
