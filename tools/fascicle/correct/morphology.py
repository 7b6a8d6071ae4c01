"""How a language makes words of words: endings, prefixes and compounds, learned from its frequency list.

No list has every form of a language that inflects or compounds, so a form that is not in it may be sound. It is sound
if the list shows its pattern: other stems that end alike take both its ending and the one of a word that is known.
This is the paradigm of J. Goldsmith, "Unsupervised learning of the morphology of a natural language" (2001), asked
for one word at a time: nothing is known of any language but its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from fascicle.correct.lexicon import frequency_in, words_of

_LEARNT = 1e-6  # rarer words of the lists are misprints and names too often to learn from
_STEM = 3e-7  # a stem must be a word that people use
_SHORTEST_STEM = 3
_LONGEST_ENDING = 6
_LONGEST_PREFIX = 6
_PATTERN = 4  # so many other stems that take both endings are a pattern,
_USUAL = 0.4  # if they are such a share of the stems that take the one
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
        self._endings: dict[str, list[str]] = defaultdict(list)  # stem: its endings
        self._stems: dict[str, list[str]] = defaultdict(list)  # ending: its stems
        prefixes: Counter[str] = Counter()
        beginnings: Counter[str] = Counter()
        self._patterns: dict[tuple[str, str], bool] = {}
        for word in words:
            for cut in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word) + 1):
                self._endings[word[:cut]].append(word[cut:])
                self._stems[word[cut - 1 :]].append(word[: cut - 1])
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
        """Whether the word is made of words of the language as others are: by ending, prefix or composition."""
        if word not in self._known:
            self._known[word] = self._inflects(word) or self._prefixed(word) or self.composes(word)
        return self._known[word]

    def _is_word(self, word: str) -> bool:
        return frequency_in(word, self.language) >= _STEM

    def _inflects(self, word: str) -> bool:
        for cut in range(len(word), max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING) - 1, -1):
            stem, ending = word[:cut], word[cut:]
            others = self._endings.get(stem, ())
            if any(other != ending and self._alike(stem[-1] + ending, stem[-1] + other) for other in others):
                return True
        return False

    def _alike(self, ending: str, other: str) -> bool:
        """Whether stems that take the one ending usually take the other."""
        key = (ending, other)
        if key not in self._patterns:
            stems = self._stems.get(ending, ())
            both = sum(stem + other in self._words for stem in stems)
            self._patterns[key] = both >= max(_PATTERN, _USUAL * len(stems))
        return self._patterns[key]

    def _prefixed(self, word: str) -> bool:
        return any(
            word[:cut] in self._prefixes and (self._is_word(word[cut:]) or self._inflects(word[cut:]))
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
        return bool(self._links) and (self._is_word(word) or self._inflects(word) or self.composes(word))


@cache
def morphology(language: str) -> Morphology:
    """The patterns of a language, learned when they are first asked for."""
    return Morphology(language)
