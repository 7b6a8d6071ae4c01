"""The steps in which amounts are told, so that a fitted weight belongs to each."""

from __future__ import annotations

from bisect import bisect_right

Columns = dict[str, list[str]]  # of facts: a short value for each line

# The bounds of the steps in which an amount is told. They only have to be fine enough: what a step means is fitted.
STEPS: dict[str, tuple[float, ...]] = {
    "share": (0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 1.05, 1.5),  # of the width that lines have about here
    "whole": (0.2, 0.4, 0.6, 0.8, 1.0),  # of the width that lines have in the text
    "words": (1, 2, 3, 4, 6, 9, 14, 30),
    "inset": (-3, 0, 1, 2, 4, 7, 12, 20),  # characters
    "shift": (-4, -1, 0, 1, 2, 5, 10),  # of the inset from one line to the next
    "blank": (1, 2, 3),  # lines
    "room": (0, 3, 8, 20),  # characters left when the next word had been taken in
    "digits": (0.01, 0.1, 0.3, 0.6, 0.95),  # of the characters
    "seen": (2, 3, 6, 15),  # times
    "edge": (1, 2, 3, 5, 9, 20),  # lines from the text's or the page's edge
    "few": (0.01, 0.15, 0.3, 0.5),
    "part": (0.01, 0.2, 0.4, 0.6, 0.8, 0.95),
    "gaps": (1, 2, 3),  # wide blanks inside a line
    "run": (2, 3, 4, 6, 12),  # lines
    "size": (0.75, 0.93, 1.07, 1.25, 1.7),  # of the size of the text's type
}
_DIGITS = "0123456789"


def step(name: str, value: float) -> str:
    """The step in which an amount lies."""
    return _DIGITS[bisect_right(STEPS[name], value)]
