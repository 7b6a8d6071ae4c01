"""Tables in Markdown: rows parted by bars, with or without the outer ones, and tables of HTML."""

from __future__ import annotations

import re
from itertools import pairwise

from fascicle.inputs.markdown_html import attributes_of
from fascicle.model.source import Cell

_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?\s*")
_ROW = re.compile(r"\|.*\|\s*")
_BAR = re.compile(r"\\.|(\|)", re.DOTALL)


def is_delimiter(line: str) -> bool:
    """Whether a line parts the head of a table from its body: dashes, colons, bars."""
    return "-" in line and _DELIMITER.fullmatch(line.lstrip()) is not None


def is_row(line: str) -> bool:
    """Whether a line stands between bars."""
    return len(line.rstrip()) > 1 and _ROW.fullmatch(line) is not None and not line.rstrip().endswith("\\|")


def bars(line: str, begin: int = 0) -> list[int]:
    """The columns of the bars that part cells: escaped ones are text."""
    return [match.start() for match in _BAR.finditer(line, begin) if match[1]]


def cell_count(line: str) -> int:
    """How many cells a row has."""
    return len(cell_edges(line, 0)[1])


def cell_edges(line: str, begin: int) -> tuple[list[int], list[tuple[int, int]]]:
    """The columns of the bars of a row, and from where to where the words of each of its cells stand."""
    found = bars(line, begin)
    end = len(line.rstrip())
    edges = [begin - 1, *found, end]
    if found and not line[begin : found[0]].strip():
        del edges[0]
    if found and found[-1] == end - 1:
        del edges[-1]
    return found, [(left + 1, right) for left, right in pairwise(edges)]


_TAG = re.compile(r"<!--.{0,2000}?-->|<(?P<name>tr|td|th)\b(?P<attributes>[^<>]{0,2000})>", re.IGNORECASE | re.DOTALL)
_COUNT = re.compile(r"[1-9][0-9]{0,2}")  # browsers know no more rows or columns that a cell covers


def html_cells(text: str) -> list[Cell]:
    """The cells of tables of HTML, by the places where their tags begin."""
    cells: list[Cell] = []
    row = True
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if name == "tr":
            row = True
        elif name:
            said = attributes_of(tag["attributes"])
            rows, cols = (_covered(said.get(each, "")) for each in ("rowspan", "colspan"))
            cells.append(Cell(tag.start(), row, name == "th", rows, cols))
            row = False
    return cells


def _covered(value: str) -> int:
    return int(value) if _COUNT.fullmatch(value) else 1
