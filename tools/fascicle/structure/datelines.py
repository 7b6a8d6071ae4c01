"""Lines that are nothing but a date, or a place and a date, in the languages of the edition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from fascicle.dates.months import alternatives, months, short_months, short_weekdays, weekdays
from fascicle.language.data import all_words, any_of

_SMALL_CAPITALS = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")  # extracted as letters of both cases
_LONGEST = 70  # characters: a place, a weekday and a date are no longer


@cache
def _date_patterns(languages: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a dateline looks like, and what a date does that has no place before it."""
    month = alternatives(frozenset(name for each in languages for name in (*months(each), *short_months(each))))
    weekday = alternatives(frozenset(name for each in languages for name in (*weekdays(each), *short_weekdays(each))))
    ordinal, link, lead, tail, small = (
        any_of(all_words(each)) for each in ("ordinals", "date_links", "date_leads", "date_tails", "place_words")
    )
    day = rf"\d{{1,2}}(?:\s?(?:{ordinal}|°|\.))?"
    year = r"(?:1[0-9]|20)\d\d"
    date = (
        rf"(?:{day}\s(?:{link}\s)?(?:{month})\.?,?(?:\s(?:{link}\s)?{year})?"
        rf"|(?:{month})\.?\s{day}(?:,?\s?{year})?|(?:{month}),?\s(?:{link}\s)?{year}"
        rf"|{year}\.?\s(?:{month})\s{day}"
        rf"|{year}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{year})"
    )
    # Each word of a place has a capital, small words between them aside: 'Six in a boat, 9 June' is no dateline.
    name = rf"(?-i:[^\W\d_a-zà-ÿ][\w.’'-]*(?:\s(?:[^\W\d_a-zà-ÿ][\w.’'-]*|&|{small}))*)"
    place = rf"(?:{name}(?:,\s{name})?,\s)?"
    closed = rf"{name}\s(?:{month})\.?\s{day},?\s{year}|{name},\s(?:{weekday})"
    alone = rf"(?:(?:{weekday}),?\s)?(?:{lead}\s)?{date}(?:\s?{tail}\.?)?[.:]?"
    return re.compile(rf"{place}{alone}|{closed}", re.IGNORECASE), re.compile(alone, re.IGNORECASE)


def is_dateline(text: str, languages: Iterable[str]) -> bool:
    """Whether the text is a date with day, month or year, perhaps with weekday and place before it."""
    plain = text.upper() if _SMALL_CAPITALS.search(text) else text
    return len(text) <= _LONGEST and _date_patterns(tuple(languages))[0].fullmatch(plain.strip()) is not None


def is_date(text: str, languages: Iterable[str]) -> bool:
    """Whether the text is a date, perhaps with its weekday, and no place before it."""
    return len(text) <= _LONGEST and _date_patterns(tuple(languages))[1].fullmatch(text.strip()) is not None
