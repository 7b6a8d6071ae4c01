"""Lists of persons, places and organisations in TEI files of any kind, as entries whose names can be looked for."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.names.authority import KINDS, Entry
from fascicle.tei.names import XML_ID, local, tei

_FIRST, _LAST = frozenset({"forename"}), frozenset({"surname"})
_PARTS_OF_NAMES = frozenset({"persName", "placeName", "orgName", "name", "geogName", "settlement"})


def entries_of(root: etree._Element) -> tuple[Entry, ...]:
    """The entries of all lists in a file that have an id and a name; those of an authority file are among them."""
    found = (_entry(element) for kind in KINDS for element in root.iter(tei(kind)))
    return tuple(entry for entry in found if entry is not None)


def _entry(element: etree._Element) -> Entry | None:
    names = [name for child in element if local(child) in _PARTS_OF_NAMES for name in forms(child)]
    identifier = element.get(XML_ID)
    if not identifier or not names:
        return None
    return Entry(identifier, KINDS[local(element)], names[0], tuple(dict.fromkeys(names)))


def forms(name: etree._Element) -> Iterator[str]:
    """The forms in which texts have a name: of one in parts, forenames and surnames in the order of speech."""
    first, last = (_joined(name, kinds) for kinds in (_FIRST, _LAST))
    if first and last:
        yield f"{first} {last}"
        return
    words = " ".join("".join(map(str, name.itertext())).split())
    family, comma, given = words.partition(", ")
    if comma and local(name) == "persName" and "," not in given:
        yield f"{given} {family}"
    elif words:
        yield words


def _joined(name: etree._Element, kinds: frozenset[str]) -> str:
    parts = (" ".join("".join(map(str, each.itertext())).split()) for each in name.iter() if local(each) in kinds)
    return " ".join(filter(None, parts))
