"""The two halves of what a line end broke, or may have broken, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from fascicle.language.lexicon import Lexicon

COMMON = 1e-6  # one in a million words: common enough to be a word in its own right
RARE = 1e-8  # the lower end of the frequency lists
# Two words run together by mistake are in the lists too, but far rarer than either of the two.
_SLIP = 0.01
_COMMON_SLIP = 5e-4  # of a joined form that is common itself
_LINKED_SLIP = 2e-3  # the same where other hyphens stand in the word
_AFFIX = 30  # so many words without a hyphen make a word a prefix or a suffix: "over", "less"


@dataclass(frozen=True)
class Halves:
    """The two halves of what may be a word, with the line that ends with the first.

    ``several`` says that another hyphen stands before the left half or behind the right.
    """

    before: str
    left: str
    right: str
    several: bool
    lexicon: Lexicon

    @cached_property
    def lefts(self) -> tuple[str, ...]:
        """The left half, and that without an article or pronoun that lost its vowel: "d'au-tant" is "autant"."""
        return tuple(dict.fromkeys((self.left, re.split("[’']", self.left)[-1])))

    @cached_property
    def whole(self) -> float:
        """How frequent the joined form is in the language."""
        return max(self.lexicon.frequency(left + self.right) for left in self.lefts)

    @cached_property
    def first(self) -> float:
        """How frequent the left half is, if it is common."""
        return max(self.lexicon.frequency(left, COMMON) for left in self.lefts)

    @cached_property
    def second(self) -> float:
        """How frequent the right half is, if it is common."""
        return self.lexicon.frequency(self.right, COMMON)

    @cached_property
    def rarer(self) -> float:
        """How frequent the rarer half is, if it is common."""
        return min(self.first, self.second)

    @cached_property
    def are_words(self) -> bool:
        """Whether both are words of the text or the language."""
        known = any(self.lexicon.count(left) for left in self.lefts)
        return (self.first >= COMMON or known) and (self.second >= COMMON or self.lexicon.count(self.right) > 0)

    @cached_property
    def is_slip(self) -> bool:
        """Whether the joined form is so rare beside its halves that it is what people write by mistake."""
        least = _LINKED_SLIP if self.several else _COMMON_SLIP
        if self.whole < COMMON:
            least = _SLIP
        return self.rarer >= COMMON and self.whole < least * self.rarer

    @cached_property
    def grow_together(self) -> bool:
        """Whether the language writes words with the one before or the other behind them without a hyphen."""
        return any(self.lexicon.closed_compounds(left, self.right) >= _AFFIX for left in self.lefts)

    @cached_property
    def unknown(self) -> bool:
        """Whether the joined form is nowhere to be found."""
        counted = (self.lexicon.count(left + self.right) for left in self.lefts)
        return self.whole <= RARE and not any(counted)

    def most(self, count: Callable[[str], int]) -> int:
        """The greatest count of the joined forms."""
        return max(count(left + self.right) for left in self.lefts)

    def most_pairs(self, count: Callable[[str, str], int]) -> int:
        """The greatest count of the pairs of the two halves."""
        return max(count(left, self.right) for left in self.lefts)
