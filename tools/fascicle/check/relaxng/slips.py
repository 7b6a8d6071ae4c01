"""Slips of the pen: which of the words that are known was probably meant.

A document may hold thousands of unknown words, and each is compared with every name of a schema. So words are put aside
first by their length and by their letters, which costs next to nothing, and only the few that are left are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from fascicle.model.near import distance


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant: the same but for capitals, or a slip or two away; None if none is."""
    found = near(word, words)
    return min(found, key=lambda other: (found[other], other), default=None)


def near(word: str, words: Iterable[str]) -> dict[str, int]:
    """The words that may be meant, and how many slips away each is."""
    # a short word is near to everything, so it has no room for slips
    most = min(2, len(word) // 3)
    lowered = word.lower()
    known = _by_length(words if isinstance(words, frozenset) else frozenset(words))
    letters = _letters(lowered) if len(lowered) - most <= max(known, default=0) else 0
    found = {}
    for length in range(len(lowered) - most, len(lowered) + most + 1):
        for form, mask, other in known.get(length, ()):
            # a slip changes two kinds of letters at most
            if (letters ^ mask).bit_count() <= 2 * most and (slips := distance(lowered, form, most)) <= most:
                found[other] = slips
    return found


@lru_cache(maxsize=1024)
def _by_length(words: frozenset[str]) -> dict[int, list[tuple[str, int, str]]]:
    """Words by their length: in small letters, which letters they hold, as they are written."""
    found: dict[int, list[tuple[str, int, str]]] = {}
    for word in sorted(words):
        form = word.lower()
        found.setdefault(len(form), []).append((form, _letters(form), word))
    return found


def _letters(word: str) -> int:
    """Which letters a word holds, as bits; letters that share a bit only make words look nearer than they are."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 63)
    return mask
