"""CSL-JSON, from which citation processors make a reference in any style."""

from __future__ import annotations

import json
from typing import Any

from fascicle.publish.citing.cited import CitedEdition, CitedText, Contributor


def csl_json(work: CitedEdition | CitedText) -> str:
    """A list with the one item."""
    return json.dumps([csl_item(work)], ensure_ascii=False, indent=2) + "\n"


def csl_item(work: CitedEdition | CitedText) -> dict[str, Any]:
    """The item."""
    edition = work.edition if isinstance(work, CitedText) else work
    people = list(map(_person, edition.creators))
    item: dict[str, Any] = {
        "id": work.id,
        "type": "book",
        "title": edition.full_title,
        "author": [],
        "editor": people,
        "publisher": edition.publisher,
        "issued": {"date-parts": [[int(part) for part in edition.date.split("-")]]},
        "version": edition.version,
        "language": work.language,
        "DOI": edition.doi,
        "URL": work.url,
    }
    if isinstance(work, CitedText):
        item |= {"type": "chapter", "title": work.title, "container-title": edition.full_title}
        item["author"] = [{"literal": work.author}] if work.author else []
        if work.year_written:
            item["original-date"] = {"date-parts": [[int(work.year_written)]]}
    elif not edition.edited:
        item |= {"author": people, "editor": []}
    return {name: value for name, value in item.items() if value}


def _person(person: Contributor) -> dict[str, str]:
    if person.family:
        return {"family": person.family, "given": person.given}
    return {"literal": person.name}
