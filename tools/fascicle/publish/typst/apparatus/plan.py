"""Plans for layouts: how much room the notes of each line want, and what stands at the foot of each page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final

from fascicle.publish.typst.apparatus.seen import Entry, Seen, Spot

SERIES: Final = ("editors", "source")  # of notes with marks, from above
_LOOSE: Final = 1.04  # what is run in is justified, and lines of it do not end where we cut them
_BELOW: Final = 4.0  # points that letters reach below a line
_LEADING: Final = 14.0  # points from line to line of the text, where the first layout does not say
_EVERY: Final = 5


@dataclass
class Line:
    """A line on which notes hang: their keys, the room they want, and what more has to be there on the page.

    ``more`` is for lines that must not be parted from this one; ``added`` is what later looks found to be missing.
    """

    keys: list[str]
    room: float
    more: float
    added: float = 0.0

    @property
    def first(self) -> str:
        """The key at which the room is kept."""
        return self.keys[0]


@dataclass
class Draft:
    """The notes of a book by their lines, from its first layout."""

    entries: Mapping[str, Entry]
    by_line: bool
    lines: list[Line]
    long: frozenset[str]  # notes that go on overleaf
    letters: frozenset[str]  # entries that hang on no line that is counted

    def rooms(self) -> dict[str, Any]:
        """The plan of the second layout."""
        rooms = {
            line.first: {"room": round(line.room + line.added, 3), "more": round(line.more, 3)}
            for line in self.lines
            if line.room + line.added
        }
        return {"rooms": rooms, "long": sorted(self.long), "letters": sorted(self.letters)}

    def mend(self, apart: Collection[str], look: Seen) -> bool:
        """Keep more room on the page before lines that left their notes behind; whether there is a line to keep it at."""
        mended = False
        for before, line in pairwise(self.lines):
            if line.first in apart and look.anchors[before.first].page == look.anchors[line.first].page:
                before.added += line.room
                mended = True
        return mended

    def add(self, more: Mapping[str, float]) -> None:
        """Keep more room at lines, by the keys of their rooms."""
        for line in self.lines:
            line.added += more.get(line.first, 0.0)

    def is_run_in(self, key: str) -> bool:
        """Whether an entry is one of many in a paragraph."""
        return self.by_line and isinstance(self.entries[key].series, int)


def draft(first: Seen, by_line: bool, longest: float) -> Draft:
    """The notes by their lines. A note higher than ``longest`` points goes on overleaf, as a footnote of its own."""
    heights = {key: _height(entry, by_line, first.pitch) for key, entry in first.entries.items()}
    long = frozenset(
        key
        for key, entry in first.entries.items()
        if heights[key] > longest and not (by_line and isinstance(entry.series, int))
    )
    groups = [list(keys) for _, keys in groupby(first.anchors, key=_rounded(first))]
    lines = [Line(keys, sum(heights[key] for key in keys if key not in long), _BELOW) for keys in groups]
    letters = frozenset(
        key for key, entry in first.entries.items() if entry.within or first.line_of(first.anchors[key]) is None
    )
    plan = Draft(first.entries, by_line, lines, long, letters)
    _keep_together(plan, first)
    return plan


def _height(entry: Entry, by_line: bool, pitch: float) -> float:
    return entry.room * pitch * _LOOSE if by_line and isinstance(entry.series, int) else entry.room


def _rounded(first: Seen) -> Any:
    """Which line an anchor is on, as one value for all anchors on it."""
    last = Spot(0, 0.0)

    def line(key: str) -> Spot:
        nonlocal last
        if not first.anchors[key].is_on(last):
            last = first.anchors[key]
        return last

    return line


def _keep_together(plan: Draft, first: Seen) -> None:
    """Room for what a line must not be parted from: the line after a paragraph's first, its last, text after a heading.

    Typst moves such lines together to the next page; their notes it would leave behind.
    """
    rooms = {index: line.room for line in plan.lines if (index := first.line_of(first.anchors[line.first])) is not None}
    after = _company(first)
    for line in plan.lines:
        index = first.line_of(first.anchors[line.first])
        if index is None:
            continue
        last = after.get(index, index)
        if plan.entries[line.first].sticky:
            last = max(last, index + 2)
        last = min(last, len(first.lines) - 1)
        if last > index:
            line.more += _distance(first, index, last) + sum(rooms.get(each, 0) for each in range(index + 1, last + 1))


def _company(first: Seen) -> dict[int, int]:
    """Of lines that begin or nearly end a paragraph: the last line that has to be on their page."""
    found = {}
    for opens, closes in first.paragraphs:
        start, end = first.line_of(opens), first.line_of(closes)
        if start is None or end is None or end <= start:
            continue
        found[end - 1] = end
        found[start] = end if end - start <= 2 else start + 1
    return found


def _distance(first: Seen, index: int, last: int) -> float:
    """Points from one line down to another; a guess where a page ends between them."""
    one, other = first.lines[index], first.lines[last]
    return other.y - one.y if one.page == other.page else (last - index) * _LEADING


def feet(plan: Draft, second: Seen, numbers: Mapping[str, str]) -> dict[str, Any]:
    """The plan of the last layout: what stands at the foot of each page."""
    found: dict[str, Any] = {}
    up: dict[str, float] = {}
    for _, lines in groupby(plan.lines, key=lambda line: second.anchors[line.first].page):
        group = list(lines)
        keys = [key for line in group for key in line.keys]
        remarks = [key for key in keys if not plan.is_run_in(key) and key not in plan.long]
        remarks.sort(key=lambda key: (SERIES.index(str(plan.entries[key].series)), _in_text(key)))
        below = _stacked(plan, remarks, up)
        found[group[0].first] = _foot(group, below, list(_series(plan, keys, numbers)))
    return {"feet": found, "up": up, "long": sorted(plan.long), "letters": sorted(plan.letters)}


def lettered_feet(plan: Draft) -> dict[str, Any]:
    """The same without numbers of lines: every line keeps the room for its own notes, in the order of the text."""
    found: dict[str, Any] = {}
    up: dict[str, float] = {}
    for line in plan.lines:
        below = _stacked(plan, [key for key in line.keys if key not in plan.long], up)
        found[line.first] = _foot([line], below, [])
    return {"feet": found, "up": up, "long": sorted(plan.long), "letters": sorted(plan.letters)}


def _stacked(plan: Draft, remarks: Sequence[str], up: dict[str, float]) -> float:
    """How high notes are above one another, and how far each of them is moved up."""
    below = 0.0
    for key in reversed(remarks):
        below += plan.entries[key].room
        up[key] = round(below, 3)
    return below


def _foot(lines: Sequence[Line], notes: float, entries: list[Any]) -> dict[str, Any]:
    room = sum(line.room + line.added for line in lines)
    return {"room": round(room, 3), "more": round(lines[0].more, 3), "notes": round(notes, 3), "entries": entries}


def _in_text(key: str) -> int:
    """The place of a note among all of its text, wherever its mark stands: notes of the editors are numbered so."""
    return int(key.rpartition("-")[2])


def _series(plan: Draft, keys: Sequence[str], numbers: Mapping[str, str]) -> Iterator[list[list[str | None]]]:
    """The entries that are run in, series by series, each number once; none stands for a letter."""
    run_in = [key for key in keys if plan.is_run_in(key)]
    for series in sorted({int(plan.entries[key].series) for key in run_in}):
        before: str | None = ""
        entries: list[list[str | None]] = []
        for key in run_in:
            if plan.entries[key].series == series:
                number = numbers.get(key)
                entries.append([key, "" if number == before else number, None])
                before = number
        yield entries


def line_numbers(plan: Draft, second: Seen, by_text: bool) -> tuple[dict[str, str], dict[str, list[list[Any]]]]:
    """The number of the line of each entry, and what to print beside the lines of each page.

    Lines have numbers where a text has entries that need them. What is in no line that is counted gets none.
    """
    starts = [second.line_after(text) for text in second.texts]
    numbers: dict[str, str] = {}
    wanted: set[int] = set()
    for key, spot in second.anchors.items():
        index = second.line_of(spot)
        if not plan.is_run_in(key) or key in plan.letters or index is None:
            continue
        text = _last_until(starts, index)
        wanted.add(text)
        numbers[key] = str(_number(second, index, starts[text] if by_text else None))
    printed: dict[str, list[list[Any]]] = {}
    for index, line in enumerate(second.lines):
        text = _last_until(starts, index)
        number = _number(second, index, starts[text] if by_text else None)
        if text in wanted and number % _EVERY == 0:
            printed.setdefault(str(line.page), []).append([round(line.y, 3), str(number)])
    return numbers, printed


def _number(second: Seen, index: int, start: int | None) -> int:
    return index - (second.first_of_page[second.lines[index].page] if start is None else start) + 1


def _last_until(starts: Sequence[int], index: int) -> int:
    """Which text a line belongs to."""
    return max((number for number, start in enumerate(starts) if start <= index), default=0)
