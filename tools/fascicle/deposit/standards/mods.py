"""MODS 3.8 (Library of Congress): the record as library catalogues take it."""

from __future__ import annotations

from lxml import etree

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.xml import add, add_if, root_of, written
from fascicle.edition.deposit_settings import Relation
from fascicle.publish.citing.cited import Contributor

MODS = "http://www.loc.gov/mods/v3"
_XLINK = "http://www.w3.org/1999/xlink"

# Relators of MARC for what people did; any other is a contributor.
_RELATORS = {
    "editor": "edt", "author": "aut", "translator": "trl", "encoder": "mrk", "researcher": "res",
    "project leader": "pdr", "data curator": "dtc", "contact person": "prn", "transcriber": "trc",
}  # fmt: skip
_RELATED = {
    Relation.DERIVED: "original", Relation.PART: "host", Relation.HAS_PART: "constituent",
    Relation.VARIANT: "otherVersion", Relation.NEWER: "preceding", Relation.CITED: "isReferencedBy",
    Relation.CITES: "references",
}  # fmt: skip


def mods(record: DepositRecord) -> bytes:
    """The record."""
    root = root_of(MODS, "mods", "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd", {"xlink": _XLINK})
    root.set("version", "3.8")
    title = add(root, "titleInfo")
    add(title, "title", record.title)
    add_if(title, "subTitle", record.subtitle)
    for person in (*record.creators, *record.contributors):
        _person(root, person)
    add(root, "typeOfResource", "text")
    add(root, "genre", "digital scholarly edition")
    origin = add(root, "originInfo", eventType="publication")
    add(origin, "publisher", record.publisher)
    add(origin, "dateIssued", record.date, encoding="w3cdtf", keyDate="yes")
    add(origin, "edition", f"version {record.version}")
    for code in dict.fromkeys(each.iso639_3 for each in record.languages):
        add(add(root, "language"), "languageTerm", code, type="code", authority="iso639-3")
    physical = add(root, "physicalDescription")
    for media_type in sorted({each.media_type for each in record.formats}):
        add(physical, "internetMediaType", media_type)
    add(physical, "extent", f"{record.files} files")
    add(physical, "digitalOrigin", "reformatted digital")
    add_if(root, "abstract", record.description)
    for keyword in record.keywords:
        add(add(root, "subject"), "topic", keyword)
    if record.coverage:
        add(add(root, "subject"), "temporal", record.coverage)
    for source in (each for each in record.sources if not each.withheld):
        _original(root, source.title, source.author, source.date)
    for work in record.settings.related:
        item = add(root, "relatedItem", type=_RELATED.get(work.relation, ""), otherType=_other(work.relation))
        if work.title:
            add(add(item, "titleInfo"), "title", work.title)
        add(item, "identifier", work.address, type="uri")
    add_if(root, "identifier", record.doi, type="doi")
    add_if(root, "identifier", record.url, type="uri")
    add(root, "identifier", record.local_id, type="local")
    if record.url:
        add(add(root, "location"), "url", record.url, usage="primary")
    access = add(root, "accessCondition", record.licence.name, type="use and reproduction")
    if record.licence.url:
        access.set(f"{{{_XLINK}}}href", record.licence.url)
    return written(root)


def _other(relation: Relation) -> str:
    return "" if relation in _RELATED else relation.value


def _person(root: etree._Element, person: Contributor) -> None:
    name = add(root, "name", type="personal" if person.family else "")
    if person.family:
        add(name, "namePart", person.family, type="family")
        add(name, "namePart", person.given, type="given")
    else:
        add(name, "namePart", person.name)
    add_if(name, "nameIdentifier", f"https://orcid.org/{person.orcid}" if person.orcid else "", type="orcid")
    add_if(name, "affiliation", person.affiliation)
    role = add(name, "role")
    add(role, "roleTerm", _RELATORS.get(person.role.lower(), "ctb"), type="code", authority="marcrelator")
    add_if(role, "roleTerm", person.role, type="text")


def _original(root: etree._Element, title: str, author: str, date: str) -> None:
    item = add(root, "relatedItem", type="original")
    add(add(item, "titleInfo"), "title", title)
    if author:
        add(add(item, "name"), "namePart", author)
    if date:
        add(add(item, "originInfo"), "dateCreated", date, encoding="edtf")
