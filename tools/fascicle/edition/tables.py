"""Tables as spreadsheets read and write them: a row a line, quotation marks around cells that need them (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_SEPARATORS = "\t,;"


def dump(rows: Iterable[Sequence[object]], separator: str = "\t") -> str:
    """A table, the row of names first."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows([map(_cell, row) for row in rows])
    return text.getvalue()


def load(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the line on which it ends; the row of names shows what separates cells."""
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=head.count))
    for cells in reader:
        yield reader.line_num, [cell.strip() for cell in cells]


def _cell(value: object) -> str:
    return " ".join(str(value).split())
