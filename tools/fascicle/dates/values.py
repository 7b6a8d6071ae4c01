"""Points and periods of time, and their values as TEI and the W3C write them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Point(NamedTuple):
    """A day, a month or a year, as far as it was written; ``short`` is a year without its century."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    short: int | None = None

    def iso(self) -> str:
        """As W3C writes it: ``1904-05-03``, ``1904-05``, ``1904``, ``--05-03``, ``--05``, ``---03``."""
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        if self.year is not None:
            return f"{self.year:04}{month}{day}"
        return f"-{month or '-'}{day}"

    def possible(self) -> bool:
        """Whether a calendar has the day, leap years of the Julian one included."""
        if self.month is None or self.day is None:
            return True
        year = 2000 if self.year is None else self.year
        leap = year % 4 == 0 if year < LAST_REFORM else calendar.isleap(year)
        return self.day <= _DAYS[self.month] + (leap and self.month == 2)

    def first(self) -> date:
        """The first day of it, for comparing and counting; the year has to be known."""
        return date(self.year or 1, self.month or 1, self._day(self.day or 1))

    def last(self) -> date:
        """The last day of it."""
        month = self.month or 12
        return date(self.year or 1, month, self._day(self.day or 31))

    def _day(self, day: int) -> int:
        return min(day, calendar.monthrange(self.year or 1, self.month or (12 if day > 1 else 1))[1])


_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST_REFORM = 1924  # after which only churches keep the Julian calendar


def point_of(day: date) -> Point:
    """A day as a point."""
    return Point(day.year, day.month, day.day)


@dataclass(frozen=True)
class DateValue:
    """The value of an expression: TEI's attributes, and ``timex`` where TimeML has a shorter word for it."""

    when: str = ""
    start: str = ""
    end: str = ""
    not_before: str = ""
    not_after: str = ""
    calendar: str = ""
    custom: str = ""
    timex: str = ""

    def attributes(self) -> dict[str, str]:
        """The attributes of ``<date>``, in the order of TEI's classes."""
        named = {
            "calendar": self.calendar,
            "when": self.when,
            "from": self.start,
            "to": self.end,
            "notBefore": self.not_before,
            "notAfter": self.not_after,
            "when-custom": self.custom,
        }
        return {name: value for name, value in named.items() if value}

    def text(self) -> str:
        """The value as one string: a point, ``from/to``, ``199`` for a decade, TimeML's word for what is vague."""
        if self.timex or self.when or self.custom:
            return self.timex or self.when or self.custom
        start, end = self.start or self.not_before, self.end or self.not_after
        return f"{start}/{end}" if start or end else ""


def at(point: Point) -> DateValue:
    """The value of one point."""
    return DateValue(when=point.iso())


def between(first: Point, last: Point) -> DateValue:
    """The value of a period."""
    return DateValue(start=first.iso(), end=last.iso())


def decade_of(year: int) -> DateValue:
    """The ten years that begin with one."""
    return DateValue(start=f"{year}", end=f"{year + 9}", timex=f"{year // 10}")


def century_of(number: int, last: int | None = None) -> DateValue:
    """A century by its number, or several."""
    timex = f"{number - 1:02}" + (f"/{last - 1:02}" if last else "")
    return DateValue(start=f"{number * 100 - 99:04}", end=f"{(last or number) * 100}", timex=timex)


_SEASONS = {"spring": ("SP", 3, 5), "summer": ("SU", 6, 8), "autumn": ("FA", 9, 11), "winter": ("WI", 12, 15)}

_SHARES = {"Q": 3, "H": 6}  # months


def season_of(name: str, year: int | None) -> DateValue:
    """A season, a quarter (`Q3`) or a half (`H1`); winter begins in the year that it is called by."""
    if name[0] in _SHARES:
        return _share_of(name, year)
    short, first, last = _SEASONS[name]
    if year is None:
        return DateValue(timex=f"XXXX-{short}")
    low, high = Point(year, first), Point(year + last // 13, (last - 1) % 12 + 1)
    return DateValue(not_before=low.iso(), not_after=high.iso(), timex=f"{year:04}-{short}")


def _share_of(name: str, year: int | None) -> DateValue:
    if year is None:
        return DateValue(timex=f"XXXX-{name}")
    months, number = _SHARES[name[0]], int(name[1:])
    first, last = Point(year, (number - 1) * months + 1), Point(year, number * months)
    return DateValue(start=first.iso(), end=last.iso(), timex=f"{year:04}-{name}")


_THIRDS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}


def part_of(value: DateValue, first: date, last: date, part: str) -> DateValue:
    """The first, middle or last third of a period, as what the expression does not lie before or after."""
    days = (last - first).days + 1
    if days <= 31:
        low, high = _THIRDS[part]
        words = first.replace(day=low).isoformat(), first.replace(day=min(high, last.day)).isoformat()
    elif days <= 366:
        months = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}[part]
        words = f"{first.year:04}-{months[0]:02}", f"{first.year:04}-{months[1]:02}"
    else:
        years = last.year - first.year + 1
        begin, stop = {"start": (0, 0.4), "mid": (0.3, 0.7), "end": (0.6, 1)}[part]
        words = f"{first.year + round(years * begin):04}", f"{first.year + round(years * stop) - 1:04}"
    return DateValue(not_before=words[0], not_after=words[1], timex=value.text())
