"""The genre of a text, where the edition's record does not say it."""

from __future__ import annotations

from collections.abc import Sequence

from fascicle.layout.drama import has_speeches
from fascicle.layout.letter import looks_like_letter
from fascicle.layout.model import Block, Role

_SHARE_OF_VERSE = 0.6


def tell_genre(blocks: Sequence[Block], languages: Sequence[str]) -> str:
    """``drama``, ``letter``, ``verse``, ``newspaper`` or, where nothing speaks for these, ``book``."""
    if has_speeches(blocks):
        return "drama"
    if looks_like_letter(blocks, languages):
        return "letter"
    lines = sum(len(block.parts) for block in blocks) or 1
    short = sum(len(block.parts) for block in blocks if len(block.parts) > 1 and _short_lines(block))
    if short >= _SHARE_OF_VERSE * lines:
        return "verse"
    heads = sum(block.role is Role.HEAD for block in blocks)
    return "newspaper" if heads >= 3 else "book"


def _short_lines(block: Block) -> bool:
    contents = [part.content for part in block.parts]
    return all(len(line) < 60 and line[:1].isupper() for line in contents)
