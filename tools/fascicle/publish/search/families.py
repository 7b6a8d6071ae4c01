"""Which forms are of one word: by the stem in their language, and by its old spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from fascicle.language.data import of
from fascicle.publish.search.words import folded

Rule = tuple[str, str]
_SEVERAL: Final = 3  # words
_LONG: Final = 5  # letters


@cache
def old_spellings(language: str) -> tuple[Rule, ...]:
    """What the spelling of a language was, as patterns, and what it is now."""
    rules = (rule.partition(" > ") for rule in of(language).old_spellings)
    return tuple((old, new) for old, _, new in rules)


@lru_cache(1 << 18)
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


def stems(words: Iterable[str], language: str) -> list[str]:
    """Of words in small letters, the forms that they are looked for in, each with its stem behind a blank.

    A form that is spelled otherwise today stands there as that too, with the same stem, so that it can be asked for.
    """
    found: set[str] = set()
    for word in words:
        if form := folded(word):
            now = modern(word, language)
            stem = folded(_stem(language)(now)) or form
            found.update((f"{form} {stem}", f"{folded(now) or form} {stem}"))
    return sorted(found)


class Families:
    """The words of an edition, each with all its forms, by what :func:`stems` says of its languages."""

    def __init__(self, stems: Mapping[str, Iterable[str]]) -> None:
        self._members: dict[tuple[str, str], set[str]] = {}
        for language, pairs in stems.items():
            for pair in pairs:
                form, _, stem = pair.partition(" ")
                self._members.setdefault((language, stem), set()).add(form)

    def all(self) -> list[list[str]]:
        """The families of more than one member, in a certain order, which is that of the alphabet."""
        return sorted(sorted(each) for each in self._members.values() if len(each) > 1)

    def endings(self) -> list[str]:
        """What words of this edition end in behind their stem, if several do: other words may end so too."""
        found = Counter(
            form[len(stem) :]
            for (_, stem), forms in self._members.items()
            for form in forms
            if form.startswith(stem) and 0 < len(form) - len(stem) <= _LONG
        )
        return sorted(ending for ending, count in found.items() if count >= _SEVERAL)
