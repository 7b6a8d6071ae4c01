"""Which words there are: counted in the text itself, and in the frequency lists of its languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import wordfreq

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_COMPOUND = re.compile(r"(?=(?<![^\W_])([^\W_]+)[-‐]([^\W_]+))[^\W_]+")


@cache
def _frequencies(language: str) -> Mapping[str, float]:
    base = language.split("-")[0].lower()
    if base not in wordfreq.available_languages("best"):
        return {}
    table: Mapping[str, float] = wordfreq.get_frequency_dict(base, "best")
    return table


class Lexicon:
    """Words and compounds of one text, with the frequency lists of its languages behind them."""

    def __init__(self, lines: Iterable[str], languages: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: Counter[tuple[str, str]] = Counter()
        self._languages = tuple(languages)
        for line in lines:
            lowered = line.lower()
            # What stands at a line end before a hyphen, or at the next line's begin after one, is half a word.
            self._words.update(word[0] for word in WORD.finditer(lowered) if not _is_half(lowered, word.end()))
            self._compounds.update((pair[1], pair[2]) for pair in _COMPOUND.finditer(lowered))

    def count(self, word: str) -> int:
        """How often the word stands unbroken in the text."""
        return self._words[word.lower()]

    def compound(self, left: str, right: str) -> int:
        """How often the two stand in the text with a hyphen between them inside a line."""
        return self._compounds[left.lower(), right.lower()]

    def frequency(self, word: str) -> float:
        """Relative frequency of a word in the language of the text where it is commonest; 0 where unknown."""
        lowered = word.lower()
        return max((_frequencies(language).get(lowered, 0.0) for language in self._languages), default=0.0)


def _is_half(line: str, end: int) -> bool:
    return line[end:].rstrip() in ("-", "‐", "\u00ad")
