"""The year in which a text was written: old texts have another spelling, and nothing is respelt there."""

from __future__ import annotations

import pytest

from fascicle.annotate.corrections.lattice.knowledge import WordKnowledge
from fascicle.annotate.corrections.text_context import Passage
from fascicle.language.lexicon import Lexicon
from fascicle.run.work import _year
from support.mended import view_of

_TEXT = "The ferry came to the harbour, and the crew went ashore in the morning to see the olde town."


def _old(written: int | None) -> float:
    passage = Passage(view_of(_TEXT), Lexicon([_TEXT], ["en"]), ["en"], (), written)
    return WordKnowledge(passage).state["old"]


def test_the_older_a_text_the_more_of_it_is_spelt_otherwise() -> None:
    assert _old(1600) > _old(1700) > _old(1800) >= _old(1900)
    assert _old(1900) == _old(None)


@pytest.mark.parametrize(
    ("date", "year"),
    [("", None), ("n.d.", None), ("1650", 1650), ("165X", 1659), ("1640/1660", 1660), ("before 1700", 1700)],
)
def test_the_year_is_the_last_that_the_record_allows(date: str, year: int | None) -> None:
    assert _year(date) == year
