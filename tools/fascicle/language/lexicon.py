"""Which words there are: counted in the text itself, in the other texts of its edition, and in the frequency lists of
its languages; and how the editors say that a word is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from fascicle.language.background import NOTHING, Background, count
from fascicle.language.data import all_words
from fascicle.language.frequencies import list_of
from fascicle.language.tally import WORD, Tally, base

__all__ = ["NOTHING", "WORD", "Background", "Lexicon", "frequency_in", "words_of"]

_WORD, _LISTED, _STEM = 1e-6, 1e-7, 3
_COMMONEST = 3e-4  # one in three thousand words: articles, prepositions, the commonest verbs


def frequency_in(word: str, language: str, least: float = 0.0) -> float:
    """Relative frequency of a word, given in lower case, in a language; 0 where unknown.

    What is less frequent than ``least`` may be called unknown, which is quicker to tell.
    """
    # The lists have German ß as ss, as Unicode's case folding has it.
    return list_of(language).frequency(word if word.isascii() else word.casefold(), least)


@cache
def _whole(language: str) -> frozenset[str]:
    """The words of a language that may be a part of a compound."""
    return frozenset(word for word in words_of(language, _WORD) if len(word) >= _STEM)


@cache
def _listed(language: str, *, backward: bool) -> Mapping[str, Sequence[str]]:
    """The words of a language by the letters that they begin (or, ``backward``, end) with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    edge = slice(-_STEM, None) if backward else slice(_STEM)
    for word in words_of(language, _LISTED):
        found[word[edge]].append(word)
    return found


@cache
def _closed(language: str, part: str, *, backward: bool) -> int:
    """How many words of a language begin (or, ``backward``, end) with a string, the rest being a commoner word."""
    listed, whole, size = _listed(language, backward=backward), _whole(language), len(part)
    if backward:
        near = [part[-_STEM:]] if size >= _STEM else [edge for edge in listed if edge.endswith(part)]
        return sum(w[: len(w) - size] in whole for edge in near for w in listed.get(edge, ()) if w.endswith(part))
    near = [part[:_STEM]] if size >= _STEM else [edge for edge in listed if edge.startswith(part)]
    return sum(w[size:] in whole for edge in near for w in listed.get(edge, ()) if w.startswith(part))


def words_of(language: str, least: float) -> list[str]:
    """The words of a language that are at least so frequent, the commonest first."""
    return list_of(language).words(least)


@cache
def _endings() -> tuple[str, ...]:
    return ("", *sorted(all_words("endings")))


class Lexicon:
    """Words and compounds of one text, with its edition and the frequency lists of its languages behind them."""

    def __init__(self, lines: Iterable[str], languages: Iterable[str], background: Background = NOTHING) -> None:
        self.languages = tuple(languages)
        self._text = Tally.of(lines)
        self._background = background

    @property
    def vocabulary(self) -> Set[str]:
        """The words of the edition as frequency lists have them."""
        return self._background.total.forms

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

    def frequency(self, word: str, least: float = 0.0) -> float:
        """Relative frequency of a word in the language of the text where it is commonest; 0 where unknown.

        What is less frequent than ``least`` may be called unknown, which is quicker to tell.
        """
        forms = {word.lower(), base(word)}
        found = (frequency_in(form, language, least) for language in self.languages for form in forms)
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
        return self._text.lower[word.lower()] > 0 or self.frequency(word, _COMMONEST) >= _COMMONEST
