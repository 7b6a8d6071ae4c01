"""The letters of a language and how they follow one another, learned from its frequency list."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log2
from unicodedata import name

from fascicle.language.lexicon import words_of

_LEARNT = 1e-6
_SHALLOW = 3e-7  # the shorter lists end at one in a million
_RARE = 1e-3  # of words: letters rarer than that come from other languages


class Letters:
    """The alphabet of a language, and which three letters stand side by side in its words."""

    def __init__(self, language: str) -> None:
        words = [word for word in words_of(language, _LEARNT) if word.isalpha()]
        letters = Counter(letter for word in words for letter in set(word))
        scripts = Counter({each: times for each, times in letters.items() if times >= _RARE * len(words)})
        most = max(scripts, key=lambda each: (scripts[each], each), default="")
        self.alphabet = "".join(sorted(each for each in scripts if script_of(each) == script_of(most)))
        self._triples: Counter[str] = Counter()
        for word in words:
            marked = f"^{word}$"
            self._triples.update({marked[at : at + 3] for at in range(len(word))})

    def rarest(self, word: str) -> float:
        """How many words of the list have the three letters side by side that fewest have: a binary logarithm."""
        marked = f"^{word}$"
        return log2(1 + min(self._triples[marked[at : at + 3]] for at in range(len(word))))


@cache
def script_of(letter: str) -> str:
    """The script of a letter, as its name in Unicode begins; the three of East Asia that mix are one."""
    script = name(letter, "").partition(" ")[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA") else script


@cache
def cover(language: str) -> bool:
    """Whether a list covers the language: of another nothing can be said."""
    return bool(words_of(language, _LEARNT))


@cache
def is_deep(language: str) -> bool:
    """Whether the list of the language has rare words too."""
    return len(words_of(language, _SHALLOW)) > len(words_of(language, _LEARNT))


@cache
def letters(language: str) -> Letters:
    """The letters of a language, learned when they are first asked for."""
    return Letters(language)
