"""Whole numbers as characters that stand in a script as they are: one for a small number, two up to 1,890."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

# 91 signs from '#' to '~', without the backslash; the first 61 end a number, the others are followed by more.
SIGNS: Final = "".join(chr(code) for code in range(35, 127) if code != 92)
_LAST: Final = 61
_MORE: Final = len(SIGNS) - _LAST


@cache
def _sign(number: int) -> str:
    if number < _LAST:
        return SIGNS[number]
    # the sign of a digit counts as much as its place among all, so that no number has two forms
    rest, low = divmod(number - _LAST, _MORE)
    return SIGNS[_LAST + low] + _sign(rest)


def signs(numbers: Iterable[int]) -> str:
    """The characters of some numbers, each 0 or more."""
    return "".join(map(_sign, numbers))


def numbers(characters: str) -> list[int]:
    """The numbers again."""
    found, number, scale = [], 0, 1
    for character in characters:
        digit = SIGNS.index(character)
        number += digit * scale
        if digit < _LAST:
            found.append(number)
            number, scale = 0, 1
        else:
            scale *= _MORE
    return found
