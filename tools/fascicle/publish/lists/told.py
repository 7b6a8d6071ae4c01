"""What pages told of their texts: mentions of entries, dates, how many corrections of which kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree

NAMESPACE: Final = "urn:fascicle:mentions"
_M: Final = f"{{{NAMESPACE}}}"
_DATING: Final = ("when", "from", "notBefore", "to", "notAfter")


@dataclass(frozen=True)
class Told:
    """A place in a text, as XML for the stylesheet: a name or a date with the words around it."""

    stem: str
    xml: str
    date: str = ""

    @property
    def weight(self) -> int:
        """About how many bytes it takes on a page."""
        return len(self.xml) + 80


@dataclass
class AllTold:
    """What all pages told, in the order of the edition: mentions by the ids of entries; dates; corrections by kind."""

    mentions: dict[str, list[Told]] = field(default_factory=dict)
    dates: list[Told] = field(default_factory=list)
    corrections: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, told: Mapping[str, bytes]) -> AllTold:
        """Read what the pages of some texts told, by the texts' names."""
        found = cls()
        for stem, data in told.items():
            for entries, place in _places(stem, data):
                for entry in entries:
                    found.mentions.setdefault(entry, []).append(place)
                if place.date:
                    found.dates.append(place)
            found.corrections.update(_corrections(data))
        return found


# A preview makes the lists again and again, and what most texts told is the same each time.
@lru_cache(maxsize=2048)
def _places(stem: str, data: bytes) -> tuple[tuple[tuple[str, ...], Told], ...]:
    """The mentions of a text with the ids of their entries, and its dates with none."""
    found: list[tuple[tuple[str, ...], Told]] = []
    for element in etree.fromstring(data):
        xml = etree.tostring(element, encoding="unicode", with_tail=False)
        if element.tag == f"{_M}mention":
            found.append((tuple(dict.fromkeys(element.get("entry", "").split())), Told(stem, xml)))
        elif begins := begin({name: element.get(name, "") for name in _DATING}):
            found.append(((), Told(stem, xml, begins)))
    return tuple(found)


@lru_cache(maxsize=2048)
def _corrections(data: bytes) -> Mapping[str, int]:
    rows = etree.fromstring(data).iter(f"{_M}corrections")
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.get("kind", "")] += int(row.get("n", "0"))
    return counts


def begin(attributes: Mapping[str, str]) -> str:
    """The day, month or year with which a date begins, by its attributes; empty where it has no year."""
    for name in _DATING:
        value = str(attributes.get(name, "")).partition("T")[0]
        if value.lstrip("-")[:4].isdigit() and not value.startswith("--"):
            return value
    return ""
