"""Trees find what features say only together, and their sums are worth what other rows say."""

from __future__ import annotations

from fascicle.annotate.corrections.lattice.judge import sum_of
from fitting.corrections.boosted import boosted
from fitting.corrections.worth import cuts


def test_trees_learn_what_no_line_parts() -> None:
    places = [(float(one), float(two)) for one in (0, 1) for two in (0, 1)] * 40 + [(0.0, 0.0)] * 20
    rows = [({"one": one, "two": two}, one != two, 1.0) for one, two in places]
    found = boosted(rows, 60)
    assert found == boosted(rows, 60)
    assert min(sum_of(found, {"one": 1.0}), sum_of(found, {"two": 1.0})) > 1.5
    assert max(sum_of(found, {}), sum_of(found, {"one": 1.0, "two": 1.0})) < -1.5


def test_a_cut_is_where_so_much_is_right() -> None:
    rows = [(at / 100, at > 250 or at % 2 == 0, 1.0) for at in range(600)]
    found = cuts(rows, [])
    assert [round(logit, 3) for _, logit in found] == [0.0, 0.847, 2.197, 3.892]
    for least, (cut, _) in zip((0.6, 0.76, 0.93, 0.98), found, strict=True):
        above = [right for score, right, _ in rows if score >= cut]
        assert sum(above) >= least * len(above)


def test_a_few_rows_say_nothing() -> None:
    rows = [(at / 100, True, 1.0) for at in range(600)]
    assert cuts(rows, [(5.0, False, 1.0)] * 10) == cuts(rows, [])
