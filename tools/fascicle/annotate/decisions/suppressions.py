"""Suppressions: what editors have turned down, in ``decisions/suppressions.toml``.

The program adds a row when it finds that a person removed or changed a mark of its own; editors may add rows by
hand and leave out ``file``, ``line`` or ``occurrence`` to mean each of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fascicle.annotate.ledger import MarkKey
from fascicle.edition.toml import read_record, read_toml

NAME = "suppressions.toml"
_HEAD = "# What the editors have turned down; the program proposes none of it again.\n"


@dataclass(frozen=True)
class Suppression:
    """A mark that is not wanted."""

    element: str = field(metadata={"doc": "Name of the element, such as `placeName`."})
    text: str = field(metadata={"doc": "The reading text that it would mark."})
    file: str = field(default="", metadata={"doc": "Name of the TEI file; every file if left out."})
    line: str = field(default="", metadata={"doc": "Number of the source line; every line if left out."})
    occurrence: int = field(default=0, metadata={"doc": "Which of several on the line, from 1; each if left out."})

    def covers(self, file: str, key: MarkKey) -> bool:
        """Whether the mark with this key, in this file, is meant."""
        return (
            (self.element, self.text) == (key.element, key.text)
            and self.file in ("", file)
            and self.line in ("", key.line)
            and self.occurrence in (0, key.occurrence)
        )


@dataclass(frozen=True)
class Suppressions:
    """All suppressions of an edition."""

    suppressed: tuple[Suppression, ...] = field(default=(), metadata={"doc": "One table for each mark not wanted."})


def read(path: Path) -> tuple[Suppression, ...]:
    """The suppressions of an edition; none if the file does not exist. Raises EditionError."""
    return read_record(Suppressions, read_toml(path), path).suppressed if path.exists() else ()


def add(old: bytes, file: str, keys: Iterable[MarkKey]) -> bytes:
    """The file's bytes with a row added for each key; what stood there stays as the editors wrote it."""
    rows = [
        f"\n[[suppressed]]\nelement = {_toml(key.element)}\ntext = {_toml(key.text)}\n"
        f"file = {_toml(file)}\nline = {_toml(key.line)}\noccurrence = {key.occurrence}\n"
        for key in keys
    ]
    return (old or _HEAD.encode()) + "".join(rows).encode("utf-8") if rows else old


def _toml(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which no source text can hold.
    return json.dumps(text, ensure_ascii=False)
