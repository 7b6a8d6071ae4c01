"""Names as they are compared when mentions are put together: without what writers and printers do differently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from fascicle.language.data import Words, all_words, word_classes
from fascicle.names.folding import fold

_GENITIVE = re.compile(r"(?<=\w)'(?:s\b|(?!\w))", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
# What recognition takes for one another, as one of them each (letters that look alike, and pairs that do).
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "n"), ("li", "h"))
_ALIKE = str.maketrans("l1j!t0eubfq", "iiiiiocnhsg")
_TITLE = "T"


@dataclass(frozen=True)
class Key:
    """The words of a name in small letters, without accents, articles, titles and the genitive's ending.

    ``titled`` says whether a title stood before them.
    """

    element: str
    words: Words
    titled: bool = field(default=False, compare=False)

    @property
    def compact(self) -> str:
        """The words without blanks: what some write with a hyphen, others do as one word, or as two."""
        return "".join(self.words)

    @property
    def looks(self) -> str:
        """What letters look like, as recognition may take them."""
        found = self.compact
        for pair, one in _PAIRS:
            found = found.replace(pair, one)
        return found.translate(_ALIKE)


@cache
def key_of(text: str, element: str, languages: Words = ()) -> Key:
    """The key of a name; it has no words where the text has no letters."""
    plain = _GENITIVE.sub("", fold(text.replace("\n", " ")).text)
    family, comma, given = plain.partition(", ")
    if comma and element == "persName" and "," not in given:
        plain = f"{given} {family}"
    words = _WORD.findall(without_accents(plain.lower()).replace("'", ""))
    rest, titled = _stripped(words, element, languages)
    if element != "persName":
        rest = _initials_joined(rest)
    return Key(element, tuple(rest), titled)


def without_accents(text: str) -> str:
    """Letters without what stands above or below them."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(each for each in parts if not unicodedata.combining(each))


@cache
def small_words(languages: Words) -> frozenset[str]:
    """Words of grammar in names: articles, prepositions, 'and'."""
    names = ("articles", "prepositions", "conjunctions", "name_links")
    return frozenset(without_accents(word.lower()) for name in names for word in all_words(name, languages or None))


@cache
def _articles(languages: Words) -> frozenset[str]:
    return frozenset(without_accents(word.lower()) for word in all_words("articles", languages or None))


def _stripped(words: list[str], element: str, languages: Words) -> tuple[list[str], bool]:
    """The words behind articles and titles, and whether there were titles."""
    first, titled = 0, False
    while first < len(words) - 1 and words[first] in _articles(languages):
        first += 1
    if element == "persName":
        classes = word_classes(languages or None)
        while first < len(words) - 1 and len(words[first]) > 1 and _TITLE in classes.get(words[first], ()):
            first, titled = first + 1, True
    return words[first:], titled


def _initials_joined(words: Iterable[str]) -> list[str]:
    """Single letters beside one another as one word: `u s a`."""
    found: list[str] = []
    run = False
    for word in words:
        if len(word) == 1 and word.isalpha() and run:
            found[-1] += word
        else:
            found.append(word)
        run = len(word) == 1 and word.isalpha()
    return found
