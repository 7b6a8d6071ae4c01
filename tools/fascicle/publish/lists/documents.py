"""The list of documents by year and kind, and that of their sources: on the start page, or on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from fascicle.edition.record import Source
from fascicle.model import edtf
from fascicle.publish.lists.pages import ListPage, element, page
from fascicle.publish.lists.shelves import Shelf, shelved
from fascicle.publish.lists.told import begin

_FEW: Final = 8  # documents that are seen at a glance, in the editors' order
_LIMIT: Final = 120_000


@dataclass(frozen=True)
class DocumentLists:
    """What the start page and the page about the edition show of documents and sources, and pages of their own."""

    documents: str
    sources: str
    pages: tuple[ListPage, ...]


def begins(source: Source) -> str:
    """The day, month or year with which the date of a document begins; empty where nobody knows."""
    return _begins(str(source.date))


@lru_cache(maxsize=1 << 16)  # several lists ask for each
def _begins(date: str) -> str:
    return begin(edtf.parse(date).attributes) if date else ""


def year(day: str) -> str:
    """The year of a day, as four digits and more, with a sign before our era."""
    return day[:1] + day[1:].partition("-")[0] if day else ""


def document_lists(sources: Sequence[Source]) -> DocumentLists:
    """The lists of an edition's documents, whose order is that of years, and within a year that of the editors."""
    kinds = list(dict.fromkeys(each.genre for each in sources))
    if len(sources) <= _FEW:
        flat = element("year", element("kind", _documents(sources)))
        return DocumentLists(flat, *_sources(sources))
    ordered = sorted(sources, key=lambda each: (_rank(begins(each)), kinds.index(each.genre)))
    shelves = shelved("documents", ordered, _year_of, _weight, _LIMIT)
    if len(shelves) == 1:
        return DocumentLists(_years(ordered), *_sources(sources))
    links = "".join(_shelf(each) for each in shelves)
    pages = [
        page("documents", shelf.file, links + _years(shelf.things), (each.stem for each in shelf.things), n=shelf.key)
        for shelf in shelves
    ]
    listed, further = _sources(sources)
    return DocumentLists(links, listed, (*pages, *further))


def _rank(day: str) -> tuple[bool, int]:
    return (not day, int(year(day) or 0))


def _years(sources: Sequence[Source]) -> str:
    return "".join(element("year", _kinds(list(group)), n=value) for value, group in groupby(sources, _year_of))


def _kinds(sources: Sequence[Source]) -> str:
    return "".join(
        element("kind", _documents(list(group)), n=value) for value, group in groupby(sources, lambda each: each.genre)
    )


def _documents(sources: Sequence[Source]) -> str:
    return "".join(element("document", stem=each.stem) for each in sources)


def _shelf(shelf: Shelf[Source]) -> str:
    return element("shelf", file=shelf.file, year=shelf.key, part=shelf.part, parts=shelf.parts, n=len(shelf.things))


def _weight(source: Source) -> int:
    return 420 + 2 * len(source.stem) + len(f"{source.title}{source.author}".encode())


def _sources(sources: Sequence[Source]) -> tuple[str, tuple[ListPage, ...]]:
    """The list of sources, and the pages where it is too long for one."""
    ordered = [(number, each) for number, each in enumerate(sources)]
    shelves = shelved("sources", ordered, lambda each: str(each[0] // 250 + 1), _source_weight, _LIMIT)
    if len(shelves) == 1:
        return _documents(sources), ()
    links = "".join(
        element("shelf", file=each.file, first=each.things[0][0] + 1, last=each.things[-1][0] + 1) for each in shelves
    )
    return links, tuple(
        page("sources", shelf.file, links + _documents(own), (each.stem for each in own))
        for shelf in shelves
        for own in [[each for _, each in shelf.things]]
    )


def _source_weight(numbered: tuple[int, Source]) -> int:
    source = numbered[1]
    return 300 + len(f"{source.title}{source.description}{source.file}".encode()) + 2 * len(source.stem)


def _year_of(source: Source) -> str:
    return year(begins(source))
