"""Readers: what the tokens of a form say. Each takes a match and answers a draft, or nothing if it is no date.

A draft that is ``ImpossibleError`` is a date by its form that no calendar has: the whole of it stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from fascicle.dates.calendars import REPUBLICAN, republican_day, roman_day
from fascicle.dates.drafts import Draft, Match, draft
from fascicle.dates.values import DateValue, Point, at, between
from fascicle.dates.words import DOUBTFUL, SMALL
from fascicle.model.certainty import Certainty

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class ImpossibleError(ValueError):
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
    if doubtful(match, "month"):
        if made.first.day is None or made.first.year is None:
            return None
        made.doubt(Certainty.MEDIUM, "the month is another word too")
    return made


def year_first(match: Match) -> Draft | None:
    """The year before the day, where it is not that of a date before it."""
    before = match.tokens.tokens[match.span[0] - 1]
    return None if "month" in before.readings or "." in before.readings else dates(match)


def doubtful(match: Match, name: str) -> bool:
    """Whether a month lacks the capital that its language gives it."""
    token = match.token(name)
    return token is not None and token.readings.get(DOUBTFUL) == SMALL


def _point(match: Match, number: str = "", month: int | None = None) -> Point:
    """The point that the parts with a number say."""
    found = match.number(f"month{number}", f"monthnumber{number}", f"romanmonth{number}")
    return checked(with_year(match, Point(None, found or month, match.number(f"day{number}")), number))


def with_year(match: Match, point: Point, number: str = "") -> Point:
    """A point with the year that a match says, in four figures or fewer."""
    year, short = match.number(f"year{number}"), match.number(f"short{number}")
    if short is not None and short >= 800:  # `903`: the thousand is left out
        year, short = short + 1000, None
    return point._replace(year=year, short=short)


def checked(point: Point) -> Point:
    """The point itself, if some calendar has it."""
    if not point.possible():
        raise ImpossibleError(point.iso())
    return point


def iso(match: Match) -> Draft | None:
    """`1904-05-03`, with two figures each."""
    text = match.tokens.text[match.start : match.end]
    if not _ISO.fullmatch(text):
        return None
    made = draft(match)
    month, day = match.number("count"), match.number("count2")
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        raise ImpossibleError(text)
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
    if (
        number is None
        or not 1 <= number <= 31
        or re.match(r"\s+[^\W\d_]", match.tokens.text[match.end : match.end + 3])
    ):
        return None
    made = draft(match)
    made.first, made.relative = Point(day=number), (0, "month")
    made.doubt(Certainty.MEDIUM, "a day alone")
    return made


def feast(match: Match) -> Draft | None:
    """A feast of the church year; its day is counted when the year is known."""
    made = draft(match)
    made.feast, made.first = str(match.read("feast")), Point(match.number("year"))
    made.side = -1 if match.has("eve") or match.has("ahead") else 1 if match.has("morrow") or match.has("behind") else 0
    made.weekday = match.number("weekday")
    made.doubt(Certainty.MEDIUM, "a feast")
    return made


def republican(match: Match) -> Draft | None:
    """A day or a month of the French Republic, or days from one to another."""
    year, month = match.number("roman", "count3", "number", "day4"), match.number("republican")
    assert year is not None
    assert month is not None
    day, last_day = match.number("day"), match.number("day2")
    first = republican_day(year, month, day or 1)
    ends = (last_day,) if last_day else (day,) if day else (30, 6, 5)
    last = next(filter(None, (republican_day(year, month, each) for each in ends)), None)
    row = last_day is None or (last_day == (day or 0) + 1 or match.words("day", "day2") & {"to", "-"})
    if first is None or last is None or not row or first > last:
        raise ImpossibleError(f"{day} {month} {year}")
    made = draft(match)
    made.first, made.last = first, None if first == last else last
    made.value = replace(at(first) if first == last else between(first, last), calendar=REPUBLICAN)
    return made


def roman(match: Match) -> Draft | None:
    """Kalends, nones and ides."""
    made = draft(match)
    before = 2 if match.has("eve") else (match.number("roman", "count", "number") or 1)
    fixed, month = str(match.read("fixed")), match.number("month")
    assert month is not None
    found = roman_day(fixed, month, before, match.number("year"))
    if found is None:
        raise ImpossibleError(fixed)
    made.first = found
    return made


def relative(match: Match) -> Draft | None:
    """Days, weekdays and units of time from the day of the report."""
    made = draft(match)
    made.doubt(Certainty.MEDIUM, "relative")
    made.weekday = match.number("weekday")
    count, unit = match.number("number", "count"), match.read("unit") or match.read("units")
    shift = match.number("shift", "later")
    if match.has("some"):
        made.value = DateValue(timex="PAST_REF")
        made.doubt(Certainty.LOW, "how many is not said")
    elif match.has("part"):
        made.part, made.relative = str(match.read("part")), (0, str(unit))
        follows = match.tokens.tokens[match.span[1]].readings
        return made if unit in {"week", "month", "quarter", "year"} and "year" not in follows else None
    elif match.has("deictic"):
        written, of = str(match.read("deictic")).split()
        made.relative = (int(written), of if of not in {"start", "end"} else "year")
        made.part = of if of in {"start", "end"} else ""
    elif match.has("dayword"):
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
    made.value = DateValue(timex=f"{match.read('vague')}".upper() + "_REF")
    made.doubt(Certainty.LOW, "vague")
    return made


READERS: Mapping[str, Callable[[Match], Draft | None]] = {
    each.__name__: each
    for each in (
        dates,
        year_first,
        iso,
        numeric,
        bare_numeric,
        this_month,
        day_alone,
        feast,
        republican,
        roman,
        relative,
        vague,
    )
}
