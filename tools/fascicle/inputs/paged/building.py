"""Lines built of words, and regions of lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from fascicle.model.source import PLAIN, Box, Line, Region, RegionKind, Run, Style


class LineWords:
    """The words of a line as its text and its runs: blanks stand in a run too, between two styles in a plain one."""

    def __init__(self) -> None:
        self.text = ""
        self.runs: list[Run] = []
        self._blank = False

    def add(self, words: str, style: Style = PLAIN, size: float | None = None, confidence: float | None = None) -> None:
        """LineWords that stand behind what has been added."""
        if not words:
            return
        last = self.runs[-1] if self.runs else None
        if self._blank and last is not None:
            if last.style in (PLAIN, style):
                self.text += " "
                self.runs[-1] = last = replace(last, end=len(self.text))
            elif style == PLAIN:
                words = f" {words}"
            else:
                self.runs.append(Run(len(self.text), len(self.text) + 1))
                self.text += " "
        start, self.text, self._blank = len(self.text), self.text + words, False
        if last is not None and (last.style, last.size, last.confidence) == (style, size, confidence):
            self.runs[-1] = replace(last, end=len(self.text))
        else:
            self.runs.append(Run(start, len(self.text), style, size=size, confidence=confidence))

    def blank(self) -> None:
        """A blank, if anything stands before it and follows."""
        self._blank = True

    @property
    def confidence(self) -> float | None:
        """How sure the program was of the line: of its characters on the average."""
        known = [(run.confidence, run.end - run.start) for run in self.runs if run.confidence is not None]
        total = sum(count for _, count in known)
        return round(sum(sure * count for sure, count in known) / total, 4) if total else None


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
