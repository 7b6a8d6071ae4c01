"""Names of months and weekdays as CLDR has them, by way of Babel."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

KEPT = Path(__file__).parent / "data" / "calendar.json"  # made by tools/cldr.py: Babel takes longer than to convert
_Kind = Literal["months", "days"]
_SHORTEST = 3  # letters: `do` and `la` are days of the week, and other words in other languages


def calendar_names(kind: _Kind, language: str, width: str) -> Iterator[tuple[str, int]]:
    """Names of months or weekdays with their numbers, as they stand in a date and as they stand alone."""
    from babel import Locale, UnknownLocaleError  # converting asks for what is kept alone

    try:
        table = getattr(Locale.parse(language.replace("-", "_")), kind)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        yield from ((name, int(number)) for number, name in table[context][width].items())


def calendar_words(language: str) -> frozenset[str]:
    """All of them in small letters, and short forms of months, where they are words and no figures."""
    return frozenset(words.split()) if (words := _kept().get(language)) is not None else words_of_cldr(language)


@cache
def words_of_cldr(language: str) -> frozenset[str]:
    """The same as Babel says it now."""
    kinds: tuple[tuple[_Kind, str], ...] = (("months", "wide"), ("months", "abbreviated"), ("days", "wide"))
    names = (name.lower().rstrip(".") for kind, width in kinds for name, _ in calendar_names(kind, language, width))
    return frozenset(name for name in names if name.replace("-", "").isalpha() and len(name) >= _SHORTEST)


@cache
def _kept() -> Mapping[str, str]:
    kept: dict[str, str] = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept
