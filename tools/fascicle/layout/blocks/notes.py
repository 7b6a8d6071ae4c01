"""Footnotes: a mark and a text at the foot of a page, and the same mark, raised or superscript, in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fascicle.layout.model import Block, Part, Role
from fascicle.source.model import Run

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_NOTE = re.compile(rf"(?P<mark>[{_RAISED}]+)\s?(?=\S)")
_MARKS = re.compile(rf"[{_RAISED}]+")


def pair_notes(blocks: Sequence[Block]) -> None:
    """Make notes of the blocks that begin with a raised number which stands in the text before them.

    A number without its note, or a note without its number, stays what it is: raised numbers are also powers.
    """
    wanted = {number: block for block in blocks if (number := _label(block)) and block.role is Role.PARAGRAPH}
    for number, note in wanted.items():
        for block in blocks:
            if block is note:
                break
            if block.role in (Role.PARAGRAPH, Role.ITEM, Role.HEAD, Role.QUOTE) and _anchor(block, number):
                note.role, note.label, note.evidence = Role.NOTE, f"raised {number}", "its mark is in the text"
                break


def _label(block: Block) -> str:
    match = _NOTE.match(block.text)
    return match["mark"].translate(_DIGITS) if match else ""


def _anchor(block: Block, number: str) -> bool:
    """Mark the first place of the number in the block as the note's anchor; whether there is one."""
    for at, part in enumerate(block.parts):
        for index, run in enumerate(part.line.runs):
            found = _mark_in(part, run, number)
            if found is None or not part.start <= found[0] < (len(part.line.text) if part.end is None else part.end):
                continue
            start, end = found
            style = replace(run.style, note=f"raised {number}")
            pieces = [replace(run, end=start), Run(start, end, style), replace(run, start=end)]
            kept = [piece for piece in pieces if piece.start < piece.end]
            runs = (*part.line.runs[:index], *kept, *part.line.runs[index + 1 :])
            block.parts[at] = replace(part, line=replace(part.line, runs=runs))
            return True
    return False


def _mark_in(part: Part, run: Run, number: str) -> tuple[int, int] | None:
    text = part.line.text[run.start : run.end]
    if run.style.note:
        return None
    if "sup" in run.style.rend and text.strip() == number:
        return run.start, run.end
    for match in _MARKS.finditer(text):
        if match[0].translate(_DIGITS) == number:
            return run.start + match.start(), run.start + match.end()
    return None
