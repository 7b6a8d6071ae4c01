"""Footnotes: a mark and a text at the foot of a page or behind it all, and the same mark in the text before.

Marks are raised numbers, numbers in brackets and asterisks. A raised number in the text may be a power, a number in
brackets one of an enumeration, an asterisk an ornament: a mark without its note, or a note without its mark, stays
what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fascicle.layout.model import FURNITURE, Block, Role
from fascicle.source.model import Run

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_NOTE = re.compile(
    rf"(?P<raised>[{_RAISED}]+)\s?(?=\S)"
    r"|(?:\(\d{1,3}\)|\[\d{1,3}\])\s(?=\S)"
    r"|\*{1,3}\s?(?=[^\s*])"
)
_MARKS = re.compile(rf"[{_RAISED}]+")
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.HEAD, Role.SUBHEAD, Role.QUOTE, Role.SIGNED, Role.BYLINE})


@dataclass(frozen=True)
class _Place:
    """Where a mark stands: the part of its block, the run of the part's line, and its columns."""

    block: Block
    part: int
    run: int
    start: int
    end: int


def pair_notes(blocks: Sequence[Block]) -> None:
    """Make notes of the blocks that begin with a mark which stands in the text before them.

    A raised number is looked for from the note upwards, as far as the last note of the same number. A number in
    brackets, or asterisks, must stand there once, and nothing but notes may stand below such a note on its page.
    """
    flow = [block for block in blocks if block.role not in FURNITURE]
    begins: dict[str, int] = {}
    for at, block in enumerate(flow):
        match = _NOTE.match(block.text) if block.role in (Role.PARAGRAPH, Role.ITEM) else None
        if match is None:
            continue
        mark = match[0].strip().translate(_DIGITS)
        found = list(_places(flow[begins.get(mark, 0) : at], mark))
        if not found or (match["raised"] is None and (len(found) > 1 or not _ends_page(flow, at))):
            continue
        label = f"{mark} of line {block.first.number}"
        _set_anchor(found[-1], label)
        block.role, block.label, block.evidence = Role.NOTE, label, f"its mark, {match[0].strip()}, is in the text"
        begins[mark] = at + 1


def _ends_page(flow: Sequence[Block], at: int) -> bool:
    """Whether only blocks that begin with marks stand between a block and the end of its page, or the next title."""
    for block in flow[at + 1 :]:
        if block.opens_page or block.role is Role.HEAD:
            return True
        if block.role is not Role.NOTE and not _NOTE.match(block.text):
            return False
    return True


def _places(blocks: Sequence[Block], mark: str) -> Iterator[_Place]:
    """The places of a mark in the blocks, those at the beginning of a block aside: these are its own."""
    pattern = _pattern(mark)
    for block in blocks:
        for at, part in enumerate(block.parts if block.role in _TEXT else ()):
            begin = part.start + len(part.line.text[part.start :]) - len(part.line.text[part.start :].lstrip())
            end = len(part.line.text) if part.end is None else part.end
            for index, run in enumerate(part.line.runs):
                if run.style.note or run.style.weak:
                    continue
                for start, stop in _in_run(part.line.text[run.start : run.end], run, mark, pattern):
                    if part.start <= start < end and (at or start > begin):
                        yield _Place(block, at, index, start, stop)


def _pattern(mark: str) -> re.Pattern[str]:
    if mark.isdigit():
        return _MARKS
    glued = r"(?<=[^\s*])" if mark.startswith("*") else ""
    return re.compile(rf"{glued}{re.escape(mark)}(?![*\w])")


def _in_run(text: str, run: Run, mark: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    if "sup" in run.style.rend and text.strip() == mark:
        yield run.start, run.end
        return
    for match in pattern.finditer(text):
        if match[0].translate(_DIGITS) == mark:
            yield run.start + match.start(), run.start + match.end()


def _set_anchor(place: _Place, label: str) -> None:
    part = place.block.parts[place.part]
    runs = part.line.runs
    run = runs[place.run]
    style = replace(run.style, note=label)
    pieces = [replace(run, end=place.start), Run(place.start, place.end, style), replace(run, start=place.end)]
    kept = [piece for piece in pieces if piece.start < piece.end]
    line = replace(part.line, runs=(*runs[: place.run], *kept, *runs[place.run + 1 :]))
    place.block.parts[place.part] = replace(part, line=line)
