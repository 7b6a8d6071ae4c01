"""What the header of a TEI file says for a catalogue: who wrote the text, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from fascicle.tei.names import local, tei

_W3C = re.compile(r"\d{4}(-\d{2}){0,2}")
_WHEN = ("when", "when-iso", "from", "from-iso", "notBefore", "notBefore-iso")
# Where the date of a text stands, best first. That of the release, or of a printed edition, is another.
_PLACES = (
    f".//{tei('correspAction')}[@type='sent']/{tei('date')}",
    f".//{tei('profileDesc')}/{tei('creation')}//{tei('date')}",
    f".//{tei('sourceDesc')}//{tei('origDate')}",
    f".//{tei('sourceDesc')}//{tei('bibl')}[@type='firstEdition']/{tei('date')}",
)


class HeaderFacts(NamedTuple):
    """The author, several joined by a semicolon, and a date: year, month or day; empty where the header says none."""

    author: str = ""
    date: str = ""


def header_of(path: Path) -> HeaderFacts:
    """What the header of a TEI file says; a file that cannot be read says nothing, and the checker tells it."""
    header = _header(path)
    if header is None:
        return HeaderFacts()
    statement = header.find(f"{tei('fileDesc')}/{tei('titleStmt')}")
    authors = [] if statement is None else list(map(_words, statement.findall(tei("author"))))
    return HeaderFacts("; ".join(dict.fromkeys(filter(None, authors))), next(_dates(header), ""))


def _header(path: Path) -> etree._Element | None:
    """The first header of a file, of which no more is read."""
    try:
        with path.open("rb") as stream:
            headers = etree.iterparse(stream, tag=tei("teiHeader"), no_network=True, resolve_entities=False)
            return next((element for _, element in headers), None)
    except (OSError, etree.XMLSyntaxError):
        return None


def _dates(header: etree._Element) -> Iterator[str]:
    for place in _PLACES:
        for element in header.iterfind(place):
            for name in _WHEN:
                if found := _W3C.match(element.get(name) or ""):
                    yield found[0]


def _words(element: etree._Element) -> str:
    """The words of an element, but for those of comments and notes."""
    parts = [element.text or ""]
    for child in element:
        if local(child) and local(child) not in ("note", "idno"):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
