"""Slips of the pen: which of the words that are known was probably meant.

A document may hold thousands of unknown words, and each is compared with every name of a schema. So words are put aside
first by their length and by their letters, which costs next to nothing, and only the few that are left are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def distance(one: str, other: str) -> int:
    """Edits between two words: letters put in, left out, changed or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for line, letter in enumerate(one, 1):
        previous, row = row, [line]
        for place, wanted in enumerate(other, 1):
            cost = min(previous[place] + 1, row[place - 1] + 1, previous[place - 1] + (letter != wanted))
            if line > 1 and place > 1 and letter == other[place - 2] and one[line - 2] == wanted:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1]


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
            if (letters ^ mask).bit_count() <= 2 * most and (slips := distance(lowered, form)) <= most:
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
