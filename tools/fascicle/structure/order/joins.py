"""Which blocks are one: a paragraph that a page, a caption, a note or a box cuts in two goes on.

An open end is running text that breaks off; an orphan begins in the middle of a sentence or of a word that what stands
before it does not begin. Side by side they are one. A sentence goes on behind what is no running text of its column;
the halves of a broken word are found behind anything. Where more than one answer is possible, or other paragraphs lie
between, nothing is moved: a finding names the lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from fascicle.inputs.messages import is_gap
from fascicle.language.sentences import ends_sentence
from fascicle.structure.model import FURNITURE, WORDLESS, Basis, Block, Role
from fascicle.structure.order.sentences import Bond, Reach, Sentences, begins_inside
from fascicle.structure.order.told import Finding

_JOINED = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM})
_RUNNING = frozenset({Role.PARAGRAPH, Role.QUOTE})
_HEADS = frozenset({Role.HEAD, Role.SUBHEAD})
_ASIDE = frozenset({Role.CAPTION, Role.NOTE})
_FAR = 12  # blocks between an open end and its orphan
_FEW_LINES = 3  # of a caption that nobody knew
_REFERENCE = re.compile(r"\W*(?:[^\W\d]+\.?\s+){1,4}\d{1,4}\W*")  # 'Continued from page 3': the beginning is there


def join(
    blocks: Sequence[Block], sentences: Sentences, origins: Mapping[int, int], *, moving: bool = True
) -> tuple[list[Block], tuple[Finding, ...]]:
    """The blocks with what goes on put together, at the place where it begins, and what was not dared.

    ``origins`` are the blocks that pieces were cut off from, by their identities: they belong together. Unless
    ``moving``, nothing is joined over other text but notes and captions that the source itself calls so.
    """
    joiner = _Joiner(sentences, origins, moving=moving)
    for block in blocks:
        joiner.take(block)
    return joiner.result, tuple(joiner.findings)


class _Joiner:
    """Goes through a row of blocks with the open ends so far."""

    def __init__(self, sentences: Sentences, origins: Mapping[int, int], *, moving: bool) -> None:
        self._sentences = sentences
        self._origins = origins
        self._moving = moving
        self._whole: dict[int, Block] = {}  # what stands for a block that was cut into pieces
        self._last: Block | None = None  # the block that was last begun or gone on with
        self._open: list[Block] = []
        self._between: list[Block] = []  # what stands behind the last block: furniture and pictures
        self.result: list[Block] = []
        self.findings: list[Finding] = []

    def take(self, block: Block) -> None:
        """The next block of the row."""
        if block.role in FURNITURE | WORDLESS or self._is_within(block):
            self._between.append(block)
            self.result.append(block)
            return
        mate, bond = self._mate(block)
        if mate is not None:
            self._merge(mate, block, bond)
        else:
            self.result.append(block)
        here = mate or block
        self._whole.setdefault(self._origins.get(id(block), id(block)), here)
        self._open = [each for each in self._open if each is not here and self._near(each)]
        if self._sentences.is_open(here):
            self._open.append(here)
        self._last = here
        self._between = []

    def _mate(self, block: Block) -> tuple[Block | None, Bond]:
        """The block that goes on with this one, if any does."""
        if any(is_gap(each.first) for each in self._between):
            return None, Bond(Reach.NOWHERE)
        origin = self._whole.get(self._origins.get(id(block), id(block)))
        if origin is not None and origin is self._last and (self._moving or not self._has_pictures):
            reason = self._beside(block).reason or "the lines are one block"
            return origin, Bond(Reach.BESIDE, reason)
        beside = self._beside(block)
        mates = self._mates(block) if self._last is not None and block.role is Role.PARAGRAPH else []
        # What is known better stands before what stands nearer.
        halves = [mate for mate in mates if mate[1].reach is Reach.ANYWHERE]
        referred = self._last is not None and _REFERENCE.fullmatch(self._last.parts[-1].content)
        clear = halves[:1] or (mates[:1] if mates and not referred and self._is_clear(mates) else [])
        if clear and self._moving and self._is_better(clear[0], beside, block.role):
            return clear[0]
        if beside.reach >= Reach.BESIDE:
            return self._last, beside
        self._report(block, mates)
        return None, beside

    def _is_better(self, mate: tuple[Block, Bond], beside: Bond, role: Role) -> bool:
        """Whether an open end behind other text is known better than the last block.

        After a comma more follows, and a paragraph goes on with a paragraph rather than an item.
        """
        if mate[1].reach is not beside.reach or self._last is None:
            return mate[1].reach > beside.reach
        if mate[1].reach is Reach.BEHIND and mate[0].role is role is not self._last.role:
            return True
        ends = [self._sentences.wants_more(block.parts[-1].content) for block in (mate[0], self._last)]
        return mate[1].reach is Reach.BEHIND and ends == [True, False]

    def _mates(self, block: Block) -> list[tuple[Block, Bond]]:
        """The open ends behind other text that a block may complete, the nearest first.

        Items often end without a stop: they count only where no text of the block's own role is open.
        """
        bonds = [(each, self._sentences.bond(each, block)) for each in self._open[::-1] if each is not self._last]
        mates = [(each, bond) for each, bond in bonds if bond.reach >= Reach.BEHIND]
        return [mate for mate in mates if mate[0].role is block.role] or mates

    def _is_clear(self, mates: Sequence[tuple[Block, Bond]]) -> bool:
        """Whether it is the nearest: nothing of any column stands between, or a box and nobody else waits."""
        nearest = mates[0][0]
        return self._is_aside(nearest) or (len(mates) == 1 and self._is_box(nearest))

    def _beside(self, block: Block) -> Bond:
        last = self._last
        known = last is not None and last.role in _JOINED and block.role in _RUNNING & {Role.PARAGRAPH, last.role}
        if last is None or not known or (self._has_pictures and not self._moving):
            return Bond(Reach.NOWHERE)
        edge = block.first.page is not None or any(each.role not in WORDLESS for each in self._between)
        return self._sentences.bond(last, block, over_page=edge and not self._has_pictures)

    def _is_within(self, block: Block) -> bool:
        """Whether text goes on around a note or a caption, which stays where the source has it, and says what it is."""
        return not self._moving and block.basis is Basis.SAID and block.role in _ASIDE

    @property
    def _has_pictures(self) -> bool:
        return any(each.role in WORDLESS for each in self._between)

    def _near(self, block: Block) -> bool:
        return len(self._behind(block)) <= _FAR

    def _behind(self, block: Block) -> list[Block]:
        """What stands behind a block so far, without furniture and pictures."""
        at = next(place for place in range(len(self.result) - 1, -1, -1) if self.result[place] is block)
        return [each for each in self.result[at + 1 :] if each.role not in FURNITURE | WORDLESS]

    def _is_aside(self, block: Block) -> bool:
        """Whether nothing stands behind a block that belongs to any column."""
        return all(each.role in _ASIDE for each in self._behind(block))

    def _is_box(self, block: Block) -> bool:
        """Whether a box stands behind a block: captions aside, its head or a list comes first, and no running text."""
        own = [each for each in self._behind(block) if each.role not in _ASIDE and not _is_display(each)]
        return not own or not _is_running(own[0])

    def _merge(self, mate: Block, rest: Block, bond: Bond) -> None:
        at = next(place for place in range(len(self.result) - 1, -1, -1) if self.result[place] is mate)
        behind = self.result[at + 1 :]
        furniture = [each for each in behind if each.role in FURNITURE or self._is_within(each)]
        others = [each for each in behind if each not in furniture]
        shift = len(mate.parts)
        if furniture:
            mate.inner.setdefault(shift, []).extend(furniture)
        if rest.inner:
            mate.inner.update({shift + key: value for key, value in rest.inner.items()})
        if bond.reason and (others or bond.reach is Reach.BESIDE):
            goes_on = f"goes on in {rest.first.named}: {bond.reason}"
            mate.place = f"{mate.place}; {goes_on}" if mate.place else goes_on
        mate.parts.extend(rest.parts)
        self.result[at + 1 :] = others
        titles = [each for each in others if each.role in _HEADS and each.basis is not Basis.DECIDED]
        if rest.first.page is None and not any(each.first.page for each in furniture):
            _demote(others)
        elif titles:
            message = f"{titles[0].first.named} is a title inside a sentence: it may stand above its page"
            self.findings.append(Finding((titles[0].first, rest.first), message))

    def _report(self, block: Block, mates: Sequence[tuple[Block, Bond]]) -> None:
        """Say that a block begins inside a sentence, and which may be the one."""
        before = self._last
        if before is None or not begins_inside(block):
            return
        orphan, last = block.first, before.parts[-1].content
        if mates:
            mate, bond = mates[0]
            message = f"{mate.last.named} may go on in {orphan.named}: {bond.reason}"
            self.findings.append(Finding((mate.last, orphan), message))
        elif before.role in _JOINED and ends_sentence(last) and not last.endswith(":"):
            message = f"{orphan.named} begins inside a sentence, but {before.last.named} before it is none"
            self.findings.append(Finding((before.last, orphan), f"{message} that it completes"))


def _is_running(block: Block) -> bool:
    """Whether a block is text of its column, and not a few lines without the end of a sentence."""
    return block.role in _RUNNING and (ends_sentence(block.parts[-1].content) or len(block.parts) > _FEW_LINES)


def _is_display(block: Block) -> bool:
    """Whether a block may be a caption that nobody knew."""
    return block.role in _RUNNING and not _is_running(block)


def _demote(between: Sequence[Block]) -> None:
    """A head inside a paragraph begins no division: it is the head of a box's list, or a line of the box.

    Not so a title at a page's edge, which stands over the text that goes on there, nor what is known to be a head.
    """
    for block, following in zip_longest(between, between[1:]):
        if block.role in _HEADS and block.basis in (Basis.NONE, Basis.MODEL):
            listed = following is not None and following.role is Role.ITEM
            block.role = Role.LIST_HEAD if listed else Role.PARAGRAPH
            block.evidence = "a head inside a paragraph"
