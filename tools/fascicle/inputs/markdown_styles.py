"""Which characters of a block are marks, and which style the others have: gathered as spans, told as runs of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fascicle.model.source import PLAIN, Image, Run, Style

# Order of nesting from the outside in, so that the same set of styles is always written in the same way.
NESTING = ("bold", "italic", "strike", "smallcaps", "sup", "sub")


class Segment(NamedTuple):
    """A stretch of the block that is text or a weak mark; ``blank`` is what markup before it stands for."""

    start: int
    end: int
    style: Style
    blank: str


@dataclass
class Styles:
    """Where styles begin and end in a block, and which characters are hidden marks or weak ones."""

    images: list[Image] = field(default_factory=list)
    hard: set[int] = field(default_factory=set)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    _events: list[tuple[int, int, str, str]] = field(default_factory=list)
    _open: dict[str, list[int]] = field(default_factory=dict)

    def hide(self, start: int, end: int) -> None:
        """These characters are marks that become what they say."""
        self._span("hidden", start, end, "")

    def weaken(self, start: int, end: int) -> None:
        """These characters are marks that stay in the source layer."""
        self._span("weak", start, end, "")

    def rend(self, start: int, end: int, value: str) -> None:
        """These characters are set so."""
        self._span("rend", start, end, value)

    def link(self, start: int, end: int, address: str) -> None:
        """These characters lead there."""
        self._span("link", start, end, address)

    def note(self, start: int, end: int, label: str) -> None:
        """These characters are the mark of a note."""
        self._span("note", start, end, label)

    def read_as(self, start: int, end: int, character: str) -> None:
        """These characters name a character."""
        self._span("reads", start, end, character)

    def part(self, at: int) -> None:
        """Markup here parts words."""
        self._events.append((at, 1, "break", ""))

    def open_tag(self, key: str, at: int) -> None:
        """A tag opens what :meth:`close_tag` closes."""
        self._open.setdefault(key, []).append(at)

    def close_tag(self, key: str) -> int | None:
        """Where the innermost tag of a key was opened, if it was."""
        opened = self._open.get(key)
        return opened.pop() if opened else None

    def _span(self, kind: str, start: int, end: int, value: str) -> None:
        if start < end:
            self._events.append((start, 1, kind, value))
            self._events.append((end, -1, kind, value))

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """The stretches between two places, swept once from left to right."""
        active: dict[tuple[str, str], int] = {}
        blank, at, style = "", start, PLAIN
        events = sorted(self._events, key=lambda event: (event[0], event[1]))
        index = 0
        while at < end:
            changed = False
            while index < len(events) and events[index][0] <= at:
                _, step, kind, value = events[index]
                index += 1
                if kind == "break":
                    blank = " "
                    continue
                key = kind, value
                count = active.pop(key, 0) + step
                if count > 0:
                    active[key] = count
                changed = True
            if changed:
                style = _style(active)
            stop = min(end, events[index][0]) if index < len(events) else end
            if ("hidden", "") not in active:
                yield Segment(at, stop, style, blank)
                blank = ""
            at = stop


def _style(active: dict[tuple[str, str], int]) -> Style:
    if not active:
        return PLAIN
    values: dict[str, list[str]] = {}
    for kind, value in active:
        values.setdefault(kind, []).append(value)
    rends = values.get("rend", ())
    weak = "weak" in values
    return Style(
        tuple(rend for rend in NESTING if rend in rends),
        min(values.get("link", ("",))),
        weak,
        min(values.get("note", ("",))),
        reads="" if weak else min(values.get("reads", ("",))),
    )


def runs_of(segments: Sequence[Segment], offset: int) -> list[Run]:
    """Segments of a line as its runs, equal neighbours made one; ``offset`` is where the line's column 0 stands."""
    runs: list[Run] = []
    for start, end, style, blank in segments:
        last = runs[-1] if runs else None
        if last is not None and last.end == start - offset and last.style == style and not (blank or style.reads):
            runs[-1] = Run(last.start, end - offset, style, last.blank)
        else:
            runs.append(Run(start - offset, end - offset, style, blank))
    return runs
