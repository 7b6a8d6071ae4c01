"""Tables of Word as cells that cover rows and columns: merged cells are counted, and what a table lacks is filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from fascicle.inputs.docx.inline import has_text, said_of
from fascicle.inputs.docx.styles import is_on
from fascicle.inputs.office.trees import child, children, name, own
from fascicle.inputs.office.writing import Said
from fascicle.model.source import Cell

_HOLDERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml"})
_CHANGES = frozenset({"w:ins", "w:del"})


@dataclass
class TableCell:
    """A cell: its element (none where the table has a gap), who has added or deleted it, and what it covers."""

    element: etree._Element | None
    row: bool
    head: bool
    said: tuple[Said, ...] = ()
    rows: int = 1
    cols: int = 1

    @property
    def cell(self) -> Cell:
        """It as the source tree has it."""
        return Cell(0, row=self.row, head=self.head, rows=self.rows, cols=self.cols)


def cells_of(table: etree._Element) -> list[TableCell]:
    """The cells of a table, row by row; a cell that goes on from the row above is that one."""
    found: list[TableCell] = []
    above: dict[int, TableCell] = {}
    for row, said in _held(table, "w:tr", ()):
        properties = child(row, "w:trPr")
        head = (each := child(properties, "w:tblHeader")) is not None and is_on(each)
        said = (
            (*said, *(said_of(each) for each in properties if name(each) in _CHANGES))
            if properties is not None
            else said
        )
        first, column = True, _count(child(properties, "w:gridBefore"), 0)
        here: dict[int, TableCell] = {}
        if column:
            found.append(TableCell(None, True, False, cols=column))
            first = False
        for element, _ in _held(row, "w:tc", ()):
            settings = child(element, "w:tcPr")
            cols = _count(child(settings, "w:gridSpan"), 1)
            merged = child(settings, "w:vMerge")
            origin = above.get(column)
            if (
                merged is not None
                and own(merged, "val") in ("", "continue")
                and origin is not None
                and not has_text(element)
            ):
                origin.rows += 1
                here[column] = origin
            else:
                cell = TableCell(element, first, head, said, cols=cols)
                found.append(cell)
                first = False
                if merged is not None:
                    here[column] = cell
            column += cols
        above = here
    return found


def _held(
    element: etree._Element, wanted: str, said: tuple[Said, ...]
) -> Iterator[tuple[etree._Element, tuple[Said, ...]]]:
    """The rows or cells that an element holds, also those in controls of content."""
    for each in element:
        kind = name(each)
        if kind == wanted:
            yield each, said
        elif kind in _HOLDERS:
            yield from _held(each, wanted, said)
        elif kind in _CHANGES and len(each):
            yield from _held(each, wanted, (*said, said_of(each)))


def _count(element: etree._Element | None, otherwise: int) -> int:
    value = own(element, "val")
    return max(otherwise, min(int(value), 1000)) if value.isdecimal() else otherwise


def paragraphs_of(cell: etree._Element) -> Sequence[etree._Element]:
    """The paragraphs of a cell, also those of tables inside it; boxes of text aside, which hang on a paragraph."""
    return list(_paragraphs(cell))


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for each in element:
        if name(each) == "w:p":
            yield each
        elif not name(each).endswith("Pr"):
            yield from _paragraphs(each)


def has_table(cell: etree._Element) -> bool:
    """Whether a cell holds a table."""
    return next(children(cell, "w:tbl"), None) is not None
