"""Suppressions: what editors have turned down, in ``decisions/suppressions.toml``.

The program adds a row when it finds that a person removed or changed a mark of its own; editors may add rows by
hand and leave out ``file``, ``line`` or ``occurrence`` to mean each of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fascicle.annotate.ledger import MarkKey
from fascicle.edition.decision_file import DecisionFile
from fascicle.edition.toml import Verbatim

NAME = "suppressions.toml"


@dataclass(frozen=True)
class Suppression:
    """A mark that is not wanted."""

    element: Annotated[str, "Name of the element, such as `placeName`."]
    text: Annotated[Verbatim, "The reading text that it would mark."]
    file: Annotated[str, "Name of the TEI file; every file if left out."] = ""
    line: Annotated[Verbatim, "Number of the source line; every line if left out."] = ""
    occurrence: Annotated[int, "Which of several on the line, from 1; each if left out."] = 0

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

    suppressed: Annotated[tuple[Suppression, ...], "One table for each mark not wanted."] = ()


_FILE = DecisionFile(
    NAME, Suppressions, "# What the editors have turned down; the program proposes none of it again.\n"
)


def read(path: Path) -> tuple[Suppression, ...]:
    """The suppressions of an edition; none if the file does not exist. Raises EditionError."""
    return _FILE.read(path).suppressed


def add(old: bytes, file: str, keys: Iterable[MarkKey]) -> bytes:
    """The file's bytes with a row added for each key; what stood there stays as the editors wrote it."""
    return add_rows(old, [Suppression(key.element, key.text, file, key.line, key.occurrence) for key in keys])


def add_rows(old: bytes, rows: Iterable[Suppression]) -> bytes:
    """The file's bytes with rows added."""
    return _FILE.add(old, "suppressed", rows)
