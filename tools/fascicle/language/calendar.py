"""Names of months and weekdays as CLDR has them, by way of Babel."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

_Kind = Literal["months", "days"]
_SHORTEST = 3  # letters: `do` and `la` are days of the week, and other words in other languages


def calendar_names(kind: _Kind, language: str, width: str) -> Iterator[tuple[str, int]]:
    """Names of months or weekdays with their numbers, as they stand in a date and as they stand alone."""
    try:
        table = getattr(Locale.parse(language.replace("-", "_")), kind)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        yield from ((name, int(number)) for number, name in table[context][width].items())


@cache
def calendar_words(language: str) -> frozenset[str]:
    """All of them in small letters, and short forms of months, where they are words and no figures."""
    kinds: tuple[tuple[_Kind, str], ...] = (("months", "wide"), ("months", "abbreviated"), ("days", "wide"))
    names = (name.lower().rstrip(".") for kind, width in kinds for name, _ in calendar_names(kind, language, width))
    return frozenset(name for name in names if name.replace("-", "").isalpha() and len(name) >= _SHORTEST)
