"""Drop capitals: a letter that was set over several lines, and that the file has on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fascicle.language.lexicon import WORD, frequency_in
from fascicle.structure.model import Block, Part, Role

_LETTER = re.compile(r"[\"“‘«„¡¿]?[^\W\d_]")
_COMMON = 1e-6  # one in a million words
_WORDS = frozenset("AÀEIOYÓÔАВИКОСУЯ")  # letters that are words: what follows may be the next one
_FEWEST_WORDS = 3  # of the line that goes on
_REACH = 3  # lines from the letter to its word


def join_initials(blocks: Sequence[Block], languages: Sequence[str]) -> list[Block]:
    """The blocks with each drop capital at the head of the paragraph that it begins.

    The letter and the beginning of the next line must be a common word of one of the ``languages``.
    """
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and _begins(before.parts[-1], block, languages):
            letter = replace(before.parts.pop(), initial=True)
            if not before.parts:
                joined.pop()
            block.parts.insert(0, letter)
        joined.extend(_divided(block, languages))
    return joined


def _begins(letter: Part, block: Block, languages: Sequence[str]) -> bool:
    return block.role is Role.PARAGRAPH and _is_initial(letter, block.parts[0], languages)


def _divided(block: Block, languages: Sequence[str]) -> list[Block]:
    """The block, cut before each drop capital that stands among its lines."""
    starts = [0]
    for at in range(len(block.parts) - 1):
        part, following = block.parts[at], block.parts[at + 1]
        if block.role is Role.PARAGRAPH and not part.initial and _is_initial(part, following, languages):
            block.parts[at] = replace(part, initial=True)
            starts.append(at)
    if starts == [0]:
        return [block]
    pieces = [block.parts[begin:end] for begin, end in zip(starts, [*starts[1:], None], strict=True)]
    return [replace(block, parts=piece, inner={}) for piece in pieces if piece]


def _is_initial(letter: Part, following: Part, languages: Sequence[str]) -> bool:
    text = letter.content
    if not _LETTER.fullmatch(text) or not text[-1].isupper() or not letter.whole or following.line.page:
        return False
    word = WORD.match(following.content)
    near = 0 < following.line.number - letter.line.number <= _REACH
    if word is None or not near or len(following.content.split()) < _FEWEST_WORDS:
        return False
    rest = word[0]
    if not (rest.islower() or rest.isupper()) or (text[-1] in _WORDS and len(rest) > 1 and _known(rest, languages)):
        return False
    return _known(text[-1] + rest, languages)


def _known(word: str, languages: Sequence[str]) -> bool:
    return any(frequency_in(word.lower(), language, _COMMON) >= _COMMON for language in languages)
