"""Which blocks are one: a paragraph that a column, a page, a running head or a caption cuts in two goes on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from fascicle.correct.hyphens import Break, Certainty, begins_anew, decide, ends_with_hyphen
from fascicle.correct.lexicon import Lexicon
from fascicle.layout.measure import ends_sentence
from fascicle.layout.model import FURNITURE, Block, Role
from fascicle.layout.stacks import STACK

_JOINED = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM})
# Roles that may lie between the parts of a paragraph without belonging to it.
_BETWEEN = frozenset(
    {
        Role.CAPTION,
        Role.NOTE,
        Role.PARAGRAPH,
        Role.HEAD,
        Role.SUBHEAD,
        Role.DATELINE,
        Role.CONTENTS,
        Role.ITEM,
        Role.CONTACT,
    }
)
# What never belongs to a paragraph says nothing against its going on.
_APART = frozenset({Role.CAPTION, Role.NOTE})
_REACH = 8  # blocks that a box or a stack of captions between two parts may have
_FEW_LINES = 3  # of a title or a caption
_SHORT = 25  # characters: a broken paragraph is at least a few words


def join(blocks: Sequence[Block], lexicon: Lexicon) -> list[Block]:
    """Put together what is one block; the order of the rest stays the file's.

    A block goes on in the next one where it ends in a broken word that the next one completes, or without the end
    of a sentence while the next begins in lower case. What lies between the two parts stands behind the whole.
    """
    result: list[Block] = []
    taken: set[int] = set()
    for at, block in enumerate(blocks):
        if at in taken:
            continue
        reached = at
        while (following := _continuation(blocks, reached, taken, block, lexicon)) is not None:
            furniture = [
                between for between in range(at + 1, following)
                if between not in taken and blocks[between].role in FURNITURE
            ]  # fmt: skip
            if furniture:
                block.inner.setdefault(len(block.parts), []).extend(blocks[between] for between in furniture)
            shift = len(block.parts)
            block.parts.extend(blocks[following].parts)
            block.inner.update({shift + key: value for key, value in blocks[following].inner.items()})
            taken.update([*furniture, following])
            _demote([blocks[between] for between in range(at + 1, following) if between not in taken])
            reached = following
        result.append(block)
    return result


def _demote(between: Sequence[Block]) -> None:
    """A head inside a paragraph begins no division: it is the head of a box's list, or a line of the box.

    A stack of titles at a page's edge does begin one, behind the paragraph that goes on over the page.
    """
    for block, following in zip_longest(between, between[1:]):
        if block.role in (Role.HEAD, Role.SUBHEAD) and block.evidence != STACK:
            listed = following is not None and following.role is Role.ITEM
            block.role = Role.LIST_HEAD if listed else Role.PARAGRAPH
            block.evidence = "a head inside a paragraph"


def _continuation(blocks: Sequence[Block], reached: int, taken: set[int], block: Block, lexicon: Lexicon) -> int | None:
    """The index of the block behind ``reached`` that goes on with ``block``, if any does."""
    if block.role not in _JOINED:
        return None
    last = block.parts[-1].content
    hyphen = ends_with_hyphen(last)
    if not hyphen and (ends_sentence(last) or len(block.text) < _SHORT):
        return None
    seen = 0
    for index in range(reached + 1, len(blocks)):
        candidate = blocks[index]
        if index in taken or candidate.role in FURNITURE:
            continue
        if candidate.role is Role.PARAGRAPH and _goes_on(last, candidate, hyphen, seen, lexicon):
            return index
        seen += candidate.role not in _APART
        passes = candidate.role in _BETWEEN and _may_pass(candidate, hyphen, _ends_page(blocks, index))
        if seen > _REACH or not passes:
            return None
    return None


def _goes_on(last: str, candidate: Block, hyphen: bool, between: int, lexicon: Lexicon) -> bool:
    first = candidate.parts[0].content
    if hyphen:
        decision = decide(last, first, lexicon)
        if decision is None or decision.kind is Break.DASH:
            return False
        if decision.kind is Break.KEEP:
            return between == 0 and not begins_anew(first, lexicon)
        # Over other text only a word that is known makes the join; side by side a likely one does.
        return first[:1].islower() and (between == 0 or decision.certainty is Certainty.HIGH)
    return first[:1].islower() and len(candidate.text) >= _SHORT


def _may_pass(candidate: Block, hyphen: bool, at_end: bool) -> bool:
    """Whether to look for the continuation behind this block.

    A broken word is evidence enough to look past any block. An unfinished sentence goes on behind a caption, and on
    the next page behind the titles and captions that an extraction sets at a page's end.
    """
    return hyphen or candidate.role in _APART or (at_end and len(candidate.parts) <= _FEW_LINES)


def _ends_page(blocks: Sequence[Block], at: int) -> bool:
    """Whether only short blocks stand between this block and the next page."""
    for block in blocks[at + 1 : at + 2 + _REACH]:
        if block.first.page:
            return True
        if len(block.parts) > _FEW_LINES:
            return False
    return False
