"""Lists that plain text shows by its lines: bullets, also on lines of their own, numbers that count, leader dots,
columns of blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fascicle.model.source import LineMark
from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.measure import ends_sentence
from fascicle.structure.model import Block, Part, Role

COUNTED = "counted with those beside it"  # the evidence of numbered items
_BULLET = re.compile(r"\s*[•‣▪◦●■○](?:\s|$)")
_BULLET_SIGN = re.compile(r"\s*(?:[•‣▪◦●■○]|\*(?=\s))")
# One asterisk may be the mark of a note, several are an ornament.
COLUMNS = "blanks on every line divide it into the same number of columns"
_ASTERISK = re.compile(r"\s*\*\s+(?=[^\s*])")
_NUMBER = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_FEWEST = 2  # asterisks or numbers that make a list
_ALONE = re.compile(r"\s*[•‣▪◦●■○]\s*")
_MOST_LINES = 12  # of an item below a bullet that stands alone
# Possessive and only at the first dot, so that a line of nothing but dots costs no more than its length.
LEADERS = r"(?<![.\s])\s*(?:\.\s?){4,}+\s*[\w£$€¥]|…{2,}+\s*[\w£$€¥]"
_LEADERS = re.compile(LEADERS)
_GAP = re.compile(r"\S(?:\s{2,}|\t)(?=\S)")


def split_lists(blocks: Sequence[Block]) -> list[Block]:
    """Divide paragraphs whose lines are items, entries with leader dots, or rows of a table."""
    pieces = [piece for block in blocks for piece in (_split(block) if block.role is Role.PARAGRAPH else [block])]
    pieces = list(_below_bullets(pieces))
    _mark_counted(pieces)
    return pieces


def sign_of(block: Block) -> str:
    """The sign of an item of marked text; else ``bullet`` or ``number``, or nothing if it begins with neither."""
    if block.label:
        return block.label
    first = next(iter(block.parts[0].runs), None)
    if block.first.mark is LineMark.BULLET or (first is not None and first.style.weak):
        return "bullet"
    return "number" if block.first.mark is LineMark.NUMBER or _NUMBER.match(block.text) else ""


def _below_bullets(blocks: Sequence[Block]) -> Iterator[Block]:
    """A bullet on a line of its own belongs to the text below; of bullets in a row nobody knows what they stood at."""
    alone = [block.role is Role.ITEM and _ALONE.fullmatch(block.text) is not None for block in blocks]
    at = 0
    while at < len(blocks):
        block = blocks[at]
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        row = alone[at] and at > 0 and alone[at - 1]
        text = following is not None and following.role is Role.PARAGRAPH and len(following.parts) <= _MOST_LINES
        if alone[at] and not row and following is not None and text:
            block.parts.extend(following.parts)
            at += 1
        yield block
        at += 1


def weaken_bullets(blocks: Sequence[Block]) -> None:
    """A bullet belongs to the source and not to the reading text, where the list shows it already."""
    for block in blocks:
        first = block.parts[0]
        match = _BULLET_SIGN.match(first.line.text, first.start)
        if block.role is not Role.ITEM or match is None:
            continue
        block.parts[0] = restyled(first, match.end() - 1, match.end(), lambda style: replace(style, weak=True))


def _split(block: Block) -> list[Block]:
    starts = [at for at, part in enumerate(block.parts) if _BULLET.match(part.content)]
    if not starts:
        starts = [at for at, part in enumerate(block.parts) if _ASTERISK.match(part.content)]
        starts = starts if len(starts) >= _FEWEST else []
    if starts:
        return list(_by_signs(block, starts, "a bullet"))
    if starts := _counted(block.parts):
        return list(_by_signs(block, starts, COUNTED))
    if any(_LEADERS.search(part.content) for part in block.parts) and len(block.parts) > 1:
        return list(_by_leaders(block))
    if is_table(block.parts):
        return [Block(Role.TABLE, block.parts, evidence=COLUMNS)]
    return [block]


def _by_signs(block: Block, starts: Sequence[int], evidence: str) -> Iterator[Block]:
    """A sign begins an item; what stands before the first is a paragraph."""
    if starts[0]:
        yield replace(block, parts=block.parts[: starts[0]], inner={})
    for begin, end in zip(starts, [*starts[1:], len(block.parts)], strict=True):
        yield Block(Role.ITEM, block.parts[begin:end], evidence=evidence)


def _number(part: Part) -> int:
    match = _NUMBER.match(part.content)
    return int(match["number"]) if match else 0


def _counted(parts: Sequence[Part]) -> list[int]:
    """Where lines begin with 1, 2, 3 and so on: at the head of a block, or below a line that ends a sentence."""
    starts: list[int] = []
    for at, part in enumerate(parts):
        if _number(part) == len(starts) + 1 and (at == 0 or starts or ends_sentence(parts[at - 1].content)):
            starts.append(at)
    return starts if len(starts) >= _FEWEST else []


def _mark_counted(blocks: Sequence[Block]) -> None:
    """Paragraphs without a blank line between them that are counted from 1 are items."""
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _counts(blocks[at:end], blocks[end]):
            end += 1
        if end - at >= _FEWEST:
            for block in blocks[at:end]:
                block.role, block.evidence = Role.ITEM, COUNTED
        at = max(end, at + 1)


def _counts(before: Sequence[Block], block: Block) -> bool:
    close = not before or before[-1].last.number + 1 == block.first.number
    plain = block.role is Role.PARAGRAPH and block.first.mark is LineMark.NONE
    return close and plain and _number(block.parts[0]) == len(before) + 1


def _by_leaders(block: Block) -> Iterator[Block]:
    """An entry ends with the line that has the dots; a first line without them is a paragraph of its own."""
    parts: list[Part] = []
    for at, part in enumerate(block.parts):
        parts.append(part)
        dotted = bool(_LEADERS.search(part.content))
        if dotted or at == 0 or at + 1 == len(block.parts):
            yield Block(Role.PARAGRAPH, parts, evidence=block.evidence)
            parts = []


def is_table(parts: Sequence[Part]) -> bool:
    """Whether there are lines that all have the same number of cells, parted by two blanks or more."""
    counts = {len(_GAP.findall(part.content)) for part in parts}
    return len(parts) > 1 and len(counts) == 1 and counts != {0}
