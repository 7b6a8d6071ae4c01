"""Chapters that a METS file names (its logical structure): the lines of their first pages that are their titles.

The list has titles in words of its own, often those of a catalogue. So a title is only what a page says, too: lines
that are nearly the same letters become a heading of the depth that the list gives it; titles that no line says are
counted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from lxml import etree

from fascicle.inputs.paged.elements import children
from fascicle.model.source import Page, Region, RegionKind

_XLINK = "{http://www.w3.org/1999/xlink}"
# What is a whole work, or no part of its text: its label is no title on a page.
_WHOLE = frozenset(
    """
    monograph volume multivolume_work multivolumework periodical newspaper year month day issue manuscript document
    cover cover_front cover_back binding spine color_chart page phys_sequence
    """.split()  # noqa: SIM905
)
_ALIKE = 0.85  # of the letters: text recognition misreads some, and catalogues spell anew
_LINES = 5  # of one title
_SHORTEST = 3  # letters
_OPEN = frozenset({RegionKind.UNKNOWN, RegionKind.TEXT, RegionKind.HEADING})
_SHORTENED = ("...", "…")


@dataclass(frozen=True)
class ListedTitle:
    """The title of a chapter in a list of pages, and how deep it stands there, from 1."""

    words: str
    depth: int


def titles_of(root: etree._Element, pages: Mapping[str, int]) -> dict[int, list[ListedTitle]]:
    """The titles of the logical structure, by the place of the page on which their chapters begin.

    ``pages`` gives the place of a page by the ids of its division and of its files.
    """
    linked: dict[str, list[str]] = {}
    for link in root.iter("{*}smLink"):
        linked.setdefault(link.get(f"{_XLINK}from") or "", []).append(link.get(f"{_XLINK}to") or "")
    found: dict[int, list[ListedTitle]] = {}
    for each in root.iter("{*}structMap"):
        if (each.get("TYPE") or "").upper() == "LOGICAL":
            for division, title in _titles(each, 1):
                named = [*linked.get(division.get("ID") or "", ()), *_files(division)]
                places = [pages[name] for name in named if name in pages]
                if places:
                    found.setdefault(min(places), []).append(title)
    return found


def _titles(around: etree._Element, depth: int) -> Iterator[tuple[etree._Element, ListedTitle]]:
    for each in children(around, "div"):
        words = " ".join((each.get("LABEL") or "").split())
        titled = bool(words) and (each.get("TYPE") or "").lower() not in _WHOLE
        if titled:
            yield each, ListedTitle(words, depth)
        yield from _titles(each, depth + titled)


def _files(division: etree._Element) -> Iterator[str]:
    """The files to which a division itself points."""
    for pointer in children(division, "fptr"):
        for each in (pointer, *pointer.iter("{*}area")):
            if name := each.get("FILEID"):
                yield name


def with_titles(page: Page, titles: Sequence[ListedTitle]) -> tuple[Page, int]:
    """A page with the lines of these titles as headings, and how many of them no line says."""
    missed = 0
    for title in titles:
        regions = _headed(page.regions, title)
        missed += regions is None
        page = page if regions is None else replace(page, regions=regions)
    return page, missed


def _headed(regions: Sequence[Region], title: ListedTitle) -> tuple[Region, ...] | None:
    lines = [line for region in regions if region.kind in _OPEN for line in region.lines if not line.blank]
    wanted = _letters(title.words)
    best, where = _ALIKE, range(0)
    for first in range(len(lines)):
        said = ""
        for last in range(first, min(first + _LINES, len(lines))):
            said += _letters(lines[last].content)
            shown = said[: len(wanted)] if title.words.endswith(_SHORTENED) else said
            if len(shown) > 1.3 * len(wanted) + _SHORTEST:
                break
            alike = SequenceMatcher(None, wanted, shown, autojunk=False).ratio() if len(wanted) >= _SHORTEST else 0.0
            if alike > best:
                best, where = alike, range(first, last + 1)
    names = {lines[at].anchor for at in where}
    if not names:
        return None
    found: list[Region] = []
    head: Region | None = None  # one title, of however many regions its lines are
    for region in regions:
        for named, group in groupby(region.lines, key=lambda line: line.anchor in names):
            lines = [replace(line, level=title.depth) if named else line for line in group]
            if named and head is not None and found[-1] is head:
                found[-1] = head = replace(head, lines=(*head.lines, *lines), box=None)
                continue
            found.append(replace(region, lines=tuple(lines), kind=RegionKind.HEADING if named else region.kind))
            head = found[-1] if named else None
    return tuple(found)


def _letters(words: str) -> str:
    """Letters and figures without signs upon them, small; long s is s."""
    plain = unicodedata.normalize("NFKD", words.replace("ſ", "s").replace("ꝛ", "r")).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
