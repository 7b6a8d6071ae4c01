"""Asking a reconciliation service which of its numbers an entry may have.

The protocol is the W3C Community Group's Reconciliation Service API: version 0.2 (`queries` as a form) and the draft of
1.0 (`/match`, JSON). A service is not trusted: what it answers is bounded, checked, and only proposed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from fascicle.model.errors import EngineError, UsageError
from fascicle.names.authority import Entry
from fascicle.names.decisions import NUMBER_TYPES, Reconciled
from fascicle.names.proposals import KIND_OF
from fascicle.version import VERSION

_MOST_BYTES = 20_000_000
_BATCH = 10  # queries in one request, if the service does not say that it takes fewer
_CANDIDATES = 3  # of an entry
_LONGEST = 300  # characters of a label
# Whose identifiers a service has, by what its manifest says of them.
_SPACES = {
    "wikidata.org": "wikidata",
    "viaf.org": "viaf",
    "geonames.org": "geonames",
    "d-nb.info": "gnd",
    "isni.org": "isni",
    "orcid.org": "orcid",
    "id.loc.gov": "lccn",
}


@dataclass(frozen=True)
class Service:
    """A service that can be asked: its address, whose numbers it has, and which version of the protocol it speaks."""

    url: str
    type: str
    newer: bool = False
    batch: int = _BATCH
    timeout: float = 30.0
    types: Mapping[str, str] = field(default_factory=dict)
    date: str = ""

    def ask(self, entries: Sequence[Entry]) -> Iterator[tuple[Reconciled, ...]]:
        """What the service answers, request by request: the best candidates of each entry, or one without a number.

        Raises EngineError where it does not answer, or not as the protocol wants.
        """
        for at in range(0, len(entries), self.batch):
            yield tuple(self._ask(entries[at : at + self.batch]))

    def _ask(self, entries: Sequence[Entry]) -> Iterator[Reconciled]:
        queries = [self._query(entry) for entry in entries]
        if self.newer:
            body, kind = json.dumps({"queries": queries}).encode(), "application/json"
            answer, date = _get(f"{self.url}/match", self.timeout, body, kind)
            found = _list(answer.get("results"), self.url)
            results = [_list(_object(each, self.url).get("candidates"), self.url) for each in found]
        else:
            named = {f"q{number}": query for number, query in enumerate(queries)}
            body = urlencode({"queries": json.dumps(named, ensure_ascii=False)}).encode()
            answer, date = _get(self.url, self.timeout, body, "application/x-www-form-urlencoded")
            results = [_list(_object(answer.get(name), self.url).get("result"), self.url) for name in named]
        if len(results) != len(entries):
            raise _malformed(self.url, f"{len(results)} answers to {len(entries)} questions")
        for entry, candidates in zip(entries, results, strict=True):
            yield from self._best(entry, candidates, self._dated(date))

    def _query(self, entry: Entry) -> dict[str, Any]:
        kind = self.types.get(KIND_OF[entry.element])
        limits = {"type": kind, "limit": _CANDIDATES} if kind else {"limit": _CANDIDATES}
        if not self.newer:
            return {"query": entry.preferred, **limits}
        return {"conditions": [{"matchType": "name", "propertyValue": entry.preferred}], **limits}

    def _best(self, entry: Entry, candidates: Iterable[Any], date: str) -> Iterator[Reconciled]:
        found = [_candidate(_object(each, self.url), self.url) for each in candidates]
        for number, label, score in sorted(found, key=lambda each: -each[2])[:_CANDIDATES]:
            yield Reconciled(entry.id, self.type, number, label, f"{score:g}", self.url, date)
        if not found:
            yield Reconciled(entry.id, self.type, "", service=self.url, date=date)

    def _dated(self, date: str) -> str:
        if not (self.date or date):
            hint = "give the date of asking with --date"
            raise EngineError(f"the service does not say what day it is: {self.url}", hint=hint)
        return self.date or date


def find(
    url: str, *, kind: str = "", timeout: float = 30.0, types: Mapping[str, str] | None = None, date: str = ""
) -> Service:
    """Ask a service what it is. ``kind`` says whose numbers it has, if it does not; ``types`` what it calls kinds.

    Raises UsageError, EngineError.
    """
    parts = urlsplit(url)
    url = url if parts.query else url.rstrip("/")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"no address of a service: {url}", hint="it begins with https:// or http://")
    if kind and kind not in NUMBER_TYPES:
        raise UsageError(f"no type of numbers: {kind}", hint=f"there are: {', '.join(NUMBER_TYPES)}")
    manifest, _ = _get(url, timeout)
    versions = [str(each) for each in _list(manifest.get("versions", []), url)]
    newer = bool(versions) and all(each.startswith("1") for each in versions)
    space = str(manifest.get("identifierSpace", ""))
    kind = kind or next((own for part, own in _SPACES.items() if part in space), "")
    if not kind:
        raise UsageError(f"the service does not say whose numbers it has: {url}", hint="say it with --idno")
    size = manifest.get("batchSize")
    batch = min(size, _BATCH) if isinstance(size, int) and size > 0 else _BATCH
    return Service(url, kind, newer, batch, timeout, types or {}, date)


def _get(url: str, timeout: float, body: bytes | None = None, kind: str = "") -> tuple[dict[str, Any], str]:
    """The JSON object at an address, and the day that the server says it is."""
    headers = {"Accept": "application/json", "User-Agent": f"fascicle/{VERSION}"}
    if body is not None:
        headers["Content-Type"] = kind
    try:
        # The scheme was looked at: nothing but the web is opened.
        with urlopen(Request(url, body, headers), timeout=timeout) as response:
            data, said = response.read(_MOST_BYTES + 1), response.headers.get("Date", "")
    except HTTPError as error:
        with error:
            raise EngineError(
                f"the service answers {error.code}: {url}", hint="look at its address, or try later"
            ) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise EngineError(
            f"the service does not answer: {url}: {reason}", hint="look at its address, or try later"
        ) from error
    if len(data) > _MOST_BYTES:
        raise _malformed(url, "more than is read of one")
    try:
        return _object(json.loads(data.decode("utf-8")), url), _day(said)
    except (ValueError, RecursionError) as error:
        raise _malformed(url, "no JSON") from error


def _day(said: str) -> str:
    try:
        return parsedate_to_datetime(said).astimezone(UTC).date().isoformat() if said else ""
    except ValueError:
        return ""


def _candidate(found: Mapping[str, Any], url: str) -> tuple[str, str, float]:
    """The number, label and score of a candidate; a number may be given as the last part of an address."""
    number, label, score = found.get("id"), found.get("name", ""), found.get("score", 0)
    numeric = isinstance(score, int | float) and not isinstance(score, bool) and score == score
    if not isinstance(number, str) or not isinstance(label, str) or not numeric:
        raise _malformed(url, "a candidate without id, name or score")
    number = "".join(number.rstrip("/").rpartition("/")[2].split())
    if not number or not number.isprintable():
        raise _malformed(url, "a candidate without an id")
    return number[:_LONGEST], " ".join(label.split())[:_LONGEST], float(score)


def _object(value: Any, url: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _malformed(url, "no object where there has to be one")
    return value


def _list(value: Any, url: str) -> list[Any]:
    if not isinstance(value, list):
        raise _malformed(url, "no list where there has to be one")
    return value


def _malformed(url: str, what: str) -> EngineError:
    hint = "is this the address of a service that speaks the Reconciliation Service API?"
    return EngineError(f"the answer means nothing ({what}): {url}", hint=hint)
