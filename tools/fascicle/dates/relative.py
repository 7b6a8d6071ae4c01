"""Days and units of time counted from the day of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fascicle.dates.values import DateValue, Point, between, point_of


def shifted(day: date, count: int, unit: str) -> Point:
    """The unit of time that lies some of its kind before or behind the one with a day in it."""
    if unit == "day":
        return point_of(day + timedelta(days=count))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return Point(months // 12, months % 12 + 1)
    return Point(day.year + count)


def long_unit(day: date, count: int, unit: str) -> DateValue:
    """Weeks, weekends, quarters and more."""
    if unit in {"week", "weekend"}:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        year, week, _ = monday.isocalendar()
        timex = f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return DateValue(start=first.isoformat(), end=(monday + timedelta(days=6)).isoformat(), timex=timex)
    if unit == "quarter":
        months = day.year * 12 + (day.month - 1) // 3 * 3 + count * 3
        year, month = divmod(months, 12)
        quarter = between(Point(year, month + 1), Point(year, month + 3))
        return replace(quarter, timex=f"{year:04}-Q{month // 3 + 1}")
    length = {"decade": 10, "century": 100}.get(unit)
    return DateValue(timex=f"{(day.year + count * length) // length}" if length else "XXXX")


def unknown(count: int, unit: int | str) -> str:
    """TimeML's value where the day of the report is not known: now, before or after it."""
    if isinstance(unit, int):
        return f"XXXX-WXX-{unit}"
    return "PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"


def of_weekday(day: date, count: int, weekday: int) -> date:
    """A weekday near the report: the last one, the next one, or the nearer one with the past first."""
    back = (day.isoweekday() - weekday) % 7
    if count < 0:
        return day - timedelta(days=back or 7)
    if count > 0:
        return day + timedelta(days=(7 - back) or 7)
    return day - timedelta(days=back)
