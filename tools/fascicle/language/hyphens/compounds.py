"""What languages do with hyphens: the facts of spelling that counting cannot show in a short text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from fascicle.language.data import of

_STEM = 2  # letters of a second part before its ending


def writes_closed(languages: Iterable[str]) -> bool:
    """Whether the first of the languages, the text's own, writes compounds as one word."""
    return any(of(each).closed for each in islice(languages, 1))


def is_conjunction(word: str, languages: Iterable[str]) -> bool:
    """Whether a first part of a compound may stand before the word alone."""
    return any(word.lower() in of(each).conjunctions for each in languages)


def links_range(word: str, languages: Iterable[str]) -> bool:
    """Whether the word stands between two first parts, "mid- to late", and before other words as well."""
    return any(word.lower() in of(each).ranges for each in languages)


def is_prefix(word: str, languages: Iterable[str]) -> bool:
    """Whether one of the languages sets the word before others with a hyphen."""
    return any(word.lower() in of(each).prefixes for each in languages)


def makes_adverb(left: str, right: str, languages: Iterable[str]) -> bool:
    """Whether one of the languages makes an adverb of the two with a hyphen."""
    endings = (ending for each in languages for ending in of(each).adverbs.get(left.lower(), ()))
    return any(len(right) >= len(ending) + _STEM and right.lower().endswith(ending) for ending in endings)


def is_enclitic(word: str, languages: Iterable[str]) -> bool:
    """Whether one of the languages hangs the word on others with a hyphen."""
    return any(word.lower() in of(each).enclitics for each in languages)
