"""Grammar of full dates: day, month and year, or month and year, written out, in any language that Babel knows.

Only what is certain: the month stands in letters and the year with four digits, so that no century and no order of
day and month has to be guessed. Values are W3C dates (``att.datable.w3c``), as precise as the text and no more.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fascicle.dates.months import alternatives, months, weekdays
from fascicle.language.data import pattern

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:{ordinals}|°|\.)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
# Little words between the parts: "7 de diciembre de 2022", "12th of March, 1921", "4 января 2023 года".
_LINK = r"(?:\s+{date_links})?\s+"
_AFTER_MONTH = r"(?:\s+{date_links})?,?\s+"


@dataclass(frozen=True)
class DateExpression:
    """A date in a text: where it stands, and its value as ``@when``."""

    start: int
    end: int
    when: str


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    names = months(language)
    weekday = rf"(?:(?:{alternatives(weekdays(language))}),?\s+(?:{{date_leads}}\s+)?)?"
    month = rf"(?P<month>{alternatives(names)})"
    forms = (
        rf"{weekday}{_DAY}{_LINK}{month}{_AFTER_MONTH}{_YEAR}",  # 12 March 1921
        rf"{weekday}{month}\s+{_DAY},?\s+{_YEAR}",  # March 12th, 1921
        rf"(?<!\d\s){month}{_AFTER_MONTH}{_YEAR}",  # March 1921
    )
    return tuple(pattern(rf"(?i)(?<![\w-]){form}(?![\w-])") for form in forms), names


def find_dates(text: str, languages: Iterable[str]) -> list[DateExpression]:
    """The dates in a text, in order, none overlapping; of two that overlap the longer one counts."""
    found: list[DateExpression] = []
    for language in dict.fromkeys(languages):
        patterns, names = _patterns(language)
        for each in patterns:
            for match in each.finditer(text):
                when = _value(match, names)
                if when is not None and "\n" not in match[0]:
                    found.append(DateExpression(match.start(), match.end(), when))
    return _longest(found)


def _value(match: re.Match[str], names: dict[str, int]) -> str | None:
    groups = match.groupdict()
    month = _month(groups["month"], names)
    if month is None:
        return None
    year = int(groups["year"])
    if "day" not in groups:
        return f"{year:04}-{month:02}"
    day = int(groups["day"])
    if day > calendar.monthrange(year, month)[1]:
        return None  # no such day: a misprint or no date, and not for a program to mend
    return f"{year:04}-{month:02}-{day:02}"


def _month(word: str, names: dict[str, int]) -> int | None:
    """The number of a month; where a language writes its months with a capital, "march" is another word."""
    for name, number in names.items():
        if name.lower() == word.lower() and (word[0].isupper() or name[0].islower()):
            return number
    return None


def _longest(found: list[DateExpression]) -> list[DateExpression]:
    kept: list[DateExpression] = []
    for each in sorted(found, key=lambda date: (date.start - date.end, date.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda date: date.start)
