"""From what was written to a value: the year from the reference, the century, the calendar, the day of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from fascicle.dates.calendars import JULIAN, julian_to_gregorian, last_reform, reform
from fascicle.dates.drafts import NOWADAYS, Draft
from fascicle.dates.feasts import feast_day
from fascicle.dates.kinds import DateKind
from fascicle.dates.relative import long_unit, of_weekday, shifted, unknown
from fascicle.dates.setting import Setting
from fascicle.dates.values import DateValue, Point, at, between, part_of, point_of, season_of
from fascicle.model.certainty import Certainty

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CENTURY_BEGINS = 1860  # of years in two figures where nothing else tells
# A date without year is more often of the past than of the future of what it stands in: news look back.
_BACKWARDS = 62  # days: half of by how much more
_THESE_DAYS = 15  # days to come that a report means even beside years of another time
_SOON = 300  # days of the future that a report speaks of without the year
_PAST, _FUTURE = -180, 60  # days from the reference between which its year is sure
_SAME_TIME = 3  # years from the reference that a report speaks of without being history
_BESIDE = 1000  # characters
_CLOSE = 12  # years


class Resolver:
    """Settles years, orders and calendars of the drafts of one text."""

    def __init__(self, setting: Setting, language: str, drafts: Sequence[Draft]) -> None:
        self._setting = setting
        self._language = language
        self._reference = _point(setting.reference)
        self._written = [(d.start, d.first.year) for d in drafts if d.first is not None and d.first.year is not None]
        self._to_come = -_BESIDE  # where the last weekday stands, if it is one to come: those of a programme follow it
        self._day_first = setting.day_first
        if self._day_first is None:
            self._day_first = _evidence(drafts)

    def settle(self, draft: Draft) -> tuple[DateValue, str] | None:
        """The value of a draft, and the contradiction in it if there is one; nothing if it is none."""
        if draft.kind is DateKind.VAGUE and not self._setting.vague:
            return None
        if draft.value is not None:
            return self._part(draft, draft.value, draft.first, draft.last), ""
        if draft.season:
            return self._season(draft), ""
        if draft.feast:
            return self._feast(draft), ""
        if draft.relative is not None:
            return self._relative(draft)
        if draft.first is None:
            return None
        self._order(draft)
        first = self._year(draft, draft.first)
        if draft.last is not None:
            last = self._year(draft, draft.last, first)
            if first.year is None and last.year is not None:
                first = first._replace(year=last.year)
            if first.year is not None and last.year is not None and first.first() > last.last():
                return None
            self._calendar_doubt(draft, first)
            return between(first, last), ""
        contradiction = self._contradiction(draft, first)
        return self._part(draft, self._calendar(draft, first), first, None), contradiction

    def _part(self, draft: Draft, value: DateValue, first: Point | None, last: Point | None) -> DateValue:
        if not draft.part:
            return value
        draft.doubt(Certainty.MEDIUM, f"{draft.part} of it")
        if first is None or first.year is None:
            return DateValue(timex=value.text())
        return part_of(value, first.first(), (last or first).last(), draft.part)

    # years

    def _year(self, draft: Draft, point: Point, after: Point | None = None) -> Point:
        if point.year is not None:
            return point
        if point.short is not None:
            return self._century(draft, point)
        if after is not None and after.year is not None:
            year = after.year + ((point.month or 0, point.day or 0) < (after.month or 0, after.day or 0))
            return point._replace(year=year)
        known = self._reference
        if known is None or known.year is None:
            if draft.year_shift is not None or draft.kind is DateKind.MONTH:
                draft.doubt(Certainty.MEDIUM, "no year")
            return point
        if draft.year_shift is not None:
            draft.doubt(Certainty.MEDIUM, "year of the reference")
            return point._replace(year=known.year + draft.year_shift)
        if known.month is None:
            draft.doubt(Certainty.MEDIUM, "year of the reference")
            return point._replace(year=known.year)
        return self._nearest(draft, point, known)

    def _nearest(self, draft: Draft, point: Point, known: Point) -> Point:
        assert known.year is not None
        years = [point._replace(year=known.year + shift) for shift in (0, -1, 1)]
        agreeing: list[Point] = []
        if draft.weekday is not None and point.day is not None:
            agreeing = [each for each in years if each.possible() and _weekday(each) == draft.weekday]
            years = agreeing or years
        if draft.direction > 0 and not agreeing:  # what is to come, the month of the report included
            soon = known.first() + timedelta(days=_SOON)
            to_come = [each for each in years if each.possible() and known.first() <= each.last() <= soon]
            years = to_come or years
        if draft.direction < 0 and not agreeing and point.day is not None:
            years = [each for each in years if each.possible() and each.first() <= known.last()] or years
        distance = {each: (_middle(each) - _middle(known)).days for each in years}
        best = min(years, key=lambda each: abs(distance[each] + _BACKWARDS))
        if not _PAST <= distance[best] <= _FUTURE and not agreeing:
            draft.doubt(Certainty.MEDIUM, "far from the reference")
        elif distance[best] > _THESE_DAYS and not agreeing and self._history(draft, known.year):
            draft.doubt(Certainty.MEDIUM, "beside other years")
        draft.notes.append("year of the reference")
        return best

    def _history(self, draft: Draft, year: int) -> bool:
        """Whether years of another time stand near, so that a day to come may be one of the past."""
        return any(abs(other - year) > _SAME_TIME and abs(at - draft.start) < _BESIDE for at, other in self._written)

    def _century(self, draft: Draft, point: Point) -> Point:
        assert point.short is not None
        known = self._reference.year if self._reference is not None else None
        if known is None and self._written:
            known = sorted(year for _, year in self._written)[len(self._written) // 2]
        if known is None:
            begins = _CENTURY_BEGINS if draft.kind is not DateKind.YEAR and draft.kind is not DateKind.RANGE else 1900
            draft.doubt(Certainty.LOW, "no century")
        else:
            begins = known - (89 if draft.kind in {DateKind.YEAR, DateKind.RANGE} else 50)
        year = begins + (point.short - begins) % 100
        if known is not None and abs(year - known) > _CLOSE and draft.kind is DateKind.SHORT:
            draft.doubt(Certainty.MEDIUM, "century of the reference")
        if known is not None and self._reference is None:
            draft.doubt(Certainty.MEDIUM, "century of the text")
        return point._replace(year=year, short=None)

    # orders and calendars

    def _order(self, draft: Draft) -> None:
        """Which of two figures is the month."""
        if draft.swapped is None:
            return
        if self._day_first is not None:
            if not self._day_first:
                draft.first = draft.swapped
            draft.notes.append("order of the edition")
        elif self._language == "en":
            draft.doubt(Certainty.LOW, "day and month, or month and day")

    def _calendar(self, draft: Draft, point: Point) -> DateValue:
        """One day with its calendar."""
        if draft.custom is not None:
            moved = point if draft.kind is DateKind.BOTH else julian_to_gregorian(draft.custom)
            custom = draft.custom._replace(year=draft.custom.year or point.year)
            return DateValue(when=(moved or point).iso(), calendar=JULIAN, custom=custom.iso())
        if point.year is None or point.month is None:
            return at(point)
        if point.first() >= reform(self._setting.country):
            self._calendar_doubt(draft, point)
            return at(point)
        draft.doubt(Certainty.MEDIUM, "before the reform of the calendar")
        if date(1582, 10, 4) < point.first() < date(1582, 10, 15) and not self._setting.country:
            draft.doubt(Certainty.LOW, "a day that the reform left out")
        moved = julian_to_gregorian(point)
        return DateValue(when="" if moved is None else moved.iso(), calendar=JULIAN, custom=point.iso())

    def _calendar_doubt(self, draft: Draft, point: Point) -> None:
        if point.day is None or point.year is None or self._setting.country:
            return
        if point.first() < last_reform(self._language):
            draft.doubt(Certainty.MEDIUM, "calendar not known")

    def _contradiction(self, draft: Draft, point: Point) -> str:
        """A weekday that is not that of the date."""
        if draft.weekday is None or point.year is None or point.day is None or not point.possible():
            return ""
        read = [point, julian_to_gregorian(point) if point.year < 1919 else None, draft.custom]
        days = [_weekday(each) for each in read if each is not None and each.day is not None]
        if draft.weekday in days:
            if draft.kind is DateKind.DAY and "month of the reference" in draft.notes:
                draft.certainty = Certainty.HIGH
            return ""
        draft.doubt(Certainty.LOW, "weekday and date differ")
        return f"{_NAMES[draft.weekday - 1]}; {point.iso()} was a {_NAMES[days[0] - 1]}"

    # relative to the report

    def _season(self, draft: Draft) -> DateValue:
        first = draft.first
        year = self._century(draft, first).year if first is not None and first.short is not None else None
        year = year if first is None or first.year is None else first.year
        if year is None:
            draft.doubt(Certainty.LOW, "no year")
            year = self._reference.year if self._reference is not None else None
        return self._part(draft, season_of(draft.season, year), None, None)

    def _feast(self, draft: Draft) -> DateValue:
        year = draft.first.year if draft.first is not None else None
        if year is None and self._reference is not None:
            year = self._reference.year
            draft.doubt(Certainty.LOW, "year of the reference")
        if year is None:
            draft.doubt(Certainty.LOW, "no year")
            fixed = draft.feast[2:3] == "-" and not draft.side
            return DateValue(when=f"--{draft.feast}") if fixed else DateValue(timex="XXXX")
        julian = year < reform(self._setting.country).year
        found = feast_day(draft.feast, year, julian, draft.side, draft.weekday)
        return DateValue(timex="XXXX") if found is None else self._calendar(draft, found)

    def _relative(self, draft: Draft) -> tuple[DateValue, str] | None:
        assert draft.relative is not None
        count, unit = draft.relative
        if not self._setting.relative:
            draft.doubt(Certainty.LOW, "relative")
        known = self._reference
        if known is None or known.year is None:
            draft.doubt(Certainty.LOW, "no reference")
            return DateValue(timex=unknown(count, unit) if draft.first is None else draft.first.iso()), ""
        if draft.kind is DateKind.DAY and draft.first is not None:
            return self._day_of_month(draft, count, known)
        if unit == "year" and draft.kind is DateKind.RELATIVE:
            return self._part(draft, at(Point(known.year + count)), Point(known.year + count), None), ""
        if known.day is None:
            draft.doubt(Certainty.LOW, "no reference")
            return DateValue(timex=unknown(count, unit)), ""
        return self._from_day(draft, known.first(), count, unit)

    def _from_day(self, draft: Draft, day: date, count: int, unit: int | str) -> tuple[DateValue, str]:
        if isinstance(unit, int):
            follows = draft.direction == 0 and draft.start - self._to_come < _BESIDE
            if count == 0 and (draft.direction > 0 or follows) and day.isoweekday() != unit:
                count = 1
            found = of_weekday(day, count, unit)
            self._to_come = draft.end if found >= day else -_BESIDE
            return at(point_of(found)), ""
        if unit in {"day", "month", "year"}:
            point = shifted(day, count, unit)
            if unit == "day" and draft.weekday is not None and _weekday(point) != draft.weekday:
                point = point_of(of_weekday(day, count, draft.weekday))
                draft.doubt(Certainty.MEDIUM, "the weekday decides")
            elif unit == "day" and draft.weekday is not None and self._setting.relative:
                draft.certainty = Certainty.HIGH
            value = self._part(draft, at(point), point, None)
            return (replace(value, timex=unknown(0, unit)) if NOWADAYS in draft.notes else value), ""
        return long_unit(day, count, unit), ""

    def _day_of_month(self, draft: Draft, count: int, known: Point) -> tuple[DateValue, str] | None:
        if known.month is None or draft.first is None:
            return DateValue(timex=f"---{draft.first.day:02}" if draft.first else "XXXX-XX-XX"), ""
        month = shifted(known.first(), count, "month")
        point = month._replace(day=draft.first.day)
        if not point.possible():
            return None
        draft.doubt(Certainty.MEDIUM, "month of the reference")
        return at(point), self._contradiction(draft, point)


def _evidence(drafts: Sequence[Draft]) -> bool | None:
    """Whether dates in figures of this text that can be read in one way only have the day first."""
    first = sum(d.kind in {DateKind.NUMERIC, DateKind.SHORT} and d.order == "day" for d in drafts)
    second = sum(d.order == "month" for d in drafts)
    if first and second:
        return None
    return True if first else False if second else None


def _point(reference: str) -> Point | None:
    found = _ISO.match(reference)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    point = Point(year, month, day)
    return point if point.possible() and (month is None or 1 <= month <= 12) else Point(year)


def _middle(point: Point) -> date:
    first, last = point.first(), point.last()
    return first + (last - first) / 2


def _weekday(point: Point) -> int:
    return point.first().isoweekday()
