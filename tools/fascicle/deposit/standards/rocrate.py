"""RO-Crate 1.2: the package as linked data, for research infrastructures (https://w3id.org/ro/crate/1.2)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.kept import KeptFile
from fascicle.publish.citing.cited import Contributor
from fascicle.version import VERSION

NAME = "ro-crate-metadata.json"
_SPEC = "https://w3id.org/ro/crate/1.2"
_SOFTWARE = "#fascicle"
_PROGRAM = f"urn:fascicle:program:{VERSION}"
_PRONOM = "https://www.nationalarchives.gov.uk/PRONOM/"


def ro_crate(record: DepositRecord, files: Sequence[KeptFile]) -> bytes:
    """The metadata file of the crate whose root is ``data/`` of the package."""
    people = [*record.creators, *record.contributors]
    publisher = record.settings.ror or "#publisher"
    contact = _contact(record)
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": record.full_title,
        "description": record.description or record.full_title,
        "datePublished": record.date,
        "license": _ref(record.licence.url or "#licence"),
        "identifier": _ref("#identifier"),
        "version": record.version,
        "url": record.url,
        "inLanguage": list(dict.fromkeys(each.tag for each in record.languages)),
        "keywords": list(record.keywords),
        "temporalCoverage": record.coverage,
        "author": [_ref(_person_id(each)) for each in record.creators],
        "contributor": [_ref(_person_id(each)) for each in record.contributors],
        "publisher": _ref(publisher),
        "contactPoint": _ref(contact[0]["@id"]) if contact else None,
        "funder": [_ref(each.ror or f"#funder-{number}") for number, each in enumerate(record.settings.funders, 1)],
        "citation": [_ref(each.address) for each in record.settings.related],
        "mentions": [_ref("#creation")],
        "hasPart": [_ref(_path(file)) for file in files],
    }
    graph: list[dict[str, Any]] = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": _ref(_SPEC),
            "about": _ref("./"),
            "license": _ref(record.licence.url or "#licence"),
        },
        root,
        _identifier(record),
        _licence(record),
        _publisher(record, publisher, root["contactPoint"]),
        *contact,
        *(_person(each, publisher) for each in people),
        *_funders(record),
        *(
            {"@id": each.address, "@type": "CreativeWork", "name": each.title or each.address}
            for each in record.settings.related
        ),
        {"@id": _SOFTWARE, "@type": "SoftwareApplication", "name": "fascicle", "version": VERSION, "url": _PROGRAM},
        {
            "@id": "#creation",
            "@type": "CreateAction",
            "name": "Conversion, annotation, check and publication",
            "instrument": _ref(_SOFTWARE),
            "agent": [_ref(_person_id(each)) for each in record.creators],
            "endTime": record.date,
            "result": _ref("./"),
        },
        *(_file(file) for file in files),
        *_formats(files),
    ]
    value = {"@context": f"{_SPEC}/context", "@graph": list(map(_whole, _once(graph)))}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _ref(identifier: str) -> dict[str, str]:
    return {"@id": identifier}


def _whole(entity: dict[str, Any]) -> dict[str, Any]:
    """An entity without what is not known of it; of a single value no list, as the specification wants it."""
    known = {key: value for key, value in entity.items() if value not in ("", None, [])}
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in known.items()}


def _once(graph: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each identifier once: two people may be one."""
    return list({entity["@id"]: entity for entity in reversed(graph)}.values())[::-1]


def _identifier(record: DepositRecord) -> dict[str, Any]:
    kind = "https://registry.identifiers.org/registry/doi" if record.doi else "local"
    value = f"https://doi.org/{record.doi}" if record.doi else record.local_id
    return {
        "@id": "#identifier",
        "@type": "PropertyValue",
        "propertyID": kind,
        "value": record.doi or record.local_id,
        "url": value if record.doi else "",
        "name": "identifier of this release",
    }


def _licence(record: DepositRecord) -> dict[str, Any]:
    return {
        "@id": record.licence.url or "#licence",
        "@type": "CreativeWork",
        "name": record.licence.name,
        "description": f"The licence of everything that the edition publishes: {record.licence.name}",
        "identifier": record.spdx,
    }


def _publisher(record: DepositRecord, identifier: str, contact: dict[str, str] | None) -> dict[str, Any]:
    return {
        "@id": identifier,
        "@type": "Organization",
        "name": record.publisher,
        "url": record.settings.ror or record.url,
        "contactPoint": contact,
    }


def _contact(record: DepositRecord) -> list[dict[str, Any]]:
    contact = record.settings.contact
    if not contact.email:
        return []
    identifier = f"mailto:{contact.email}"
    return [
        {
            "@id": identifier,
            "@type": "ContactPoint",
            "contactType": "customer service",
            "name": contact.name,
            "email": contact.email,
            "identifier": identifier,
            "url": record.url,
        }
    ]


def _person_id(person: Contributor) -> str:
    return f"https://orcid.org/{person.orcid}" if person.orcid else f"#person-{quote(person.name)}"


def _person(person: Contributor, publisher: str) -> dict[str, Any]:
    return {
        "@id": _person_id(person),
        "@type": "Person",
        "name": person.name,
        "givenName": person.given,
        "familyName": person.family,
        "jobTitle": person.role,
        "affiliation": person.affiliation or _ref(publisher),
    }


def _funders(record: DepositRecord) -> list[dict[str, Any]]:
    return [
        {
            "@id": each.ror or f"#funder-{number}",
            "@type": "Organization",
            "name": each.name,
            "url": each.ror,
            "identifier": each.award and f"grant {each.award}",
        }
        for number, each in enumerate(record.settings.funders, 1)
    ]


def _path(file: KeptFile) -> str:
    return quote(file.path)


def _file(file: KeptFile) -> dict[str, Any]:
    formats: list[Any] = [file.format.media_type]
    if file.format.puid:
        formats.append(_ref(_PRONOM + file.format.puid))
    return {
        "@id": _path(file),
        "@type": "File",
        "name": file.path.rpartition("/")[2],
        "description": f"{file.format.name}: {file.path}",
        "contentSize": str(file.size),
        "encodingFormat": formats if len(formats) > 1 else formats[0],
        "sha256": file.sha256,
    }


def _formats(files: Sequence[KeptFile]) -> list[dict[str, Any]]:
    found = {file.format.puid: file.format.name for file in files if file.format.puid}
    return [{"@id": _PRONOM + puid, "@type": "WebPage", "name": name} for puid, name in sorted(found.items())]
