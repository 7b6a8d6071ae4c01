"""Verse: stanzas, lines that are turned over, the numbers at their margin, and how far they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from fascicle.model.source import Line, LineMark
from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.lines.label import FURNITURE as APART
from fascicle.structure.lines.label import Label
from fascicle.structure.model import FURNITURE, Basis, Block, Part, Role

_STEP = 2  # blanks: an indent of one is a slip
_STEPS = 4  # of indents in a poem; more are lines that were centred
_TAB = 8
_NUMBER = re.compile(r"(?<=\S)(?:\s{2,}|\t)\s*(\d{1,4})\s*$")
_HYPHENS = ("-", "‐", "¬", "­")
_EVERY = 5  # lines are numbered by fives


def settle_turned(lines: Sequence[Line], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels with the ends of verses that were turned over, where nothing but their lines tells.

    Such an end stands in, in small letters or behind a bracket, below a line that had no room for its first word, in a
    poem whose other lines begin with capitals; or it completes a word that the line above has broken.
    """
    settled = dict(labels)
    verse = [line for line in lines if line.number in labels and labels[line.number].role == "l"]
    begins = [line.content for line in verse if not _is_small(line)]
    if 2 * len(begins) < len(verse) or not begins:
        return settled
    measure = max(len(_unnumbered(line)) for line in verse)
    filled = [line for line in lines if line.number in labels]
    for before, line in pairwise(filled):
        pair = {settled[before.number].role, labels[line.number].role}
        if not pair <= {"l", "p", APART} or settled[before.number].role != "l" or line.number - before.number > 1:
            continue
        above, below = _unnumbered(before), _unnumbered(line).strip()
        inset = _indent(Part(line)) - _indent(Part(before)) >= _STEP or settled[before.number].begins is False
        room = measure - len(above) - 1 - len(below.split()[0])
        broken = above.endswith(_HYPHENS) and below[:1].islower()
        if _is_small(line) and inset and (broken or room < 0 or below.startswith("[")):
            settled[line.number] = Label("l", False, 1.0)
    return settled


def _is_small(line: Line) -> bool:
    letter = next((sign for sign in line.content if sign.isalpha()), "")
    return letter.islower() or line.content.startswith("[")


def _unnumbered(line: Line) -> str:
    return _NUMBER.sub("", line.text.expandtabs(_TAB)).rstrip()


def stanzas(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with lines of verse that stand together put together: a wider space than usual parts them."""
    lines = [block for block in blocks if block.role is Role.STANZA]
    gaps = Counter(after.space_above for before, after in pairwise(blocks) if before.role is after.role is Role.STANZA)
    usual = min(gaps, default=0)
    numbered = _are_numbered(lines)
    joined: list[Block] = []
    for block in blocks:
        if block.role is not Role.STANZA:
            joined.append(block)
            continue
        _set_line(block, numbered=numbered)
        before = joined[-1] if joined else None
        if before is None or before.role is not Role.STANZA or block.space_above > usual or _is_whole(before, block):
            joined.append(block)
            continue
        shift = len(before.parts)
        before.parts.extend(block.parts)
        before.turned |= {shift + at for at in block.turned}
        before.inner.update({shift + at: each for at, each in block.inner.items()})
    return joined


def _is_whole(*blocks: Block) -> bool:
    """Whether marks or editors say of one that it is a stanza: its lines are verses, and no others belong to it."""
    return any(block.basis is not Basis.MODEL for block in blocks)


def _set_line(block: Block, *, numbered: bool) -> None:
    """All parts of one line of verse but the first are turned over; a number at the margin is no text of it."""
    if not _is_whole(block):
        block.turned = set(range(1, len(block.parts)))
        for at in block.turned:
            block.parts[at] = _without_bracket(block.parts[at])
    for at, part in enumerate(block.parts):
        match = _NUMBER.search(part.line.text, part.start) if numbered and part.end is None else None
        if match:
            block.parts[at] = replace(part, end=match.start())
            number = Block(Role.LINE_NUMBER, [Part(part.line, match.start(1))])
            block.inner.setdefault(at + 1, []).insert(0, number)


def _without_bracket(part: Part) -> Part:
    """The part with the bracket before an end that was turned over for a sign of the printer's."""
    if not part.content.startswith("[") or "]" in part.content:
        return part
    at = part.line.text.index("[", part.start)
    return restyled(part, at, at + 1, lambda style: replace(style, weak=True))


def _are_numbered(lines: Sequence[Block]) -> bool:
    """Whether figures at the right margin count lines: multiples of five, and growing."""
    numbers = [int(match[1]) for block in lines for part in block.parts if (match := _NUMBER.search(part.line.text))]
    return (
        bool(numbers) and all(number % _EVERY == 0 for number in numbers) and all(a < b for a, b in pairwise(numbers))
    )


def mark_indents(blocks: Sequence[Block]) -> None:
    """Say of each line of a poem how far it stands in: a poem is stanzas with nothing but furniture between."""
    flow = [block for block in blocks if block.role not in FURNITURE]
    for role, run in groupby(flow, key=lambda block: block.role):
        if role is Role.STANZA:
            poem = list(run)
            steps = _steps({_indent(part) for block in poem for part in _lines(block)})
            for block in poem:
                block.indents = tuple(steps.get(_indent(part), 0) for part in block.parts)


def _lines(block: Block) -> Iterator[Part]:
    return (part for at, part in enumerate(block.parts) if at not in block.turned)


def _indent(part: Part) -> int:
    """How many blanks stand before the part; the one by which some files mark the first line of a page is none."""
    line = part.line
    text = line.text.lstrip("\f")
    if line.block and line.mark is LineMark.CODE:
        # What the format itself sets in is none, nor the blank behind a bar.
        begin = next((run.start for run in line.runs if not run.style.weak), len(line.text))
        text = line.text[begin + (begin > 0 and line.text[begin - 1] == "|") :]
    blanks = text[: len(text) - len(text.lstrip(" \t"))].expandtabs(_TAB)
    return 0 if part.start or (line.page and len(blanks) < _STEP) else len(blanks)


def _steps(indents: set[int]) -> dict[int, int]:
    """The step of each indent, 0 for the lines that stand out most; nothing where there are too many to be steps."""
    widths = sorted(indents)
    steps = {widths[0]: 0} if widths else {}
    for narrow, wide in pairwise(widths):
        steps[wide] = steps[narrow] + (wide - narrow >= _STEP)
    return steps if steps and max(steps.values()) <= _STEPS else {}
