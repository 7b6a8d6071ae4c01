"""How a language makes words of words: prefixes and compounds, learned from its frequency list.

No list and no dictionary has every word of a language that compounds, so a form that is not in it may be sound: it is
made of words that are known, as many other words of the list are. Inflected forms are a matter of the dictionary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from fascicle.language.dictionary import has_dictionary, in_dictionary
from fascicle.language.lexicon import frequency_in, words_of

_LEARNT = 1e-6  # rarer words of the lists are misprints and names too often to learn from
_STEM = 3e-7  # a short part must be a word that people use: dictionaries have some word for any few letters
_LONG_PART = 7
_COMMON = 1e-5  # a form so common is a word, whether the dictionary has it or not
_LONGEST_PREFIX = 6
_PRODUCTIVE = 15  # so many words with a prefix before another word make it one,
_MOSTLY = 0.2  # if they are such a share of all that begin so
_LINKS = 60  # so many compounds with these letters between their parts make them a link
_SHORTEST_PART = 4
_SURE_PART = 5  # parts to learn from: of shorter ones too many are chance
_LINKING = 3  # letters between the parts of a compound, at most


class Morphology:
    """The patterns of one language. All questions are about words in lower case."""

    def __init__(self, language: str) -> None:
        self.language = language
        words = [word for word in words_of(language, _LEARNT) if word.isalpha()]
        self._words = frozenset(words)
        prefixes: Counter[str] = Counter()
        beginnings: Counter[str] = Counter()
        for word in words:
            for cut in range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_PART) + 1):
                beginnings[word[:cut]] += 1
                if word[cut:] in self._words:
                    prefixes[word[:cut]] += 1
        self._prefixes = frozenset(
            each for each, times in prefixes.items() if times >= max(_PRODUCTIVE, _MOSTLY * beginnings[each])
        )
        self._known: dict[str, bool] = {}
        self._links = self._learn_links(words)

    def derives(self, word: str) -> bool:
        """Whether the word is made of words of the language as others are: by prefix or composition."""
        if word not in self._known:
            self._known[word] = self._prefixed(word) or self.composes(word)
        return self._known[word]

    def _is_word(self, word: str) -> bool:
        frequency = frequency_in(word, self.language)
        if frequency >= _COMMON or not has_dictionary(self.language):
            return frequency >= _STEM
        return (frequency >= _STEM or len(word) >= _LONG_PART) and in_dictionary(word, self.language)

    def _prefixed(self, word: str) -> bool:
        return any(
            word[:cut] in self._prefixes and self._is_word(word[cut:])
            for cut in range(2, min(_LONGEST_PREFIX, len(word) - _SHORTEST_PART) + 1)
        )

    def _learn_links(self, words: list[str]) -> frozenset[str]:
        """The letters that stand between the parts of compounds; none in a language that does not compound."""
        links: Counter[str] = Counter()
        for word in words:
            if len(word) >= 2 * _SURE_PART:
                links.update(set(self._cuts(word)))
        return frozenset(link for link, times in links.items() if times >= _LINKS)

    def _cuts(self, word: str) -> Iterator[str]:
        for cut in range(_SURE_PART, len(word) - _SURE_PART + 1):
            if word[:cut] in self._words:
                for link in range(min(_LINKING, len(word) - _SURE_PART - cut) + 1):
                    if word[cut + link :] in self._words:
                        yield word[cut : cut + link]

    def composes(self, word: str) -> bool:
        """Whether the word is a compound of two or more words, with the letters that the language puts between."""
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if word[:cut] in self._words:
                for link in sorted(self._links | {""}):
                    rest = word[cut + len(link) :]
                    if word.startswith(link, cut) and len(rest) >= _SHORTEST_PART and self._is_part(rest):
                        return True
        return False

    def _is_part(self, word: str) -> bool:
        if word in self._words:
            return True
        return bool(self._links) and (self._is_word(word) or self.composes(word))


@cache
def morphology(language: str) -> Morphology:
    """The patterns of a language, learned when they are first asked for."""
    return Morphology(language)
