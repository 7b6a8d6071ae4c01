"""Who made TEI files, who publishes them, when, and under what licence, as their headers say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from fascicle.edition import identifiers
from fascicle.edition.header import iso_date, name_of, words
from fascicle.edition.toml import Identifier
from fascicle.tei.names import TEI_NS, XML_ID

_NS = {"t": TEI_NS}
_ADDRESS = re.compile(r"\s*[<(]\s*[^<>()\s]+@[^<>()\s]+\s*[>)]")
_PERSONS = ("persName", "name")
_NOBODY: Final = "[(<?"  # "[up for grabs]"
_LONGEST_ROLE = 60  # characters
_CC = re.compile(r"creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/(\d\.\d)")
_ZERO: Final = "zero"


@dataclass(frozen=True)
class Maker:
    """A person whom a header names: ``id`` is what the file points to, if anything."""

    name: str
    role: str
    id: str = ""
    orcid: str = ""
    given: str = ""
    family: str = ""


@dataclass(frozen=True)
class Makers:
    """What a header says of those who made and publish a file; empty where it says nothing."""

    people: tuple[Maker, ...] = ()
    publisher: str = ""
    licence: str = ""
    licence_words: str = ""
    series: str = ""
    dates: tuple[str, ...] = ()


def makers_of(root: etree._Element) -> Makers:
    """What the header of a TEI file says."""
    description = root.find("t:teiHeader/t:fileDesc", _NS)
    if description is None:
        return Makers()
    licence = description.find(".//t:publicationStmt//t:licence", _NS)
    target = licence.get("target", "").split()[:1] if licence is not None else []
    if not target:
        links = description.iterfind(".//t:publicationStmt/t:availability//t:ref", _NS)
        target = [each.get("target", "") for each in links if _CC.search(each.get("target", ""))][:1]
    return Makers(
        people=tuple(_people(description)),
        publisher=_publisher(description),
        licence=target[0] if target else "",
        licence_words=words(licence) if licence is not None else "",
        series=_series(description),
        dates=tuple(sorted(filter(None, _dates(root)))),
    )


def licence_name(address: str) -> str:
    """What people call the licence at an address; empty for one that is not known here."""
    found = _CC.search(address)
    if found is None:
        return ""
    if found[1] == "publicdomain":
        return "CC0 1.0" if found[2] == _ZERO else "Public Domain Mark 1.0"
    return f"CC {found[2].upper()} {found[3]}"


def _people(description: etree._Element) -> list[Maker]:
    found = []
    statements = (
        way for part in ("titleStmt", "editionStmt") for way in description.iterfind(f"t:{part}//t:respStmt", _NS)
    )
    for statement in statements:
        role = next((words(each) for each in statement.iterfind("t:resp", _NS) if words(each)), "")
        for kind in _PERSONS:
            found += [_maker(each, role or "editor") for each in statement.iterfind(f"t:{kind}", _NS)]
    for kind in ("editor", "principal"):
        for each in description.iterfind(f"t:titleStmt/t:{kind}", _NS):
            inner = [one for name in _PERSONS for one in each.iterfind(f"t:{name}", _NS)]
            if inner or each.find("t:orgName", _NS) is None:
                found += [_maker(one, each.get("role", "editor"), each.get(XML_ID, "")) for one in inner or [each]]
    return [each for each in found if each.name and each.name[0] not in _NOBODY]


def _maker(element: etree._Element, role: str, identifier: str = "") -> Maker:
    given, family = (" ".join(map(words, element.iterfind(f"t:{name}", _NS))) for name in ("forename", "surname"))
    pointers = (element.get("ref", ""), element.get("key", ""), *map(words, element.iterfind("t:idno", _NS)))
    orcid = next((each for text in pointers for each in re.findall(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", text)), "")
    own = element.get(XML_ID, identifier)
    name = _ADDRESS.sub("", name_of(element)).strip(" ,;:")
    if name.count(",") == 1:  # Quill, Ada
        family, given = map(str.strip, name.split(","))
        name = f"{given} {family}"
    return Maker(
        name=name,
        role=role.rstrip(" :.") if len(role) <= _LONGEST_ROLE else "editor",
        id=own if Identifier.accepts(own) else "",
        orcid=orcid if orcid and identifiers.orcid(orcid) is not None else "",
        given=given,
        family=family,
    )


def _publisher(description: etree._Element) -> str:
    for kind in ("publisher", "authority", "distributor"):
        for each in description.iterfind(f"t:publicationStmt/t:{kind}", _NS):
            if name := name_of(each):
                return name
    return ""


def _series(description: etree._Element) -> str:
    for way in ("t:titleStmt/t:title[@level='s']", "t:seriesStmt/t:title"):
        for each in description.iterfind(way, _NS):
            if title := words(each):
                return title
    return ""


def _dates(root: etree._Element) -> list[str]:
    """When the file was published, or last changed."""
    dates = root.iterfind("t:teiHeader/t:fileDesc/t:publicationStmt//t:date", _NS)
    said = [iso_date(each.get("when") or each.get("when-iso") or words(each)) for each in dates]
    changes = root.iterfind("t:teiHeader/t:revisionDesc//t:change", _NS)
    return said + [iso_date(each.get("when", "")) for each in changes]
