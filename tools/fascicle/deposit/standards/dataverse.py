"""Dataverse's own JSON, as its native API takes it for a new dataset (version 6)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fascicle.deposit.metadata import DepositRecord
from fascicle.publish.citing.cited import Contributor


def dataverse(record: DepositRecord) -> bytes:
    """The record, without its files. Dataverse refuses a dataset without contact, description and subject."""
    contact = record.settings.contact
    fields = [
        _simple("title", record.title),
        _simple("subtitle", record.subtitle),
        _compound("author", [_author(each) for each in record.creators]),
        _compound("contributor", [_contributor(each) for each in record.contributors]),
        _compound(
            "datasetContact",
            [{"datasetContactName": contact.name, "datasetContactEmail": contact.email}] if contact.email else [],
        ),
        _compound("dsDescription", [{"dsDescriptionValue": record.description}] if record.description else []),
        _vocabulary("subject", [record.settings.subject]),
        _compound("keyword", [{"keywordValue": each} for each in record.keywords]),
        _vocabulary("language", _languages(record)),
        _compound("producer", [{"producerName": record.publisher}]),
        _simple("distributionDate", record.date),
        _compound("grantNumber", _grants(record)),
        _compound(
            "otherId", [{"otherIdAgency": record.publisher, "otherIdValue": record.local_id}] if not record.doi else []
        ),
        _several("kindOfData", ["digital scholarly edition in TEI XML"]),
    ]
    citation = {"displayName": "Citation Metadata", "fields": [each for each in fields if each]}
    version: dict[str, Any] = {"metadataBlocks": {"citation": citation}}
    if record.licence.url:
        version = {"license": {"name": record.licence.name, "uri": record.licence.url}} | version
    return (json.dumps({"datasetVersion": version}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _simple(name: str, value: str) -> dict[str, Any] | None:
    return {"typeName": name, "multiple": False, "typeClass": "primitive", "value": value} if value else None


def _several(name: str, values: Sequence[str]) -> dict[str, Any] | None:
    return {"typeName": name, "multiple": True, "typeClass": "primitive", "value": [*values]} if values else None


def _vocabulary(name: str, values: Sequence[str]) -> dict[str, Any] | None:
    words = {"typeName": name, "multiple": True, "typeClass": "controlledVocabulary", "value": [*values]}
    return words if values else None


_CONTROLLED = frozenset({"authorIdentifierScheme", "contributorType"})


def _compound(name: str, rows: Sequence[dict[str, str]]) -> dict[str, Any] | None:
    """Rows of named values; those without a value are left out."""
    value = [
        {
            key: {
                "typeName": key,
                "multiple": False,
                "typeClass": "controlledVocabulary" if key in _CONTROLLED else "primitive",
                "value": text,
            }
            for key, text in row.items()
            if text
        }
        for row in rows
    ]
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": value} if value else None


def _author(person: Contributor) -> dict[str, str]:
    return {
        "authorName": person.inverted_name,
        "authorAffiliation": person.affiliation,
        "authorIdentifierScheme": "ORCID" if person.orcid else "",
        "authorIdentifier": person.orcid,
    }


# Dataverse's words for what contributors did; any other is Other.
_TYPES = {
    "editor": "Editor", "researcher": "Researcher", "project leader": "Project Leader", "data curator": "Data Curator",
}  # fmt: skip


def _contributor(person: Contributor) -> dict[str, str]:
    return {
        "contributorType": _TYPES.get(person.role.lower(), "Other"),
        "contributorName": person.inverted_name,
    }


def _grants(record: DepositRecord) -> list[dict[str, str]]:
    return [{"grantNumberAgency": each.name, "grantNumberValue": each.award} for each in record.settings.funders]


def _languages(record: DepositRecord) -> list[str]:
    """Languages by the English names that Dataverse's list has, as far as it has them."""
    from babel import Locale

    names = (Locale("en").languages.get(each.tag.partition("-")[0], "") for each in record.languages)
    return list(dict.fromkeys(filter(None, names)))
