"""The one rule above all, tried at random in every language: no mark over a part.

A date is written in the words of a language, and something is set beside it that touches it: a figure, a slash, an
ordinal, another month, a letter. Whatever is marked then has to hold all of it, or nothing may be marked there.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fascicle.dates import Setting, find_dates
from fascicle.dates.months import months
from fascicle.language import data

LANGUAGES = tuple(tag for tag in data.tags() if data.of(tag).times)
TRIES = 200
_LEADS = ("", "A ", "x, ", "— ", "(", "foo bar ")
_TRAILS = ("", " ", ", x", " foo", ".", ") y", "\n\nB")


@dataclass(frozen=True)
class Case:
    """A text, and the stretch in it of which no part may be marked for the whole."""

    text: str
    start: int
    end: int


def month_words(language: str) -> list[str]:
    """The names of months, those that are other words too left out."""
    listed = [word.strip() for row in data.of(language).times["month"].values() for word in row.split(",")]
    return [
        *months(language),
        *(word.capitalize() for word in listed if len(word) > 2 and not set(word) & set("?=1789")),
    ]


def ordinals(language: str) -> list[str]:
    """Endings of figures that say which of a row."""
    listed = data.of(language).times.get("ending", {}).get("ordinal", "")
    return [*data.of(language).ordinals, *filter(None, (word.strip() for word in listed.split(","))), "."]


@st.composite
def cases(draw: st.DrawFn, language: str) -> Case:
    """A date with something that touches it before or behind."""
    month = draw(st.sampled_from(month_words(language)))
    day, year = draw(st.integers(1, 31)), draw(st.integers(1500, 2040))
    stop = "." if language in {"de", "cs", "sv"} else ""
    core = draw(
        st.sampled_from(
            [
                f"{day}{stop} {month} {year}",
                f"{month} {year}",
                f"{day}{stop} {month}",
                f"{day}.{day % 12 + 1}.{year}",
                f"{year}-{day % 12 + 1:02}-{day:02}",
                f"{day}/{day % 12 + 1}/{year}",
            ]
        )
    )
    figure = draw(st.integers(1, 99))
    before = [f"{figure}/", f"{figure}-", f"{figure}–", f"{figure}.", f"{figure % 10}", "€", "$"]
    if not core.startswith(month):  # a letter before a month makes it another word
        before += ["a", "_"]
    else:
        ordinal = draw(st.sampled_from(ordinals(language)))
        before += [
            f"{figure}{ordinal} ",
            f"{figure} ",
            f"{figure}/{figure + 11} ",
            f"{figure}–{figure + 2} ",
            f"{figure}.",
        ]
    behind = [f"/{figure}", f"-{figure}", f"–{figure}", f".{figure}", f":{figure}", "_", "a", "%", f"{figure % 10}"]
    touching = draw(st.sampled_from([*((each, "") for each in before), *(("", each) for each in behind)]))
    lead, trail = draw(st.sampled_from(_LEADS)), draw(st.sampled_from(_TRAILS))
    whole = f"{touching[0]}{core}{touching[1]}"
    return Case(f"{lead}{whole}{trail}", len(lead), len(lead) + len(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_touches_a_date_is_in_the_mark_or_there_is_none(language: str) -> None:
    @settings(max_examples=TRIES, deadline=None, derandomize=True)
    @given(cases(language), st.booleans())
    def holds(case: Case, reported: bool) -> None:
        setting = Setting(reference="1904-05-03", relative=True) if reported else Setting()
        for found in find_dates(case.text, [language], setting):
            if found.start < case.end and case.start < found.end:
                inside = case.text[case.start : found.start], case.text[found.end : case.end]
                assert inside in (("", ""), ("", ".")), (case.text, case.text[found.start : found.end])

    holds()
