"""DataCite metadata, kernel 4.6: the record that a repository sends along when it registers a DOI.

Written after the DataCite Metadata Schema 4.6 (2024) and its XSD, in the order of the XSD, mandatory properties
first, although it allows any. Decisions:

* *Type.* ``Dataset``, with "Digital scholarly edition" as its free type: the deposit is the TEI files with all
  that is made of them, and repositories have no type "edition". The web edition is a variant form of it (``Text``).
* *No DOI yet.* The XSD demands an identifier of the type DOI. The standard's own code for one that is still to be
  assigned is ``(:tba)`` (its appendix on unknown values); a made-up DOI, also under the test prefix, would be a claim.
  The edition's own name for the release goes into ``alternateIdentifiers`` in either case.
* *Creators* are the edition's editors; the authors of the source texts are creators of the related items.
* *Texts that are withheld* stay related items: the edition is made from them, whoever may read them. That they are not
  enclosed, and why, is a description of the type ``Other``, because DataCite knows rights in the resource only.
* *TEI files that exist by themselves* are parts of the resource (``HasPart``), with author and date of their headers.
* *Source texts* seldom have an identifier that resolves, so they are ``relatedItems``, known by title, author and year.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from fascicle.deposit.metadata import DepositRecord, DescribedText
from fascicle.model import edtf
from fascicle.publish.citing.cited import Contributor

NAMESPACE = "http://datacite.org/schema/kernel-4"
TO_BE_ASSIGNED = "(:tba)"

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = "http://schema.datacite.org/meta/kernel-4.6/metadata.xsd"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What people did, in the words of DataCite's contributorType; any other role is "Other".
_ROLES = {
    "contact person": "ContactPerson",
    "data curator": "DataCurator",
    "editor": "Editor",
    "encoder": "DataCurator",
    "project leader": "ProjectLeader",
    "researcher": "Researcher",
    "translator": "Translator",
}


def datacite(record: DepositRecord) -> bytes:
    """The record as a DataCite 4.6 XML document in UTF-8."""
    root = etree.Element(f"{{{NAMESPACE}}}resource", nsmap={None: NAMESPACE, "xsi": _XSI})  # type: ignore[dict-item]
    root.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {_SCHEMA}")
    _add(root, "identifier", record.doi or TO_BE_ASSIGNED, identifierType="DOI")
    _people(root, "creator", record.creators)
    _titles(root, record)
    _add(root, "publisher", record.publisher)
    _add(root, "publicationYear", record.year)
    _add(root, "resourceType", "Digital scholarly edition", resourceTypeGeneral="Dataset")
    _people(root, "contributor", record.contributors)
    _dates(root, record)
    _add(root, "language", record.languages[0].tag)
    _add(_add(root, "alternateIdentifiers"), "alternateIdentifier", record.local_id, alternateIdentifierType="local")
    _web_edition(root, record)
    _each(root, "size", (f"{record.files} files", f"{record.size} bytes"))
    _each(root, "format", sorted({each.media_type for each in record.formats}))
    _add(root, "version", record.version)
    _rights(root, record)
    _description(root, record)
    _items(root, record)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    element.text = text
    return element


def _each(root: etree._Element, name: str, texts: Iterable[str]) -> None:
    """A list of plain values: `formats` of `format`, and so on."""
    group = _add(root, f"{name}s")
    for text in texts:
        _add(group, name, text)


def _people(root: etree._Element, kind: str, people: tuple[Contributor, ...]) -> None:
    """Creators or contributors: the same content under two names."""
    if not people:
        return
    group = _add(root, f"{kind}s")
    for person in people:
        element = _add(group, kind)
        if kind == "contributor":
            element.set("contributorType", _ROLES.get(person.role.lower(), "Other"))
        name = _add(element, f"{kind}Name", person.inverted_name)
        if person.family:
            name.set("nameType", "Personal")
            _add(element, "givenName", person.given)
            _add(element, "familyName", person.family)
        if person.orcid:
            _add(
                element,
                "nameIdentifier",
                f"https://orcid.org/{person.orcid}",
                nameIdentifierScheme="ORCID",
                schemeURI="https://orcid.org",
            )
        if person.affiliation:
            _add(element, "affiliation", person.affiliation)


def _titles(root: etree._Element, record: DepositRecord) -> None:
    titles = _add(root, "titles")
    _add(titles, "title", record.title).set(_LANG, record.language)
    if record.subtitle:
        _add(titles, "title", record.subtitle, titleType="Subtitle").set(_LANG, record.language)


def _dates(root: etree._Element, record: DepositRecord) -> None:
    dates = _add(root, "dates")
    _add(dates, "date", record.date, dateType="Issued")
    if record.coverage:
        whose = "Dates of the texts" if record.texts else "Dates of the source texts"
        whose += "" if record.is_coverage_sure else ", some of them uncertain or approximate"
        _add(dates, "date", record.coverage, dateType="Coverage", dateInformation=whose)


def _web_edition(root: etree._Element, record: DepositRecord) -> None:
    if record.url:
        _add(
            _add(root, "relatedIdentifiers"),
            "relatedIdentifier",
            record.url,
            resourceTypeGeneral="Text",
            relatedIdentifierType="URL",
            relationType="IsVariantFormOf",
        )


def _rights(root: etree._Element, record: DepositRecord) -> None:
    rights = _add(_add(root, "rightsList"), "rights", record.licence.name)
    if record.licence.url:
        rights.set("rightsURI", record.licence.url)
    if record.spdx:
        rights.set("rightsIdentifier", record.spdx)
        rights.set("rightsIdentifierScheme", "SPDX")
        rights.set("schemeURI", "https://spdx.org/licenses/")


def _description(root: etree._Element, record: DepositRecord) -> None:
    withheld = "; ".join(f"{each.title}: {each.withheld}" for each in record.withheld)
    texts = (
        ("Abstract", record.description, record.language),
        ("Other", f"Not enclosed, for the rights in them: {withheld}" if withheld else "", "en"),
    )
    if any(text for _, text, _ in texts):
        descriptions = _add(root, "descriptions")
        for kind, text, language in texts:
            if text:
                _add(descriptions, "description", text, descriptionType=kind).set(_LANG, language)


def _items(root: etree._Element, record: DepositRecord) -> None:
    """What the edition was made from, and the texts in it that were not made from anything."""
    items = _add(root, "relatedItems")
    for each in record.described:
        relation = "HasPart" if isinstance(each, DescribedText) else "IsDerivedFrom"
        item = _add(items, "relatedItem", relatedItemType="Text", relationType=relation)
        if each.author:
            _add(_add(_add(item, "creators"), "creator"), "creatorName", each.author)
        _add(_add(item, "titles"), "title", each.title).set(_LANG, each.languages[0].tag)
        if year := _year(each.date):
            _add(item, "publicationYear", year)


def _year(date: str) -> str:
    """The year of a date, where it is one year of our era, and sure to be it."""
    value = edtf.parse(date) if date else edtf.Edtf("")
    years = {end[0] for end in (value.earliest, value.latest) if end is not None}
    is_one = len(years) == 1 and value.first and value.last and 0 < min(years) < 10_000
    return value.first[:4] if is_one and not value.uncertain else ""
