"""What a layout of the book shows: where notes hang, where lines stand, what the foot of each page holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

_PLACES: Final = (
    "at", "ln", "opens", "closes", "opens-title", "closes-title", "text", "page", "held", "note", "fit"
)  # fmt: skip
_ASKED: Final = (
    "query(<{}>).map(each => {{ let place = each.location().position(); (each.value, place.page, place.y.pt()) }})"
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


class FootEntry(NamedTuple):
    """A note before it stands anywhere.

    The ``series`` of an apparatus is a number, that of notes with marks a name. ``room`` is in points of height; an
    entry that is run in wants a part of a line. What hangs ``within`` another note is on no line.
    """

    key: str
    series: int | str
    within: bool
    room: float


class Measures(NamedTuple):
    """Of a page, in points: where lines may begin and end, what a line reaches up; at the foot, what is above notes and
    how far it is from line to line.
    """

    top: float
    bottom: float
    rise: float
    above: float
    pitch: float


@dataclass(frozen=True)
class LayoutSeen:
    """One layout."""

    anchors: Mapping[str, Spot]  # in the order of the text
    entries: Mapping[str, FootEntry]  # of the first layout only
    lines: Sequence[Spot]
    paragraphs: Sequence[tuple[Spot, Spot]]
    titles: Sequence[tuple[Spot, Spot]]
    texts: Sequence[Spot]
    measures: Measures | None
    notes: Mapping[str, int]  # the page of each note with a mark
    held: Mapping[str, int]  # the page of each foot, by its anchor
    heights: Mapping[str, float]  # of what is run in, by the anchor of its foot

    def line_of(self, spot: Spot) -> int | None:
        """The index of the line that a place is on, if lines are counted there."""
        at = self.line_after(spot)
        return at if at < len(self.lines) and self.lines[at].is_on(spot) else None

    def line_after(self, spot: Spot) -> int:
        """The index of the first line that is not above a place."""
        return bisect_left(self.lines, Spot(spot.page, spot.y - NEAR))


def seen(answer: Mapping[str, Any]) -> LayoutSeen:
    """What Typst answers to :data:`QUESTION`."""
    anchors, entries = {}, {}
    for value, page, y in answer["at"]:
        key = value[0] if isinstance(value, list) else value
        anchors[key] = Spot(page, y)
        if isinstance(value, list):
            entries[key] = FootEntry(*value)
    spots = {name: [Spot(page, y) for _, page, y in found] for name, found in answer.items()}
    return LayoutSeen(
        anchors,
        entries,
        sorted(spots["ln"]),
        list(zip(spots["opens"], spots["closes"], strict=True)),
        list(zip(spots["opens-title"], spots["closes-title"], strict=True)),
        spots["text"],
        next((Measures(*value) for value, *_ in answer["page"]), None),
        {key: page for key, page, _ in answer["note"]},
        {key: page for key, page, _ in answer["held"]},
        {value[0]: value[1] for value, *_ in answer["fit"]},
    )
