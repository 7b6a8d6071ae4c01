"""Tables: what was written is what is read, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle.edition.tables import TableError, dump, load

_CELL = st.text(st.one_of(st.sampled_from("'=+-@\t\r\n\"; ,a"), st.characters(codec="utf-8")), max_size=8)
_TABLE = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=1))


@given(_TABLE, st.sampled_from("\t,;"))
def test_what_was_written_is_what_is_read(rows: list[list[str]], separator: str) -> None:
    table = [["file", "line", "text", "answer"], *rows]
    read = [cells for _, cells in load(dump(table, separator))]
    assert read == [[" ".join(cell.split()) for cell in row] for row in table]
    assert [cells for _, cells in load(dump(read, separator), damaged=True)] == read


@given(_TABLE)
def test_no_cell_is_a_formula(rows: list[list[str]]) -> None:
    for row in csv.reader(io.StringIO(dump(rows)), delimiter="\t"):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("in_the_file", "cell"), [("'=1", "=1"), ("''=1", "'=1"), ("-worker", "-worker"), ("'tis", "'tis")]
)
def test_an_apostrophe_before_a_formula_is_taken_off(in_the_file: str, cell: str) -> None:
    assert list(load(f"a\tb\n{in_the_file}\tx\n")) == [(1, ["a", "b"]), (2, [cell, "x"])]


_ROW = "letter.xml\t7\tyes\n"


@pytest.mark.parametrize(
    "bad",
    [
        'letter.xml\t"quay\tno\n',
        f"letter.xml\t{'x' * 200_000}\tno\n",
        'letter.xml\t"quay" side\tno\n',
        f'letter.xml\t"{"never closed" * 20_000}\tno\n',
    ],
)
def test_a_damaged_row_is_told_with_its_line_or_passed_over(bad: str) -> None:
    table = f'file\tline\tanswer\n{_ROW}letter.xml\t"two\nlines"\tno\n{bad}{_ROW}'
    with pytest.raises(TableError) as caught:
        list(load(table))
    assert caught.value.line == 5
    read = [cells[2] for _, cells in load(table, damaged=True)]
    assert read == ["answer", "yes", "no", "yes"]
