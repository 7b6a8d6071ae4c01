"""Blocks in another language than their text says: a newspaper quotes, a page of headlines has five of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fascicle.language.data import primary
from fascicle.language.guess import guess_language, knows
from fascicle.model.blocks import TextBlock

_OWN = 0.8  # a block whose own language knows this share of its words is not looked at further
_LONGEST = 2000  # characters that are looked at


def with_their_languages(text: str, blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, those whose words are surely another language's said to be in it."""
    for block in blocks:
        words = text[block.start : min(block.end, block.start + _LONGEST)]
        if knows(primary(block.language), words) >= _OWN:
            yield block
            continue
        guess = guess_language([words])
        other = guess.sure and guess.language != primary(block.language)
        yield replace(block, language=guess.language) if other else block
