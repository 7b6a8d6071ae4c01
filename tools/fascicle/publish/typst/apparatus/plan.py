"""What stands at the foot of each page, and the numbers of lines: the plan of the layout that is the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fascicle.publish.typst.apparatus.pages import BookPage, PageDivision
from fascicle.publish.typst.apparatus.seen import FootEntry, LayoutSeen

_SERIES: Final = ("editors", "source")  # of notes with marks, from above
_EVERY: Final = 5  # which lines have their numbers beside them


@dataclass(frozen=True)
class Manner:
    """How the notes of a book are set: by numbers of lines or with letters, lines counted by page or through a text."""

    by_line: bool = True
    by_text: bool = False

    def is_run_in(self, entry: FootEntry) -> bool:
        """Whether an entry is one of many in a paragraph."""
        return self.by_line and isinstance(entry.series, int)


def plan(manner: Manner, first: LayoutSeen, division: PageDivision, leaves: Sequence[BookPage]) -> dict[str, Any]:
    """The plan, as ``apparatus.typ`` reads it."""
    entries = first.entries
    letters = [key for key, entry in entries.items() if entry.within or first.line_of(first.anchors[key]) is None]
    numbers, printed = _numbers(manner, first, division, leaves, frozenset(letters))
    feet: dict[str, Any] = {}
    up: dict[str, float] = {}
    for leaf in leaves:
        keys = [key for number in range(leaf.first, leaf.last + 1) for key in division.rows[number].keys]
        if not keys:
            continue
        remarks = [key for key in keys if not manner.is_run_in(entries[key])]
        notes = _stack(manner, entries, division.long, remarks, up)
        series = list(_series(manner, first, keys, numbers))
        feet[keys[0]] = {"room": round(leaf.room, 3), "notes": round(notes, 3), "entries": series}
    return {"feet": feet, "up": up, "letters": letters, "numbers": printed}


def _stack(
    manner: Manner, entries: Mapping[str, FootEntry], long: frozenset[str], remarks: Sequence[str], up: dict[str, float]
) -> float:
    """How high the notes of a page are above one another; how far each is moved ``up`` from below all of them.

    A long one stays where it is, and so do those after it, but for the place that it takes.
    """
    below = {key: sum(entries[each].room for each in remarks[:at] if each in long) for at, key in enumerate(remarks)}
    short = [key for key in remarks if key not in long]
    if manner.by_line:
        short.sort(key=lambda key: (_SERIES.index(str(entries[key].series)), _in_text(key)))
    height = 0.0
    for key in reversed(short):
        height += entries[key].room
        up[key] = round(height + below[key], 3)
    return height


def _in_text(key: str) -> int:
    """The place of a note among all of its text, wherever its mark stands: notes of the editors are numbered so."""
    return int(key.rpartition("-")[2])


def _series(
    manner: Manner, first: LayoutSeen, keys: Sequence[str], numbers: Mapping[str, str]
) -> Iterator[list[list[str | int | None]]]:
    """The entries that are run in, series by series, each number once; none stands for a letter."""
    entries = first.entries
    run_in = [key for key in keys if manner.is_run_in(entries[key])]
    for series in sorted({int(entries[key].series) for key in run_in}):
        before: str | None = ""
        found: list[list[str | int | None]] = []
        for key in run_in:
            if entries[key].series == series:
                number = numbers.get(key)
                found.append([key, "" if number == before and number else number, first.occurrence(key)])
                before = number
        yield found


def _numbers(
    manner: Manner, first: LayoutSeen, division: PageDivision, leaves: Sequence[BookPage], letters: frozenset[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The number of the line of each entry, and the numbers to print beside lines, by the places of these in the book.

    Lines have numbers where a text has entries that need them.
    """
    starts = [first.line_after(text) for text in first.texts]
    numbers: dict[str, str] = {}
    printed: dict[int, int] = {}
    for leaf in leaves:
        on_page = 0
        for number in range(leaf.first, leaf.last + 1):
            row = division.rows[number]
            if row.line is None:
                continue
            on_page += 1
            shown = row.line - _start(starts, row.line) + 1 if manner.by_text else on_page
            printed[row.line] = shown
            for key in row.keys:
                if manner.is_run_in(first.entries[key]) and key not in letters:
                    numbers[key] = str(shown)
    wanted = {_start(starts, line) for key in numbers if (line := first.line_of(first.anchors[key])) is not None}
    return numbers, {
        str(line): str(number)
        for line, number in printed.items()
        if number % _EVERY == 0 and _start(starts, line) in wanted
    }


def _start(starts: Sequence[int], line: int) -> int:
    """The line with which the text of a line begins."""
    return max((start for start in starts if start <= line), default=0)
