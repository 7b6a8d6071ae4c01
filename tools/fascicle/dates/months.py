"""Names of months and weekdays in a language, in every form that texts use (CLDR, by way of Babel)."""

from __future__ import annotations

from functools import cache

from fascicle.language.calendar import calendar_names

# Shorter forms ("Mar", "mai") are words of their own in too many languages to be certain.
_SHORTEST = 3


@cache
def months(language: str) -> dict[str, int]:
    """Names of the months as CLDR writes them, inflected forms included, with their numbers; empty if unknown."""
    return {name: number for name, number in calendar_names("months", language, "wide") if len(name) >= _SHORTEST}


@cache
def weekdays(language: str) -> dict[str, int]:
    """Names of the days of the week, Monday the first; empty if the language is unknown."""
    return {name: number + 1 for name, number in calendar_names("days", language, "wide")}
