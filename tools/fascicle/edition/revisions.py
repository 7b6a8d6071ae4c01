"""What releases changed in each text that comes from a source, kept in ``decisions/revisions.tsv``.

The header of such a text tells it; the table is there for the day on which the text is converted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from fascicle.edition import tables
from fascicle.edition.files import read_if_there
from fascicle.model.errors import EditionError

NAME: Final = "revisions.tsv"
_COLUMNS: Final = ["text", "version", "date", "words"]


@dataclass(frozen=True)
class Revision:
    """What a release changed in a text, in words for its header."""

    text: str
    version: str
    date: str
    words: str


def read_revisions(path: Path) -> dict[str, tuple[Revision, ...]]:
    """The revisions of each text, oldest first; none where nothing has been released. Raises EditionError."""
    found: dict[str, list[Revision]] = {}
    try:
        for line, row in tables.load((read_if_there(path) or b"").decode("utf-8")):
            if line == 1 and row == _COLUMNS:
                continue
            if len(row) != len(_COLUMNS):
                raise tables.TableError(line, f"a row has {len(_COLUMNS)} cells")
            found.setdefault(row[0], []).append(Revision(*row))
    except (tables.TableError, UnicodeDecodeError) as error:
        at = error.line if isinstance(error, tables.TableError) else None
        hint = "restore the file: the program writes it, and headers are made of it"
        raise EditionError(f"no table of revisions: {error}", path=path, line=at, hint=hint) from error
    return {text: tuple(rows) for text, rows in found.items()}


def dump_revisions(revisions: Mapping[str, Iterable[Revision]]) -> bytes:
    """The table."""
    rows = (astuple(each) for _, of_text in sorted(revisions.items()) for each in of_text)
    return tables.dump([_COLUMNS, *rows]).encode("utf-8")
