"""W3C dates as days of the calendar of today, and as days of the Julian one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from fascicle.model.edtf import Day, NoDateError, parse

_DATE = re.compile(r"-?\d{4,}(?:-\d\d?(?:-\d\d?)?)?(?=T|Z|[+-]\d\d:\d\d|$)", re.ASCII)
_OTHER = re.compile(r"(?:---\d\d|--\d\d(?:-(?:-|\d\d))?|\d\d:\d\d(?::\d\d)?(?:\.\d+)?)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_FIRST_ORDINAL: Final = 1721425  # the Julian day number of the day before 0001-01-01


def bounds(value: str) -> tuple[Day, Day] | None:
    """The first and the last day of a W3C date; None of what has no year, and of what is no date."""
    found = _DATE.match(value.strip())
    if found is None or len(found[0].lstrip("-").partition("-")[0]) > 4:
        return None
    try:
        read = parse(found[0])
    except NoDateError:
        return None
    return (read.earliest, read.latest) if read.earliest and read.latest else None


def fault(value: str) -> str:
    """Why a value is no W3C date; empty where it is one, or of a form that has no year."""
    value = value.strip()
    found = _DATE.match(value)
    if found is None:
        return "" if not value or _OTHER.fullmatch(value) else "a date is written like 1921-03-12, 1921-03 or 1921"
    if len(found[0].lstrip("-").partition("-")[0]) > 4 or bounds(value):
        return ""
    try:
        parse(found[0])
    except NoDateError as error:
        year, *rest = found[0].split("-")
        is_julian = rest == ["02", "29"] and int(year or 1) % 4 == 0
        return f"{error}" + (": it is a day of the Julian calendar alone" if is_julian else "")
    return ""


def day_of(value: str) -> Day | None:
    """The day of a value that is a day of our era, None of any other."""
    span = bounds(value)
    return span[0] if span is not None and span[0] == span[1] and 0 < span[0][0] < 10_000 else None


def weekday(day: Day) -> int:
    """The day of the week, Monday as 0, in the calendar of today."""
    return date(*day).weekday()


def julian_weekday(day: Day) -> int:
    """The day of the week, Monday as 0, if the figures are those of the Julian calendar."""
    return _julian_number(day) % 7


def from_julian(day: Day) -> Day:
    """The same day in the calendar of today."""
    found = date.fromordinal(max(1, _julian_number(day) - _FIRST_ORDINAL))
    return found.year, found.month, found.day


def _julian_number(day: Day) -> int:
    """The Julian day number (Meeus, Astronomical Algorithms, 7)."""
    year, month, number = day
    before = (14 - month) // 12
    years, months = year + 4800 - before, month + 12 * before - 3
    return number + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083


def written(day: Day) -> str:
    """A day as W3C writes it."""
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
