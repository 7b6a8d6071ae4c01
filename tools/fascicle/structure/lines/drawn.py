"""What lines look like on their page, where the source knows: how far they stand in, how wide they are, what is above.

All of it is told as for lines of a text file, in characters and blank lines, so that whoever knows lines by their looks
needs no other facts for pages. Where there is no box, the characters of the line are all that there is.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from fascicle.model.source import Box, Line, RegionKind

_REACH = 15  # lines on each side in which a line's column is looked for
_LONG = 20  # characters of a line that says how wide letters are
_STANDS_IN = 0.6  # characters: less is an accident of the page
_APART, _CLOSE = 1.45, 1.25  # of the usual leading: from where on a blank line fits, up to where none does
_LARGE, _SMALL = 1.4, 0.7  # of the usual height of a line: what is between is the same type
_MOST = 4  # blank lines
_RUNNING = frozenset({RegionKind.UNKNOWN, RegionKind.TEXT})


@dataclass(frozen=True)
class Drawn:
    """A line on its page: how far it stands in and how wide it is in characters, and its type by the usual one.

    ``blank`` is how many blank lines there is room for above it; None where its page does not tell.
    """

    inset: int
    extent: float
    blank: int | None
    type: float


def drawn_lines(lines: Sequence[Line]) -> dict[int, Drawn]:
    """What the boxes of lines show, by the lines' numbers; lines without a box or a character are not in it."""
    found: dict[int, Drawn] = {}
    for page in _pages(lines):
        found |= _of_page(page)
    return found


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.page is not None:
            pages.append([])
        if line.box is not None and line.content:
            pages[-1].append(line)
    return [page for page in pages if page]


def _of_page(lines: Sequence[Line]) -> Mapping[int, Drawn]:
    boxes = [line.box for line in lines if line.box is not None]
    letters = [(box.right - box.left) / len(line.content) for line, box in zip(lines, boxes, strict=True)]
    long = [width for line, width in zip(lines, letters, strict=True) if len(line.content) >= _LONG]
    letter = median(long or letters)
    heights = median(box.bottom - box.top for box in boxes)
    steps = [
        _middle(after) - _middle(before)
        for (one, before), (two, after) in pairwise(zip(lines, boxes, strict=True))
        if one.region is two.region and before.shares_column(after) and _middle(after) > _middle(before)
    ]
    leading = median(steps) if steps else 0.0
    if letter <= 0:
        return {}
    found = {}
    for at, (line, box) in enumerate(zip(lines, boxes, strict=True)):
        before = (lines[at - 1], boxes[at - 1]) if at else None
        inset = (box.left - _edge(lines, boxes, at)) / letter
        height = (box.bottom - box.top) / heights if heights else 1.0
        found[line.number] = Drawn(
            round(inset) if inset >= _STANDS_IN else 0,
            (box.right - box.left) / letter,
            _blank(before, (line, box), leading),
            height if height >= _LARGE or height <= _SMALL else 1.0,
        )
    return found


def _edge(lines: Sequence[Line], boxes: Sequence[Box], at: int) -> float:
    """Where the column of a line begins: the left edge that most long lines about it, in its frame, have."""
    own, frame = boxes[at], _frame(lines[at])
    near = range(max(0, at - _REACH), min(len(boxes), at + _REACH + 1))
    column = [boxes[each] for each in near if boxes[each].shares_column(own) and _frame(lines[each]) == frame]
    # none shares a column with a line without width
    widest = max((box.right - box.left for box in column), default=0.0)
    lefts: list[float] = []
    for box in column:
        if 2 * (box.right - box.left) > widest:
            insort(lefts, box.left)
    return min(lefts[len(lefts) // 4], own.left) if lefts else own.left


def _frame(line: Line) -> Box | None:
    return line.region.frame if line.region else None


def _blank(before: tuple[Line, Box] | None, line: tuple[Line, Box], leading: float) -> int | None:
    if before is None or leading <= 0:
        return None
    step = _middle(line[1]) - _middle(before[1])
    if not before[1].shares_column(line[1]) or step <= 0:  # another column, which goes on with the text
        return 0 if {before[0].kind, line[0].kind} <= _RUNNING else None
    if step <= _CLOSE * leading:
        return 0
    return min(_MOST, max(1, round(step / leading) - 1)) if step >= _APART * leading else None


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
