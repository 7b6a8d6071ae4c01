"""Lines built of words, and regions of lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from fascicle.model.source import PLAIN, Box, Line, Region, RegionKind, Run, Style

_Look = tuple[Style, float | None, float | None]  # how words are set, their size, how sure they are


class LineWords:
    """The words of a line as its text and its runs: blanks stand in a run too, between two styles in a plain one."""

    def __init__(self) -> None:
        self.text = ""
        self._ends: list[int] = []  # of the stretches so far, each in one look
        self._looks: list[_Look] = []
        self._blank = False

    def add(self, words: str, style: Style = PLAIN, size: float | None = None, confidence: float | None = None) -> None:
        """Words that stand behind what has been added."""
        if not words:
            return
        if self._blank and self._looks:
            last = self._looks[-1][0]
            if last is style or last in (PLAIN, style):
                self.text += " "
                self._ends[-1] += 1
            elif style == PLAIN:
                words = f" {words}"
            else:
                self._put(" ", (PLAIN, None, None))
        self._blank = False
        self._put(words, (style, size, confidence))

    def _put(self, words: str, look: _Look) -> None:
        self.text += words
        if self._looks and self._looks[-1] == look:
            self._ends[-1] = len(self.text)
        else:
            self._looks.append(look)
            self._ends.append(len(self.text))

    def blank(self) -> None:
        """A blank, if anything stands before it and follows."""
        self._blank = True

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of the line."""
        starts = [0, *self._ends[:-1]]
        return tuple(
            Run(start, end, style, size=size, confidence=sure)
            for start, end, (style, size, sure) in zip(starts, self._ends, self._looks, strict=True)
        )

    @property
    def size(self) -> float | None:
        """The type size with which the line begins."""
        return next((size for _, size, _ in self._looks if size), None)

    @property
    def confidence(self) -> float | None:
        """How sure the program was of the line: of its characters on the average."""
        total = counted = 0.0
        before = 0
        for end, (_, _, sure) in zip(self._ends, self._looks, strict=True):
            if sure is not None:
                total, counted = total + sure * (end - before), counted + end - before
            before = end
        return round(total / counted, 4) if counted else None


def regions_of(
    lines: Iterable[tuple[Line, RegionKind]], identifier: str, box: Box | None, *, bare: bool = False
) -> list[Region]:
    """The region of some lines, or several where some of them are of another kind than the rest.

    ``bare`` says that the file knows no region there.
    """
    if bare:
        return [Region(tuple(line for line, _ in lines))]
    found: list[Region] = []
    for kind, group in groupby(lines, key=lambda each: each[1]):
        found.append(Region(tuple(line for line, _ in group), identifier, kind, box))
    return found
