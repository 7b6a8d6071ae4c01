"""Where pages end: lines divided among pages, with the room that the notes of each page want."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from fascicle.publish.typst.apparatus.seen import NEAR, FootEntry, LayoutSeen, Measures, Spot

_LOOSE: Final = 1.04  # what is run in is justified, and lines of it do not end where we cut them
_LONGEST: Final = 0.4  # of the page; a higher note may go on overleaf
_SLACK: Final = 0.1  # points that are as good as none
_BEFORE: Final = 1.0  # points by which a page ends before the line that is to stand overleaf


@dataclass
class NotedRow:
    """Lines side by side, or what notes hang on without being a line: one height of the text, and its notes."""

    spot: Spot  # in the layout without ends of pages
    line: int | None  # its number among the lines that are counted
    keys: list[str] = field(default_factory=list)
    room: float = 0.0  # that its notes want
    long: float = 0.0  # what a note wants that may go on overleaf
    kept: bool = False  # whether the row after it has to be on the same page


@dataclass(frozen=True)
class BookPage:
    """One page: its rows from ``first`` to ``last``, the room at its foot, and how far down lines go.

    The room is that of the notes, and what keeps the next row off the page where it would fit without its notes.
    """

    first: int
    last: int
    room: float
    limit: float


class PageDivision:
    """The rows of a book, and what is known of where pages can end. It learns from each layout."""

    def __init__(self, look: LayoutSeen, heights: Mapping[str, float]) -> None:
        assert look.measures is not None
        self.measures: Measures = look.measures
        limit = _LONGEST * (self.measures.bottom - self.measures.top)
        self.long = frozenset(key for key, height in heights.items() if height > limit)
        self.rows = _rows(look, heights, self.long)
        self._rise: dict[int, float] = {}  # of rows that begin a page
        self._down: dict[int, float] = {}  # from a row to the next, where it is another than in the first layout
        self._ends: dict[int, int] = {}  # pages without notes, which end where Typst ends them: first and last row
        self._most: dict[int, int] = {}  # the last row that Typst has on a page which was to have more, by its first
        self._more: dict[int, float] = {}  # room that a page wants beyond that of its notes, by its first row with some
        for _, sheet in groupby(range(len(self.rows)), key=lambda number: self.rows[number].spot.page):
            start = next(sheet)
            self._rise[start] = self.rows[start].spot.y - self.measures.top
        self._keep(look)

    def leaves(self) -> list[BookPage]:
        """The pages."""
        found: list[BookPage] = []
        for _, sheet in groupby(range(len(self.rows)), key=lambda number: self.rows[number].spot.page):
            numbers = list(sheet)
            start, end, carried = numbers[0], numbers[-1], 0.0
            while start <= end:
                leaf, carried = self._leaf(start, end, carried)
                found.append(leaf)
                start = leaf.last + 1
        return found

    def _leaf(self, start: int, end: int, carried: float) -> tuple[BookPage, float]:
        """The page that begins with a row; and what of a long note goes on overleaf."""
        if start in self._ends and not carried:
            return BookPage(start, min(end, self._ends[start]), 0.0, self.measures.bottom), 0.0
        y = self.measures.top + self._rise.get(start, self.measures.rise)
        room, beside, noted = carried, carried, carried > 0
        best: BookPage | None = None
        for number in range(start, self._most.get(start, end) + 1):
            row = self.rows[number]
            if number > start:
                y += self._gap(number - 1)
            if row.keys and not noted:
                noted, room = True, room + self._more.get(number, 0.0)
            room += row.room
            free = self._limit(noted, room) - y - _SLACK
            if free < 0 and best is not None:
                break
            if row.long > free:  # it fills the page, and goes on overleaf
                return BookPage(start, number, room - beside, y), row.long - free
            room += row.long
            beside += row.long
            if not row.kept or number in (end, self._most.get(start)) or free < 0:
                limit = self._limit(noted, room)
                if number < end:
                    limit = min(limit, y + self._gap(number) - _BEFORE)
                best = BookPage(start, number, self.measures.bottom - self.measures.above - limit - beside, limit)
        assert best is not None
        return best, 0.0

    def _gap(self, number: int) -> float:
        return self._down.get(number, self.rows[number + 1].spot.y - self.rows[number].spot.y)

    def _limit(self, noted: bool, room: float) -> float:
        return self.measures.bottom - (self.measures.above + room if noted else 0.0)

    def learn(self, leaves: Sequence[BookPage], look: LayoutSeen) -> bool:
        """Compare pages with a layout of them; whether each row is where it was planned."""
        spots = [self._spot(row, look) for row in self.rows]
        of_row = {number: leaf for leaf in leaves for number in range(leaf.first, leaf.last + 1)}
        right = True
        for _, page in groupby(range(len(spots)), key=lambda number: spots[number].page):
            numbers = list(page)
            start, end = numbers[0], numbers[-1]
            known = self._measure(spots, numbers)
            leaf = of_row[end]
            self._ends.pop(start, None)
            if end > self._most.get(start, end):
                del self._most[start]
            if not any(row.keys for row in self.rows[start : end + 4]):
                self._ends[start] = end
            elif known and leaf.first == start and leaf.last > end:
                self._most[start] = end
            right = right and (of_row[start].first, leaf.last) == (start, end)
        return right

    def _measure(self, spots: Sequence[Spot], numbers: Sequence[int]) -> bool:
        """Take the heights of the rows of a page; whether they were known before. If not, its end tells nothing."""
        start = numbers[0]
        rise = spots[start].y - self.measures.top
        down = {number: spots[number + 1].y - spots[number].y for number in numbers[:-1]}
        known = abs(self._rise.get(start, self.measures.rise) - rise) < NEAR and all(
            abs(self._gap(number) - gap) < NEAR for number, gap in down.items()
        )
        self._rise[start] = rise
        self._down |= down
        return known

    def _spot(self, row: NotedRow, look: LayoutSeen) -> Spot:
        if row.line is None:
            return look.anchors[row.keys[0]]
        return look.lines[min(row.line, len(look.lines) - 1)]

    def widen(self, key: str, more: float) -> None:
        """Give the foot of a page more room; it is known by its first note."""
        number = next(number for number, row in enumerate(self.rows) if key in row.keys)
        self._more[number] = self._more.get(number, 0.0) + more

    def _keep(self, look: LayoutSeen) -> None:
        """Lines that the end of a page must not part."""
        spots = [row.spot for row in self.rows]
        for opens, closes in look.paragraphs:
            start, end = _row_after(spots, opens), _row_before(spots, closes)
            if end > start:
                self.rows[start].kept = self.rows[end - 1].kept = True
        for (opens, closes), rise in zip(look.titles, look.rises, strict=True):
            # a page that begins with a title begins at its letters
            self._rise.setdefault(_row_after(spots, opens), rise)
            for number in range(_row_after(spots, opens), _row_before(spots, closes) + 1):
                self.rows[number].kept = True


def _row_after(spots: Sequence[Spot], spot: Spot) -> int:
    """The row that a place is on, or the one after it."""
    return bisect_left(spots, Spot(spot.page, spot.y - NEAR))


def _row_before(spots: Sequence[Spot], spot: Spot) -> int:
    """The row that a place is on, or the one before it."""
    return bisect_left(spots, Spot(spot.page, spot.y + NEAR)) - 1


def _rows(look: LayoutSeen, heights: Mapping[str, float], long: frozenset[str]) -> list[NotedRow]:
    """All lines, and all that notes hang on."""
    spots = sorted({*look.lines, *look.anchors.values()})
    rows: list[NotedRow] = []
    for spot in spots:
        if not rows or not rows[-1].spot.is_on(spot):
            rows.append(NotedRow(spot, look.line_of(spot)))
    number = 0
    for key, spot in sorted(look.anchors.items(), key=lambda item: item[1]):
        while not rows[number].spot.is_on(spot):
            number += 1
        row = rows[number]
        row.keys.append(key)
        if key in long:
            row.long += heights[key]
        else:
            row.room += heights[key]
    order = {key: number for number, key in enumerate(look.anchors)}
    for row in rows:
        row.keys.sort(key=order.__getitem__)
    return rows


def heights(entries: Mapping[str, FootEntry], by_line: bool, pitch: float) -> dict[str, float]:
    """How much room each entry wants, in points."""
    return {
        key: entry.room * pitch * _LOOSE if by_line and isinstance(entry.series, int) else entry.room
        for key, entry in entries.items()
    }
