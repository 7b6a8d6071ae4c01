"""A chain of labels over the lines of a text: the facts of the lines with their fitted weights (`fascicle.chains`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from fascicle.chains import SCALE, Decoder, Packing, Scores, read
from fascicle.structure.lines.features import Template, name_of, templates, values
from fascicle.structure.lines.steps import Columns

_FOLDER = Path(__file__).parent / "weights"


class _Rows(dict[str, int]):
    """The weights of one feature's values, packed; a value is packed when it is first seen."""

    def __init__(self, given: Mapping[str, str], packing: Packing) -> None:
        super().__init__()
        self._given, self._packing = given, packing

    def __missing__(self, value: str) -> int:
        packed = self[value] = self._packing.packed(self._given.get(value, ""))
        return packed


class Chain:
    """A fitted chain: its labels, the words it knows, its weights, and the weight of one label behind another."""

    def __init__(self, fitted: Mapping[str, object]) -> None:
        self.labels: tuple[str, ...] = tuple(fitted["labels"])  # type: ignore[arg-type]
        self.vocabulary = frozenset(fitted["vocabulary"])  # type: ignore[call-overload]
        self._facts: tuple[str, ...] = tuple(fitted["facts"])  # type: ignore[arg-type]
        self._weights: Mapping[str, Mapping[str, str]] = fitted["weights"]  # type: ignore[assignment]
        self._packing = Packing(len(self.labels), int(fitted["most"]))  # type: ignore[call-overload]
        # by target: the weights behind every label; what was never seen is as good as forbidden
        into: list[list[int]] = fitted["transitions"]  # type: ignore[assignment]
        self._decoder = Decoder(into, float(fitted["temperature"]))  # type: ignore[arg-type]

    @cached_property
    def _rows(self) -> list[tuple[Template, _Rows]]:
        return [(template, _Rows(self._weights[name], self._packing)) for template in templates(self._facts)
                if (name := name_of(template)) in self._weights]  # fmt: skip

    @cached_property
    def alike(self) -> dict[str, list[int]]:
        """The numbers of the labels that are the same but for their begins, by what follows `B-` and `I-`."""
        ends = [name[2:] for name in self.labels]
        return {end: [at for at, other in enumerate(ends) if other == end] for end in ends}

    def scores(self, columns: Columns) -> Iterator[Scores]:
        """Of every line, the sum of its weights for every label."""
        packed = [map(rows.__getitem__, values(columns, template)) for template, rows in self._rows]
        return map(self._packing.scores, map(sum, zip(*packed, strict=True)))

    def best(self, scores: Sequence[Scores]) -> list[int]:
        """The best path through the labels of the lines."""
        return self._decoder.best(scores)

    def probabilities(self, scores: Sequence[Scores]) -> Iterator[list[float]]:
        """Of every line, the probability of every label."""
        return self._decoder.probabilities(scores)

    def weighed(self, columns: Columns, at: int, label: str) -> list[tuple[float, str, str]]:
        """The features of a line that speak for a label or against it: weight, feature, value; the weightiest first."""
        number = self.labels.index(label)
        found = []
        for template, _ in self._rows:
            value = values(columns, template)[at]
            weight = dict(read(self._weights[name_of(template)].get(value, ""))).get(number, 0)
            if weight:
                found.append((weight / SCALE, name_of(template), value))
        return sorted(found, key=lambda each: (-abs(each[0]), each[1:]))


@cache
def load(name: str) -> Chain:
    """The chain that was fitted under a name: `furniture` or `roles`."""
    return Chain(json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8")))
