"""What a block is: one table of small functions, asked in order, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fascicle.layout.measure import ends_sentence
from fascicle.layout.model import Block, Part, Role

Neighbours = tuple[Block | None, Block | None]
Test = Callable[[Block, Neighbours], Role | None]

_BULLET = re.compile(r"\s*[•‣▪◦●■○–—-]\s+\S")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d+\s*$|…{2,}\s*\d+\s*$")
_LONGEST_HEAD = 120


def classify(blocks: Sequence[Block]) -> list[Block]:
    """Give every block that is still a paragraph the role of which there is evidence."""
    for at, block in enumerate(blocks):
        if block.role is not Role.PARAGRAPH:
            continue
        near = (blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None)
        for evidence, test in _TESTS:
            role = test(block, near)
            if role is not None:
                block.role, block.evidence = role, evidence
                break
    return list(blocks)


def _contents(block: Block, _: Neighbours) -> Role | None:
    return Role.CONTENTS if _LEADERS.search(block.parts[-1].content) else None


def _item(block: Block, _: Neighbours) -> Role | None:
    return Role.ITEM if _BULLET.match(block.parts[0].content) and block.parts[0].content[0] in "•‣▪◦●■○" else None


def _capitals(block: Block, near: Neighbours) -> Role | None:
    """A short block in capitals, without a stop at its end."""
    text = block.text
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 4 or len(text) > _LONGEST_HEAD or len(block.parts) > 3 or text.rstrip().endswith((".", ",", ";")):
        return None
    cased = [character for character in letters if character.isupper() or character.islower()]
    return Role.HEAD if cased and all(character.isupper() for character in cased) else None


_TESTS: tuple[tuple[str, Test], ...] = (
    ("leader dots and a page", _contents),
    ("a bullet", _item),
    ("capitals", _capitals),
)


def split_items(block: Block) -> list[Block]:
    """A block of several lines that each begin with a bullet is several items."""
    starts = [at for at, part in enumerate(block.parts) if _BULLET.match(part.content)]
    if not starts or starts[0] != 0:
        return [block]
    pieces = []
    for begin, end in zip(starts, [*starts[1:], len(block.parts)], strict=True):
        parts: list[Part] = block.parts[begin:end]
        pieces.append(Block(block.role, parts, evidence=block.evidence))
    return pieces


__all__ = ["classify", "ends_sentence", "split_items"]
