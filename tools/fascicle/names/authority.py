"""The authority file: persons, places and organisations in TEI ``standOff`` lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from fascicle.tei.names import NAME_ELEMENTS, XML_ID, local, tei
from fascicle.tei.write import parse

# What an entry is called in the lists, and the element that marks its name in a text.
KINDS = {"person": "persName", "place": "placeName", "org": "orgName"}


@dataclass(frozen=True)
class Entry:
    """A person, place or organisation: id, the element that marks it, every form of its name, and dates of a life."""

    id: str
    element: str
    preferred: str
    names: tuple[str, ...]
    born: str = ""
    died: str = ""
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()  # the numbers themselves


@dataclass(frozen=True)
class Authority:
    """All entries of an authority file, in its order."""

    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, data: bytes | None, path: Path | str) -> Authority:
        """Read an authority file; None stands for an edition without one. Raises TeiError."""
        if data is None:
            return cls(())
        root = parse(data, path)
        found = [_entry(element) for kind in KINDS for element in root.iter(tei(kind))]
        return cls(tuple(entry for entry in found if entry is not None))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The element that marks the names of each entry, by the entry's id."""
        return {entry.id: entry.element for entry in self.entries}


def _entry(element: etree._Element) -> Entry | None:
    names = [_text(child) for child in element if local(child) in NAME_ELEMENTS]
    identifier = element.get(XML_ID)
    if not identifier or not names:
        return None
    preferred = next((_text(child) for child in element if child.get("type") == "preferred"), names[0])
    known = [each for each in element.findall(tei("idno")) if each.get("type")]
    numbers = tuple(str(each.get("type")) for each in known)
    forms = tuple(dict.fromkeys(filter(None, names)))
    return Entry(
        identifier, KINDS[local(element)], preferred, forms, *_life(element), numbers, tuple(map(_text, known))
    )


def _life(element: etree._Element) -> tuple[str, str]:
    """When somebody was born, and died, as far as attributes say: the latest of the one, the earliest of the other."""
    birth, death = element.find(tei("birth")), element.find(tei("death"))
    return _date(birth, ("when", "notAfter", "to")), _date(death, ("when", "notBefore", "from"))


def _date(element: etree._Element | None, names: Sequence[str]) -> str:
    return "" if element is None else next((each for name in names if (each := element.get(name))), "")


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
