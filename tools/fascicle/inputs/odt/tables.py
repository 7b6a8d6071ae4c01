"""Tables of an OpenDocument text as cells; cells that another one covers hold nothing that is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from fascicle.inputs.office.trees import get, name
from fascicle.inputs.office.writing import TextWriter
from fascicle.model.source import Cell

_HOLDERS = frozenset({"table:table-rows", "table:table-row-group"})
_MOST = 1000  # times that an empty cell or row is taken to be repeated
_COVERED = "cells of tables that others cover"


@dataclass(frozen=True)
class OdtCell:
    """A cell: its element, whether a row begins with it, whether it is of a row of heads."""

    element: etree._Element
    cell: Cell


def cells_of(table: etree._Element, writer: TextWriter) -> Iterator[OdtCell]:
    """The cells of a table, row by row."""
    for row, head in _rows(table, head=False):
        first = True
        for each in row:
            if name(each) == "table:covered-table-cell":
                writer.omit(_COVERED, "".join(map(str, each.itertext())))
                continue
            if name(each) != "table:table-cell":
                continue
            rows, cols = (_number(get(each, f"table:number-{side}-spanned")) for side in ("rows", "columns"))
            repeated = _number(get(each, "table:number-columns-repeated"))
            for _ in range(repeated):
                yield OdtCell(each, Cell(0, row=first, head=head, rows=rows, cols=cols))
                first = False


def _rows(element: etree._Element, *, head: bool) -> Iterator[tuple[etree._Element, bool]]:
    for each in element:
        kind = name(each)
        if kind == "table:table-row":
            for _ in range(_number(get(each, "table:number-rows-repeated"))):
                yield each, head
        elif kind == "table:table-header-rows":
            yield from _rows(each, head=True)
        elif kind in _HOLDERS:
            yield from _rows(each, head=head)


def _number(text: str) -> int:
    return max(1, min(int(text), _MOST)) if text.isdecimal() else 1
