"""Which forms are of one word: by the stem in their language, and by its old spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from fascicle.language.data import of, primary
from fascicle.publish.search.words import folded

Rule = tuple[str, str]
_SEVERAL: Final = 3


@cache
def old_spellings(language: str) -> tuple[Rule, ...]:
    """What the spelling of a language was, as patterns, and what it is now."""
    rules = (rule.partition(" > ") for rule in of(language).old_spellings)
    return tuple((old, new) for old, _, new in rules)


def modern(word: str, language: str) -> str:
    """A word in small letters as it is spelled today, as far as rules tell."""
    for old, new in old_spellings(language):
        word = _compiled(old).sub(new, word)
    return word


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _stem(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of a language; words of one that has none are their own stems."""
    name = of(language).stemmer
    if not name:
        return str
    return lru_cache(1 << 18)(snowballstemmer.stemmer(name).stemWord)


class Families:
    """The words of an edition, each with all its forms, its stem, and the spellings of today that stand for old ones.

    Stems and spellings of today are members, whether or not a text has them, so that they can be asked for.
    """

    def __init__(self, raw: Mapping[str, Iterable[str]]) -> None:
        self._members: dict[tuple[str, str], set[str]] = {}
        self._endings: Counter[str] = Counter()
        for tag in sorted(raw):
            for word in raw[tag]:
                self._add(word, primary(tag))

    def _add(self, word: str, language: str) -> None:
        form, now = folded(word), modern(word, language)
        if not form:
            return
        today = folded(now)
        stem = folded(_stem(language)(now)) or form
        self._members.setdefault((language, stem), set()).update((form, today, stem))
        if today.startswith(stem):
            self._endings[today[len(stem) :]] += 1

    def all(self) -> list[list[str]]:
        """The families of more than one member, in a certain order, which is that of the alphabet."""
        return sorted(sorted(each) for each in self._members.values() if len(each) > 1)

    def endings(self) -> list[str]:
        """What words of this edition end in behind their stem, if several do: other words may end so too."""
        return sorted(each for each, count in self._endings.items() if each and count >= _SEVERAL)
