"""Colours that can be told apart: the contrast of two, as WCAG 2.2 measures it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from fascicle.edition.toml import Checked

TEXT: Final = 4.5  # success criterion 1.4.3
SHAPE: Final = 3.0  # success criterion 1.4.11: what is no text


class Colour(Checked):
    """A colour of the screen, in hexadecimal."""

    form = re.compile(r"(#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}))?")
    words = 'a colour such as "#7a2418": `#` and six hexadecimal digits'


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0, black, to 1, white."""
    red, green, blue = (_linear(each / 255) for each in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def nearest(colour: str, grounds: Collection[str], ratio: float) -> str | None:
    """The colour nearest to this one, lighter or darker, that has the contrast to all grounds; None if none has."""
    for step in range(1, 101):
        for end in ((255, 255, 255), (0, 0, 0)):
            mixed = [round(a + (b - a) * step / 100) for a, b in zip(_channels(colour), end, strict=True)]
            found = "#" + "".join(f"{each:02x}" for each in mixed)
            if all(contrast(found, ground) >= ratio for ground in grounds):
                return found
    return None
