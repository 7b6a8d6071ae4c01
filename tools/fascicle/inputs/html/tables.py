"""Tables of an HTML file: those that hold values, and those by which a page is laid out, whose cells are blocks."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from fascicle.inputs.html.tree import said

_COUNT = re.compile(r"[1-9][0-9]{0,2}")  # browsers know no more rows or columns that a cell covers
_OF_LAYOUT = "table, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, pre, nav, form, figure"


class Tables:
    """Which table is open, and which row of it."""

    def __init__(self) -> None:
        self._table: int | None = None
        self._row: int | None = None

    @property
    def inside(self) -> bool:
        """Whether a table of values is open."""
        return self._table is not None

    @property
    def in_row(self) -> bool:
        """Whether a row of it is."""
        return self._row is not None

    def enter(self, table: LexborNode) -> bool:
        """Whether a table holds values."""
        if said(table, "role") in ("presentation", "none"):
            return False
        rows = table.css("tr")
        widest = max((sum(each.tag in ("td", "th") for each in row.iter()) for row in rows), default=0)
        if widest < 2 or (table.css_first(f":is({_OF_LAYOUT})") is not None and _holds_blocks(table)):
            return False
        self._table = table.mem_id
        return True

    def enter_row(self, row: LexborNode) -> bool:
        """Whether a row begins, and no other is open."""
        if self._row is not None:
            return False
        self._row = row.mem_id
        return True

    def leave_row(self, row: LexborNode) -> bool:
        """Whether the open row ends."""
        if self._row != row.mem_id:
            return False
        self._row = None
        return True

    def leave(self, table: LexborNode) -> None:
        """A table ends."""
        if self._table == table.mem_id:
            self._table = self._row = None


def covered(value: str) -> int:
    """How many rows or columns a cell covers."""
    return int(value) if _COUNT.fullmatch(value.strip()) else 1


def _holds_blocks(table: LexborNode) -> bool:
    return any(each.mem_id != table.mem_id for each in table.css(_OF_LAYOUT))
