r"""Sets of characters as ranges of code points, with those that XSD regular expressions name.

Python's own ``\s``, ``\d`` and ``\w`` hold other characters than XSD's, and ``re`` knows neither ``\p{...}`` nor
the subtraction of classes; so classes are computed here and written out as ranges.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import TypeAlias

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Inclusive ranges of code points, ascending, with gaps between them."""

LAST = 0x10FFFF
NOTHING: Ranges = ()


def of(characters: str) -> Ranges:
    """The set of the characters of a string."""
    return union(((ord(character), ord(character)),) for character in characters)


def union(sets: Iterable[Ranges]) -> Ranges:
    """What any of several sets holds."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(span for ranges in sets for span in ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """Every character that a set does not hold."""
    gaps = []
    start = 0
    for low, high in ranges:
        if low > start:
            gaps.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        gaps.append((start, LAST))
    return tuple(gaps)


def difference(ranges: Ranges, removed: Ranges) -> Ranges:
    """What the first set holds and the second does not."""
    return complement(union((complement(ranges), removed)))


@cache
def category(name: str) -> Ranges:
    """The characters of a Unicode general category, ``Lu``, or of a group of them, ``L``; KeyError if unknown."""
    table = _categories()
    if len(name) == 1:
        members = [ranges for key, ranges in table.items() if key.startswith(name)]
        if not members:
            raise KeyError(name)
        return union(members)
    return table[name]


@cache
def _categories() -> dict[str, Ranges]:
    # Planes 4 to 13 are unassigned, 15 and 16 private: looking each of their characters up would take most of
    # the time it takes to load a schema.
    spans: dict[str, list[tuple[int, int]]] = {}
    for start, stop in ((0, 0x40000), (0xE0000, 0xF0000)):
        for key, members in groupby(map(unicodedata.category, map(chr, range(start, stop)))):
            first, start = start, start + len(list(members))
            spans.setdefault(key, []).append((first, start - 1))
    spans["Cn"] += [(0x40000, 0xDFFFF), (0xFFFFE, 0xFFFFF), (0x10FFFE, LAST)]
    spans["Co"] += [(0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)]
    return {key: union([tuple(members)]) for key, members in spans.items()}


SPACE = of(" \t\n\r")

# Name characters of XML 1.0, fifth edition, productions 4 and 4a. XSD 1.0 points to the second edition, whose tables
# leave out letters of living languages (Romanian s with comma below); XSD 1.1 and libxml2 take the fifth.
NAME_START: Ranges = union(
    [
        of(":_"),
        ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF)),
        ((0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF)),
        ((0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
    ]
)
NAME_CHARACTER: Ranges = union([NAME_START, of("-.·"), ((0x30, 0x39), (0x300, 0x36F), (0x203F, 0x2040))])


@cache
def digit() -> Ranges:
    r"""XSD's ``\d``: decimal digits of every script."""
    return category("Nd")


@cache
def word() -> Ranges:
    r"""XSD's ``\w``: everything but punctuation, separators and other."""
    return complement(union([category("P"), category("Z"), category("C")]))


def as_regex(ranges: Ranges) -> str:
    """A class of Python's ``re`` that holds exactly these characters."""
    if not ranges:
        return r"[^\x00-\U0010ffff]"
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return _escape(ranges[0][0])
    return "[" + "".join(_escape(low) + ("" if low == high else f"-{_escape(high)}") for low, high in ranges) + "]"


def _escape(code: int) -> str:
    character = chr(code)
    if code < 0x80:
        return character if character.isalnum() else f"\\x{code:02x}"
    return f"\\U{code:08x}"
