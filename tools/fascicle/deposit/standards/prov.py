"""PROV-O (W3C, 2013) as JSON-LD: which file was made from which, by whom, and with which decisions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import quote

from fascicle.deposit.metadata import DepositRecord
from fascicle.publish.citing.cited import Contributor
from fascicle.version import VERSION

_SOFTWARE = "#fascicle"
_CONTEXT = {"prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "@base": "../"}


def prov(record: DepositRecord, paths: Collection[str]) -> bytes:
    """What is known of how the files of the package came to be; ``paths`` are these files."""
    graph = [
        {"@id": _SOFTWARE, "@type": "prov:SoftwareAgent", "rdfs:label": f"fascicle {VERSION}"},
        *(_person(each) for each in (*record.creators, *record.contributors)),
        *_texts(record, paths),
        *_products(record, paths),
    ]
    value = {"@context": _CONTEXT, "@graph": graph}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _id(person: Contributor) -> str:
    return f"https://orcid.org/{person.orcid}" if person.orcid else f"#person-{quote(person.name)}"


def _person(person: Contributor) -> dict[str, Any]:
    return {"@id": _id(person), "@type": ["prov:Agent", "prov:Person"], "rdfs:label": person.name}


def _refs(identifiers: Collection[str]) -> list[dict[str, str]]:
    return [{"@id": each if each.startswith(("#", "https://orcid.org/")) else quote(each)} for each in identifiers]


def _texts(record: DepositRecord, paths: Collection[str]) -> Iterator[dict[str, Any]]:
    """TEI files: made of their sources by the program, by what the editors decided."""
    decisions = sorted(path for path in paths if path.startswith("decisions/"))
    people = [_id(each) for each in record.creators]
    for source in record.sources:
        if source.tei not in paths:
            continue
        name = f"#conversion-{quote(source.tei)}"
        used = [f"source/{source.file}"] if source.enclosed else []
        yield {
            "@id": name,
            "@type": "prov:Activity",
            "rdfs:label": "conversion of a source text and annotation of the TEI file",
            "prov:used": _refs([*used, *decisions]),
            "prov:wasAssociatedWith": _refs([_SOFTWARE, *people]),
        }
        yield {
            "@id": quote(source.tei),
            "@type": "prov:Entity",
            "rdfs:label": source.title,
            "prov:wasGeneratedBy": {"@id": name},
            "prov:wasDerivedFrom": _refs(used),
            "prov:wasAttributedTo": _refs(people),
        }
        if source.enclosed:
            yield {
                "@id": quote(f"source/{source.file}"),
                "@type": ["prov:Entity", "prov:PrimarySource"],
                "rdfs:label": source.title,
                "prov:value": f"sha256:{source.sha256}",
            }


def _products(record: DepositRecord, paths: Collection[str]) -> Iterator[dict[str, Any]]:
    """What is made of the TEI files: the program alone made it."""
    tei = [each.tei for each in record.described if each.tei in paths and not each.withheld]
    made = sorted(path for path in paths if path.startswith(("site/", "print/", "epub/")))
    yield {
        "@id": "#publication",
        "@type": "prov:Activity",
        "rdfs:label": "transformation by XSLT 3.0",
        "prov:used": _refs(tei),
        "prov:wasAssociatedWith": _refs([_SOFTWARE]),
    }
    for path in made:
        yield {"@id": quote(path), "@type": "prov:Entity", "prov:wasGeneratedBy": {"@id": "#publication"}}
