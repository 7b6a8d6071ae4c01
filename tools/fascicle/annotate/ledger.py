"""The ledger: what the program has written into an edition's TEI files, so that it knows its own hand from a person's.

It stands beside the TEI files as ``ledger.json`` and is kept with them, in git too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from fascicle.model.errors import EditionError
from fascicle.model.shown import quoted

T = TypeVar("T")

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


_MARK, _CORRECTION = ([*get_type_hints(kind).values()] for kind in (MarkKey, CorrectionKey))
# The program writes every character as itself.
_HALF_CHARACTER = re.compile(r"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")

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
        text = path.read_text(encoding="utf-8")
        if half := _HALF_CHARACTER.search(text):
            raise ValueError(f"{half[0]} is half a character")
        return {
            name: LedgerEntry(
                _of(str, row["converted"]),
                _of(str, row["written"]),
                _of(bool, row["edited"]),
                tuple(MarkKey(*_fields(_MARK, mark)) for mark in row["marks"]),
                tuple(CorrectionKey(*_fields(_CORRECTION, each)) for each in row.get("corrections", ())),
                tuple(sorted((kind, _of(str, lines)) for kind, lines in row.get("hyphens", {}).items())),
            )
            for name, row in json.loads(text)["files"].items()
        }
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EditionError(
            f"the ledger cannot be read: {error}",
            path=path,
            hint="restore it from version control; without it the program takes every mark for a person's",
        ) from error


def _of(kind: type[T], value: object) -> T:
    if type(value) is not kind:
        raise TypeError(f"{quoted(value)} stands where a {kind.__name__} should be")
    return value


def _fields(kinds: list[type], values: list[Any]) -> list[Any]:
    if [type(value) for value in values] != kinds:
        raise TypeError(f"{quoted(values)} is no mark and no correction")
    return values


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
