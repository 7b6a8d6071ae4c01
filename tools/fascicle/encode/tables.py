"""Tables: the lines of a source as rows and cells. A cell may go over lines, and a line may hold many cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from fascicle.encode.flow import Flow, Joint, append_text, pieces_of
from fascicle.encode.numbering import Numbering
from fascicle.model.source import Cell, LineMark
from fascicle.structure.blocks.rows import columns_of
from fascicle.structure.model import Block, Part
from fascicle.tei.names import tei

_GAP = re.compile(r"(?<=\S) *\t *|(?<=\t)\t *|(?<=\S) {2,}(?=\S)")
Piece = tuple[Part, Cell | None]  # a stretch of a line, and the cell that begins with it


def fill_table(table: etree._Element, block: Block, depth: int, numbering: Numbering) -> None:
    """Write the lines of a table, which stands at a depth, into it."""
    _Table(table, depth, numbering).fill(block)


class _Table:
    """A table while it is written."""

    def __init__(self, table: etree._Element, depth: int, numbering: Numbering) -> None:
        self._table = table
        self._depth = depth
        self._numbering = numbering
        self._row: etree._Element | None = None
        self._cell: Flow | None = None
        self._waiting: list[Part] = []
        self._hard = False  # the writer ended the line before in this cell
        self._columns: list[int] = []

    def fill(self, block: Block) -> None:
        parts = block.parts
        if not any(part.line.block or part.line.mark is LineMark.ROW for part in parts):
            self._columns = columns_of([part.line.text for part in parts if not _is_rule(part)])
        for at, part in enumerate(parts):
            for each in block.inner.get(at, ()):
                if self._cell is not None:
                    self._cell.interrupt(each, {})
            heads = self._row is None and at + 1 < len(parts) and _is_rule(parts[at + 1])
            begun = False
            for piece, cell in _pieces(part, self._columns):
                if cell is not None:
                    self._begin(part, cell, first=at == 0)
                if self._row is not None and cell is not None and heads:
                    self._row.set("role", "label")
                # What was not written before it was no text: the line begins with the first that is.
                whole = piece if begun else Part(part.line, part.start, piece.end)
                begun = self._write(whole, begun) or begun
        if self._waiting:
            self._begin(self._waiting[0], Cell(0, row=True), first=True)
        if self._row is None:
            self._heads_to_rows()
        self._close_row()
        self._indent(self._table, self._depth)

    def _begin(self, part: Part, cell: Cell, *, first: bool) -> None:
        if cell.row or self._row is None:
            self._close_row()
            breaks = [("pb", page) for page in (() if first else self._numbering.pages(part))]
            breaks += [("cb", {})] if self._numbering.column(part) else []
            for name, attributes in breaks:
                self._indent(self._table, self._depth + 1)
                etree.SubElement(self._table, tei(name), dict(attributes))
            self._indent(self._table, self._depth + 1)
            self._row = etree.SubElement(self._table, tei("row"))
        attributes = {"role": "label"} if cell.head else {}
        attributes |= {name: str(count) for name, count in (("rows", cell.rows), ("cols", cell.cols)) if count > 1}
        self._indent(self._row, self._depth + 2)
        element = etree.SubElement(self._row, tei("cell"), attributes)
        self._cell = Flow(element, "  " * (self._depth + 2), self._numbering)
        for waiting in self._waiting:
            self._cell.part(waiting, Joint())
        self._waiting, self._hard = [], False

    def _write(self, part: Part, begun: bool) -> bool:
        """Write a stretch of a line; whether there was anything."""
        if not pieces_of(part):
            return False
        if begun and self._cell is not None:
            self._cell.rest(part)
        elif self._cell is not None:
            self._cell.part(part, Joint(hard=self._hard))
        elif part.content:
            self._indent(self._table, self._depth + 1)
            head = etree.SubElement(self._table, tei("head"))
            Flow(head, "  " * (self._depth + 1), self._numbering).part(part, Joint())
        else:
            self._waiting.append(part)
        self._hard = part.line.ends and part.end in (None, len(part.line.text))
        return True

    def _close_row(self) -> None:
        """A row of nothing but heads is one itself."""
        if self._row is None:
            return
        if all(cell.get("role") == "label" for cell in self._row):
            for cell in self._row:
                del cell.attrib["role"]
            self._row.set("role", "label")
        self._indent(self._row, self._depth + 1)

    def _heads_to_rows(self) -> None:
        """A table that names no cells is rows of one."""
        for head in list(self._table):
            row = etree.Element(tei("row"))
            self._table.replace(head, row)
            row.tail, head.tail, head.tag = head.tail, None, tei("cell")
            row.append(head)

    @staticmethod
    def _indent(element: etree._Element, depth: int) -> None:
        append_text(element, f"\n{'  ' * depth}")


def _is_rule(part: Part) -> bool:
    """Whether a line is that under the heads: it has no text to read, and stays at the end of their row."""
    return not part.content and not part.line.cells


def _pieces(part: Part, columns: Sequence[int]) -> Iterator[Piece]:
    """The stretches of a line: what goes on in the cell before, and each cell that begins.

    Bars stand with the cell that they end, the first with the one that it begins. A line without bars is cut where the
    columns of its table begin, or, where they have no place in common, at tabs and at two blanks or more.
    """
    line, end = part.line, len(part.line.text) if part.end is None else part.end
    if line.block and line.mark is LineMark.ROW:
        cells = [each for each in line.cells if part.start <= each.at <= end]
    elif _is_rule(part):
        cells = []
    elif line.mark is LineMark.ROW:
        cuts = [run.end for run in part.runs if run.style.weak and line.text[run.start : run.end] == "|"]
        if cuts and not line.text[part.start : cuts[0] - 1].strip():
            del cuts[0]
        starts = [part.start, *(cut for cut in cuts if line.text[cut:end].strip())]
        cells = [Cell(at, row=index == 0) for index, at in enumerate(starts)]
    elif columns and part.start == 0 and part.end is None:
        cells = [Cell(at, row=index == 0) for index, at in enumerate([0, *(min(each, end) for each in columns)])]
    else:
        gaps = [gap.end() for gap in _GAP.finditer(line.text, part.start, end)]
        cells = [Cell(at, row=index == 0) for index, at in enumerate([part.start, *gaps])]
    first = cells[0].at if cells else end
    if part.start < first:
        yield Part(line, part.start, first), None
    for index, cell in enumerate(cells):
        yield Part(line, cell.at, cells[index + 1].at if index + 1 < len(cells) else end), cell
