"""Readers: what the tokens of a form say. Each takes a match and answers a draft, or nothing if it is no date.

A draft that is ``Impossible`` is a date by its form that no calendar has: the whole of it stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fascicle.dates.calendars import roman_day
from fascicle.dates.drafts import Draft, Match, draft
from fascicle.dates.patterns import Kind
from fascicle.dates.values import Point, Value, century, decade
from fascicle.dates.words import DOUBTFUL, SMALL
from fascicle.model.certainty import Certainty

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class Impossible(ValueError):
    """A date that no calendar has."""


def dates(match: Match) -> Draft | None:
    """Day, month and year, as many of them as there are."""
    made = draft(match)
    made.first = _point(match)
    made.weekday = match.number("weekday", "weekday2")
    if match.has("thisyear") or match.has("lastyear"):
        made.year_shift = -1 if match.has("lastyear") else 0
    if match.has("unit"):
        if match.read("unit") != "year":
            return None
        made.year_shift = match.number("shift")
    if _doubtful(match, "month"):
        if made.first.day is None or made.first.year is None:
            return None if made.first.day is None and match.form.kind is not Kind.MONTH else _weak(made)
        made.doubt(Certainty.MEDIUM, "the month is another word too")
    return made


def year_first(match: Match) -> Draft | None:
    """The year before the day, where it is not that of a date before it."""
    before = match.tokens.tokens[match.span[0] - 1]
    return None if "month" in before.readings or "." in before.readings else dates(match)


def _weak(made: Draft) -> Draft:
    made.doubt(Certainty.LOW, "the month is another word too")
    return made


def _doubtful(match: Match, name: str) -> bool:
    token = match.token(name)
    return token is not None and token.readings.get(DOUBTFUL) == SMALL


def _point(match: Match, number: str = "", month: int | None = None) -> Point:
    """The point that the parts with a number say."""
    found = match.number(f"month{number}", f"monthnumber{number}", f"romanmonth{number}")
    return checked(_with_year(match, Point(None, found or month, match.number(f"day{number}")), number))


def _with_year(match: Match, point: Point, number: str = "") -> Point:
    year, short = match.number(f"year{number}"), match.number(f"short{number}")
    if short is not None and short >= 800:  # `903`: the thousand is left out
        year, short = short + 1000, None
    return point._replace(year=year, short=short)


def checked(point: Point) -> Point:
    """The point itself, if some calendar has it."""
    if not point.possible():
        raise Impossible(point.iso())
    return point


def iso(match: Match) -> Draft | None:
    """`1904-05-03`, with two figures each."""
    text = match.tokens.text[match.start : match.end]
    if not _ISO.fullmatch(text):
        return None
    made = draft(match)
    month, day = match.number("count"), match.number("count2")
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        raise Impossible(text)
    made.first = checked(Point(match.number("year"), month, day))
    return made


def numeric(match: Match) -> Draft | None:
    """Day and month in figures: which is which is settled later, where both orders are possible."""
    made = draft(match)
    made.first = _point(match)
    made.weekday = match.number("weekday")
    day, month = made.first.day, made.first.month
    year_first = match.found.start("year") == match.found.start("span") if match.has("year") else False
    if day is not None and month is not None and day <= 12 and day != month and not year_first:
        made.swapped = made.first._replace(month=day, day=month)
    elif day is not None and day > 12 and not year_first:
        made.order = "day" if match.found.start("day") < match.found.start("monthnumber") else "month"
    return made


def bare_numeric(match: Match) -> Draft | None:
    """Day and month in figures and nothing more: fractions and numbers look so too, the place has to tell."""
    made = draft(match)
    made.first = _point(match)
    made.weekday = match.number("weekday")
    made.doubt(Certainty.LOW, "two figures alone")
    if match.has("monthnumber") and made.first.day and made.first.day <= 12 and made.first.day != made.first.month:
        made.swapped = made.first._replace(month=made.first.day, day=made.first.month)
    return made


def this_month(match: Match) -> Draft | None:
    """A day of a month that the reference says."""
    made = draft(match)
    made.first = Point(day=match.number("day", "nth"))
    made.weekday = match.number("weekday")
    made.relative = (match.number("thismonth") or 0, "month")
    return made


def day_alone(match: Match) -> Draft | None:
    """A day by its number alone, with the ending of an ordinal."""
    number = match.number("nth")
    if number is None or not 1 <= number <= 31 or re.match(r"\s+[^\W\d_]", match.tokens.text[match.end : match.end + 3]):
        return None
    made = draft(match)
    made.first, made.relative = Point(day=number), (0, "month")
    made.doubt(Certainty.MEDIUM, "a day alone")
    return made


def days(match: Match) -> Draft | None:
    """Days of one month: from one to another, in a row, one day in both calendars, or days apart."""
    made = draft(match)
    month = match.number("month", "month2", "monthnumber")
    points = [
        checked(_with_year(match, Point(None, month, int(token.readings["day"]))))
        for token in match.tokens.tokens[slice(*match.span)]
        if "day" in token.readings and "year" not in token.readings and token is not match.token("monthnumber")
        and token is not match.token("short")
    ]
    numbers = [point.day or 0 for point in points]
    apart = numbers[-1] - numbers[0]
    slash = "/" in match.tokens.text[_end(match, "day") : _start(match, "day2")]
    if slash and 10 <= apart <= 13:
        made.kind, made.first, made.custom = Kind.BOTH, points[-1], points[0]
        made.doubt(Certainty.MEDIUM, "both calendars")
        return made
    if numbers != sorted(set(numbers)) or (slash and apart != 1):
        raise Impossible(match.form.pattern)
    made.first, made.last = points[0], points[-1]
    types = [token.readings for token in match.tokens.tokens[match.found.start("day") : match.found.start("day2")]]
    if any("to" in each or "-" in each for each in types) or slash or apart == len(points) - 1 or match.has("sep"):
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
    other = Draft(Kind.NO_YEAR if points[0].year is None else Kind.FULL, _start(match, "day2"), made.end, points[1])
    other.weekday = match.number("weekday2")
    made.kind, made.last, made.end, made.also = other.kind, None, _end(match, "day"), other
    middle = match.found.start("day2")
    other.at, made.at = (middle, made.at[1]), (made.at[0], match.found.start("day") + 1)
    return made


def months(match: Match) -> Draft | None:
    """Months in a row, or from one to another."""
    made = draft(match)
    last = _with_year(match, Point(month=match.number("month2")))
    made.first, made.last = last._replace(month=match.number("month")), last
    if _doubtful(match, "month") or _doubtful(match, "month2"):
        return None
    assert made.first.month is not None and last.month is not None
    if last.month <= made.first.month:
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
    assert year is not None and later is not None
    if (year + 1) % (10 if later < 10 else 100) != later:
        raise Impossible(f"{year}/{later}")
    made = draft(match)
    if not match.has("month"):
        made.first, made.last = Point(year), Point(year + 1)
        made.doubt(Certainty.MEDIUM, "a number with a slash")
        return made
    made.first = checked(Point(year + 1, match.number("month"), match.number("day")))
    made.doubt(Certainty.MEDIUM, "a year of two styles")
    made.custom = made.first
    return made


def year(match: Match) -> Draft | None:
    """A year alone: how certain that is depends on what stands beside."""
    made = draft(match)
    made.first = _with_year(match, Point())
    if match.span == match.found.span(0) or match.form.pattern in {"year", "' short"}:
        made.notes.append("alone")
    return made


def decade_(match: Match) -> Draft | None:
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
        made.value = Value(start=f"{start}", end=f"{start + 99}", timex=f"{start // 100}")
        return made
    made.first, made.last, made.value = Point(start), Point(start + 9), decade(start)
    return made


def century_(match: Match) -> Draft | None:
    """One century or two that follow each other."""
    made = draft(match)
    first, last = match.number("day", "roman"), match.number("day2", "roman2")
    if not first or not 1 <= first <= 21 or (last is not None and not first < last <= 21):
        return None
    made.first, made.last = Point(first * 100 - 99), Point((last or first) * 100)
    made.value = century(first, last)
    return made


def season(match: Match) -> Draft | None:
    """A season or a quarter, of a year or alone."""
    made = draft(match)
    year = match.number("year")
    if match.has("quarter"):
        return _quarter(match, made, year)
    name = str(match.read("season"))
    made.season = name
    made.first = Point(year)
    made.doubt(Certainty.MEDIUM, "a season")
    return made


def _quarter(match: Match, made: Draft, year: int | None) -> Draft | None:
    number = match.number("day", "roman")
    if number is None or number > 4:
        return None
    if year is None:
        made.value = Value(timex=f"XXXX-Q{number}")
        made.doubt(Certainty.LOW, "no year")
    else:
        first = f"{year:04}-{number * 3 - 2:02}"
        made.value = Value(start=first, end=f"{year:04}-{number * 3:02}", timex=f"{year:04}-Q{number}")
    return made


def feast(match: Match) -> Draft | None:
    """A feast of the church year; its day is counted when the year is known."""
    made = draft(match)
    made.feast, made.first = str(match.read("feast")), Point(match.number("year"))
    made.doubt(Certainty.MEDIUM, "a feast")
    return made


def roman(match: Match) -> Draft | None:
    """Kalends, nones and ides."""
    made = draft(match)
    before = 2 if match.has("eve") else (match.number("roman", "count", "number") or 1)
    fixed, month = str(match.read("fixed")), match.number("month")
    assert month is not None
    found = roman_day(fixed, month, before, match.number("year"))
    if found is None:
        raise Impossible(fixed)
    made.first = found
    return made


def relative(match: Match) -> Draft | None:
    """Days, weekdays and units of time from the day of the report."""
    made = draft(match)
    made.doubt(Certainty.MEDIUM, "relative")
    made.weekday = match.number("weekday")
    count, unit = match.number("number", "count"), match.read("unit") or match.read("units")
    shift = match.number("shift", "later")
    if match.has("dayword"):
        made.relative = (match.number("dayword") or 0, "day")
    elif count is not None and unit is not None:
        made.relative = (-count, str(unit))
    elif unit is not None and shift is not None:
        made.relative = (shift, str(unit))
    elif match.has("month"):
        made.first, made.year_shift = Point(month=match.number("month")), shift
    elif match.has("weekend"):
        made.relative = (0, "weekend")
    elif made.weekday is not None:
        made.relative = (0 if shift is None else shift, made.weekday)
    return made


def vague(match: Match) -> Draft | None:
    """Now, then, some day: TimeML has a value for them, TEI none."""
    made = draft(match)
    made.value = Value(timex=f"{match.read('vague')}".upper() + "_REF")
    made.doubt(Certainty.LOW, "vague")
    return made


READERS: Mapping[str, Callable[[Match], Draft | None]] = {
    **{each.__name__: each for each in (dates, year_first, iso, numeric, bare_numeric, this_month, day_alone, days, months, years, dual, year)},
    **{each.__name__: each for each in (season, feast, roman, relative, vague)},
    "decade": decade_,
    "century": century_,
}
