"""Which blocks are one: a paragraph that a column, a page, a running head or a caption cuts in two goes on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from fascicle.language.hyphens.decide import Break, begins_anew, decide, ends_with_hyphen
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.structure.blocks.stacks import STACK
from fascicle.structure.continuity import Bond, Continuity, edge_of, ends_with_initials
from fascicle.structure.decisions import EVIDENCE as DECIDED
from fascicle.structure.measure import Measures, ends_sentence
from fascicle.structure.model import FURNITURE, Block, Role

_JOINED = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM})
# Roles that may lie between the parts of a paragraph without belonging to it.
_BETWEEN = frozenset(
    {
        Role.CAPTION,
        Role.PICTURE,
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
_APART = frozenset({Role.CAPTION, Role.PICTURE, Role.NOTE})
_REACH = 8  # blocks that a box or a stack of captions between two parts may have
_FEW_LINES = 3  # of a title or a caption
_SHORT = 25  # characters: a broken paragraph is at least a few words
_SURE = 1.0  # weight of a link with what follows directly, in a text set line by line
_CERTAIN = 2.0  # and in any other, where a line that ends without a stop may be no sentence


def join(
    blocks: Sequence[Block], lexicon: Lexicon, links: Continuity | None = None, measures: Measures | None = None
) -> list[Block]:
    """Put together what is one block; the order of the rest stays the file's.

    A block goes on in the next one where it ends in a broken word that the next one completes, or without the end
    of a sentence while the next begins in lower case; or where ``links``, if they are given, say so of two that stand
    side by side, though the next begins with a name. What lies between the two parts stands behind the whole.
    ``measures`` are those of a text that is typeset line by line.
    """
    return _Joiner(blocks, lexicon, links, measures).join()


class _Joiner:
    """Goes through a row of blocks and knows which of them have been taken into another."""

    def __init__(
        self, blocks: Sequence[Block], lexicon: Lexicon, links: Continuity | None, measures: Measures | None
    ) -> None:
        self._blocks = blocks
        self._lexicon = lexicon
        self._links = links
        self._measures = measures
        self._taken: set[int] = set()

    def join(self) -> list[Block]:
        """The blocks that are left, each with what goes on with it."""
        result: list[Block] = []
        for at, block in enumerate(self._blocks):
            if at in self._taken:
                continue
            reached = at
            while (following := self._continuation(block, reached)) is not None:
                self._merge(block, at, following)
                reached = following
            result.append(block)
        return result

    def _merge(self, block: Block, at: int, following: int) -> None:
        between = [other for other in range(at + 1, following) if other not in self._taken]
        furniture = [other for other in between if self._blocks[other].role in FURNITURE]
        if furniture:
            block.inner.setdefault(len(block.parts), []).extend(self._blocks[other] for other in furniture)
        shift, rest = len(block.parts), self._blocks[following]
        block.parts.extend(rest.parts)
        block.inner.update({shift + key: value for key, value in rest.inner.items()})
        self._taken.update([*furniture, following])
        _demote([self._blocks[other] for other in between if other not in self._taken])

    def _continuation(self, block: Block, reached: int) -> int | None:
        """The index of the block behind ``reached`` that goes on with ``block``, if any does."""
        if block.role not in _JOINED:
            return None
        last = block.parts[-1].content
        hyphen = ends_with_hyphen(last)
        ended = ends_sentence(last) and not ends_with_initials(last)
        if not hyphen and (ended or len(block.text) < _SHORT):
            return None
        seen = 0
        for index in range(reached + 1, len(self._blocks)):
            candidate = self._blocks[index]
            if index in self._taken or candidate.role in FURNITURE:
                continue
            if candidate.role is Role.PARAGRAPH and self._goes_on(block, candidate, hyphen, seen):
                return index
            seen += candidate.role not in _APART
            passes = candidate.role in _BETWEEN and _may_pass(candidate, hyphen, _ends_page(self._blocks, index))
            if seen > _REACH or not passes:
                return None
        return None

    def _goes_on(self, block: Block, candidate: Block, hyphen: bool, between: int) -> bool:
        last, first = block.parts[-1].content, candidate.parts[0].content
        if hyphen:
            decision = decide(last, first, self._lexicon)
            if decision is None or decision.kind is Break.DASH:
                return False
            if decision.kind is Break.KEEP:
                return between == 0 and not begins_anew(first, self._lexicon)
            # Over other text only a word that is known makes the join; side by side a likely one does.
            return first[:1].islower() and (between == 0 or decision.certainty is Certainty.HIGH)
        if first[:1].islower() and len(candidate.text) >= _SHORT:
            return True
        return between == 0 and self._is_linked(block, candidate)

    def _is_linked(self, block: Block, candidate: Block) -> bool:
        """Whether the language says that a sentence goes on, whatever letter the next block begins with.

        The first block keeps the reason.
        """
        if self._links is None or block.role is not Role.PARAGRAPH:
            return False
        # Lines of a list or an address end with commas too.
        if block.text.endswith(",") and len(block.parts) < _FEW_LINES:
            return False
        before, after = edge_of(block, self._measures, end=True), edge_of(candidate, self._measures, end=False)
        link = self._links.between(before, after)
        least = _CERTAIN if self._measures is None else _SURE
        # A few words in lower case may be a scrap of anything, unless they end the sentence that is open.
        whole = len(candidate.text) >= _SHORT or ends_sentence(candidate.text)
        if link.bond is not Bond.GOES_ON or link.weight < least or not whole:
            return False
        block.place = f"goes on in line {candidate.first.anchor}: {link.evidence}"
        return True


def _demote(between: Sequence[Block]) -> None:
    """A head inside a paragraph begins no division: it is the head of a box's list, or a line of the box.

    A stack of titles at a page's edge does begin one, behind the paragraph that goes on over the page; so does what
    an editor took for a head.
    """
    for block, following in zip_longest(between, between[1:]):
        if block.role in (Role.HEAD, Role.SUBHEAD) and block.evidence not in (STACK, DECIDED):
            listed = following is not None and following.role is Role.ITEM
            block.role = Role.LIST_HEAD if listed else Role.PARAGRAPH
            block.evidence = "a head inside a paragraph"


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
