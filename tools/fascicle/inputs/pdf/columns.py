"""The words of a page in columns: cut where a stretch of white goes through (the XY-cut of Nagy and Seth, 1984).

White from top to bottom parts columns. It has to go through several lines, and there must be text on both sides of it:
cells of a table stand on the same base lines and fill no measure. What goes over columns, a title or a box, cuts the
page across, above and below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fascicle.inputs.pdf.sides import are_labels, are_level, count_lines, fills_measure, stand_beside
from fascicle.inputs.pdf.words import PdfWord, is_leftward

_DEEPEST = 24
_BINS = 4  # of an em, in which white is looked for
_WHITE = 3  # bins
_MOST_WHITES = 120  # stretches that are looked at: a large table has thousands
_FEWEST = 3  # lines of a table
_WIDTHS = ((5, 0.7), (3, 1.2), (2, 2.0))  # lines on the shorter side, and the white in ems that proves a column there
_MOST, _COLUMNS = 0.5, 2  # of the lines beside white, and how many stretches of white there show a table
_ALONE = 1.0  # ems of white that part a running head or foot from the text
_TITLE = 1.12  # on the size of type below
_LONGEST_TITLE = 3  # lines
_FAR = 1.5  # ems
_APART = 0.3  # ems more than between the lines of a table stand above and below it


@dataclass(frozen=True)
class Area:
    """Words that stand together; where they are a table, ``columns`` are where its columns begin, but for the first."""

    words: tuple[PdfWord, ...]
    columns: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Band:
    """Words that white parts from those above and below; bits of ``mask`` say where across it has any."""

    words: tuple[PdfWord, ...]
    top: float
    bottom: float
    mask: int


@dataclass(frozen=True)
class _White:
    """A stretch of white from one band to another; ``rank`` is how many lines stand on its shorter side.

    ``level`` says that the lines of both sides have common base lines, ``tabular`` that they are rows of a table.
    """

    first: int
    last: int
    begins: float
    ends: float
    rank: int
    level: bool
    tabular: bool


def areas_of(words: Sequence[PdfWord], em: float) -> list[Area]:
    """The areas of a page in the order in which they are read."""
    bands = _bands(words, em)
    cutter = _Cutter(em, is_leftward(words))
    first, last = _alone(bands, em)
    inner = [word for band in bands[first : len(bands) - last] for word in band.words]
    areas = [Area(band.words) for band in bands[:first]]
    areas += cutter.cut(inner, 0) if inner else []
    return areas + [Area(band.words) for band in bands[len(bands) - last :]]


def _alone(bands: Sequence[_Band], em: float) -> tuple[int, int]:
    """How many bands at the head and the foot of the page are a line of their own, apart from the text."""
    if len(bands) < 3:
        return 0, 0
    first = _is_line(bands[0]) and bands[1].top - bands[0].bottom >= _ALONE * em
    last = _is_line(bands[-1]) and bands[-1].top - bands[-2].bottom >= _ALONE * em
    return int(first), int(last)


def _is_line(band: _Band) -> bool:
    return count_lines(band.words) == 1


def _bands(words: Sequence[PdfWord], em: float) -> list[_Band]:
    left = min((word.left for word in words), default=0.0)
    bands: list[_Band] = []
    held: list[PdfWord] = []
    bottom = 0.0
    for word in sorted(words, key=lambda word: word.top):
        if held and word.top > bottom:
            bands.append(_band(held, left, em))
            held = []
        bottom = max(bottom, word.bottom) if held else word.bottom
        held.append(word)
    return [*bands, _band(held, left, em)] if held else bands


def _band(words: Sequence[PdfWord], left: float, em: float) -> _Band:
    mask = 0
    for word in words:
        begin, end = int((word.left - left) * _BINS / em), int((word.right - left) * _BINS / em)
        mask |= ((1 << (end - begin + 1)) - 1) << begin
    return _Band(tuple(words), min(word.top for word in words), max(word.bottom for word in words), mask)


class _Cutter:
    def __init__(self, em: float, leftward: bool) -> None:
        self._em = em
        self._leftward = leftward

    def cut(self, words: Sequence[PdfWord], depth: int) -> list[Area]:
        """Words as areas, cut as long as white goes through."""
        bands = _bands(words, self._em)
        found = list(self._whites(bands)) if depth < _DEEPEST else []
        columns = [white for white in found if not white.tabular and not _is_of_table(white, found)]
        white = max(
            columns or found,
            key=lambda white: (white.rank, white.last - white.first, white.ends - white.begins),
            default=None,
        )
        if white is None:
            return [Area(tuple(words))]
        tabular = not columns
        white, rows = self._table(bands, white, found) if tabular else (self._trimmed(bands, white), [])
        inside = [word for band in bands[white.first : white.last + 1] for word in band.words]
        areas: list[Area] = []
        if white.first:
            areas += self.cut([word for band in bands[: white.first] for word in band.words], depth + 1)
        if tabular:
            areas.append(Area(tuple(inside), self._cells(rows)))
        else:
            middle = (white.begins + white.ends) / 2
            sides = [[word for word in inside if (word.left < middle) is left] for left in (True, False)]
            for side in reversed(sides) if self._leftward else sides:
                areas += self.cut(side, depth + 1) if side else []
        if white.last + 1 < len(bands):
            areas += self.cut([word for band in bands[white.last + 1 :] for word in band.words], depth + 1)
        return areas

    def _whites(self, bands: Sequence[_Band]) -> Iterator[_White]:
        wide = [band.mask | band.mask << 1 | band.mask >> 1 for band in bands]
        every = 0
        for band in bands:
            every |= band.mask
        left = min(word.left for band in bands for word in band.words)
        before: set[tuple[int, int]] = set()
        stretches: list[tuple[int, int, int]] = []
        for at in range(every.bit_length()):
            here = set(_free(wide, at))
            stretches += ((first - last, first, at) for first, last in here - before)  # else the same white goes on
            before = here
        seen: set[tuple[int, int, int]] = set()
        for length, first, at in sorted(stretches)[:_MOST_WHITES]:  # the longest first
            white = self._white(bands, first, first - length, left + at * self._em / _BINS, seen)
            if white is not None:
                yield white

    def _white(
        self, bands: Sequence[_Band], first: int, last: int, at: float, seen: set[tuple[int, int, int]]
    ) -> _White | None:
        """The white through bands at a place, if it parts columns of text or of a table, and was not ``seen``."""
        words = [word for band in bands[first : last + 1] for word in band.words]
        left = [word for word in words if word.right <= at]
        right = [word for word in words if word.right > at]
        if not left or not right:
            return None
        begins, ends = max(word.right for word in left), min(word.left for word in right)
        place = first, last, round(begins)
        if ends - begins < _WIDTHS[0][1] * self._em or place in seen or not stand_beside(left, right):
            return None
        seen.add(place)
        fewer = min(count_lines(left), count_lines(right))
        needed = next((width for lines, width in _WIDTHS if fewer >= lines), None)
        if needed is None or ends - begins < needed * self._em:
            return None
        level = are_level(left, right)
        tabular = level and not all(fills_measure(side) for side in sorted((left, right), key=len))
        if tabular and (fewer < _FEWEST or are_labels(left) or not self._is_apart(bands, first, last)):
            return None
        return _White(first, last, begins, ends, fewer, level, tabular)

    def _table(self, bands: Sequence[_Band], white: _White, found: Sequence[_White]) -> tuple[_White, list[_Band]]:
        """The white as far as the table goes, and the rows that have all its columns; the others head it."""
        cells = [each for each in found if each.tabular or _is_of_table(each, found)]
        same = [each for each in cells if each.first <= white.last and each.last >= white.first]
        same = [each for each in same if 2 * (each.last - each.first) >= white.last - white.first]
        first, last = max(each.first for each in same), min(each.last for each in same)
        rows = list(bands[first : last + 1])
        gaps = [below.top - above.bottom for above, below in pairwise(bands)]
        near = sorted(gaps[first:last])[(last - first) // 2] + _APART * self._em
        largest = _TITLE * max(word.size for band in rows for word in band.words)
        small = [all(word.size <= largest for word in band.words) for band in bands]
        while first > white.first and gaps[first - 1] < near and small[first - 1]:
            first -= 1
        while last < white.last and gaps[last] < near and small[last + 1]:
            last += 1
        return replace(white, first=first, last=last), rows

    def _is_apart(self, bands: Sequence[_Band], first: int, last: int) -> bool:
        """Whether rows stand apart from what is above and below: in spaced lines of text white is an accident."""
        gaps = [below.top - above.bottom for above, below in pairwise(bands)]
        usual = sorted(gaps[first:last])[(last - first) // 2]
        return all(gaps[at] >= usual + _APART * self._em for at in (first - 1, last) if 0 <= at < len(gaps))

    def _trimmed(self, bands: Sequence[_Band], white: _White) -> _White:
        """The white without the title above the columns and the line below them: these stand on one side by chance."""
        middle = (white.begins + white.ends) / 2
        inside = [word for band in bands[white.first : white.last + 1] for word in band.words]
        centre = (min(word.left for word in inside) + max(word.right for word in inside)) / 2
        first, last = white.first, white.last
        while first < last and not _is_divided(bands[first], middle):
            first += 1
        if 0 < first - white.first <= _LONGEST_TITLE:
            title = [word for band in bands[white.first : first] for word in band.words]
            size = max(word.size for word in title)
            below = max(word.size for band in bands[first : last + 1] for word in band.words[:40])
            gap = bands[first].top - bands[first - 1].bottom
            is_centred = abs((min(word.left for word in title) + max(word.right for word in title)) / 2 - centre)
            above = size >= _TITLE * below or gap >= _FAR * self._em or is_centred < self._em
        else:
            above = False
        while last > first and not _is_divided(bands[last], middle):
            last -= 1
        apart = last < white.last and bands[last + 1].top - bands[last].bottom >= _FAR * self._em
        below_all = apart and white.last - last <= _LONGEST_TITLE
        return replace(white, first=first if above else white.first, last=last if below_all else white.last)

    def _cells(self, bands: Sequence[_Band]) -> tuple[float, ...]:
        """Where the columns of a table begin, but for the first: behind white that goes through all its rows."""
        mask = 0
        for band in bands:
            mask |= band.mask
        left = min(word.left for band in bands for word in band.words)
        digits = bin(mask)[:1:-1]
        return tuple(left + (match.end() - 0.5) * self._em / _BINS for match in re.finditer(f"0{{{_WHITE},}}", digits))


def _is_divided(band: _Band, middle: float) -> bool:
    return any(word.left < middle for word in band.words) and any(word.left > middle for word in band.words)


def _is_of_table(white: _White, found: Sequence[_White]) -> bool:
    """Whether other white around shows that both sides are cells of one table."""
    rows = white.last - white.first + 1
    tabular = [each for each in found if each.tabular and each.last - each.first >= _MOST * rows]
    return white.level and len(tabular) >= _COLUMNS


def _free(masks: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
    """The bands, from first to last, through which white goes at a place."""
    begin: int | None = None
    for row, mask in enumerate(masks):
        if mask >> at & 1:
            if begin is not None:
                yield begin, row - 1
            begin = None
        elif begin is None:
            begin = row
    if begin is not None:
        yield begin, len(masks) - 1
