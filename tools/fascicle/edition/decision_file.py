"""The files in ``decisions/``: one reader for all of them, and one writer.

Each file is a dataclass whose fields are lists of tables, rows for short. The module of each says what its rows mean;
how they are read, where a fault in one is told, and how the program adds to them is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from fascicle.edition.toml import RecordError, read_record, record
from fascicle.edition.toml_file import Fault as Fault
from fascicle.edition.toml_file import misplaced, parse_toml, read_toml
from fascicle.model.errors import EditionError
from fascicle.model.shown import as_json

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
R = TypeVar("R", bound="DataclassInstance")


@dataclass(frozen=True)
class DecisionFile(Generic[T]):
    """A file in ``decisions/``: its name, what it holds, and the comment with which the program begins a new one."""

    name: str
    kind: type[T]
    head: str = ""

    def read(self, path: Path, faults: Callable[[T], Iterable[Fault]] = lambda _: ()) -> T:
        """What the editors decided, nothing if there is no such file; raises EditionError for the first fault."""
        if not path.exists():
            return self.kind()
        decisions = read_record(self.kind, read_toml(path), path)
        for keys, message, hint in faults(decisions):
            raise misplaced(path, keys, message, hint)
        return decisions

    def add(self, old: bytes, table: str, rows: Iterable[R], place: Callable[[R], object] = lambda row: row) -> bytes:
        """The file's bytes with rows added to a table; what stood there stays as the editors wrote it.

        A row is left out where the last row about its ``place`` says the same: a run that was broken off may have
        written it. Raises EditionError where the file with the new rows could not be read back.
        """
        wanted = list(rows)
        if not wanted:
            return old
        holding = {place(row): row for row in self._rows(old, table, type(wanted[0]))}
        added = b""
        for row in wanted:
            if holding.get(place(row)) != row:
                holding[place(row)] = row
                added += f"\n[[{table}]]\n{''.join(_lines(row))}".encode()
        if not added:
            return old
        new = (old if not old or old.endswith(b"\n") else old + b"\n") or self.head.encode()
        new += added
        try:
            record(self.kind, self._parsed(new))
        except (EditionError, RecordError) as error:
            raise EditionError(
                f"the program cannot add to `{table}`: {error.message}",
                path=self._shown_path,
                hint=f"write what is there as tables [[{table}]], each on lines of its own; nothing was written",
            ) from error
        return new

    def _rows(self, data: bytes, table: str, kind: type[R]) -> list[R]:
        rows: Any = self._parsed(data).get(table, [])
        try:
            return [record(kind, row, (table, at)) for at, row in enumerate(rows, 1)]
        except RecordError as error:
            raise EditionError(error.message, path=self._shown_path, hint=error.hint) from error

    def _parsed(self, data: bytes) -> dict[str, object]:
        return parse_toml(data, self._shown_path)

    @property
    def _shown_path(self) -> str:
        return f"decisions/{self.name}"


def _lines(row: DataclassInstance) -> Iterator[str]:
    """The keys of a row that say something, a line each."""
    for each in fields(row):
        value = getattr(row, each.name)
        if value != each.default:
            yield f"{each.name} = {as_json(value)}\n"
