"""Boosted trees for a probability (Friedman, Annals of Statistics 29, 2001), in plain Python.

The same rows give the same trees. A tree asks at most ``DEPTH`` questions, each whether a feature is at least so great;
a leaf is what it adds to the logit. Gradient and curvature of a row are summed together, as one complex number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log
from typing import Any

Row = tuple[Mapping[str, float], bool, float]  # features, whether right, weight
Tree = Any  # a leaf, or [number of the feature, least value, tree for less, tree for the others]
DEPTH, _RATE = 4, 0.12
_BINS = 24  # values of a feature are told apart so finely
_LEAST = 1.5  # curvature of a leaf: less says too little
_SMOOTH = 2.0
_GAIN = 0.1


class _Column:
    """A feature of all rows: the number of each one's bin, and the rows that are not where most are."""

    def __init__(self, values: Sequence[float]) -> None:
        several = sorted(set(values))
        if len(several) > _BINS:
            ranked = sorted(values)
            several = sorted({ranked[len(ranked) * at // _BINS] for at in range(_BINS)})
        self.edges = [round((one + two) / 2, 3) for one, two in pairwise(several)]
        self.bins = bytes(bisect_right(self.edges, each) for each in values)
        self.usual = max(range(len(self.edges) + 1), key=lambda each: (self.bins.count(each), -each))
        self.others = [(at, each) for at, each in enumerate(self.bins) if each != self.usual]


def boosted(rows: Sequence[Row], trees: int) -> dict[str, Any]:
    """The names of the features, where the logit starts, and the trees that are added to it."""
    names = sorted({name for features, *_ in rows for name in features})
    columns = [_Column([features.get(name, 0.0) for features, *_ in rows]) for name in names]
    total = sum(weight for *_, weight in rows)
    share = (sum(weight for _, right, weight in rows if right) + 0.5) / (total + 1)
    start = round(log(share / (1 - share)), 3)
    scores, found = [start] * len(rows), []
    for _ in range(trees):
        slopes = []
        for (_, right, weight), score in zip(rows, scores, strict=True):
            likely = 1 / (1 + exp(-score))
            slopes.append(complex(weight * (right - likely), weight * likely * (1 - likely)))
        tree, leaves = _grown(columns, slopes)
        if not isinstance(tree, list):
            break
        scores = [score + leaf for score, leaf in zip(scores, leaves, strict=True)]
        found.append(tree)
    return {"names": names, "start": start, "trees": found}


def _grown(columns: Sequence[_Column], slopes: Sequence[complex]) -> tuple[Tree, list[float]]:
    """One tree, level by level, and the leaf of each row."""
    node_of = [0] * len(slopes)
    sums, splits = {0: sum(slopes)}, {}
    growing = {0}
    for _ in range(DEPTH):
        best = _best_splits(columns, slopes, node_of, sums, growing)
        growing = set()
        for node, (_, feature, cut, right) in sorted(best.items()):
            left_name, right_name = 2 * node + 1, 2 * node + 2
            splits[node] = feature, cut
            sums[right_name], sums[left_name] = right, sums[node] - right
            growing |= {left_name, right_name}
        if not best:
            break
        for at, node in enumerate(node_of):
            if node in best:
                feature, cut = splits[node]
                node_of[at] = 2 * node + 1 + (columns[feature].bins[at] > cut)
    leaves = {node: _leaf(sums[node]) for node in sums if node not in splits}

    def built(node: int) -> Tree:
        if node not in splits:
            return leaves[node]
        feature, cut = splits[node]
        return [feature, columns[feature].edges[cut], built(2 * node + 1), built(2 * node + 2)]

    return built(0), [leaves[node] for node in node_of]


def _best_splits(
    columns: Sequence[_Column],
    slopes: Sequence[complex],
    node_of: Sequence[int],
    sums: Mapping[int, complex],
    growing: set[int],
) -> dict[int, tuple[float, int, int, complex]]:
    """For each node that may grow: gain, feature, the last bin on the left, and the sum on the right."""
    best: dict[int, tuple[float, int, int, complex]] = {}
    size, last = _BINS + 1, max(growing, default=0) + 1
    for number, column in enumerate(columns):
        if not column.edges:
            continue
        table = [0j] * (size * last)
        for at, each in column.others:
            table[node_of[at] * size + each] += slopes[at]
        for node in sorted(growing):
            own = table[node * size : node * size + len(column.edges) + 1]
            own[column.usual] = sums[node] - sum(own)
            right, whole = 0j, _worth(sums[node])
            for cut in range(len(own) - 2, -1, -1):
                right += own[cut + 1]
                left = sums[node] - right
                if min(left.imag, right.imag) < _LEAST:
                    continue
                gain = _worth(left) + _worth(right) - whole
                if gain > _GAIN and (node not in best or gain > best[node][0] + 1e-9):
                    best[node] = gain, number, cut, right
    return best


def _worth(total: complex) -> float:
    return total.real * total.real / (total.imag + _SMOOTH)


def _leaf(total: complex) -> float:
    return round(_RATE * total.real / (total.imag + _SMOOTH), 3)
