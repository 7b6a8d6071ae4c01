"""What a sum of trees is worth, and which edits trees judge."""

from __future__ import annotations

import pytest

from fascicle.annotate.corrections.lattice import judge


@pytest.mark.parametrize(("total", "logit"), [(1.0, 0.0), (2.0, 1.0), (2.5, 2.0), (3.0, 3.0), (4.0, 4.0), (0.0, -1.0)])
def test_a_sum_is_worth_what_was_counted(total: float, logit: float) -> None:
    assert judge.worth_of(total, [(1.0, 0.0), (2.0, 1.0), (3.0, 3.0)]) == pytest.approx(logit)


def test_trees_ask_one_feature_after_another() -> None:
    grown = {"names": ["a", "b"], "start": 0.5, "trees": [[0, 1.0, -1.0, [1, 2.0, 0.25, 2.0]], 0.125]}
    assert judge.sum_of(grown, {}) == -0.375
    assert judge.sum_of(grown, {"a": 1.0}) == 0.875
    assert judge.sum_of(grown, {"a": 1.0, "b": 2.0}) == 2.625


def test_trees_judge_letters_in_the_languages_that_they_were_fitted_on() -> None:
    # How usual the letters are, and the words side by side, only trees ask.
    plain, usual = {"likelier": 4.0}, {"likelier": 4.0, "shape": 1.0, "shapelier": 4.0, "usual beside": 8.0}
    assert judge.probability("letter", "en", plain) < judge.probability("letter", "en", usual)
    assert judge.probability("letter", "it", plain) == judge.probability("letter", "it", usual)
    assert judge.probability("name", "en", plain) == judge.probability("name", "en", usual)
