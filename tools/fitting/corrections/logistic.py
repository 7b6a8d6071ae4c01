"""Logistic regression by Newton's method, in plain Python: the same rows give the same weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

Row = tuple[Mapping[str, float], bool, float]  # features, whether right, weight
BIAS = "(bias)"
_ROUNDS = 30
_STILL = 1e-6


def fit(rows: Sequence[Row], names: Sequence[str], ridge: float = 1.0) -> dict[str, float]:
    """The weights of these features, and the bias."""
    columns = [BIAS, *names]
    table = [
        ([1.0, *(features.get(name, 0.0) for name in names)], float(right), weight) for features, right, weight in rows
    ]
    weights = [0.0] * len(columns)
    last = float("inf")
    for _ in range(_ROUNDS):
        gradient, hessian, loss = _sums(table, weights)
        for at in range(1, len(columns)):
            gradient[at] -= ridge * weights[at]
            hessian[at][at] += ridge
        hessian[0][0] += 1e-3
        step = _solved(hessian, gradient)
        size = max(map(abs, step))
        scale = min(1.0, 4.0 / size) if size else 1.0
        weights = [one + scale * two for one, two in zip(weights, step, strict=True)]
        if abs(last - loss) < _STILL * abs(loss):
            break
        last = loss
    return dict(zip(columns, weights, strict=True))


def _sums(
    table: Sequence[tuple[list[float], float, float]], weights: list[float]
) -> tuple[list[float], list[list[float]], float]:
    size = len(weights)
    gradient, hessian, loss = [0.0] * size, [[0.0] * size for _ in range(size)], 0.0
    for values, right, weight in table:
        score = sum(one * two for one, two in zip(weights, values, strict=True) if two)
        likely = 1 / (1 + exp(-min(max(score, -30.0), 30.0)))
        loss -= weight * log(max(likely if right else 1 - likely, 1e-12))
        used = [at for at, value in enumerate(values) if value]
        off, spread = weight * (right - likely), weight * likely * (1 - likely)
        for at in used:
            gradient[at] += off * values[at]
            row, part = hessian[at], spread * values[at]
            for other in used:
                row[other] += part * values[other]
    return gradient, hessian, loss


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda each: abs(rows[each][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(at + 1, size):
            factor = rows[other][at] / rows[at][at]
            if factor:
                rows[other] = [one - factor * two for one, two in zip(rows[other], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (rows[at][size] - sum(rows[at][each] * found[each] for each in range(at + 1, size))) / rows[at][at]
    return found
