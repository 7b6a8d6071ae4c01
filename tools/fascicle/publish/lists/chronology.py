"""All dates of an edition, of its documents and in its texts: a timeline, and a calendar on a page or on one a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from fascicle.edition.record import Source
from fascicle.publish.lists.documents import begins, year
from fascicle.publish.lists.pages import ListPage, by_text, element, nested, page
from fascicle.publish.lists.shelves import Shelf, shelved
from fascicle.publish.lists.told import Told

FILE: Final = "dates.html"
_BARS: Final = 120  # of a timeline, at most
_STEPS: Final = (1, 10, 50, 100, 500, 1000)
_LIMIT: Final = 120_000  # calendars take room, too
_MONTH: Final = 2_500  # bytes of the calendar of a month
_DOCUMENT: Final = 300


def date_pages(sources: Sequence[Source], dates: Sequence[Told]) -> list[ListPage]:
    """The pages of dates; none where nothing is dated. The document of a date has no XML."""
    documents = [Told(each.stem, "", day) for each in sources if (day := begins(each))]
    every = sorted((*documents, *dates), key=lambda each: _rank(each.date))
    if not every:
        return []
    shelves = shelved("dates", every, _year, _weight, _LIMIT)
    years = sorted({int(_year(each)) for each in every})
    files = {int(_year(each)): shelf.file for shelf in reversed(shelves) for each in shelf.things}
    line = _timeline(documents, dates, years, files if len(shelves) > 1 else {})
    if len(shelves) == 1:
        return [page("dates", FILE, line + _calendar(every), _stems(every))]
    links = "".join(_shelf(each) for each in shelves)
    return [page("dates", FILE, line + links)] + [
        page("dates", each.file, links + _calendar(each.things), _stems(each.things), n=each.key) for each in shelves
    ]


def _rank(day: str) -> tuple[int, str]:
    """Years as numbers; what is only of a year or a month stands before its days."""
    value = year(day)
    return (int(value), day[len(value) :])


def _year(place: Told) -> str:
    return year(place.date)


def _month(place: Told) -> str:
    return place.date[len(_year(place)) :][1:3]


def _day(place: Told) -> str:
    return place.date[len(_year(place)) :][4:6]


def _weight(place: Told) -> int:
    return (place.weight if place.xml else _DOCUMENT) + (_MONTH // 10 if _day(place) else 0)


def _stems(places: Sequence[Told]) -> Iterator[str]:
    return (each.stem for each in places)


def _calendar(places: Sequence[Told]) -> str:
    return nested(places, ("year", "month", "day"), (_year, _month, _day), _of_day)


def _of_day(places: Sequence[Told]) -> str:
    documents = "".join(element("document", stem=each.stem) for each in places if not each.xml)
    return documents + by_text([each for each in places if each.xml])


def _shelf(shelf: Shelf[Told]) -> str:
    return element("shelf", file=shelf.file, year=shelf.key, part=shelf.part, parts=shelf.parts, n=len(shelf.things))


def _timeline(documents: Sequence[Told], dates: Sequence[Told], years: Sequence[int], files: dict[int, str]) -> str:
    """How many documents and dates there are a year, or a decade or more where there are many years."""
    step = next((each for each in _STEPS if (years[-1] - years[0]) // each < _BARS), _STEPS[-1])
    counts = {
        name: Counter(int(_year(each)) // step for each in of)
        for name, of in (("documents", documents), ("dates", dates))
    }
    bars = []
    for start in range(years[0] // step * step, years[-1] + 1, step):
        first = next((each for each in years if start <= each < start + step), None)
        where = {} if first is None else {"first": _written(first), "file": files.get(first, "")}
        counted = {name: of[start // step] for name, of in counts.items()}
        bars.append(element("bar", **{"from": start, "to": start + step - 1}, **counted, **where))
    return element("timeline", "".join(bars), step=step)


def _written(value: int) -> str:
    """A year as dates have it: four digits, a sign before our era."""
    return f"{'-' if value < 0 else ''}{abs(value):04}"
