"""Tables whose cells the source names by row and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.inputs.paged.elements import child, children, local_name
from fascicle.model.source import Cell, Line, LineMark

_BLOCK = 1  # tables of pages need no number of their own: each stands in a region


@dataclass(frozen=True)
class _Placed:
    """A cell: where it stands, how much it covers, and its lines."""

    row: int
    column: int
    rows: int
    columns: int
    head: bool
    lines: tuple[Line, ...]


def celled(table: etree._Element, lines_of: Callable[[etree._Element], list[Line]]) -> tuple[Line, ...]:
    """The lines of a table, row by row, with the cells that begin on each; ``lines_of`` reads those of a cell."""
    cells = sorted(_cells(table, lines_of), key=lambda each: (each.row, each.column))
    lines: list[Line] = []
    waiting: list[Cell] = []
    row: int | None = None
    for cell in cells:
        own = Cell(0, cell.row != row, cell.head, cell.rows, cell.columns)
        row = cell.row
        if not cell.lines:
            if lines:
                last = lines[-1]
                lines[-1] = replace(last, cells=(*last.cells, replace(own, at=len(last.text))))
            else:
                waiting.append(own)
            continue
        first, *rest = cell.lines
        lines.append(replace(first, cells=(*waiting, own), mark=LineMark.ROW, block=_BLOCK))
        lines += (replace(each, mark=LineMark.ROW, block=_BLOCK) for each in rest)
        waiting = []
    return tuple(lines)


def _cells(table: etree._Element, lines_of: Callable[[etree._Element], list[Line]]) -> Iterator[_Placed]:
    """The cells of a table: its own elements in Transkribus, regions with a role since 2019; else one a row.

    A table that stands in it directly is one of its own.
    """
    for at, each in enumerate(children(table)):
        name = local_name(each)
        if name != "TableCell" and (not name.endswith("Region") or name == "TableRegion"):
            continue
        roles = child(each, "Roles")
        role = None if roles is None else child(roles, "TableCellRole")
        said, spans = (each, ("rowSpan", "colSpan")) if role is None else (role, ("rowSpan", "colSpan"))
        row = _whole(said.get("row", said.get("rowIndex")), at)
        column = _whole(said.get("col", said.get("columnIndex")), 0)
        rows, columns = (max(1, _whole(said.get(key), 1)) for key in spans)
        head = (said.get("header") or "").lower() == "true"
        yield _Placed(row, column, rows, columns, head, tuple(lines_of(each)))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise
