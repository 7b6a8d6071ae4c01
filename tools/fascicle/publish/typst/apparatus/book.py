"""The book with its notes: layout after layout, until the last look holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from fascicle.publish.typst.apparatus.pages import PageDivision, heights
from fascicle.publish.typst.apparatus.plan import Manner, plan
from fascicle.publish.typst.apparatus.seen import QUESTION, LayoutSeen, seen
from fascicle.publish.typst.apparatus.verify import astray, too_high
from fascicle.publish.typst.compiler import NO_FONTS, Bench, bench, forget

_TRIES: Final = 8  # layouts of pages; each mends what the one before has shown
_USUAL: Final = Manner()
_APART: Final = 20.0  # points
_LETTERS: Final = "the apparatus has letters, not numbers of lines"
_MOST: Final = 12_000_000  # signs of code, some 1,500 pages: three layouts of more would take minutes


class UnsettledError(Exception):
    """The last look does not hold."""


def set_book(
    files: Mapping[str, str | bytes],
    timestamp: int,
    more_fonts: Mapping[str, bytes] = NO_FONTS,
    manner: Manner = _USUAL,
) -> tuple[bytes, list[str]]:
    """The book as a PDF, and what there is to tell about its notes.

    If numbers of lines cannot be vouched for, entries have letters. Raises EngineError where Typst refuses.
    """
    code = [each for each in files.values() if isinstance(each, str)]
    in_columns = any("newspaper-columns(" in each for each in code)
    if in_columns or not any("noted(" in each for each in code):
        forget()
        with bench(files, timestamp, more_fonts) as work:
            return work.pdf(), _told_of_columns(work, manner) if in_columns else []
    told = []
    by_line = manner.by_line
    if by_line and sum(map(len, code)) > _MOST:
        by_line = False
        told.append(f"{_LETTERS}: the book is too long")
    with bench(files, timestamp, more_fonts) as work:
        if by_line:
            try:
                return _Layouts(work, manner).made(), told
            except UnsettledError as fault:
                told.append(f"{_LETTERS}: {fault}")
        try:
            return _Layouts(work, Manner(by_line=False)).made(), told
        except UnsettledError as fault:
            told.append(f"notes stand on another page than their marks: {fault}")
            forget()
            return work.pdf(), told


def _told_of_columns(work: Bench, manner: Manner) -> list[str]:
    """Side by side in columns, lines are no rows to divide among pages: where notes stand is left to Typst."""
    told = [f"{_LETTERS}: a text stands in columns"] if manner.by_line else []
    if strays := astray(seen(work.ask(QUESTION))):
        told.append(f"notes stand on another page than their marks: {len(strays)}, where a text stands in columns")
    return told


class _Layouts:
    """The layouts of one book, with an apparatus by numbers of lines or with letters."""

    def __init__(self, work: Bench, manner: Manner) -> None:
        self._work = work
        self._manner = manner
        self._inputs = {"apparatus": "lines" if manner.by_line else "letters"}

    def made(self) -> bytes:
        """The book. Raises UnsettledError where the last look does not hold."""
        forget()
        first = seen(self._work.ask(QUESTION, layout="lines", **self._inputs))
        assert first.measures is not None
        division = PageDivision(first, heights(first.entries, self._manner.by_line, first.measures.pitch))
        fault = ""
        for _ in range(_TRIES):
            leaves = division.leaves()
            planned = plan(self._manner, first, division, leaves)
            pdf, last = self._laid_out(planned)
            right = division.learn(leaves, last)
            high = too_high(planned["feet"], last)
            strays = astray(last)
            if right and not high and not strays:
                return pdf
            # a foot that has found room on the page before its own must be too high for that
            apart = {key: _APART for key in strays if last.held.get(key, 0) not in (0, last.anchors[key].page)}
            for key, more in {**apart, **high}.items():
                division.widen(key, more + 1)
            fault = f"{len(strays)} notes away from their marks" if strays else "lines do not stay on their pages"
        raise UnsettledError(fault)

    def _laid_out(self, planned: Mapping[str, Any]) -> tuple[bytes, LayoutSeen]:
        forget()
        self._work.tell("plan.json", json.dumps(planned))
        pdf, answer = self._work.seen(QUESTION, layout="pages", **self._inputs)
        return pdf, seen(answer)
