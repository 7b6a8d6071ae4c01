"""In which language a block is written, among those that the edition names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fascicle.layout.model import Block


def shares(blocks: Iterable[Block], main: str, languages: Sequence[str]) -> dict[str, int]:
    """The share of each language in whole per cent of the characters, the main one first; they sum to 100."""
    counts: Counter[str] = Counter({main: 0})
    for block in blocks:
        counts[block.language or main] += len(block.text)
    total = sum(counts.values()) or 1
    rounded = {language: counts[language] * 100 // total for language in (main, *languages) if counts[language]}
    # The largest remainders get what rounding down left over (Hamilton's method).
    rest = 100 - sum(rounded.values())
    by_remainder = sorted(rounded, key=lambda language: (-(counts[language] * 100 % total), language))
    for language in by_remainder[:rest]:
        rounded[language] += 1
    return rounded or {main: 100}
