"""Proposals: what was found and not made, in ``build/proposals/``: ``corrections.tsv`` and ``dates.tsv``.

A row has what an editor needs to answer it: the words, the place, the evidence. The surest stand first, and what is
alike together: by rule and words. The last column is empty, for the
answer; ``fascicle annotate --answers`` takes the table back. It is derived: deleting it costs time and nothing else but
answers that were not taken back yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from fascicle.edition import tables
from fascicle.edition.files import write_bytes
from fascicle.model.certainty import Certainty


@dataclass(frozen=True)
class Proposal:
    """A correction or a date that is not sure enough, or that cannot stand where it would have to.

    ``line`` is the number of the source line, ``column`` the character on it in the reading text, from 1;
    ``occurrence`` says which of the same words on the line is meant, from 1; ``alternatives`` are joined by ``|``.
    """

    line: str
    column: int
    occurrence: int
    text: str
    reading: str
    alternatives: str
    kind: str
    rule: str
    certainty: str
    evidence: str
    context: str


DATE = "date"  # the kind of a row that is about a date: its reading is what the words mean
_HEAD = ("file", *(each.name for each in fields(Proposal)), "answer")
KIND = _HEAD.index("kind") - 1  # in a row without its file
_PLACE = slice(0, 5)  # file, line, column, occurrence, words: what an answer is to
_READING = _HEAD.index("reading")
_LEVELS = tuple(Certainty)


def cells(proposal: Proposal) -> list[str]:
    """A proposal as cells of the table."""
    return [" ".join(str(value).split()) for value in astuple(proposal)]


class Proposals:
    """The table of an edition, as rows of each TEI file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, list[list[str]]] = {}
        self._answered: dict[tuple[str, ...], list[str]] = {}
        if path.exists():
            text = path.read_text(encoding="utf-8", errors="replace")
            for _, row in list(tables.load(text, damaged=True))[1:]:
                if len(row) == len(_HEAD):
                    self._rows.setdefault(row[0], []).append(row)
                    if row[-1]:
                        self._answered[tuple(row[_PLACE])] = row

    def set(self, file: str, rows: Iterable[Sequence[str]]) -> None:
        """Put the proposals for one file, as :func:`cells` has them, in the place of those that it had."""
        self._rows[file] = [self._with_answer([file, *row, ""]) for row in rows]

    def _with_answer(self, row: list[str]) -> list[str]:
        """The row with what an editor wrote into it: that is nowhere else, until the table is taken back."""
        if (answered := self._answered.get(tuple(row[_PLACE]))) is not None:
            row[_READING], row[-1] = answered[_READING], answered[-1]
        return row

    def save(self, files: Collection[str]) -> None:
        """Write the table with the rows of these files, if that is not what it says."""
        rows = sorted((row for file in files for row in self._rows.get(file, ())), key=_best_first)
        data = tables.dump([_HEAD, *rows]).encode("utf-8")
        if not self._path.exists() or self._path.read_bytes() != data:
            write_bytes(self._path, data)


def _best_first(row: Sequence[str]) -> tuple[object, ...]:
    """The key of the table's order."""
    cell = dict(zip(_HEAD, row, strict=True))
    level = _LEVELS.index(Certainty(cell["certainty"])) if cell["certainty"] in _LEVELS else len(_LEVELS)
    place = [cell["file"], *(int(cell[name]) if cell[name].isdecimal() else 0 for name in ("line", "column"))]
    return level, cell["rule"], cell["text"].lower(), cell["text"], *place, row
