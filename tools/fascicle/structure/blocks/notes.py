"""Footnotes: a mark and a text at the foot of a page or behind it all, and the same mark in the text before.

Marks are raised numbers, numbers in brackets and asterisks. A raised number in the text may be a power, a number in
brackets one of an enumeration, an asterisk an ornament: a mark without its note, or a note without its mark, stays
what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fascicle.model.source import Run
from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.model import FURNITURE, Block, Role

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_NOTE = re.compile(
    rf"(?P<raised>[{_RAISED}]+)\s?(?=\S)"
    r"|(?:\(\d{1,3}\)|\[\d{1,3}\])\s(?=\S)"
    r"|\*{1,3}\s?(?=[^\s*])"
)
_MARK = re.compile(rf"[{_RAISED}]+|\(\d{{1,3}}\)(?![*\w])|\[\d{{1,3}}\](?![*\w])|(?<=[^\s*])\*{{1,3}}(?![*\w])")
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.HEAD, Role.SUBHEAD, Role.QUOTE, Role.SIGNED, Role.BYLINE})

# What may begin with a mark; a block whose look tells that it is a note has its mark in the text still to be found.
_MAY_BE = frozenset({Role.PARAGRAPH, Role.ITEM, Role.NOTE})


@dataclass(frozen=True)
class _Place:
    """Where a mark stands: its block's place in the text, the part of the block, and its columns in the line."""

    at: int
    part: int
    start: int
    end: int


def pair_notes(blocks: Sequence[Block]) -> None:
    """Make notes of the blocks that begin with a mark which stands in the text before them.

    A raised number is looked for from the note upwards, as far as the last note of the same number. A number in
    brackets, or asterisks, must stand there once, and nothing but notes may stand below such a note on its page.
    """
    flow = [block for block in blocks if block.role not in FURNITURE]
    places = _marks(flow)
    last = _notes_to_the_end(flow)
    begins: dict[str, int] = {}
    for at, block in enumerate(flow):
        own, raised = _own_mark(block) if block.role in _MAY_BE and not block.label else ("", False)
        if not own:
            continue
        mark = own.translate(_DIGITS)
        known = places.get(mark, [])
        found = known[bisect_left(known, begins.get(mark, 0), key=_block_of) : bisect_left(known, at, key=_block_of)]
        if not found or (not raised and (len(found) > 1 or not last[at])):
            continue
        label = f"{mark} of line {block.first.anchor}"
        _set_anchor(flow[found[-1].at], found[-1], label)
        block.label = label
        if block.role is not Role.NOTE:
            block.role, block.evidence = Role.NOTE, f"its mark, {own}, is in the text"
        begins[mark] = at + 1


def _own_mark(block: Block) -> tuple[str, bool]:
    """The mark that a block begins with, and whether it is raised: a raised sign, or a figure that is set so."""
    first = next((run for run in block.parts[0].runs), None)
    if first is not None and "sup" in first.style.rend:
        figure = block.parts[0].line.text[first.start : first.end].strip()
        if figure.isdecimal() and len(block.text) > len(figure):
            return figure, True
    match = _NOTE.match(block.text)
    return (match[0].strip(), match["raised"] is not None) if match else ("", False)


def _block_of(place: _Place) -> int:
    return place.at


def _notes_to_the_end(flow: Sequence[Block]) -> list[bool]:
    """For each block, whether only blocks that begin with marks follow to the end of its page, or to a title."""
    ends = [True] * len(flow)
    for at in range(len(flow) - 2, -1, -1):
        after = flow[at + 1]
        marked = after.role is Role.NOTE or _NOTE.match(after.text) is not None
        ends[at] = after.opens_page or after.role is Role.HEAD or (marked and ends[at + 1])
    return ends


def _marks(flow: Sequence[Block]) -> dict[str, list[_Place]]:
    """The places of each mark, those at the beginning of a block aside: these are its own."""
    places: dict[str, list[_Place]] = {}
    for at, block in enumerate(flow):
        for index, part in enumerate(block.parts if block.role in _TEXT else ()):
            text = part.line.text
            begin = part.start + len(text[part.start :]) - len(text[part.start :].lstrip())
            for run in part.runs:
                if run.style.note or run.style.weak:
                    continue
                for start, end, mark in _in_run(text[run.start : run.end], run):
                    if index or start > begin:
                        places.setdefault(mark, []).append(_Place(at, index, start, end))
    return places


def _in_run(text: str, run: Run) -> Iterator[tuple[int, int, str]]:
    if "sup" in run.style.rend and text.strip().isdecimal():
        yield run.start, run.end, text.strip()
        return
    for match in _MARK.finditer(text):
        yield run.start + match.start(), run.start + match.end(), match[0].translate(_DIGITS)


def _set_anchor(block: Block, place: _Place, label: str) -> None:
    part = block.parts[place.part]
    block.parts[place.part] = restyled(part, place.start, place.end, lambda style: replace(style, note=label))
