"""Where columns begin in the text as it will be written, after paragraphs were joined and boxes set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from fascicle.structure.model import Block

PartPlace = tuple[int, int]  # number and first character of the line, or of the part of one, that begins a column


def column_starts(blocks: Iterable[Block], columns: Mapping[int, tuple[int, int]]) -> frozenset[PartPlace]:
    """The parts of lines with which columns begin; ``columns`` are the page and the column of lines, where known.

    A page whose columns are not written one whole after the other has none: a break there would say of the lines
    behind it what is not so.
    """
    placed = [(columns[part.line.number], part) for block in blocks for part in block.parts
              if part.line.number in columns]  # fmt: skip
    runs = [(place, next(run)[1]) for place, run in groupby(placed, key=lambda each: each[0])]
    pages: dict[int, list[tuple[int, PartPlace]]] = {}
    for (page, column), part in runs:
        pages.setdefault(page, []).append((column, (part.line.number, part.start)))
    return frozenset(
        start for starts in pages.values() if _in_order([column for column, _ in starts])
        for column, start in starts if column
    )  # fmt: skip


def _in_order(columns: list[int]) -> bool:
    return columns == sorted(set(columns))
