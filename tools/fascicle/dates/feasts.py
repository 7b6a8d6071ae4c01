"""The feasts of the church year: Easter by the rule of Gauss in its modern form, all others from it or fixed."""

from __future__ import annotations

from datetime import date, timedelta

from fascicle.dates.calendars import gregorian_to_julian, julian_to_gregorian
from fascicle.dates.values import Point, point_of


def feast_day(feast: str, year: int, julian: bool = False, side: int = 0, weekday: int | None = None) -> Point | None:
    """The day of a feast in a year, in the calendar of that year; ``julian`` says which.

    ``49`` is so many days after Easter, ``12-25`` a day of the calendar. ``side`` is -1 for its eve and 1 for the day
    after; with a ``weekday`` (ISO 8601) it is the last such day before the feast, or the first one after it.
    """
    if feast.lstrip("-").isdecimal():
        day = easter(year, julian) + timedelta(days=int(feast))
    else:
        month, _, number = feast.partition("-")
        written = Point(year, int(month), int(number))
        point = julian_to_gregorian(written) if julian else written
        if point is None:
            return None
        day = point.first()
    day += timedelta(days=side)
    while weekday is not None and side and day.isoweekday() != weekday:
        day += timedelta(days=side)
    return gregorian_to_julian(point_of(day)) if julian else point_of(day)


def easter(year: int, julian: bool = False) -> date:
    """Easter Sunday as a Gregorian date (Meeus, Astronomical Algorithms, chapter 8)."""
    if julian:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        moved = julian_to_gregorian(Point(year, month, day + 1))
        assert moved is not None
        return moved.first()
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
