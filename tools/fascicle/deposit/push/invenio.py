"""InvenioRDM and Zenodo: a draft, its files, and, only if that is wanted, its publication (InvenioRDM 12 and later)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.push.exchange import Exchange
from fascicle.deposit.push.state import Pushed
from fascicle.model.errors import EngineError
from fascicle.model.shown import shown
from fascicle.publish.citing.cited import Contributor

_PIECE = 1 << 20  # bytes
# Roles of InvenioRDM for what people did; any other is "other".
_ROLES = {
    "editor": "editor", "researcher": "researcher", "project leader": "projectleader", "data curator": "datacurator",
    "encoder": "datacurator", "contact person": "contactperson",
}  # fmt: skip


def push(
    exchange: Exchange,
    record: DepositRecord,
    files: Sequence[Path],
    known: Pushed | None,
    keep: Callable[[Pushed], None],
    *,
    publish: bool,
) -> Pushed:
    """Bring a release to the repository; answers what there is of it then.

    ``known`` is what was there of this edition before, ``keep`` remembers each step, so that a run that is broken off
    goes on: a draft of this version is filled, a published earlier version gets a new one, a published one of this
    version is left alone. Raises EngineError where the repository refuses something.
    """
    if known is not None and known.version == record.version:
        if known.published or _is_published(exchange, known):
            done = Pushed(known.server, known.id, known.version, published=True)
            keep(done)
            return done
        at = known
    else:
        at = _draft(exchange, record, known)
        keep(at)
    draft = f"/api/records/{at.id}/draft"
    _checked(exchange.call("PUT", draft, metadata(record)).value)
    _send(exchange, draft, files)
    if not publish:
        return at
    _unless(lambda: _is_published(exchange, at), exchange, f"{draft}/actions/publish")
    done = Pushed(at.server, at.id, at.version, published=True)
    keep(done)
    return done


def _is_published(exchange: Exchange, known: Pushed) -> bool:
    """Whether a publication went through whose answer was lost: then there is a record, and no draft of it."""
    try:
        exchange.call("GET", f"/api/records/{known.id}/draft")
    except EngineError as error:
        if "(404)" not in error.message:
            raise
        exchange.call("GET", f"/api/records/{known.id}")
        return True
    return False


def _draft(exchange: Exchange, record: DepositRecord, known: Pushed | None) -> Pushed:
    if known is not None and known.published:
        value = exchange.call("POST", f"/api/records/{known.id}/versions").value
    else:
        value = exchange.call("POST", "/api/records", metadata(record)).value
        _checked(value)
    return Pushed(exchange.address, str(value["id"]), record.version)


def _checked(value: Any) -> None:
    """A draft with errors is answered like one without: the fields that are wrong are dropped in silence."""
    if errors := value.get("errors"):
        told = "; ".join(f"{each.get('field')}: {' '.join(map(str, each.get('messages', [])))}" for each in errors)
        raise EngineError(
            shown(f"the repository does not take: {told}"),
            hint="mend the field in edition.toml, and run the command again; nothing was published",
        )


def _send(exchange: Exchange, draft: str, files: Sequence[Path]) -> None:
    """Send the files that are not there yet as they are here; what else is there goes."""
    listed = exchange.call("GET", f"{draft}/files").value.get("entries", [])
    there = {str(each["key"]): each for each in listed}
    for key in there.keys() - {path.name for path in files}:
        exchange.call("DELETE", f"{draft}/files/{quote(key, safe='')}")
    for path in files:
        _send_file(exchange, draft, path, there.get(path.name))


def _send_file(exchange: Exchange, draft: str, path: Path, there: dict[str, Any] | None) -> None:
    """Send a file, if what is there is not just that; ``there`` is what the repository knows of it."""
    place = f"{draft}/files/{quote(path.name, safe='')}"
    checksum = f"md5:{_md5(path)}"
    if there is not None:
        if there.get("status") == "completed" and there.get("checksum") == checksum:
            return
        exchange.call("DELETE", place)
    _unless(lambda: _entry(exchange, place) is not None, exchange, f"{draft}/files", [{"key": path.name}])
    exchange.call("PUT", f"{place}/content", path)
    _unless(lambda: (_entry(exchange, place) or {}).get("status") == "completed", exchange, f"{place}/commit")
    if (_entry(exchange, place) or {}).get("checksum") != checksum:
        raise EngineError(
            f"the repository has other bytes of {path.name} than were sent",
            hint="run the command again: the file is sent anew; nothing was published",
        )


def _unless(is_done: Callable[[], bool], exchange: Exchange, path: str, content: list[Any] | None = None) -> None:
    """Ask for a step; one that is refused may have been done by a request before, whose answer was lost."""
    try:
        exchange.call("POST", path, content)
    except EngineError:
        if not is_done():
            raise


def _entry(exchange: Exchange, place: str) -> dict[str, Any] | None:
    """What the repository knows of a file of a draft."""
    try:
        value: dict[str, Any] = exchange.call("GET", place).value
    except EngineError as error:
        if "(404)" in error.message:
            return None
        raise
    return value


def _md5(path: Path) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def metadata(record: DepositRecord) -> dict[str, Any]:
    """The record in InvenioRDM's own JSON."""
    found: dict[str, Any] = {
        "resource_type": {"id": "dataset"},
        "title": record.full_title,
        "creators": [_person(each) for each in record.creators],
        "contributors": [_person(each) for each in record.contributors],
        "publication_date": record.date,
        "publisher": record.publisher,
        "version": record.version,
        "description": record.description,
        "rights": [_licence(record)],
        "languages": [{"id": code} for code in dict.fromkeys(each.iso639_3 for each in record.languages)],
        "subjects": [{"subject": each} for each in record.keywords],
        "identifiers": [{"identifier": record.url, "scheme": "url"}] if record.url else [],
        "related_identifiers": [
            {
                "identifier": each.address.removeprefix("https://doi.org/"),
                "scheme": "doi" if each.address.startswith("https://doi.org/") else "url",
                "relation_type": {"id": each.relation.value.lower()},
            }
            for each in record.settings.related
        ],
    }
    return {
        "access": {"record": "public", "files": "public"},
        "files": {"enabled": True},
        "metadata": {key: value for key, value in found.items() if value},
    }


def _person(person: Contributor) -> dict[str, Any]:
    whole: dict[str, Any] = {"type": "organizational", "name": person.name}
    if person.family:
        whole = {"type": "personal", "given_name": person.given, "family_name": person.family}
    if person.orcid:
        whole["identifiers"] = [{"scheme": "orcid", "identifier": person.orcid}]
    found: dict[str, Any] = {"person_or_org": whole, "role": {"id": _ROLES.get(person.role.lower(), "other")}}
    if person.affiliation:
        found["affiliations"] = [{"name": person.affiliation}]
    return found


def _licence(record: DepositRecord) -> dict[str, Any]:
    if record.spdx:
        return {"id": record.spdx.lower()}
    return {"title": {"en": record.licence.name}, "link": record.licence.url}
