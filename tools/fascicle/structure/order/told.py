"""What is told of the order of reading: text that stands elsewhere than in the source, and doubts left to editors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from fascicle.model.source import Line
from fascicle.structure.model import FURNITURE, Basis, Block
from fascicle.structure.order.breaks import PartPlace


@dataclass(frozen=True)
class Finding:
    """Something about the order of reading that an editor should look at, with the lines it is about."""

    lines: tuple[Line, ...]
    message: str


@dataclass(frozen=True)
class Move:
    """Lines that are read behind another line than in the source, and why."""

    lines: tuple[Line, ...]
    behind: Line
    reason: str

    @property
    def named(self) -> str:
        """The lines by their anchors, with the verb that says where they stand."""
        first, last = self.lines[0], self.lines[-1]
        return f"{first.named} is" if first is last else f"lines {first.anchor} to {last.anchor} are"


@dataclass(frozen=True)
class Reading:
    """Blocks in the order in which they are read, what was moved for it, and what is in doubt.

    ``columns`` are the page and the column of each line of a page that was put in columns, counted in the order of
    reading; titles over the columns stand in column 0.
    """

    blocks: list[Block]
    moves: tuple[Move, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns: dict[int, tuple[int, int]] = field(default_factory=dict)


def moves_of(blocks: Iterable[Block]) -> tuple[Move, ...]:
    """Every stretch of lines that is read behind a line which other text follows in the source.

    What was jumped over so comes later; that it does is not told again. Where editors decided nobody needs to be told.
    """
    parts = [(part, block) for block in blocks if block.role not in FURNITURE for part in block.parts]
    places = sorted({(part.line.number, part.start) for part, _ in parts})
    follows = dict(pairwise(places))
    unread = places[::-1]
    told: list[Move] = []
    read: set[PartPlace] = set()
    before, moving = parts[0][0] if parts else None, False
    for part, block in parts:
        place = (part.line.number, part.start)
        if before is not None and before is not part and place != follows.get((before.line.number, before.start)):
            moving = unread[-1] < place and block.basis is not Basis.DECIDED
            if moving:
                told.append(Move((part.line,), before.line, _reason(block, part.line)))
        elif moving:
            told[-1] = replace(told[-1], lines=(told[-1].lines[0], part.line))
        read.add(place)
        while unread and unread[-1] in read:
            unread.pop()
        before = part
    return tuple(told)


def _reason(block: Block, line: Line) -> str:
    """Why a line of a block stands where it stands: of several reasons the one that names it."""
    reasons = block.place.split("; ")
    return next((each for each in reasons if each.startswith(f"goes on in {line.named}:")), reasons[0])
