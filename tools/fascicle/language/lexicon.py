"""Which words there are: counted in the text itself, in the other texts of its edition, and in the frequency lists of
its languages; and how the editors say that a word is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from fascicle.language.background import NOTHING, Background, count
from fascicle.language.data import all_words
from fascicle.language.tally import WORD, Tally, base

__all__ = ["NOTHING", "WORD", "Background", "Lexicon", "frequency_in", "words_of"]

_WORD, _LISTED, _STEM = 1e-6, 1e-7, 3
_COMMONEST = 3e-4  # one in three thousand words: articles, prepositions, the commonest verbs


@cache
def _frequencies(language: str) -> Mapping[str, float]:
    import wordfreq  # reading it takes as long as checking a text, which needs no frequencies

    main = language.split("-")[0].lower()
    if main not in wordfreq.available_languages("best"):
        return {}
    table: Mapping[str, float] = wordfreq.get_frequency_dict(main, "best")
    return table


def frequency_in(word: str, language: str) -> float:
    """Relative frequency of a word, given in lower case, in a language; 0 where unknown."""
    table = _frequencies(language)
    # The lists have German ß as ss, as Unicode's case folding has it.
    return table.get(word) or table.get(word.casefold(), 0.0)


@cache
def _whole(language: str) -> frozenset[str]:
    """The words of a language that may be a part of a compound."""
    return frozenset(word for word in words_of(language, _WORD) if len(word) >= _STEM)


@cache
def _listed(language: str, *, backward: bool) -> Sequence[str]:
    """The words of a language, in the order of their letters, from the first on or from the last one backward."""
    return sorted(word[::-1] if backward else word for word in words_of(language, _LISTED))


@cache
def _closed(language: str, part: str, *, backward: bool) -> int:
    """How many words of a language begin (or, ``backward``, end) with a string, the rest being a commoner word."""
    words, whole = _listed(language, backward=backward), _whole(language)
    begin = part[::-1] if backward else part
    at = bisect_right(words, begin)
    count = 0
    while at < len(words) and words[at].startswith(begin):
        rest = words[at][len(begin) :]
        count += (rest[::-1] if backward else rest) in whole
        at += 1
    return count


def words_of(language: str, least: float) -> list[str]:
    """The words of a language that are at least so frequent, the commonest first."""
    return [word for word, frequency in _frequencies(language).items() if frequency >= least]


@cache
def _endings() -> tuple[str, ...]:
    return ("", *sorted(all_words("endings")))


class Lexicon:
    """Words and compounds of one text, with its edition and the frequency lists of its languages behind them."""

    def __init__(self, lines: Iterable[str], languages: Iterable[str], background: Background = NOTHING) -> None:
        self.languages = tuple(languages)
        self._text = Tally.of(lines)
        self._background = background

    def count(self, word: str) -> int:
        """How often the word stands unbroken in the text."""
        return count(self._text, word)

    def compound(self, left: str, right: str) -> int:
        """How often the two stand in the text with a hyphen between them inside a line."""
        return self._text.compounds[left.lower(), base(right)]

    def edition_count(self, word: str) -> int:
        """How often the word stands unbroken in the other texts of the edition."""
        return self._background.count("words", word)

    def edition_lower(self, word: str) -> int:
        """How often the word, given in lower case, stands so in the other texts of the edition."""
        return self._background.count("lower", word)

    def edition_compound(self, left: str, right: str) -> int:
        """How often the two stand with a hyphen between them in the other texts of the edition."""
        return self._background.count("compounds", left.lower(), base(right))

    def name_count(self, word: str) -> int:
        """How many names of the authority file have the word unbroken."""
        return self._background.count("names", word)

    def name_compound(self, left: str, right: str) -> int:
        """How many names of the authority file have the two with a hyphen between them."""
        return self._background.count("name-compounds", left.lower(), base(right))

    def cased(self, word: str) -> int:
        """How often a word with a capital inside stands in the edition, written just so."""
        return max(self._text.cased[word], self._background.count("cased", word))

    def family(self, word: str) -> int:
        """How often the word or a form of it with an ending stands unbroken in the text."""
        return sum(self._text.words[word.lower() + ending] for ending in _endings())

    def compound_family(self, left: str, right: str) -> int:
        """How often the two, the second with an ending or none, stand in the text with a hyphen between them."""
        return sum(self._text.compounds[left.lower(), right.lower() + ending] for ending in _endings())

    def first_parts(self, word: str) -> int:
        """How many different compounds of the edition have the word before their hyphen."""
        return max(self._text.heads[word.lower()], self._background.count("heads", word.lower()))

    def second_parts(self, word: str) -> int:
        """How many different compounds of the edition have the word behind their hyphen."""
        return max(self._text.tails[base(word)], self._background.count("tails", base(word)))

    def spelt(self, before: str, after: str, line: str) -> str | None:
        """What editors say stands between the end of one line and the beginning of the next; see ``Spellings``."""
        return self._background.spellings.between(before, after, line)

    def frequency(self, word: str) -> float:
        """Relative frequency of a word in the language of the text where it is commonest; 0 where unknown."""
        forms = {word.lower(), base(word)}
        found = (frequency_in(form, language) for language in self.languages for form in forms)
        return max(found, default=0.0)

    def closed_compounds(self, left: str, right: str) -> int:
        """How many words of the languages begin with the one, or end with the other, without a hyphen."""
        found = (
            _closed(language, part, backward=backward)
            for language in self.languages
            for part, backward in ((left.lower(), False), (right.lower(), True))
        )
        return max(found, default=0)

    def is_common(self, word: str) -> bool:
        """Whether the word stands in lower case in the text, or is among the commonest of a language."""
        return self._text.lower[word.lower()] > 0 or self.frequency(word) >= _COMMONEST
