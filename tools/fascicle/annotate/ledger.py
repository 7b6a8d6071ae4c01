"""The ledger: what the program has written into an edition's TEI files, so that it knows its own hand from a person's.

It stands beside the TEI files as ``ledger.json`` and is kept with them, in git too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from fascicle.model.errors import EditionError

NAME = "ledger.json"


class MarkKey(NamedTuple):
    """What identifies a mark: element, source line, reading text, which of these on the line (from 1), attributes."""

    element: str
    line: str
    text: str
    occurrence: int
    attributes: str


class CorrectionKey(NamedTuple):
    """What identifies a correction: element, source line, the words before it, which of these on the line (from 1),
    what they became, attributes.
    """

    element: str
    line: str
    text: str
    occurrence: int
    reading: str
    attributes: str


# Kind of a line-end hyphen ("join", "keep", "dash"), and the numbers of the source lines that end with one.
HyphenKeys = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LedgerEntry:
    """What the program wrote into one TEI file.

    ``converted`` is the SHA-256 of the file as ``convert`` made it, ``written`` that of the file as the program last
    left it; where the file on disk differs from ``written``, a person has worked on it, and ``edited`` says that this
    was so before: an edited file is never converted anew. ``hyphens`` are the line ends as the program left them.
    """

    converted: str = ""
    written: str = ""
    edited: bool = False
    marks: tuple[MarkKey, ...] = field(default=())
    corrections: tuple[CorrectionKey, ...] = field(default=())
    hyphens: HyphenKeys = field(default=())


def read(path: Path) -> dict[str, LedgerEntry]:
    """The entries of a ledger by file name; empty if there is none yet. Raises EditionError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: LedgerEntry(
                row["converted"],
                row["written"],
                row["edited"],
                tuple(MarkKey(*mark) for mark in row["marks"]),
                tuple(CorrectionKey(*correction) for correction in row.get("corrections", ())),
                tuple(sorted((str(kind), str(lines)) for kind, lines in row.get("hyphens", {}).items())),
            )
            for name, row in data["files"].items()
        }
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditionError(
            f"the ledger cannot be read: {error}",
            path=path,
            hint="restore it from version control; without it the program takes every mark for a person's",
        ) from error


def dump(entries: Mapping[str, LedgerEntry]) -> bytes:
    """The bytes of a ledger: sorted, a mark or correction a line, so that a difference in git can be read."""
    files = []
    for name in sorted(entries):
        entry = entries[name]
        files.append(
            f' {_json(name)}: {{\n  "converted": {_json(entry.converted)},\n'
            f'  "written": {_json(entry.written)},\n  "edited": {_json(entry.edited)},\n'
            f'  "hyphens": {_json(dict(entry.hyphens))},\n'
            f'  "corrections": {_rows(entry.corrections)},\n  "marks": {_rows(entry.marks)}\n }}'
        )
    return ('{"files": {\n' + ",\n".join(files) + "\n}}\n").encode("utf-8")


def _rows(keys: Iterable[Sequence[object]]) -> str:
    rows = ",\n".join(f"   {_json(list(key))}" for key in keys)
    return f"[\n{rows}\n  ]" if rows else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
