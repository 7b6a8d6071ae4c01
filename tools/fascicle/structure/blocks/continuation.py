"""Paragraphs that go on elsewhere: an open end and an orphaned beginning with other text between them.

What stands side by side has been joined (:mod:`fascicle.structure.blocks.join`); what is left open here went on
behind a box, a stack of titles, other columns. An open end is prose without the end of its sentence before a text that
begins anew; an orphan begins in lower case behind the end of a sentence. Two that have only each other within reach
are one paragraph. Where the evidence is weaker both stay where the file has them, and a finding names their lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fascicle.model.source import Line
from fascicle.structure.continuity import Bond, Continuity, Link, Stretch, edge_of
from fascicle.structure.measure import Measures, ends_sentence
from fascicle.structure.model import FURNITURE, WORDLESS, Block, Role

_REACH = 12  # blocks between an open end and its orphan
_FAR = 24  # blocks in which a finding still names a mate
_SURE = 2.0  # weight of a link that says more than that a name may follow
_CLEAR = 0.4  # by which the best of several open ends must lead
_FEWEST = 25  # characters of a piece of a paragraph
_JUMP = re.compile(r"\W*(?:[^\W\d]+\.?\s+){1,4}\d{1,4}\W*")
_PROSE = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.ITEM})


@dataclass(frozen=True)
class Finding:
    """Something about the order of reading that an editor should look at, with the lines it is about."""

    lines: tuple[Line, ...]
    message: str


@dataclass(frozen=True)
class _Mate:
    """An open end (the index of its block) and how an orphan follows it."""

    at: int
    link: Link


def join_apart(
    blocks: Sequence[Block], links: Continuity, measures: Measures | None
) -> tuple[list[Block], tuple[Finding, ...]]:
    """The blocks with each orphan at the end of the paragraph that it completes, and what was not dared.

    ``measures`` are those of a typeset text; without them lines are as long as their paragraphs.
    """
    joiner = _Joiner(blocks, links, measures)
    return joiner.join(), tuple(joiner.findings)


class _Joiner:
    """Goes through a row of blocks with the open ends so far."""

    def __init__(self, blocks: Sequence[Block], links: Continuity, measures: Measures | None) -> None:
        self._blocks = list(blocks)
        self._links = links
        self._measures = measures
        self._flow = [at for at, block in enumerate(blocks) if block.role not in FURNITURE | WORDLESS]
        self.findings: list[Finding] = []

    def join(self) -> list[Block]:
        """The blocks without the orphans that found their paragraphs."""
        open_ends: list[int] = []  # places in the flow
        taken: set[int] = set()
        for place, at in enumerate(self._flow):
            if self._is_orphan(place, taken):
                mates = self._mates(open_ends, place)
                chosen = None if self._is_referred(place) else _clear(mates, place)
                if chosen is not None:
                    self._merge(self._flow[chosen.at], at, chosen.link)
                    open_ends.remove(chosen.at)
                    taken.add(place)
                    place = chosen.at
                else:
                    self._report(mates, place)
            if self._is_open(place) and not self._is_answered(place):
                open_ends.append(place)
        gone = {self._flow[place] for place in taken}
        return [block for at, block in enumerate(self._blocks) if at not in gone]

    def _stretch(self, block: Block, *, end: bool) -> Stretch:
        return edge_of(block, self._measures, end=end)

    def _is_open(self, place: int) -> bool:
        block = self._blocks[self._flow[place]]
        return block.role in _PROSE and len(block.text) >= _FEWEST and self._stretch(block, end=True).stays_open

    def _is_answered(self, place: int) -> bool:
        """Whether what follows in the file may well be what the end waits for."""
        if place + 1 == len(self._flow):
            return False
        block, below = (self._blocks[self._flow[at]] for at in (place, place + 1))
        if below.role not in _PROSE:
            return False
        link = self._links.between(self._stretch(block, end=True), self._stretch(below, end=False))
        return link.bond is not Bond.BROKEN

    def _is_orphan(self, place: int, taken: set[int]) -> bool:
        block = self._blocks[self._flow[place]]
        if block.role is not Role.PARAGRAPH or len(block.text) < _FEWEST or not place:
            return False
        before = self._blocks[self._flow[place - 1]]
        ended = ends_sentence(before.text) or before.role not in _PROSE or place - 1 in taken
        return ended and not before.text.endswith(":") and self._stretch(block, end=False).begins_inside

    def _mates(self, open_ends: Sequence[int], place: int) -> list[_Mate]:
        """Open ends that the orphan may complete, the likeliest first."""
        orphan = self._stretch(self._blocks[self._flow[place]], end=False)
        near = [at for at in open_ends if place - at <= _FAR]
        links = [
            _Mate(at, self._links.between(self._stretch(self._blocks[self._flow[at]], end=True), orphan)) for at in near
        ]
        going = [mate for mate in links if mate.link.bond is Bond.GOES_ON and mate.link.weight >= _SURE]
        return sorted(going, key=lambda mate: (-mate.link.weight, -mate.at))

    def _merge(self, first: int, second: int, link: Link) -> None:
        block, rest = self._blocks[first], self._blocks[second]
        shift = len(block.parts)
        block.place = f"goes on in line {rest.first.anchor}: {link.evidence}"
        block.parts.extend(rest.parts)
        block.inner.update({shift + key: value for key, value in rest.inner.items()})

    def _is_referred(self, place: int) -> bool:
        """Whether a line such as 'Continued from page 3' stands above: then the beginning is on that page."""
        before = self._blocks[self._flow[place - 1]]
        return len(before.parts) == 1 and _JUMP.fullmatch(before.text) is not None

    def _report(self, mates: Sequence[_Mate], place: int) -> None:
        orphan = self._blocks[self._flow[place]].first
        if mates:
            open_end = self._blocks[self._flow[mates[0].at]].last
            self.findings.append(
                Finding(
                    (open_end, orphan),
                    f"line {open_end.anchor} may go on in line {orphan.anchor}: {mates[0].link.evidence}",
                )
            )
            return
        before = self._blocks[self._flow[place - 1]].last
        message = f"line {orphan.anchor} begins inside a sentence, but line {before.anchor} before it is none that it"
        message += " completes"
        self.findings.append(Finding((before, orphan), message))


def _clear(mates: Sequence[_Mate], place: int) -> _Mate | None:
    """The open end that the orphan completes, if it is near and no other is as likely."""
    near = [mate for mate in mates if place - mate.at <= _REACH]
    if not near or (len(mates) > 1 and mates[0].link.weight - mates[1].link.weight < _CLEAR):
        return None
    return near[0] if near[0] is mates[0] else None
