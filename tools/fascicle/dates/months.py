"""Names of months and weekdays in a language, in every form that running text uses (CLDR, by way of Babel)."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

# Shorter forms ("Mar", "mai") are words of their own in too many languages to be certain.
_SHORTEST = 3


@cache
def months(language: str) -> dict[str, int]:
    """Names of the months as CLDR writes them, inflected forms included, with their numbers; empty if unknown."""
    names: dict[str, int] = {}
    locale = _locale(language)
    if locale is None:
        return names
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            if len(name) >= _SHORTEST:
                names[name] = int(number)
    return names


@cache
def weekdays(language: str) -> frozenset[str]:
    """Names of the days of the week; empty if the language is unknown."""
    locale = _locale(language)
    if locale is None:
        return frozenset()
    return frozenset(locale.days["format"]["wide"].values())


def alternatives(names: frozenset[str] | dict[str, int]) -> str:
    """A regular expression for any of the names, the longest first; matches nothing where there are none."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or r"(?!)"


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
