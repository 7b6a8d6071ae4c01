"""The table of names, ``build/proposals/names.tsv``: what the program proposes, and where editors answer.

A row is an entry, and one answer is for all its mentions; what answers mean, ``answers`` says. First come those
whose answer settles most mentions. The table is derived: deleting it costs nothing but answers that were not taken
back yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from fascicle.edition import tables
from fascicle.edition.files import write_bytes
from fascicle.model.errors import EditionError
from fascicle.names.authority import Entry
from fascicle.names.decisions import Reconciled
from fascicle.names.proposals import DOUBT, Proposed

HEAD = (
    *("state", "id", "kind", "name", "variants", "mentions", "texts", "probability", "possible", "places"),
    *("context", "idno", "label", "score", "answer"),
)
NUMBER = "number"  # the state of a row that asks whether an identifier is the entry's
BETWEEN = " | "
_NEEDED = ("state", "id", "kind", "name", "variants", "answer")


def cells(row: Proposed) -> list[str]:
    """A proposal as cells of the table."""
    return [
        *(row.state, row.id, row.kind, row.name, BETWEEN.join(row.variants), str(row.mentions), str(row.texts)),
        *(
            f"{row.probability:.2f}",
            BETWEEN.join(row.possible),
            " ".join(row.places),
            row.context,
            row.idno,
            "",
            "",
            "",
        ),
    ]


def number_cells(row: Reconciled, entry: Entry, kind: str) -> list[str]:
    """An identifier that a service proposes for an entry, as cells of the table."""
    number = f"{row.type}:{row.id}"
    about = [NUMBER, row.entry, kind, entry.preferred, "", "", "", "", "", row.date, row.service]
    return [*about, number, row.label, row.score, ""]


def save(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write the table, with the answers that the last one had to the same questions, if it is not what it says."""
    answered = {_question(row): row for row in _old(path) if row[-1]}
    kept = [list(answered.get(_question(row), row)) for row in rows]
    data = tables.dump([HEAD, *kept]).encode("utf-8")
    if not path.exists() or path.read_bytes() != data:
        write_bytes(path, data)


def numbers_of(path: Path) -> list[list[str]]:
    """The rows of a table that are about identifiers."""
    return [row for row in _old(path) if row[0] == NUMBER]


def others_of(path: Path) -> list[list[str]]:
    """The rows of a table that are about names."""
    return [row for row in _old(path) if row[0] != NUMBER]


def _old(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8", errors="replace")
    return [row for _, row in list(tables.load(text, damaged=True))[1:] if len(row) == len(HEAD)]


def _question(row: Sequence[str]) -> tuple[str, ...]:
    cell = dict(zip(HEAD, row, strict=True))
    about = {DOUBT: ("name", "places"), NUMBER: ("id", "idno")}.get(cell["state"], ("id", "kind"))
    return (cell["state"], *(cell[each] for each in about))


def answered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table that have an answer, by column, each with its line. Raises EditionError."""
    try:
        yield from ((line, row) for line, row in _rows(path) if row["answer"])
    except tables.TableError as error:
        hint = "look for a quotation mark that is not closed; save the table in a spreadsheet rather than by hand"
        raise EditionError(f"no row of a table: {error.message}", path=path, line=error.line, hint=hint) from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise EditionError(f"cannot read: {error.strerror}", path=path, hint="name a table of names") from error
    except UnicodeDecodeError as error:
        raise EditionError("the table is not UTF-8", path=path, hint="save it as UTF-8 in your spreadsheet") from error
    rows = tables.load(text)
    _, head = next(rows, (1, []))
    names = [name.lower() for name in head]
    if missing := [name for name in _NEEDED if name not in names]:
        hint = "fill in the column `answer` of build/proposals/names.tsv, and leave the other columns there"
        raise EditionError(f"the table has no column {', '.join(missing)}", path=path, line=1, hint=hint)
    for line, found in rows:
        yield line, dict.fromkeys(HEAD, "") | dict(zip(names, found, strict=False))
