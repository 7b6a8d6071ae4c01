"""Full dates in running text: where they stand and what they mean."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.dates import find_dates


def dates(text: str, *languages: str) -> list[tuple[str, str]]:
    return [(text[date.start : date.end], date.when) for date in find_dates(text, languages or ("en",))]


@pytest.mark.parametrize(
    ("text", "languages", "found"),
    [
        ("on 12 March 1921 they", ("en",), [("12 March 1921", "1921-03-12")]),
        ("March 12th, 1921", ("en",), [("March 12th, 1921", "1921-03-12")]),
        ("the 3rd of May, 1921", ("en",), [("3rd of May, 1921", "1921-05-03")]),
        ("on Friday, 24 February 1922.", ("en",), [("Friday, 24 February 1922", "1922-02-24")]),
        ("4 MARCH 1922", ("en",), [("4 MARCH 1922", "1922-03-04")]),
        ("in March 1921,", ("en",), [("March 1921", "1921-03")]),
        ("el 7 de diciembre de 2022", ("es",), [("7 de diciembre de 2022", "2022-12-07")]),
        ("le 1er mai 1920", ("fr",), [("1er mai 1920", "1920-05-01")]),
        ("am 3. Oktober 1921", ("de",), [("3. Oktober 1921", "1921-10-03")]),
        ("4 января 1923 года", ("ru",), [("4 января 1923", "1923-01-04")]),
        ("στις 25 Μαρτίου 1921", ("el",), [("25 Μαρτίου 1921", "1921-03-25")]),
        ("3 May 1921 and 4 mai 1921", ("en", "fr"), [("3 May 1921", "1921-05-03"), ("4 mai 1921", "1921-05-04")]),
    ],
)
def test_dates_that_are_certain(text: str, languages: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert dates(text, *languages) == found


@pytest.mark.parametrize(
    "text",
    [
        "31 February 1921",  # no such day: for an editor, not for a program
        "they march 1921 miles",
        "may 12 boats come",
        "12/3/1921",  # day and month, or month and day
        "in 1921",
        "12 March",
        "12 March 19211",
        "x12 March 1921",
        "12 March\n1921",  # two blocks
    ],
)
def test_what_is_no_date_or_not_certain(text: str) -> None:
    assert dates(text) == []


def test_an_unknown_language_has_no_dates() -> None:
    assert dates("12 March 1921", "xx", "tlh") == []


@given(st.text("0123456789 ,.MarchyJunefoth\n-"))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    found = find_dates(text, ("en", "fr", "es"))
    assert all(one.end <= other.start for one, other in pairwise(found))
