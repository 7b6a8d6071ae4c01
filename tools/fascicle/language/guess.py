"""Which language a text is in: the one in whose frequency list its words are likeliest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fascicle.language.tally import WORD

_UNKNOWN = 1e-7  # how often a word is taken to be written that a list does not have
_MOST_WORDS = 3_000  # of a text that are looked at
# The best language must know most of the words, and its lead must be more than a few of them can make. Of 5,400
# passages of 25 words in 27 languages, Danish and Norwegian among them, this leaves 8 in 100 open and gets two wrong.
_FEWEST_WORDS = 8
_FEWEST_KNOWN = 0.7
_LEAD = 12.0  # nats
# The list of Serbo-Croatian is in Latin letters; what is written in Cyrillic ones is Serbian.
_SERBO_CROATIAN = "sh"
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)),
        **{"љ": "lj", "њ": "nj", "џ": "dž"},
    }
)


@dataclass(frozen=True)
class LanguageGuess:
    """The likeliest language; how many of a text's words it knows, and whether it leads by enough to be believed."""

    language: str
    known: int
    words: int
    sure: bool


def guess_language(lines: Iterable[str]) -> LanguageGuess:
    """The likeliest language of a text, told by its first words; the empty one where it has none that a list knows."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(word.casefold() for word in WORD.findall(line))
        if words.total() >= _MOST_WORDS:
            break
    total = words.total()
    scores = sorted(((_likelihood(words, each), each) for each in _languages()), reverse=True)
    (best, language), (second, _) = scores[:2]
    known = sum(count for word, count in words.items() if _spelt(word, language) in _table(language))
    if not known:
        return LanguageGuess("", 0, total, sure=False)
    sure = total >= _FEWEST_WORDS and best - second >= _LEAD and known >= _FEWEST_KNOWN * total
    if language == _SERBO_CROATIAN:
        letters = "".join(words)
        language = "sr" if letters.translate(_LATIN) != letters else "hr"
    return LanguageGuess(language, known, total, sure)


def knows(language: str, text: str) -> float:
    """The share of a text's words that the list of a language has; 1 where it has no list, or the text no words."""
    words = [word.casefold() for word in WORD.findall(text)]
    if not words or language not in _languages():
        return 1.0
    return sum(word in _table(language) for word in words) / len(words)


def _likelihood(words: Counter[str], language: str) -> float:
    table = _table(language)
    return sum(count * math.log(table.get(_spelt(word, language), _UNKNOWN)) for word, count in words.items())


def _spelt(word: str, language: str) -> str:
    return word.translate(_LATIN) if language == _SERBO_CROATIAN else word


@cache
def _languages() -> tuple[str, ...]:
    import wordfreq  # it takes long to load

    return tuple(sorted(wordfreq.available_languages("small")))


@cache
def _table(language: str) -> dict[str, float]:
    import wordfreq

    table: dict[str, float] = wordfreq.get_frequency_dict(language, "small")
    return table
