"""What a layout of the book shows: where notes hang, where lines stand, what the foot of each page holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final, NamedTuple

_PLACES: Final = (
    "at", "ln", "opens", "closes", "opens-title", "closes-title", "text", "page", "held", "note", "fit", "echo"
)  # fmt: skip
_ASKED: Final = (
    "query(<{}>).map(each => {{ let at = each.location().position(); (each.value, at.page, at.y.pt(), at.x.pt()) }})"
)
QUESTION: Final = f"({', '.join(f'{name}: {_ASKED.format(name)}' for name in _PLACES)})"
"""The expression of Typst's that :func:`seen` reads the answer of."""

_BESIDE: Final = 6.0  # points between a word and what hangs on it, a sign or so
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
    entry that is run in wants a part of a line. What hangs ``within`` another note is on no line. A ``word`` is one
    that its line may have twice.
    """

    key: str
    series: int | str
    within: bool
    room: float
    word: str = ""


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
    rises: Sequence[float]  # what the first line of each title reaches up
    texts: Sequence[Spot]
    measures: Measures | None
    notes: Mapping[str, int]  # the page of each note with a mark
    held: Mapping[str, int]  # the page of each foot, by its anchor
    heights: Mapping[str, float]  # of what is run in, by the anchor of its foot
    places: Mapping[str, float]  # of anchors, how far they are from the left
    echoes: Mapping[str, Sequence[tuple[Spot, float]]]  # of words that may be lemmas, where each is

    def line_of(self, spot: Spot) -> int | None:
        """The index of the line that a place is on, if lines are counted there."""
        at = self.line_after(spot)
        return at if at < len(self.lines) and self.lines[at].is_on(spot) else None

    def occurrence(self, key: str) -> int | None:
        """Which of the places of a word in its line an entry is about, if it has the word more than once."""
        spot = self.anchors[key]
        echoes = self.echoes.get(self.entries[key].word, ())
        start = bisect_left(echoes, Spot(spot.page, spot.y - NEAR), key=lambda echo: echo[0])
        found = [x for _, x in takewhile(lambda echo: echo[0].is_on(spot), echoes[start:])]
        away = [abs(x - self.places[key]) for x in found]
        return away.index(min(away)) + 1 if len(found) > 1 and min(away) < _BESIDE else None

    def line_after(self, spot: Spot) -> int:
        """The index of the first line that is not above a place."""
        return bisect_left(self.lines, Spot(spot.page, spot.y - NEAR))


def seen(answer: Mapping[str, Any]) -> LayoutSeen:
    """What Typst answers to :data:`QUESTION`."""
    anchors, entries, places = {}, {}, {}
    for value, page, y, x in answer["at"]:
        key = value[0] if isinstance(value, list) else value
        anchors[key], places[key] = Spot(page, y), x
        if isinstance(value, list):
            entries[key] = FootEntry(*value)
    spots = {name: [Spot(page, y) for _, page, y, _ in found] for name, found in answer.items()}
    echoes: dict[str, list[tuple[Spot, float]]] = {}
    for word, page, y, x in answer["echo"]:
        echoes.setdefault(word, []).append((Spot(page, y), x))
    return LayoutSeen(
        anchors,
        entries,
        sorted(spots["ln"]),
        list(zip(spots["opens"], spots["closes"], strict=True)),
        list(zip(spots["opens-title"], spots["closes-title"], strict=True)),
        [value for value, *_ in answer["opens-title"]],
        spots["text"],
        next((Measures(*value) for value, *_ in answer["page"]), None),
        {key: page for key, page, *_ in answer["note"]},
        {key: page for key, page, *_ in answer["held"]},
        {value[0]: value[1] for value, *_ in answer["fit"]},
        places,
        echoes,
    )
