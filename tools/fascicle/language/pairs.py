"""Which words stand side by side in a language, and how often: counted in free texts, kept as hashes.

``data/pairs.LANGUAGE.bin`` is a sorted array of numbers of 32 bits, little-endian: 28 of a hash of the two words, 4 of
how often they stand so in a million words, as a binary logarithm. data/PAIRS.md says of which texts.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from zlib import crc32

_LEVEL = 15  # the bits that say how often


class Pairs:
    """The pairs of a language."""

    def __init__(self, data: bytes = b"") -> None:
        self._entries = array("I", data)
        if sys.byteorder == "big":
            self._entries.byteswap()

    def often(self, left: str, right: str) -> int:
        """How often one word, in lower case, stands before another in a million: a binary logarithm; 0 if hardly."""
        low = crc32(f"{left} {right}".encode()) & ~_LEVEL
        at = bisect_left(self._entries, low)
        found = self._entries[at] if at < len(self._entries) else 0
        return found & _LEVEL if found & ~_LEVEL == low else 0


def packed(levels: dict[tuple[str, str], int]) -> bytes:
    """The bytes of a table; of two pairs with one hash the more frequent one is kept."""
    entries: dict[int, int] = {}
    for (left, right), level in levels.items():
        key = crc32(f"{left} {right}".encode()) & ~_LEVEL
        entries[key] = max(entries.get(key, 0), min(level, _LEVEL))
    table = array("I", sorted(key | level for key, level in entries.items()))
    if sys.byteorder == "big":
        table.byteswap()
    return table.tobytes()


@cache
def pairs_of(language: str) -> Pairs:
    """The pairs of a language; none where nothing was counted."""
    path = files(__package__) / "data" / f"pairs.{language}.bin"
    return Pairs(path.read_bytes()) if path.is_file() else Pairs()
