"""The Julian calendar, the reform, the Roman way of counting days."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from fascicle.dates.values import Point, point_of

JULIAN, REPUBLICAN = "#julian", "#republican"
_REFORM = date(1582, 10, 15)
_FIXED = {"kalends": 1, "nones": 5, "ides": 13}
_LATE = {3, 5, 7, 10}  # nones and ides are two days later in March, May, July and October


@cache
def _reforms() -> dict[str, dict[str, date]]:
    """First days of the Gregorian calendar, by country and by language."""
    path = Path(__file__).parent / "reforms.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def reform(country: str = "") -> date:
    """The first day of the Gregorian calendar in a country (ISO 3166), or where it was first."""
    return _reforms()["countries"].get(country.upper()[:2], _REFORM)


def last_reform(language: str) -> date:
    """The day from which all who wrote a language used the Gregorian calendar."""
    return _reforms()["languages"].get(language.split("-")[0], _REFORM)


def julian_to_gregorian(point: Point) -> Point | None:
    """The Gregorian day of a Julian one; nothing for what no computer's calendar has."""
    year, month, day = point.year, point.month, point.day
    if year is None or month is None or day is None:
        return None
    late = month < 3  # years that begin in March (Meeus, Astronomical Algorithms, chapter 7)
    years, months = year + 4800 - late, month + 12 * late - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    try:
        moved = date.fromordinal(number - 1721425)
    except (ValueError, OverflowError):
        return None
    return Point(moved.year, moved.month, moved.day)


def gregorian_to_julian(point: Point) -> Point:
    """The Julian day of a Gregorian one, which has to be whole."""
    number = point.first().toordinal() + 1721425 + 32082  # days of years that begin in March (Meeus, chapter 7)
    years = (4 * number + 3) // 1461
    days = number - 1461 * years // 4
    months = (5 * days + 2) // 153
    return Point(years - 4800 + months // 10, months + 3 - 12 * (months // 10), days - (153 * months + 2) // 5 + 1)


# September days with which the years I to XIV of the French Republic begin: the equinox in Paris (4 frimaire II).
_REPUBLIC = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)
_FIRST_YEAR, _AFTER_MONTHS = 1792, 13


def republican_day(year: int, month: int, day: int) -> Point | None:
    """The Gregorian day of one of the French Republic; the last five or six of a year are in a thirteenth month."""
    if not (1 <= year <= len(_REPUBLIC) and 1 <= month <= _AFTER_MONTHS and 1 <= day <= 30):
        return None
    begin = date(_FIRST_YEAR + year - 1, 9, _REPUBLIC[year - 1])
    found = begin + timedelta(days=(month - 1) * 30 + day - 1)
    end = date(_FIRST_YEAR + year, 9, _REPUBLIC[year] if year < len(_REPUBLIC) else 23)
    return point_of(found) if found < end else None


def roman_day(fixed: str, month: int, before: int, year: int | None) -> Point | None:
    """The day that is counted back from kalends, nones or ides, both ends included."""
    late = 2 if month in _LATE and fixed != "kalends" else 0
    if not 1 <= before <= 19:
        return None
    day = _FIXED[fixed] + late - (before - 1)
    if day >= 1:
        return Point(year, month, day)
    if fixed != "kalends":
        return None
    earlier = month - 1 or 12
    counted = year - (month == 1) if year is not None else None
    length = (date(2001, month, 1) - timedelta(days=1)).day + (earlier == 2 and (counted or 1) % 4 == 0)
    return Point(counted, earlier, length + day)
