"""How often two English words stand side by side in books.

The counts are those that the package symspellpy carries: 242,342 pairs of words of SCOWL, from Google Books Ngrams
(Y. Lin et al., "Syntactic annotations for the Google Books Ngram Corpus", 2012). They are read when first asked for.
The measure is that of K. Church and P. Hanks, "Word association norms, mutual information, and lexicography" (1990).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log10, sqrt
from sys import intern

from fascicle.language.lexicon import frequency_in

_FILE = "frequency_bigramdictionary_en_243_342.txt"
_LEAST = 6_400_000  # of the counts: a rarer pair is not in the table
_TOTAL = 2.07e13  # of all pairs of the books, reckoned from the shares of the commonest ones
_RAREST = 1e-9  # what is taken for the frequency of a word that no list has
# How much oftener than by chance a pair may stand that the table has not: most beside a rare word, hardly beside "the".
_MOST, _MOST_BESIDE = 30.0, 0.3
_NONE: Mapping[str, float] = {}


@cache
def _table() -> Mapping[str, Mapping[str, int]]:
    """For each word the words that stand behind it, and how often."""
    found: dict[str, dict[str, int]] = {}
    with (files("symspellpy") / _FILE).open(encoding="utf-8-sig") as lines:
        for line in lines:
            one, two, times = line.split()
            found.setdefault(one, {})[intern(two)] = int(times)
    return found


@cache
def paired_words() -> frozenset[str]:
    """The words that stand in some pair of the table."""
    return frozenset(_table()).union(*_table().values())


@cache
def behind(word: str) -> Mapping[str, float]:
    """The words that the table has behind a word, given in lower case, with their affinity."""
    listed = _table().get(word)
    if listed is None:
        return _NONE
    return {other: log10(times / _LEAST / expected(word, other)) for other, times in listed.items()}


def expected(one: str, two: str) -> float:
    """How often two words would be beside each other by chance, as a multiple of the least count of the table."""
    return _TOTAL / _LEAST * _share(one) * _share(two)


def affinity(one: str, two: str, here: int = 0) -> float:
    """How much oftener than by chance the second word stands behind the first, as a decimal logarithm.

    ``here`` are places of the text itself that have the pair. A pair that the table has not is given the most that
    the table may have missed, so that no word is doubted because it is rare.
    """
    listed = behind(one).get(two)
    if listed is not None and not here:
        return listed
    chance = expected(one, two)
    most = chance * min(_MOST, _MOST_BESIDE / sqrt(max(_share(one), _share(two))))
    times = min(1.0, most) if listed is None else chance * 10**listed
    return log10((times + here) / chance)


def likelihood(word: str) -> float:
    """The decimal logarithm of a word's share of English."""
    return log10(_share(word))


def _share(word: str) -> float:
    return max(frequency_in(word, "en"), _RAREST)
