"""The chain of labels: its best path and its probabilities are those of all paths tried one by one."""

from __future__ import annotations

import math
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.chains import SCALE, written
from fascicle.structure.lines.chain import Chain

LABELS = ("B-head", "B-p", "I-p")
NEVER = -20 * SCALE


def chain(transitions: list[list[int]], weights: dict[str, dict[str, str]], temperature: float = 1.0) -> Chain:
    return Chain(
        {"labels": LABELS, "vocabulary": [], "facts": ["case", "first"], "transitions": transitions, "weights": weights,
         "most": 93, "temperature": temperature}
    )  # fmt: skip


def columns(values: list[str]) -> dict[str, list[str]]:
    return {"case": values, "first": ["A"] * len(values)}


FITTED = {"case": {"caps": "a90", "lower": written({0: -40, 1: 10, 2: 70})}, "first": {"A": "c-3"}}
ROWS = [[0, -30, NEVER], [50, 0, 5], [NEVER, 40, 60]]

few_columns = st.lists(st.sampled_from(["caps", "lower", "titled"]), min_size=1, max_size=5)


def test_the_weights_of_a_line_are_summed_for_all_labels_at_once() -> None:
    scores = list(chain(ROWS, FITTED).scores(columns(["caps", "lower", "titled"])))
    assert scores == [(90, -3, 0), (-40, 7, 70), (0, -3, 0)]


@given(few_columns)
@settings(deadline=None)
def test_the_best_path_is_the_best_of_all(values: list[str]) -> None:
    fitted = chain(ROWS, FITTED)
    scores = list(fitted.scores(columns(values)))

    def weight(path: tuple[int, ...]) -> int:
        return sum(row[at] for row, at in zip(scores, path, strict=True)) + sum(
            ROWS[after][before] for before, after in pairwise(path)
        )

    best = max(map(weight, product(range(3), repeat=len(values))))
    assert weight(tuple(fitted.best(scores))) == best


@given(few_columns, st.sampled_from([1.0, 1.7]))
@settings(deadline=None)
def test_the_probabilities_are_the_shares_of_all_paths(values: list[str], temperature: float) -> None:
    fitted = chain(ROWS, FITTED, temperature)
    scores = list(fitted.scores(columns(values)))
    shares = [[0.0] * 3 for _ in values]
    for path in product(range(3), repeat=len(values)):
        weight = sum(row[at] for row, at in zip(scores, path, strict=True))
        weight += sum(ROWS[after][before] for before, after in pairwise(path))
        for place, at in enumerate(path):
            shares[place][at] += math.exp(weight / SCALE / temperature)
    for row, found in zip(shares, fitted.probabilities(scores), strict=True):
        assert found == pytest.approx([each / sum(row) for each in row], abs=1e-6)


def test_what_weighed_is_told_by_name_the_weightiest_first() -> None:
    told = chain(ROWS, FITTED).weighed(columns(["lower"]), 0, "B-p")
    assert told == [(10 / SCALE, "case", "lower"), (-3 / SCALE, "first", "A")]


def test_a_text_of_no_lines_has_no_labels() -> None:
    assert chain(ROWS, FITTED).best([]) == []
