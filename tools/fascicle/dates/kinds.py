"""Sorts of expressions of time."""

from __future__ import annotations

from enum import StrEnum


class DateKind(StrEnum):
    """What sort of expression of time it is."""

    FULL = "full"  # month in letters, year in four figures, with the day or without
    NUMERIC = "numeric"  # month in figures, Roman ones too
    SHORT = "short year"  # two or three figures of it
    NO_YEAR = "no year"
    MONTH = "month"  # without year
    DAY = "day"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SEASON = "season"  # and quarters
    RANGE = "range"
    PART = "part"  # beginning, middle or end of another
    BOTH = "both calendars"
    DUAL = "dual year"
    FEAST = "feast"
    REPUBLICAN = "French republican calendar"
    ROMAN = "Roman calendar"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    VAGUE = "vague"
