"""Dates, times and durations of XML Schema (XSD 1.0 part 2, 3.2.6 to 3.2.14): the values their texts mean.

Stricter than the letter in one thing: 24:00:00, which jing refuses too, is to be written as 00:00:00 of the next day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

Moment: TypeAlias = tuple[bool, Decimal]
"""Whether the zone is known, and seconds since the (proleptic) first of March of year 0, in UTC where it is."""

_YEAR = r"(?P<year>-?(?:[1-9][0-9]{3,9}|0[0-9]{3}))"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9](?:\.[0-9]+)?)"
_ZONE = r"(?P<zone>Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_YEAR = 2**31 - 1
"""XSD lets a processor bound the years it knows; this is the bound of jing."""

_LEAP_YEAR = 2000
"""The year that stands for none: 29 February is a day of some year."""


def reader(form: str) -> Callable[[str], Moment | None]:
    """A function from text to the moment it means, or None where the text is not of this form."""
    pattern = re.compile(form + _ZONE)

    def read(text: str) -> Moment | None:
        found = pattern.fullmatch(text)
        return _moment(found.groupdict()) if found else None

    return read


FORMS = {
    "date": f"{_YEAR}-{_MONTH}-{_DAY}",
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}",
    "time": _TIME,
    "gYear": _YEAR,
    "gYearMonth": f"{_YEAR}-{_MONTH}",
    "gMonth": f"--{_MONTH}",
    "gMonthDay": f"--{_MONTH}-{_DAY}",
    "gDay": f"---{_DAY}",
}


def _moment(parts: dict[str, str | None]) -> Moment | None:
    year = int(parts.get("year") or _LEAP_YEAR)
    month = int(parts.get("month") or 1)
    day = int(parts.get("day") or 1)
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    second = Decimal(parts.get("second") or 0)
    if year == 0 or abs(year) > _LAST_YEAR or day > days_in_month(year, month):
        return None
    zone = parts["zone"]
    offset = _zone_minutes(zone) if zone else 0
    if offset is None:
        return None
    minutes = (_day_number(year, month, day) * 24 + hour) * 60 + minute - offset
    return zone is not None, minutes * 60 + second


def days_in_month(year: int, month: int) -> int:
    """How many days a month has; the year before 1 is -1."""
    astronomical = year + 1 if year < 0 else year
    leap = astronomical % 4 == 0 and (astronomical % 100 != 0 or astronomical % 400 == 0)
    return 28 if month == 2 and not leap else _DAYS[month - 1]


def _zone_minutes(zone: str) -> int | None:
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    if minutes > 14 * 60:
        return None
    return -minutes if zone[0] == "-" else minutes


def _day_number(year: int, month: int, day: int) -> int:
    """Days since 1 March of year 0: counting from March puts the leap day last."""
    year = year + 1 if year < 0 else year
    if month < 3:
        year, month = year - 1, month + 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 1


_DURATION = re.compile(
    r"(?P<sign>-?)P(?=.)(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=.)(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)S)?)?"
)


def duration(text: str) -> tuple[Decimal, Decimal] | None:
    """Months and seconds of a duration, or None where the text is none."""
    found = _DURATION.fullmatch(text)
    if not found:
        return None
    years, months, days, hours, minutes, seconds = (
        Decimal(found[part] or 0) for part in ("years", "months", "days", "hours", "minutes", "seconds")
    )
    sign = -1 if found["sign"] else 1
    return sign * (12 * years + months), sign * (((days * 24 + hours) * 60 + minutes) * 60 + seconds)
