"""Dates as editors know them: EDTF (ISO 8601-2:2019, as the Library of Congress specifies it), read into bounds.

Levels 0 and 1 whole, of level 2 sets (``[1850..1860]``), qualified parts and the divisions of a year. A few English
spellings are taken for what they mean: ``c. 1850``, ``before 1850``, ``18th century``, ``1850s``, ``n.d.``. Years are
counted as ISO counts them, year 0 before year 1. A season without a place (21 to 24) is one of the northern half of
the earth, with room at both ends; a winter may be that before or behind the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

Day = tuple[int, int, int]
"""Year, month and day, comparable."""

NO_DATE: Final = "n.d."
"""What the record has where nobody knows the date, as opposed to nothing, where nobody has said it."""

FORMS: Final = '"1921-03-12", "1921-03", "1921", "1850~" (about), "1850?", "185X", "[1850..1860]", "1850/1860", "n.d."'

_LONGEST = 200  # characters of a date
_PARTS = re.compile(
    r"(?P<year>[?~%]?(?:Y-?[1-9]\d{4,8}|-?(?:\d{4}|\d{3}X|\d\dXX|\dXXX)|\d{3}|XXXX)[?~%]?)"
    r"(?:-(?P<month>[?~%]?(?:\d\d|XX)[?~%]?)(?:-(?P<day>[?~%]?(?:\d\d|XX)[?~%]?)"
    r"(?P<time>T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?)?)?",
    re.ASCII,
)
_INNER = re.compile(r"[\dXY?~%-][^\[\]{},/. ]*")  # a date in a period or a set
_QUALIFIERS = re.compile("[?~%]")
_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Divisions of a year by their numbers: the first and the last month, counted from the January of the year as 1.
_SEASONS: Final = {
    **{21 + 4 * half: (3, 6) for half in (0, 1)},
    **{22 + 4 * half: (6, 9) for half in (0, 1)},
    **{23 + 4 * half: (9, 12) for half in (0, 1)},
    **{24 + 4 * half: (0, 15) for half in (0, 1)},
    **{29: (9, 12), 30: (0, 15), 31: (3, 6), 32: (6, 9)},
    **{33 + at: (3 * at + 1, 3 * at + 3) for at in range(4)},
    **{37 + at: (4 * at + 1, 4 * at + 4) for at in range(3)},
    **{40 + at: (6 * at + 1, 6 * at + 6) for at in range(2)},
}


class NoDateError(ValueError):
    """A text that is no date: what is wrong with it, and what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or f"write a date such as {FORMS}"


@dataclass(frozen=True)
class Edtf:
    """A date: its text in EDTF, the first and the last day that it allows, and how sure it is.

    ``earliest`` and ``latest`` are None where that end is open, both where nothing is known. ``first`` and ``last`` say
    the same as W3C dates, no more precise than the date. ``precision`` is that of the coarser end: `time`, `day`,
    `month`, `season`, `year`, `decade`, `century`, `millennium`, or `none`. A period lasts from end to end; any other
    date is one day between them.
    """

    text: str
    earliest: Day | None = None
    latest: Day | None = None
    first: str = ""
    last: str = ""
    precision: str = "none"
    uncertain: bool = False
    approximate: bool = False
    is_period: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the date."""
        return self.earliest is not None or self.latest is not None

    @property
    def when(self) -> str:
        """The date as one W3C value (``@when``); empty where it is none, as a decade."""
        return self.first if self.first == self.last and not self.is_period else ""

    @property
    def attributes(self) -> dict[str, str]:
        """The date as attributes of TEI (att.datable.w3c): about is ``@precision``, uncertain ``@cert``.

        The year 0 has none: XML Schema 1.0 knows no such year.
        """
        if any(end is not None and end[0] == 0 for end in (self.earliest, self.latest)):
            return {}
        names = ("from", "to") if self.is_period else ("notBefore", "notAfter")
        values = {"when": self.when} if self.when else dict(zip(names, (self.first, self.last), strict=True))
        sure = {"cert": "low" * self.uncertain, "precision": "low" * self.approximate}
        return {name: value for name, value in (values | sure).items() if value}


def parse(text: str) -> Edtf:
    """Read a date; raises NoDateError, and nothing else, where the text is none."""
    if len(text) > _LONGEST:
        raise NoDateError("it is too long for a date")
    return _parsed(text)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf:
    text = " ".join(text.split())
    if text in (NO_DATE, "XXXX"):
        return Edtf(NO_DATE)
    for form, spelled in _SPELLINGS:
        if (found := form.fullmatch(text)) is not None:
            return spelled(found)
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _single(text)


def _about(found: re.Match[str]) -> Edtf:
    """The same date, or both ends of it, about."""
    inner = _parsed(found[1])
    if not inner.is_known:
        raise NoDateError("nothing can be about a date that is not known")
    return _parsed(_INNER.sub(_sign, inner.text))


def _sign(found: re.Match[str]) -> str:
    text = found[0]
    return text if text[-1] in "~%" else f"{text[:-1]}%" if text[-1] == "?" else f"{text}~"


def _century(found: re.Match[str]) -> Edtf:
    number = int(found[1])
    if not 1 <= number <= 99:
        raise NoDateError(f"no century has the number {number}")
    return _parsed(f"{number - 1:02}XX")


_SPELLINGS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Edtf]], ...]] = (
    (re.compile(r"(?:ca?\.|circa)\s?([^c].*)", re.I), _about),
    (re.compile(r"before (.+)", re.I), lambda found: _parsed(f"[..{_parsed(found[1]).text}]")),
    (re.compile(r"after (.+)", re.I), lambda found: _parsed(f"[{_parsed(found[1]).text}..]")),
    (re.compile(r"between (\S+) and (\S+)", re.I), lambda found: _parsed(f"[{found[1]}..{found[2]}]")),
    (re.compile(r"(\d{3})0s", re.ASCII), lambda found: _parsed(f"{found[1]}X")),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th) century", re.I | re.ASCII), _century),
)


def _single(text: str) -> Edtf:
    """A day, month, season, year, or years that share their first digits, with or without qualifiers."""
    found = _PARTS.fullmatch(text)
    if found is None:
        raise NoDateError("it is not written as a date", _advice(text))
    year, month, day = (_QUALIFIERS.sub("", found[name] or "") for name in ("year", "month", "day"))
    signs = frozenset(_QUALIFIERS.findall(text))
    year = year.zfill(4) if year.isdigit() else year
    ends = _years(year)
    if not ends and (month or day):
        raise NoDateError("a month is known, and no digit of the year")
    bounds = _within(year, ends, month, day, found["time"] or "") if ends else None
    # in EDTF a sign behind the whole says it of all; signs within it are kept where they are
    canonical = re.sub(r"^([?~%]?)(\d{3})(?=[?~%]?(?:-|$))", r"\g<1>0\2", text)
    if bounds is None:
        return Edtf(NO_DATE)
    (first, last), precision = bounds
    return Edtf(
        canonical,
        _day(first, first=True),
        _day(last, first=False),
        first,
        last,
        precision,
        bool(signs & {"?", "%"}),
        bool(signs & {"~", "%"}),
    )


def _years(year: str) -> tuple[int, int] | None:
    """The first and the last year that a year with unknown digits may be."""
    if year == "XXXX":
        return None
    plain = year.removeprefix("Y")
    low, high = int(plain.replace("X", "0")), int(plain.replace("X", "9"))
    return (high, low) if plain.startswith("-") else (low, high)


def _within(year: str, ends: tuple[int, int], month: str, day: str, time: str) -> tuple[tuple[str, str], str]:
    """The first and the last value that parts of a date allow, as W3C dates, and how precise that is."""
    first, last = map(_year, ends)
    if not month or (month == "XX" and day in ("", "XX")):
        names = {0: "year", 1: "decade", 2: "century", 3: "millennium"}
        return (first, last), names[year.count("X")]
    if month != "XX" and int(month) in _SEASONS:
        if day:
            raise NoDateError("a season has no day")
        low, high = _SEASONS[int(month)]
        return (_month(ends[0], low), _month(ends[1], high)), "season"
    if month != "XX" and not 1 <= int(month) <= 12:
        raise NoDateError(f"there is no month {month}")
    months = ("01", "12") if month == "XX" else (month, month)
    if not day or day == "XX":
        return (f"{first}-{months[0]}", f"{last}-{months[1]}"), "month"
    years = [at for at in range(ends[0], ends[1] + 1) if 1 <= int(day) <= days_in(at, int(months[0]))]
    if not years:
        raise NoDateError(f"there is no day {day} in {year}-{month}")
    first, last = _year(years[0]), _year(years[-1])
    if time:
        return (f"{first}-{month}-{day}{time}",) * 2, "time"
    return (f"{first}-{months[0]}-{day}", f"{last}-{months[1]}-{day}"), "day" if "X" not in year + month else "month"


def _year(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _month(year: int, month: int) -> str:
    """A month counted from January as 1, also of the years around."""
    return f"{_year(year + (month - 1) // 12)}-{(month - 1) % 12 + 1:02}"


def days_in(year: int, month: int) -> int:
    """How many days a month has in the calendar of today, of which ISO 8601 makes use for all times."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not is_leap else _MONTHS[month - 1]


def _day(value: str, *, first: bool) -> Day:
    """The first or the last day of a W3C date."""
    sign = -1 if value.startswith("-") else 1
    parts = [int(part) for part in value.removeprefix("-").partition("T")[0].split("-")]
    year, month = sign * parts[0], parts[1] if len(parts) > 1 else 1 if first else 12
    return year, month, parts[2] if len(parts) > 2 else 1 if first else days_in(year, month)


def _interval(text: str) -> Edtf:
    begin, _, end = text.partition("/")
    if "/" in end or not (begin.strip(".") or end.strip(".")):
        raise NoDateError("a period has a beginning and an end", 'write it like "1850/1860", "1850/.." or "../1860"')
    if re.fullmatch(r"\d{4}/\d{1,2}", text, re.ASCII):  # a year that began in March, or a volume of two
        other = begin[: 4 - len(end)] + end
        raise NoDateError("its second half is no year", f'write "[{begin}..{other}]" for one of two years')
    ends = [None if each in ("", "..") else _single(each) for each in (begin, end)]
    return replace(_joined([each for each in ends if each], text, ends[0], ends[1]), is_period=True)


def _set(text: str) -> Edtf:
    """One of several dates, or all of them: what is known is that none is earlier or later than these."""
    dates: list[Edtf] = []
    is_open = [False, False]
    for item in text[1:-1].split(","):
        begin, dots, end = item.strip().partition("..")
        dates += [_single(each) for each in (begin, end) if each]
        is_open = [is_open[0] or bool(dots and not begin), is_open[1] or bool(dots and not end)]
        if begin and end and _single(begin).first > _single(end).last and not item.startswith("-"):
            raise NoDateError("it ends before it begins")
    known = [each for each in dates if each.earliest and each.latest]
    if not known or len(known) < len(dates):
        raise NoDateError("there is nothing known in it")
    first = None if is_open[0] else min(known, key=lambda each: each.earliest or (0, 0, 0))
    last = None if is_open[1] else max(known, key=lambda each: each.latest or (0, 0, 0))
    return replace(_joined(dates, text.replace(" ", ""), first, last), is_period=text[0] == "{")


def _joined(dates: list[Edtf], text: str, first: Edtf | None, last: Edtf | None) -> Edtf:
    if any(not each.is_known for each in dates):
        raise NoDateError("one end of it is not known", 'write ".." for an end that is open')
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        raise NoDateError("it ends before it begins")
    canonical = re.sub(r"(?<![\dX-])(\d{3})(?![\dX])", r"0\1", text)
    order = ("time", "day", "month", "season", "year", "decade", "century", "millennium", "none")
    return Edtf(
        canonical,
        first.earliest if first else None,
        last.latest if last else None,
        first.first if first else "",
        last.last if last else "",
        max((each.precision for each in dates), key=order.index),
        any(each.uncertain for each in dates),
        any(each.approximate for each in dates),
    )


def _advice(text: str) -> str:
    """What to write, where it can be guessed what was meant; else which forms there are."""
    if found := re.fullmatch(r"(\d{4})\s?[-\u2010-\u2015]\s?(\d{4})", text, re.ASCII):
        return f'write "{found[1]}/{found[2]}" for a period, "[{found[1]}..{found[2]}]" for a day in it'
    if found := re.fullmatch(r"(-?\d{3,4})-(\d{1,2})(?:-(\d{1,2}))?", text, re.ASCII):
        return f'write "{"-".join([found[1].zfill(4), *(part.zfill(2) for part in found.groups()[1:] if part)])}"'
    if re.fullmatch(r"\d{1,2}[./ ]\s?\d{1,2}[./ ]\s?\d{4}", text, re.ASCII):
        return 'write the year first, then month and day: "1921-03-12"'
    return ""
