"""The book with its notes: layout after layout, until the last look holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fascicle.publish.typst.apparatus.plan import Draft, draft, feet, lettered_feet, line_numbers
from fascicle.publish.typst.apparatus.seen import QUESTION, Seen, seen
from fascicle.publish.typst.apparatus.verify import astray, moved, parted, too_high
from fascicle.publish.typst.compiler import NO_FONTS, Bench, bench, forget, repack

_TRIES: Final = 5  # layouts in which rooms are settled; each mends what the one before has shown
_LONGEST: Final = 230.0  # points of height beyond which a note may go on overleaf
_MOST: Final = 12_000_000  # signs of code, some 1,500 pages: three layouts of more would take minutes


@dataclass(frozen=True)
class BookNotes:
    """How the notes of a book are set: by numbers of lines or with letters, lines counted by page or through a text."""

    by_line: bool = True
    by_text: bool = False


class Unsettled(Exception):
    """The last look does not hold."""


def set_book(
    files: Mapping[str, str | bytes],
    timestamp: int,
    more_fonts: Mapping[str, bytes] = NO_FONTS,
    notes: BookNotes = BookNotes(),
) -> tuple[bytes, list[str]]:
    """The book as a PDF, and what there is to tell about its notes.

    If numbers of lines cannot be vouched for, entries have letters. Raises EngineError where Typst refuses.
    """
    if not any("noted(" in code for name, code in files.items() if name.startswith("text-") and isinstance(code, str)):
        forget()
        with bench(files, timestamp, more_fonts) as work:
            return repack(work.pdf()), []
    told = []
    by_line = notes.by_line
    if by_line and sum(len(code) for code in files.values() if isinstance(code, str)) > _MOST:
        by_line = False
        told.append("the apparatus has letters, not numbers of lines: the book is too long")
    with bench(files, timestamp, more_fonts) as work:
        if by_line:
            try:
                return repack(_Layouts(work, notes).made()), told
            except Unsettled as fault:
                told.append(f"the apparatus has letters, not numbers of lines: {fault}")
        try:
            return repack(_Layouts(work, BookNotes(by_line=False)).made()), told
        except Unsettled as fault:
            told.append(f"notes stand on another page than their marks: {fault}")
            forget()
            return repack(work.pdf()), told


class _Layouts:
    """The layouts of one book, with an apparatus by numbers of lines or with letters."""

    def __init__(self, work: Bench, notes: BookNotes) -> None:
        self._work = work
        self._notes = notes
        self._inputs = {"apparatus": "lines" if notes.by_line else "letters"}

    def made(self) -> bytes:
        """The book. Raises Unsettled where the last look does not hold."""
        plan = draft(self._look("lines"), self._notes.by_line, _LONGEST)
        for _ in range(_TRIES):
            pdf, fault = self._by_line(plan) if self._notes.by_line else self._lettered(plan)
            if not fault:
                return pdf
        raise Unsettled(fault)

    def _look(self, name: str, plan: Mapping[str, Any] | None = None) -> Seen:
        forget()
        if plan is not None:
            self._work.tell("plan.json", json.dumps(plan))
        return seen(self._work.ask(QUESTION, layout=name, **self._inputs))

    def _last(self, plan: Mapping[str, Any]) -> tuple[bytes, Seen]:
        forget()
        self._work.tell("plan.json", json.dumps(plan))
        pdf = self._work.pdf(layout="pages", **self._inputs)
        # the same layout: Typst has it at hand
        return pdf, seen(self._work.ask(QUESTION, layout="pages", **self._inputs))

    def _by_line(self, plan: Draft) -> tuple[bytes, str]:
        """The book, and what is wrong with it; the plan is mended for the next time."""
        look = self._look("rooms", plan.rooms())
        if (apart := list(parted(plan, look))) and plan.mend(apart, look):
            return b"", "notes are parted from their lines"
        for _ in range(_TRIES):
            numbers, printed = line_numbers(plan, look, self._notes.by_text)
            foot = feet(plan, look, numbers)
            pdf, last = self._last({**foot, "lines": printed})
            if not moved(look, last):
                break
            look = last
        else:
            return b"", "lines do not stay on their pages"
        if high := dict(too_high(foot["feet"], last)):
            plan.add(high)
            return b"", "notes want more room than there is"
        strays = astray(last)
        return pdf, f"{len(strays)} notes are on another page than their marks" if strays else ""

    def _lettered(self, plan: Draft) -> tuple[bytes, str]:
        pdf, last = self._last(lettered_feet(plan))
        strays = astray(last)
        if strays and plan.mend(list(parted(plan, last)), last):
            return b"", "notes are parted from their lines"
        return pdf, f"{len(strays)} notes are on another page than their marks" if strays else ""
