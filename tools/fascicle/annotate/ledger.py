"""The ledger: what the program has written into an edition's TEI files, so that it knows its own hand from a person's.

It stands beside the TEI files as ``ledger.json`` and is kept with them, in git too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from fascicle.edition.files import append_bytes, read_if_there, replace_bytes, sha256, write_bytes
from fascicle.model.errors import EditionError
from fascicle.model.shown import quoted

T = TypeVar("T")

NAME = "ledger.json"
JOURNAL = "ledger.journal"


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
        return {str(name): _entry(row) for name, row in json.loads(text)["files"].items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EditionError(
            f"the ledger cannot be read: {error}",
            path=path,
            hint="restore it from version control; without it the program takes every mark for a person's",
        ) from error


def _entry(row: Mapping[str, Any]) -> LedgerEntry:
    """An entry as the ledger and its journal have it."""
    return LedgerEntry(
        _of(str, row["converted"]),
        _of(str, row["written"]),
        _of(bool, row["edited"]),
        tuple(MarkKey(*_fields(_MARK, mark)) for mark in row["marks"]),
        tuple(CorrectionKey(*_fields(_CORRECTION, each)) for each in row.get("corrections", ())),
        tuple(sorted((kind, _of(str, lines)) for kind, lines in row.get("hyphens", {}).items())),
    )


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
    files = ",\n".join(f" {_json(name)}: {_row(entries[name])}" for name in sorted(entries))
    return f'{{"files": {{\n{files}\n}}}}\n'.encode()


def _row(entry: LedgerEntry) -> str:
    return (
        f'{{\n  "converted": {_json(entry.converted)},\n'
        f'  "written": {_json(entry.written)},\n  "edited": {_json(entry.edited)},\n'
        f'  "hyphens": {_json(dict(entry.hyphens))},\n'
        f'  "corrections": {_rows(entry.corrections)},\n  "marks": {_rows(entry.marks)}\n }}'
    )


def _rows(keys: Iterable[Sequence[object]]) -> str:
    rows = ",\n".join(f"   {_json(list(key))}" for key in keys)
    return f"[\n{rows}\n  ]" if rows else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class Ledger:
    """What the program has written into the TEI files of one folder, by the files' names.

    A file and its entry cannot be written in one step. So what an entry will be is written to a journal first, then the
    file, and the ledger itself at the end of the run. Where a run has ended between two of these, the checksum of the
    file says which of them is true: the next run finds out, and nobody's work is taken for somebody else's.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._journal = folder / JOURNAL
        self._entries = read(self._path)
        found = _journalled(self._journal, folder)
        self._entries |= found
        self._changed = bool(found)

    def __getitem__(self, name: str) -> LedgerEntry:
        """What is known of a file; an empty entry if nothing is."""
        return self._entries.get(name, LedgerEntry())

    @property
    def names(self) -> Collection[str]:
        """The files that the ledger knows."""
        return self._entries.keys()

    @property
    def entries(self) -> Mapping[str, LedgerEntry]:
        """All that is known, by file name."""
        return self._entries

    def write(self, path: Path, old: bytes | None, new: bytes, entry: LedgerEntry) -> None:
        """Write a TEI file in the place of the bytes that were read from it, and remember its entry.

        Raises ChangedError, and remembers nothing, where somebody has written the file meanwhile. Raises OutputError.
        """
        name = path.name
        line = f"[{_json(name)}, {' '.join(_row(entry).split(chr(10)))}]\n"
        append_bytes(self._journal, line.encode())
        if old != new:
            replace_bytes(path, old, new)
        self._entries[name] = entry
        self._changed = True
        append_bytes(self._journal, f"[{_json(name)}, true]\n".encode(), sync=False)

    def take_back(self, path: Path, now: bytes | None, before: bytes | None, entry: LedgerEntry | None) -> None:
        """Put a file and its entry back as they were before a run: the file may not have been there, nor its entry."""
        if before is not None:
            self.write(path, now, before, entry or LedgerEntry())
        elif now is not None:
            path.unlink()
        if entry is None:
            self._entries.pop(path.name, None)
            self._changed = True

    def save(self) -> None:
        """Write the ledger, if it says something new, and take the journal away."""
        if self._changed:
            write_bytes(self._path, dump(self._entries))
        self._changed = False
        self._journal.unlink(missing_ok=True)


def _journalled(path: Path, folder: Path) -> dict[str, LedgerEntry]:
    """What a journal that was left behind says of the files: of each, the last that came true.

    A line has a file's name and either what its entry will be, or ``true`` once the file has been written.
    """
    true: dict[str, LedgerEntry] = {}
    announced: dict[str, LedgerEntry] = {}
    for line in (read_if_there(path) or b"").splitlines():
        try:
            name, row = json.loads(line)
            if row is not True:
                announced[name] = _entry(row)
            elif name in announced:
                true[name] = announced.pop(name)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue  # the last line, which is not whole
    for name, entry in announced.items():
        data = read_if_there(folder / name)
        if data is not None and sha256(data) == entry.written:
            true[name] = entry
    return true
