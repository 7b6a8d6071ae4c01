"""What a layout of the book shows: where notes hang, where lines stand, what the foot of each page holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

_PLACES: Final = ("at", "ln", "opens", "closes", "text", "held", "note", "fit", "pitch")
_ASKED: Final = (
    "query(<{}>).map(each => {{ let place = each.location().position(); "
    "(each.value, place.page, place.x.pt(), place.y.pt()) }})"
)
QUESTION: Final = f"({', '.join(f'{name}: {_ASKED.format(name)}' for name in _PLACES)})"
"""The expression of Typst's that :func:`seen` reads the answer of."""

NEAR: Final = 0.5  # points; what stands on one line has one baseline


class Spot(NamedTuple):
    """A place in the book: physical page and baseline, in points from the top. Spots sort in reading order."""

    page: int
    y: float

    def is_on(self, other: Spot) -> bool:
        """Whether both are on one line."""
        return self.page == other.page and abs(self.y - other.y) < NEAR


@dataclass(frozen=True)
class Entry:
    """A note before it stands anywhere: its series, and how much room it wants.

    The series of an apparatus is a number, that of notes with marks a name. Room is in points of height; an entry that is
    run in wants a part of a line. What hangs ``within`` another note is on no line; what is ``sticky`` hangs on a heading.
    """

    key: str
    series: int | str
    within: bool
    sticky: bool
    room: float


@dataclass(frozen=True)
class Seen:
    """One layout."""

    anchors: Mapping[str, Spot]  # in the order of the text
    entries: Mapping[str, Entry]  # of the first layout only
    lines: Sequence[Spot]
    paragraphs: Sequence[tuple[Spot, Spot]]
    texts: Sequence[Spot]
    held: Mapping[str, int]  # the page of the room that is kept at an anchor
    notes: Mapping[str, int]  # the page of each note with a mark
    heights: Mapping[str, float]  # of what is run in, by the anchor of its foot
    pitch: float  # from line to line at the foot

    def line_of(self, spot: Spot) -> int | None:
        """The index of the line that a place is on, if lines are counted there."""
        at = bisect_left(self.lines, Spot(spot.page, spot.y - NEAR))
        return at if at < len(self.lines) and self.lines[at].is_on(spot) else None

    def line_after(self, spot: Spot) -> int:
        """The index of the first line that is not above a place."""
        return bisect_left(self.lines, Spot(spot.page, spot.y - NEAR))

    @cached_property
    def first_of_page(self) -> Mapping[int, int]:
        """The index of the first line of each page."""
        found: dict[int, int] = {}
        for number, line in enumerate(self.lines):
            found.setdefault(line.page, number)
        return found


def seen(answer: Mapping[str, Any]) -> Seen:
    """What Typst answers to :data:`QUESTION`."""
    anchors, entries = {}, {}
    for value, page, _, y in answer["at"]:
        key = value[0] if isinstance(value, list) else value
        anchors[key] = Spot(page, y)
        if isinstance(value, list):
            entries[key] = Entry(*value)
    spots = {name: [Spot(page, y) for _, page, _, y in answer[name]] for name in ("ln", "opens", "closes", "text")}
    return Seen(
        anchors,
        entries,
        sorted(spots["ln"]),
        list(zip(spots["opens"], spots["closes"], strict=True)),
        spots["text"],
        {key: page for key, page, _, _ in answer["held"] if key is not None},
        {key: page for key, page, _, _ in answer["note"]},
        {value[0]: value[1] for value, *_ in answer["fit"]},
        next((value for value, *_ in answer["pitch"]), 0.0),
    )
