"""What stands in a made paper, before it is set: blocks with their roles, and what they look like."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from fitting.papers.prose import Prose
from fitting.papers.titles import Titles
from fitting.papers.words import Words


@dataclass
class Block:
    """One block. ``look`` is how it is set: what is read from a role may look in many ways.

    ``lines`` are set as they are; ``notes`` go to the foot of the column or page where the block ends.
    """

    role: str
    text: str
    look: str = ""
    lines: tuple[str, ...] = ()
    notes: list[Block] = field(default_factory=list)


@dataclass
class Desk:
    """Who writes a paper: its language, its time, its habits."""

    rng: random.Random
    words: Words
    prose: Prose
    titles: Titles
    era: str

    def chance(self, share: float) -> bool:
        """So often."""
        return self.rng.random() < share

    def head(self, low: int = 2, high: int = 11, look: str = "title") -> Block:
        """A title."""
        return Block("head", self.titles.title(low, high), look)

    def cased(self, text: str) -> str:
        """Capitals, or as it is."""
        return text.upper() if self.chance(0.35) else text
