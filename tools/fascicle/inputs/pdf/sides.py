"""What stands on both sides of a stretch of white: columns of text, or cells of the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from fascicle.inputs.pdf.words import PdfWord

_SHARED_HEIGHT = 0.5  # of the lower side: columns stand beside each other
_SHARED = 0.8  # of lines with a base line in common: rows of a table, or columns on a grid
_FILLED, _TO_THE_EDGE = 0.5, 0.2  # of lines that end near the edge of their column, and how near on its width
_WORDS = 2.5  # of a line of text
_LABEL = re.compile(r"[\[(]?(?:\d{1,3}|[ivxlc]{1,6}|[^\W\d_])[.)\]:]?|[•◦▪●○*–—-]|§+|\d{1,3}[.)]\d*")


def count_lines(words: Sequence[PdfWord]) -> int:
    """How many base lines words have."""
    bases = sorted({(word.base, word.size) for word in words})
    return 1 + sum(low[0] - high[0] > 0.5 * low[1] for high, low in pairwise(bases))


def stand_beside(left: Sequence[PdfWord], right: Sequence[PdfWord]) -> bool:
    """Whether what stands on both sides stands beside each other, and not one above the other."""
    tops, bottoms = ([edge(side) for side in (left, right)] for edge in (_top, _bottom))
    shared = min(bottoms) - max(tops)
    return shared >= _SHARED_HEIGHT * min(bottom - top for top, bottom in zip(tops, bottoms, strict=True))


def _top(words: Sequence[PdfWord]) -> float:
    return min([word.top for word in words])


def _bottom(words: Sequence[PdfWord]) -> float:
    return max([word.bottom for word in words])


def are_level(left: Sequence[PdfWord], right: Sequence[PdfWord]) -> bool:
    """Whether what stands on both sides has common base lines."""
    fewer, more = sorted(({word.level for word in side} for side in (left, right)), key=len)
    shared = sum(base in more or base - 1 in more or base + 1 in more for base in fewer)
    return shared >= _SHARED * len(fewer)


def fills_measure(side: Sequence[PdfWord]) -> bool:
    """Whether the lines of a side are a column of text."""
    ends: dict[int, float] = {}
    for word in side:
        if word.right > ends.get(word.level, 0.0):
            ends[word.level] = word.right
    if not ends:  # all of it stands outside of the page
        return False
    left, right = min([word.left for word in side]), max(ends.values())
    near = sum(end >= right - _TO_THE_EDGE * (right - left) for end in ends.values())
    return near >= _FILLED * len(ends) and len(side) >= _WORDS * len(ends)


def are_labels(side: Sequence[PdfWord]) -> bool:
    """Whether a side has only the numbers or signs that items, notes or verses begin with."""
    return all(_LABEL.fullmatch(word.text) for word in side)
