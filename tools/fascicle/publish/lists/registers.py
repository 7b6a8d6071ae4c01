"""Registers as pages: one each, or one a letter; mentions that would make a page too large have pages of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from fascicle import saxon
from fascicle.publish.lists.pages import ListPage, by_text, element, page
from fascicle.publish.lists.shelves import LIMIT, parted, shelved
from fascicle.publish.lists.told import Told
from fascicle.tei.names import XML_ID
from fascicle.tei.write import parse

_WEB: Final = "urn:fascicle:web"
_ORDER: Final = f"Q{{{_WEB}}}order"
_NUMBER, _AT, _LETTER, _NAME, _FILE = (f"{{{_WEB}}}{name}" for name in ("n", "at", "letter", "name", "file"))
_AUTHORITY: Final = "authority.xml"
# What an entry says may take so much of a page; the rest is for mentions.
_SAID: Final = LIMIT * 2 // 3
_AROUND: Final = 400  # bytes of markup around what an entry says


@dataclass(frozen=True)
class _Row:
    """An entry on its way into the order."""

    element: etree._Element
    letter: str
    name: str
    at: int

    @property
    def weight(self) -> int:
        return _weight_of(self.element)


@dataclass(frozen=True)
class _Entry:
    """An entry in the order."""

    register: str
    at: int
    letter: str
    name: str
    id: str
    file: str
    weight: int


def in_order(authority: bytes, record: saxon.Document, language: str) -> bytes:
    """The registers, in which each entry says where it stands: place in the order, letter, name, file of its page.

    The pages of texts link to these files; they depend on the registers alone, and not on what is mentioned how often.
    """
    root = parse(authority, _AUTHORITY)
    elements = list(root.iter("{*}*"))
    for number, each in enumerate(elements):
        each.set(_NUMBER, str(number))
    whole = etree.tostring(root, encoding="unicode")
    order = saxon.load("web.xsl").text(saxon.parse(whole), {"record": record, "language": language}, mode=_ORDER)
    for register in etree.fromstring(order):
        rows = [
            _Row(elements[int(row.get("n", ""))], row.get("letter", ""), row.get("name", ""), at)
            for at, row in enumerate(register, 1)
        ]
        name = register.get("file", "").removesuffix(".html")
        for shelf in shelved(name, rows, lambda row: row.letter, lambda row: row.weight, _SAID):
            for row in shelf.things:
                for key, value in ((_AT, str(row.at)), (_LETTER, row.letter), (_NAME, row.name), (_FILE, shelf.file)):
                    row.element.set(key, value)
    for each in elements:
        del each.attrib[_NUMBER]
    return etree.tostring(root, encoding="UTF-8")


def _weight_of(entry: etree._Element) -> int:
    """About how many bytes an entry takes without its mentions."""
    return len(etree.tostring(entry, encoding="unicode", with_tail=False)) + _AROUND


def register_pages(ordered: bytes, mentions: Mapping[str, Sequence[Told]], map_file: str = "") -> Iterator[ListPage]:
    """The pages of all registers that have entries, of what :func:`in_order` answered.

    ``map_file`` is the page of the map, to which the register of places leads, if there is one.
    """
    entries = sorted(_entries(ordered), key=lambda each: each.at)
    for register in dict.fromkeys(each.register for each in entries):
        own = [each for each in entries if each.register == register]
        files = {file: list(of) for file, of in groupby(own, lambda each: each.file)}
        shelves = "".join(_shelf(file, of) for file, of in files.items()) if len(files) > 1 else ""
        way = map_file if register == "places" else ""
        if shelves:
            first = f"{next(iter(files)).partition('-')[0]}.html"
            yield page("letters", first, shelves, entries=True, element=register, map=way)
        for file, of in files.items():
            yield from _register_page(file, of, shelves, mentions, way)


def _entries(ordered: bytes) -> Iterator[_Entry]:
    root = parse(ordered, _AUTHORITY)
    for each in root.iter("{*}*"):
        if (at := each.get(_AT)) is not None:
            file = each.get(_FILE, "")
            register = file.partition(".")[0].partition("-")[0]
            names = (each.get(_LETTER, ""), each.get(_NAME, ""), each.get(XML_ID, ""))
            yield _Entry(register, int(at), *names, file, _weight_of(each))


def _shelf(file: str, entries: Sequence[_Entry]) -> str:
    first, last = entries[0], entries[-1]
    return element("shelf", file=file, letter=first.letter, first=first.name, last=last.name, n=len(entries))


def _register_page(
    file: str, entries: Sequence[_Entry], shelves: str, mentions: Mapping[str, Sequence[Told]], way: str
) -> Iterator[ListPage]:
    found = {each.id: mentions[each.id] for each in entries if each.id in mentions}
    room = max(LIMIT // 4, LIMIT - sum(each.weight for each in entries))
    cap = _cap([sum(each.weight for each in places) for places in found.values()], room)
    content, stems, further = [shelves], [], []
    for entry, places in found.items():
        parts = [] if sum(each.weight for each in places) <= cap else list(parted(places, _size))
        files = [_mentions_file(entry, number) for number in range(1, len(parts) + 1)]
        shown = list(places) if not parts else _first(places, cap)
        links = "".join(element("part", file=name, n=len(part)) for name, part in zip(files, parts, strict=True))
        content.append(
            element("of", links + by_text(shown), entry=entry, n=len(places), texts=len({each.stem for each in places}))
        )
        stems += [each.stem for each in shown]
        further += [
            page("mentions", name, links + by_text(part), (each.stem for each in part), entries=True, entry=entry)
            for name, part in zip(files, parts, strict=True)
        ]
    yield page("register", file, "".join(content), stems, entries=True, element=entries[0].register, map=way)
    yield from further


def _cap(weights: Collection[int], room: int) -> int:
    """How much of a page the mentions of one entry may take, so that those of all have room in it."""
    left = room
    for number, weight in enumerate(sorted(weights)):
        share = left // (len(weights) - number)
        if weight > share:
            return share
        left -= weight
    return room


def _first(places: Sequence[Told], cap: int) -> list[Told]:
    """As many of the first as may stand there; always one."""
    shown: list[Told] = []
    for each in places:
        cap -= each.weight
        if shown and cap < 0:
            break
        shown.append(each)
    return shown


def _mentions_file(entry: str, number: int) -> str:
    return f"mentions-{number}-{entry}.html"  # no id begins with a number, so no two files meet


def _size(place: Told) -> int:
    return place.weight
