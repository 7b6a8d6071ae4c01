"""Which words there are: counted in the text itself, and in the frequency lists of its languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import wordfreq

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_COMPOUND = re.compile(r"(?=(?<![^\W_])([^\W_]+)[-‐]([^\W_]+))[^\W_]+")


_HYPHENS = ("-", "‐", "\u00ad", "¬")
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "er", "ers", "ly")
_COMMONEST = 3e-4  # one in three thousand words: articles, prepositions, the commonest verbs


@cache
def _frequencies(language: str) -> Mapping[str, float]:
    base = language.split("-")[0].lower()
    if base not in wordfreq.available_languages("best"):
        return {}
    table: Mapping[str, float] = wordfreq.get_frequency_dict(base, "best")
    return table


def frequency_in(word: str, language: str) -> float:
    """Relative frequency of a word, given in lower case, in a language; 0 where unknown."""
    return _frequencies(language).get(word, 0.0)


def words_of(language: str, least: float) -> list[str]:
    """The words of a language that are at least so frequent, the commonest first."""
    return [word for word, frequency in _frequencies(language).items() if frequency >= least]


class Lexicon:
    """Words and compounds of one text, with the frequency lists of its languages behind them."""

    def __init__(self, lines: Iterable[str], languages: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self._compounds: Counter[tuple[str, str]] = Counter()
        self._languages = tuple(languages)
        broken = False
        for line in lines:
            if line.strip():
                self._count_line(line, broken)
                broken = _ends_broken(line)

    def _count_line(self, line: str, broken: bool) -> None:
        """Count the whole words of a line: not the half before its last hyphen, nor the half that it begins with."""
        words = list(WORD.finditer(line))
        if broken:
            del words[:1]
        if words and _ends_broken(line):
            words.pop()
        self._words.update(word[0].lower() for word in words)
        self._lower.update(word[0] for word in words if word[0].islower())
        self._compounds.update((pair[1], _base(pair[2])) for pair in _COMPOUND.finditer(line.lower()))

    def count(self, word: str) -> int:
        """How often the word stands unbroken in the text."""
        return self._words[word.lower()] + self._words[_base(word)] * (_base(word) != word.lower())

    def compound(self, left: str, right: str) -> int:
        """How often the two stand in the text with a hyphen between them inside a line."""
        return self._compounds[left.lower(), _base(right)]

    def family(self, word: str) -> int:
        """How often the word or a form of it with an ending stands unbroken in the text."""
        return sum(self._words[word.lower() + ending] for ending in _ENDINGS)

    def compound_family(self, left: str, right: str) -> int:
        """How often the two, the second with an ending or none, stand in the text with a hyphen between them."""
        return sum(self._compounds[left.lower(), right.lower() + ending] for ending in _ENDINGS)

    def frequency(self, word: str) -> float:
        """Relative frequency of a word in the language of the text where it is commonest; 0 where unknown."""
        forms = {word.lower(), _base(word)}
        found = (_frequencies(language).get(form, 0.0) for language in self._languages for form in forms)
        return max(found, default=0.0)

    def is_common(self, word: str) -> bool:
        """Whether the word stands in lower case in the text, or is among the commonest of a language."""
        return self._lower[word.lower()] > 0 or self.frequency(word) >= _COMMONEST


def _ends_broken(line: str) -> bool:
    stripped = line.rstrip()
    return stripped[-1:] in _HYPHENS and stripped[-2:-1].isalpha()


def _base(word: str) -> str:
    """The word in lower case without an English genitive."""
    return re.sub(r"[’']s?$", "", word.lower())
