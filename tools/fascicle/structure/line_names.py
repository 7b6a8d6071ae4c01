"""How editors name lines, ``"12"`` or ``"12-15"``, and which lines of the text those are.

They name them by their anchors, as the TEI file does; the structure counts them in the order of the source. In a text
file both are the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fascicle.model.source import SourceText

_LINES = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


def lines_of(text: str) -> range:
    """The numbers of ``"12"`` or ``"12-15"``; empty where the text says neither."""
    match = _LINES.fullmatch(text.strip())
    return range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)


def numbers_of(text: SourceText) -> dict[str, int]:
    """The place of every line among all lines, by its anchor."""
    return {line.anchor: line.number for line in text.lines if line.anchor}


def places_of(named: str, numbers: Mapping[str, int]) -> str:
    """The place of a line, or of those from one anchor to another (an id may hold hyphens itself); empty if unknown."""
    pieces = named.strip().split("-")
    for at in range(len(pieces), 0, -1):
        first, last = "-".join(pieces[:at]), "-".join(pieces[at:])
        if first in numbers and (last in numbers or not last):
            return f"{numbers[first]}-{numbers[last]}" if last else str(numbers[first])
    return ""
