"""Stretches of words inside a block, over as many of its lines as they take: found in its text, marked in its runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fascicle.model.source import Run, Style
from fascicle.structure.model import Block, Part

_UNREAD = "\ufffc"  # stands for a character that the reading text leaves out


@dataclass(frozen=True)
class SpanOfWords:
    """The text of a block, a newline between its parts, and for each character its part and its column in the line.

    Characters that are not read stand as U+FFFC, so that no pattern takes them for words.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    styles: tuple[Style, ...]

    @classmethod
    def of(cls, block: Block, first: int = 0) -> SpanOfWords:
        """The text of a block from one of its parts on."""
        found = [each for at in range(first, len(block.parts)) for each in _characters(block.parts[at], at)]
        return cls(
            "".join(character for character, _, _ in found),
            tuple(place for _, place, _ in found),
            tuple(style for _, _, style in found),
        )

    def mark(self, block: Block, start: int, end: int, change: Callable[[Style], Style]) -> None:
        """Change the style of the characters from ``start`` to before ``end``."""
        columns: dict[int, list[int]] = {}
        for part, column in self.places[start:end]:
            columns.setdefault(part, []).append(column)
        for at, within in columns.items():
            block.parts[at] = restyled(block.parts[at], min(within), max(within) + 1, change)


def _characters(part: Part, at: int) -> Iterator[tuple[str, tuple[int, int], Style]]:
    end = part.start
    for run in part.runs:
        unread = run.style.weak or run.style.surplus
        for column in range(run.start, run.end):
            yield (_UNREAD if unread else part.line.text[column]), (at, column), run.style
        end = run.end
    yield "\n", (at, end), Style()


def restyled(part: Part, start: int, end: int, change: Callable[[Style], Style]) -> Part:
    """The part with another style for the characters of its line from ``start`` to before ``end``."""
    runs = [piece for run in part.line.runs for piece in _pieces(run, start, end, change)]
    return replace(part, line=replace(part.line, runs=tuple(runs)))


def _pieces(run: Run, start: int, end: int, change: Callable[[Style], Style]) -> Iterator[Run]:
    begin, stop = max(run.start, start), min(run.end, end)
    if begin >= stop:
        yield run
        return
    if run.style.reads:  # one sign, however many characters stand for it
        begin, stop = run.start, run.end
    blank = run.blank
    for left, right, style in (
        (run.start, begin, run.style), (begin, stop, change(run.style)), (stop, run.end, run.style)
    ):  # fmt: skip
        if left < right:
            yield Run(left, right, style, blank)
            blank = ""
