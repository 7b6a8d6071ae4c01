"""Tables as spreadsheets read and write them: a row a line, quotation marks around cells that need them (RFC 4180).

A cell is a text on one line, blanks in it are single. One that a spreadsheet would take for a formula has an apostrophe
before it in the file, and loses that when the table is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

_SEPARATORS = "\t,;"
# What begins with one of these signs is calculated, whatever it makes a program do. The apostrophes that stand before
# such a sign count too: they are one more in the file, so that what was written is what is read.
_FORMULA = re.compile(r"'*[=+@-]")


class TableError(Exception):
    """A row that cannot be read: the line on which it begins, and why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


def dump(rows: Iterable[Sequence[object]], separator: str = "\t") -> str:
    """A table, the row of names first."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows([map(_cell, row) for row in rows])
    return text.getvalue()


def load(text: str, *, damaged: bool = False) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the line on which it begins; the row of names shows what separates cells.

    Raises TableError where a row cannot be read, as after a quotation mark that is never closed; of a table that may
    be ``damaged``, such a line is passed over.
    """
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    separator = max(_SEPARATORS, key=lines[0].count) if lines else "\t"
    begin = 0
    while begin < len(lines):
        reader = csv.reader(lines[begin:], delimiter=separator, strict=True)
        read = 0
        try:
            for cells in reader:
                yield begin + read + 1, [_value(cell) for cell in cells]
                read = reader.line_num
            return
        except csv.Error as error:
            if not damaged:
                raise TableError(begin + read + 1, str(error)) from error
            begin += read + 1


def _cell(value: object) -> str:
    text = _on_one_line(str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _value(cell: str) -> str:
    text = _on_one_line(cell)
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
