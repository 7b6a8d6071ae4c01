"""Readers of periods: days and months in a row, years, decades, centuries, seasons and quarters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fascicle.dates.drafts import Draft, Match, draft
from fascicle.dates.kinds import DateKind
from fascicle.dates.readers import ImpossibleError, checked, doubtful, with_year
from fascicle.dates.values import DateValue, Point, century_of, decade_of
from fascicle.model.certainty import Certainty

_LAST_DUAL, _MARCH = 1751, 3  # after which no year begins in March


def days(match: Match) -> Draft | None:
    """Days of one month: from one to another, in a row, one day in both calendars, or days apart."""
    made = draft(match)
    month = match.number("month", "month2", "monthnumber")
    points = [
        checked(with_year(match, Point(None, month, int(token.readings["day"]))))
        for token in match.tokens.tokens[slice(*match.span)]
        if "day" in token.readings
        and "year" not in token.readings
        and token is not match.token("monthnumber")
        and token is not match.token("short")
    ]
    numbers = [point.day or 0 for point in points]
    apart = numbers[-1] - numbers[0]
    slash = "/" in match.tokens.text[_end(match, "day") : _start(match, "day2")]
    if slash and 10 <= apart <= 13:
        made.kind, made.first, made.custom = DateKind.BOTH, points[-1], points[0]
        made.doubt(Certainty.MEDIUM, "both calendars")
        return made
    if numbers != sorted(set(numbers)) or (slash and apart != 1):
        raise ImpossibleError(match.form.pattern)
    made.first, made.last = points[0], points[-1]
    types = [token.readings for token in match.tokens.tokens[match.found.start("day") : match.found.start("day2")]]
    between = "between" in match.tokens.tokens[match.span[0] - 1].readings
    if (
        between
        or any("to" in each or "-" in each for each in types)
        or slash
        or apart == len(points) - 1
        or match.has("sep")
    ):
        return made
    return _apart(match, made, points) if len(points) == 2 else None


def _start(match: Match, name: str) -> int:
    token = match.token(name)
    return -1 if token is None else token.start


def _end(match: Match, name: str) -> int:
    token = match.token(name)
    return -1 if token is None else token.end


def _apart(match: Match, made: Draft, points: list[Point]) -> Draft:
    """Two days that are no period: two expressions."""
    other = Draft(
        DateKind.NO_YEAR if points[0].year is None else DateKind.FULL, _start(match, "day2"), made.end, points[1]
    )
    other.weekday = match.number("weekday2")
    made.kind, made.last, made.end, made.also = other.kind, None, _end(match, "day"), other
    middle = match.found.start("day2")
    other.at, made.at = (middle, made.at[1]), (made.at[0], match.found.start("day") + 1)
    return made


def across(match: Match) -> Draft | None:
    """From a day of one month to a day of another, or from a month to one of another year."""
    made = draft(match)
    first, last = (
        checked(Point(match.number(f"year{number}"), match.number(f"month{number}"), match.number(f"day{number}")))
        for number in ("", "2")
    )
    if doubtful(match, "month") or doubtful(match, "month2"):
        return None
    if first.year is None and last.year is not None:
        first = first._replace(year=last.year - ((first.month or 0) > (last.month or 0)))
    if last.year is None and first.year is not None:
        last = last._replace(year=first.year + ((first.month or 0) > (last.month or 0)))
    if first.year is not None and last.year is not None and first.first() >= last.last():
        raise ImpossibleError(match.form.pattern)
    made.first, made.last = first, last
    return made


def months(match: Match) -> Draft | None:
    """Months in a row, or from one to another."""
    made = draft(match)
    last = with_year(match, Point(month=match.number("month2")))
    made.first, made.last = last._replace(month=match.number("month")), last
    if doubtful(match, "month") or doubtful(match, "month2"):
        return None
    if (last.month or 0) <= (made.first.month or 0):
        if last.year is None:
            return made
        made.first = made.first._replace(year=last.year - 1)
    return made


def years(match: Match) -> Draft | None:
    """Two years: the later one whole, or its end."""
    made = draft(match)
    first, last = match.number("year"), match.number("year2")
    short = match.number("short2")
    if first is None:
        made.first, made.last = Point(short=match.number("short")), Point(short=short)
        return made
    if last is None and short is not None and short < 100:
        last = first - first % 100 + short
    if last is None or last <= first:
        return None
    if match.has("and") and last > first + 1 and not match.has("between"):
        return None
    if short is not None and re.search("/", match.tokens.text[match.start : match.end]):
        made.doubt(Certainty.MEDIUM, "a number with a slash")
    made.first, made.last = Point(first), Point(last)
    return made


def dual(match: Match) -> Draft | None:
    """`3 Feb. 1731/2`: the year that begins in March, and the one that begins in January."""
    year, later = match.number("year"), match.number("digit", "short")
    if year is None or later is None:
        return None
    if (year + 1) % (10 if later < 10 else 100) != later:
        raise ImpossibleError(f"{year}/{later}")
    made = draft(match)
    if not match.has("month"):
        made.first, made.last = Point(year), Point(year + 1)
        made.doubt(Certainty.MEDIUM, "a number with a slash")
        return made
    month = match.number("month") or 0
    if year > _LAST_DUAL or month > _MARCH:
        raise ImpossibleError(f"{year}/{later}")
    made.first = checked(Point(year + 1, month, match.number("day")))
    made.doubt(Certainty.MEDIUM, "a year of two styles")
    made.custom = made.first
    return made


def year(match: Match) -> Draft | None:
    """A year alone: how certain that is depends on what stands beside."""
    made = draft(match)
    made.first = with_year(match, Point())
    if match.has("approx"):
        made.doubt(Certainty.MEDIUM, "about")
    if match.span == match.found.span(0) or match.form.pattern in {"year", "' short"}:
        made.notes.append("alone")
    return made


def decade(match: Match) -> Draft | None:
    """Ten years, by figures or by their name."""
    made = draft(match)
    start = match.number("decade", "year")
    if start is None:
        named = match.number("decadename")
        short = match.number("short") if named is None else named * 10
        if short is None or short % 10:
            return None
        start = 1900 + short
        made.doubt(Certainty.MEDIUM, "no century")
    elif start < 100:
        start += 1900
        made.doubt(Certainty.MEDIUM, "no century")
    if start % 10:
        return None
    if start % 100 == 0 and match.has("decade") and match.reads("decade", "hundred"):
        made.doubt(Certainty.MEDIUM, "ten years or a hundred")
        made.first, made.last = Point(start), Point(start + 99)
        made.value = DateValue(start=f"{start}", end=f"{start + 99}", timex=f"{start // 100}")
        return made
    made.first, made.last, made.value = Point(start), Point(start + 9), decade_of(start)
    return made


def century(match: Match) -> Draft | None:
    """One century or two that follow each other."""
    made = draft(match)
    first, last = match.number("day", "roman"), match.number("day2", "roman2")
    if not first or not 1 <= first <= 21 or (last is not None and not first < last <= 21):
        return None
    made.first, made.last = Point(first * 100 - 99), Point((last or first) * 100)
    made.value = century_of(first, last)
    return made


def season(match: Match) -> Draft | None:
    """A season or a quarter, of a year or alone."""
    made = draft(match)
    year = match.number("year")
    if match.has("quarter") or match.has("half"):
        return _share(match, made, year)
    name = str(match.read("season"))
    made.season = name
    made.first = with_year(match, Point())
    made.doubt(Certainty.MEDIUM, "a season")
    return made


def _share(match: Match, made: Draft, year: int | None) -> Draft | None:
    """A quarter or a half of a year."""
    letter, most = ("Q", 4) if match.has("quarter") else ("H", 2)
    number = match.number("day", "roman")
    if number is None or number > most:
        return None
    made.season, made.first = f"{letter}{number}", Point(year)
    return made


READERS: Mapping[str, Callable[[Match], Draft | None]] = {
    each.__name__: each for each in (days, across, months, years, dual, year, decade, century, season)
}
