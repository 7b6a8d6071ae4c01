"""What the hyphens at line ends are: each is decided once, and the answer is kept with the part that it ends.

Joining blocks asks of pairs that may belong together; what they turned out to be is written on their parts, where
encoding and explanations read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fascicle.language.hyphens.decide import EDITORS, Break, Decision, decide
from fascicle.language.lexicon import Lexicon
from fascicle.model.certainty import Certainty
from fascicle.model.source import part_name
from fascicle.structure.model import Block, Part, Role

_UNBROKEN = frozenset({Role.TABLE, Role.CONTENTS})
_BEFORE, _BEHIND = re.compile(r"\S+$"), re.compile(r"\S+")
_BARE = re.compile(r"^[^\w]+|[^\w]+$")
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
            found = decide(pair[0], pair[1], self._lexicon, pair[2])
            said = _said(part, following) if found is not None and found.evidence != EDITORS else None
            self._known[pair] = said or found
        return self._known[pair]

    def keep(self, blocks: Sequence[Block]) -> None:
        """Write on every part what the hyphen at its end is, given the part that its block goes on with."""
        starts: dict[int, list[int]] = {}
        for part in _parts(blocks):
            starts.setdefault(part.line.number, []).append(part.start)
        for block in blocks:
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


def _said(part: Part, following: Part) -> Decision | None:
    """What the source says of the hyphen, where it gives the word whose halves stand on both sides of it."""
    word = part.line.broken
    if not word or part.end is not None:
        return None
    left, right = _BEFORE.search(part.content.rstrip()[:-1]), _BEHIND.match(following.content)
    if left is None or right is None:
        return None
    for kind, between in ((Break.JOIN, ""), (Break.KEEP, "-")):
        if _same(word, f"{left[0]}{between}{right[0]}"):
            return Decision(kind, Certainty.HIGH, "the source gives the whole word")
    return None


def _same(one: str, other: str) -> bool:
    """Whether two words are one, whatever marks stand around them and whichever hyphen is in them."""
    return _BARE.sub("", one.replace("\u2010", "-")).lower() == _BARE.sub("", other.replace("\u2010", "-")).lower()


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        yield from block.parts
        for inner in block.inner.values():
            yield from _parts(inner)


def _ends_weak(part: Part) -> bool:
    """Whether a part ends in a mark that is not read."""
    filled = [run for run in part.runs if part.line.text[run.start : run.end].strip()]
    return not filled or filled[-1].style.weak
