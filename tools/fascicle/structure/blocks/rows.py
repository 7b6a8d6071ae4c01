"""Tables set in blanks: lines that the same gaps divide, and figures below each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from fascicle.model.source import Line, Style
from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.lines.label import FURNITURE, Label
from fascicle.structure.model import Basis, Block, Role

_GAP = re.compile(r"(?<=\S)(?: {2,}|\t)(?=\s*\S)")
_RULE = re.compile(r"\s*(?:[-–—=_~.·*+|]\s*){3,}")
_FIGURES = re.compile(r"\d|[-–—\"″”„]+$")
_LINED = (Basis.MODEL, Basis.SAID)  # of tables whose rows are lines
_FEWEST = 3  # rows that are a table by themselves; two are enough where one looks like a row
_LONGEST = 24  # characters of a cell: longer ones are columns of text
_COUNTED = frozenset({"toc", "l", FURNITURE})  # which have a figure at their end too, but one
_WIDE = 1.5  # cells behind the first, on the mean of lines: two or more


def settle_rows(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels with the rows of each table together: lines below each other whose cells stand below each other.

    How one line looks tells little of a heading or a sum; that gaps meet over several lines proves a table.
    """
    settled = dict(labels)
    for run in _runs(lines, labels):
        while run and is_rule(run[0]):
            del run[0]
        while run and is_rule(run[-1]):
            run.pop()
        if _is_table(run, labels):
            for line in run:
                settled[line.number] = Label("row", line is run[0], 1.0)
    return settled


def is_rule(line: Line) -> bool:
    """Whether a line is drawn, and says nothing."""
    return _RULE.fullmatch(line.text) is not None


def _runs(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[list[Line]]:
    """Lines without blank ones between them that have gaps, and rules."""
    for divided, run in groupby(lines, key=lambda line: not line.blank and (is_rule(line) or bool(_cells(line)[1:]))):
        if divided:
            yield [line for line in run if line.number in labels]


def _cells(line: Line) -> list[str]:
    return _GAP.split(line.text.strip())


def _is_table(run: Sequence[Line], labels: Mapping[int, Label]) -> bool:
    rows = [line for line in run if not is_rule(line)]
    roles = [labels[line.number].role for line in rows]
    others = [_cells(line)[1:] for line in rows]
    cells = [cell for row in others for cell in row]
    counted = sum(role in _COUNTED for role in roles) if len(cells) < _WIDE * len(rows) else 0
    if len(rows) < _FEWEST - ("row" in roles) or 2 * counted >= max(1, len(rows)):
        return False
    figures = sum(_FIGURES.search(cell) is not None for cell in cells)
    alike = "row" in roles or (2 * figures >= len(cells) and max(map(len, cells)) <= _LONGEST)
    texts = [line.text for line in rows]
    return alike and bool(_tabbed(texts) or columns_of(texts))


def _tabbed(texts: Sequence[str]) -> bool:
    """Whether tabs divide lines into the same number of cells; the last may be missing."""
    counts = [text.strip(" ").count("\t") for text in texts]
    return 0 < max(counts) <= min(counts) + 1


def columns_of(texts: Sequence[str]) -> list[int]:
    """Where the columns of lines begin, but for the first: behind two blanks that stand below each other in all lines.

    Lines with tabs have no such places.
    """
    if not texts or any("\t" in text for text in texts):
        return []
    width = max(map(len, texts))
    filled = [any(text[at : at + 1].strip() for text in texts) for at in range(width)]
    first = filled.index(True) if True in filled else width
    return [at for at in range(first + 2, width) if filled[at] and not filled[at - 1] and not filled[at - 2]]


def tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with rows below each other as one table.

    A rule inside belongs to the source and not to the reading text, where the table shows it already.
    """
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if block.role is not Role.TABLE or block.basis not in _LINED:
            joined.append(block)
            continue
        block.parts = [
            restyled(part, 0, len(part.line.text), _weak) if part.end is None and is_rule(part.line) else part
            for part in block.parts
        ]
        if before is not None and before.role is Role.TABLE and before.basis in _LINED:
            before.parts += block.parts
        else:
            joined.append(block)
    return joined


def _weak(style: Style) -> Style:
    return replace(style, weak=True)
