"""What the hyphens at line ends are: each is decided once, and the answer is kept with the part that it ends.

Joining blocks asks of pairs that may belong together; what they turned out to be is written on their parts, where
encoding and explanations read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fascicle.language.hyphens.decide import Break, Decision, decide
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.model.source import part_name
from fascicle.structure.model import Block, Part, Role

_UNBROKEN = frozenset({Role.TABLE, Role.CONTENTS})
_DROP_CAPITAL = Decision(Break.KEEP, Certainty.HIGH, "a drop capital")


class Hyphens:
    """Decides of two parts what the hyphen between them is, each pair once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str, str], Decision | None] = {}

    def between(self, part: Part, following: Part, name: str = "") -> Decision | None:
        """What the hyphen at the end of a part is if the text goes on in the other; None where it ends in none.

        ``name`` is that of the part, by which editors decide on one place; that of its line if left out.
        """
        pair = (part.content, following.content, name or part.line.anchor)
        if pair not in self._known:
            word = part.line.broken if part.end is None else ""
            self._known[pair] = decide(pair[0], pair[1], self._lexicon, pair[2], word)
        return self._known[pair]

    def keep(self, blocks: Sequence[Block]) -> None:
        """Write on every part what the hyphen at its end is, given the part that its block goes on with."""
        starts: dict[int, list[int]] = {}
        for part in _parts(blocks):
            starts.setdefault(part.line.number, []).append(part.start)
        for block in _all(blocks):
            for at, (part, following) in enumerate(pairwise(block.parts)):
                place = sorted(starts[part.line.number]).index(part.start) + 1
                decision = self._decision(block, at, following, part_name(part.line.anchor, place))
                if decision != part.hyphen:
                    block.parts[at] = replace(part, hyphen=decision)

    def _decision(self, block: Block, at: int, following: Part, name: str) -> Decision | None:
        part = block.parts[at]
        verse = block.role is Role.STANZA and at + 1 not in block.turned
        if block.role in _UNBROKEN or verse:
            return None
        if part.initial:
            return _DROP_CAPITAL
        return None if part.ends_hard or _ends_weak(part) else self.between(part, following, name)


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and those that stand between their lines."""
    for block in blocks:
        yield block
        for inner in block.inner.values():
            yield from _all(inner)


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    return (part for block in _all(blocks) for part in block.parts)


def _ends_weak(part: Part) -> bool:
    """Whether a part ends in a mark that is not read."""
    filled = [run for run in part.runs if part.line.text[run.start : run.end].strip()]
    return not filled or filled[-1].style.weak
