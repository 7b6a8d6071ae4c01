"""Entries of registers as far as they can be wrong: names, lives, identifiers, and the file that each stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from fascicle.model.edtf import Day, NoDateError, parse
from fascicle.names.entry_pointers import entries_in
from fascicle.names.listed import forms
from fascicle.names.registers import NAMED
from fascicle.tei.names import XML_ID, local, tei

AUTHORITY: Final = "decisions/authority.xml"
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})
_BOUNDS: Final = (("when", "notBefore", "from"), ("when", "notAfter", "to"))

Span = tuple[Day | None, Day | None]
"""The first and the last day that are possible, None where nothing is known."""
_NOT_KNOWN: Final[Span] = (None, None)


@dataclass(frozen=True)
class Listed:
    """An entry: ``file`` is where it stands, below the edition's folder, ``inside`` its id there.

    ``within`` are the ids of the entries in it. ``names`` are all its names in one form, the preferred one first.
    """

    id: str
    kind: str
    file: str
    inside: str
    shown: str
    names: tuple[str, ...]
    identifiers: frozenset[tuple[str, str]]
    birth: Span
    death: Span
    within: tuple[str, ...]
    pointers: frozenset[str]


def read_entries(root: etree._Element) -> Iterator[Listed]:
    """The entries of the document that the registers of an edition are, or of an authority file."""
    for entry in entries_in(root):
        identifier = entry.get(XML_ID, "")
        file, _, inside = entry.get("copyOf", f"{AUTHORITY}#{identifier}").partition("#")
        names = [name for child in _named(entry) for name in forms(child)]
        yield Listed(
            identifier,
            local(entry),
            file,
            inside,
            names[0] if names else identifier,
            tuple(dict.fromkeys(filter(None, map(alike, names)))),
            frozenset(_identifiers(entry)),
            _span(entry, "birth"),
            _span(entry, "death"),
            tuple(each.get(XML_ID, "") for each in entries_in(entry) if each is not entry),
            frozenset(_pointers(entry)),
        )


def alike(name: str) -> str:
    """A name in the form in which two are compared."""
    return " ".join(unicodedata.normalize("NFKC", name).translate(_SIGNS).casefold().split())


def _named(entry: etree._Element) -> list[etree._Element]:
    """The elements that name an entry, preferred ones first."""
    found = [child for child in entry if local(child) in NAMED or local(child) == "settlement"]
    if local(entry) in ("biblStruct", "biblFull"):
        found += list(entry.iter(tei("title")))
    if local(entry) in ("bibl", "event") and not found:
        found = [entry]  # words without a title, as "The Lamp, 1921"
    return sorted(found, key=lambda each: each.get("type") not in ("preferred", "main", "pref"))


def _identifiers(entry: etree._Element) -> Iterator[tuple[str, str]]:
    for idno in entry.iterfind(tei("idno")):
        if text := (idno.text or "").strip():
            yield (idno.get("type") or idno.get("subtype") or "").lower(), text
    for geo in entry.iter(tei("geo")):
        yield "geo", " ".join((geo.text or "").split())


def _span(entry: etree._Element, name: str) -> Span:
    """When somebody was born or died, by attributes, by a date within, by a year among the words."""
    for element in entry.iterfind(tei(name)):
        for each in (element, *element.iter(tei("date"))):
            first, last = (next((value for one in names if (value := each.get(one))), "") for names in _BOUNDS)
            if first or last:
                return _end(first, first=True), _end(last, first=False)
        years = _YEAR.findall(" ".join(map(str, element.itertext())))
        if len(set(years)) == 1:
            return _end(years[0], first=True), _end(years[0], first=False)
    return _NOT_KNOWN


def _end(value: str, *, first: bool) -> Day | None:
    try:
        read = parse(value)
    except NoDateError:
        return None
    return read.earliest if first else read.latest


def _pointers(entry: etree._Element) -> Iterator[str]:
    """What an entry says of others."""
    for element in entry.iterdescendants("{*}*"):
        for name in ("ref", "key", "corresp", "target", "active", "passive", "mutual"):
            yield from (pointer.rpartition("#")[2] for pointer in element.get(name, "").split())
