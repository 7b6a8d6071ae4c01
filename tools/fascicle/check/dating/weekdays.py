"""Days of the week beside dates: which one the words name, and which one it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from fascicle.check.dating.calendars import from_julian, julian_weekday, weekday, written
from fascicle.language.calendar import calendar_names
from fascicle.language.data import of
from fascicle.model.edtf import Day

_SHORTEST: Final = 3  # letters of a short form that needs no full stop
_BEFORE: Final = 2  # words that may stand before the day of the week, as in "on the Friday"
_REFORMED: Final = 1923  # the last year in which a country went over to the calendar of today


def named(words: str, before: str, language: str) -> tuple[int, str] | None:
    """The one weekday that a date's words name, or the word right before them; with the word as it stands.

    None where there is none, where there are several ("Friday to Sunday"), and where it is far from the date.
    """
    names, forms = _names(language)
    found = [(names[each[0].lower()], each[0], each.start(), each.end()) for each in forms[0].finditer(words)]
    if not found and (short := forms[1].match(words)):
        found = [(names[short[1].lower()], short[1], 0, short.end())]
    if not found and (above := forms[2].search(before)):
        return names[above[1].lower()], above[1]
    if len(found) != 1:
        return None
    number, word, start, end = found[0]
    head = words[:start].split()
    begins = len(head) <= _BEFORE and not any(sign.isdigit() for sign in words[:start])
    return (number, word) if begins or not re.search(r"\w", words[end:]) else None


@cache
def _names(language: str) -> tuple[dict[str, int], tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """The names by their small letters, and what finds them: anywhere, short at the beginning, before the date."""
    whole = {name.lower(): number for name, number in calendar_names("days", language, "wide")}
    months = {name.lower().rstrip(".") for name, _ in calendar_names("months", language, "abbreviated")}
    short = {name.lower().rstrip("."): number for name, number in calendar_names("days", language, "abbreviated")}
    facts = of(language.partition("-")[0])
    leads = _alternatives(dict.fromkeys(facts.date_leads, 0))
    for number, words in facts.times.get("weekday", {}).items():
        for word in words.split(", "):  # "mo?" is short for it, "sonnabend" another name
            (short if word.endswith("?") else whole).setdefault(word.rstrip("?"), int(number) - 1)
    short = {name: number for name, number in short.items() if name not in months and name not in whole}
    wide, brief = (
        _alternatives(whole),
        _alternatives({name: at for name, at in short.items() if len(name) >= _SHORTEST}),
    )
    return whole | short, (
        re.compile(rf"(?i)(?<!\w)(?:{wide})(?!\w)"),
        re.compile(rf"(?i)((?:{brief})(?=\s)|(?:{_alternatives(short)})(?=[.,]))[.,]*\s*(?=\d|\w+\s+\d)"),
        re.compile(rf"(?i)(?<!\w)({wide}),?\s+(?:(?:{leads})\s+)?$"),
    )


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or "(?!)"


def contradiction(number: int, word: str, day: Day, language: str) -> tuple[str, str]:
    """What is told of a day that was no such weekday: both readings, and the one of the Julian calendar if it fits."""
    was = next((name for name, at in calendar_names("days", language, "wide") if at == weekday(day)), "")
    message = f"“{word}” and {written(day)} contradict each other: that day was a {was}"
    if julian_weekday(day) == number and day[0] <= _REFORMED:
        hint = (
            f"it is right if {written(day)} is a day of the Julian calendar: then write"
            f' when="{written(from_julian(day))}", which is that day in the calendar of today'
        )
        return message, hint
    near = " or ".join(written(each) for each in _near(number, day))
    years = " and ".join(str(year) for year in _years(number, day))
    hint = f"a {word} was {near}" + (f", and the same day of the year in {years}" if years else "")
    return message, f"{hint}: look at figure and word; where the writer erred, leave both and add a note"


def _near(number: int, day: Day) -> Iterator[Day]:
    """The days with that weekday before and after a day."""
    for days in sorted(((number - weekday(day)) % 7 - 7, (number - weekday(day)) % 7)):
        try:
            found = date(*day) + timedelta(days)
        except OverflowError:
            continue
        yield found.year, found.month, found.day


def _years(number: int, day: Day) -> list[int]:
    """The years next to a date, one on each side, in which its day had that weekday."""
    year, *rest = day
    sides = (range(year - 1, max(0, year - 12), -1), range(year + 1, min(9999, year + 12)))
    is_leap_day = rest == [2, 29]
    return [
        found
        for side in sides
        if not is_leap_day and (found := next((at for at in side if date(at, *rest).weekday() == number), 0))
    ]
