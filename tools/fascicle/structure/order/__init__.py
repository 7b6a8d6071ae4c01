"""In which order the blocks of a text are read, and which of them are one.

The order of the source stays. Text is read elsewhere only where geometry shows it (columns measured, boxes), or where
it completes a word or a sentence that was cut; every such move is told with its reason, and where the evidence is
weaker a finding leaves it to editors. Text that fills a page never changes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fascicle.inputs.messages import is_gap
from fascicle.language.lexicon import Lexicon
from fascicle.model.source import SourceText
from fascicle.structure.hyphens import Hyphens
from fascicle.structure.model import FURNITURE, Block, Role
from fascicle.structure.order.boxes import by_boxes
from fascicle.structure.order.joins import join
from fascicle.structure.order.pages import put_in_columns
from fascicle.structure.order.sentences import Sentences, column_of
from fascicle.structure.order.told import Finding, Move, Reading, moves_of

__all__ = ["Finding", "Move", "Reading", "join_and_order", "moves_of"]


def join_and_order(
    blocks: Sequence[Block], text: SourceText, lexicon: Lexicon, hyphens: Hyphens, *, typeset: bool, moving: bool = True
) -> Reading:
    """The blocks of a text as they are read; they come in the order of the source, each with its role.

    ``typeset`` says that a typesetter's lines are those of the source. Unless ``moving``, nothing is read elsewhere
    than the source has it; nor where the source states its order.
    """
    moving = moving and not text.ordered
    pieces, origins = _pieces(blocks, pages=typeset, gaps=not moving)
    contents = (line.content for line in text.lines)
    sentences = Sentences(lexicon, hyphens, column_of(blocks) if typeset else 0, contents)
    columns: dict[int, tuple[int, int]] = {}
    if moving and not text.marked:
        if any(line.box for line in text.lines):
            pieces = by_boxes(pieces)
        elif typeset:
            pieces, columns = put_in_columns(pieces, sentences, paged=any(line.page for line in text.lines))
    # A paragraph that a writer ended with a style is whole, and may begin and end as it likes.
    if text.styled:
        return Reading(pieces, moves_of(pieces), (), columns)
    joined, findings = join(pieces, sentences, origins, moving=moving)
    return Reading(joined, moves_of(joined), findings, columns)


def _pieces(blocks: Sequence[Block], *, pages: bool, gaps: bool) -> tuple[list[Block], dict[int, int]]:
    """Paragraphs cut where a page begins inside them, or other text of the source stands; with what they were cut from.

    What is inside a paragraph at such a place stands between the pieces.
    """
    numbers = sorted({part.line.number for block in blocks if block.role not in FURNITURE for part in block.parts})
    follows = dict(pairwise(numbers))
    pieces: list[Block] = []
    origins: dict[int, int] = {}
    for block in blocks:
        begin = 0
        for at in range(1, len(block.parts)):
            before, line = block.parts[at - 1].line, block.parts[at].line
            inner = block.inner.get(at, [])
            # behind a blank line another column may begin
            apart = line.number > before.number + 1 or line.page or any(each.first.page for each in inner)
            paged = pages and block.role is Role.PARAGRAPH and apart
            torn = gaps and line.number not in (before.number, follows.get(before.number))
            gap = any(is_gap(each.first) for each in inner)
            if paged or torn or gap:
                pieces += [_cut(block, begin, at, origins), *inner]
                begin = at
        pieces.append(_cut(block, begin, len(block.parts), origins))
    if gaps:
        pieces.sort(key=lambda each: (each.first.number, each.parts[0].start))
    return pieces, origins


def _cut(block: Block, begin: int, end: int, origins: dict[int, int]) -> Block:
    if end - begin == len(block.parts):
        return block
    inner = {at - begin: each for at, each in block.inner.items() if begin < at < end}
    indents = block.indents[begin:end]
    piece = replace(block, parts=block.parts[begin:end], inner=inner, indents=indents, images=block.images[: not begin])
    origins[id(piece)] = id(block)
    return piece
