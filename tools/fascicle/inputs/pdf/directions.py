"""Scripts that run from right to left: the places of their glyphs show the order of reading, and not the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise

from fascicle.inputs.pdf.glyphs import Glyph

_LAM, _ALEFS = "ل", frozenset("اأإآٱ")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_MIRRORED = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
_LEFTWARD = frozenset({"R", "AL"})


@lru_cache(maxsize=4096)
def runs_leftward(sign: str) -> bool:
    """Whether a sign is of a script that runs from right to left."""
    return unicodedata.bidirectional(sign[:1]) in _LEFTWARD


def in_reading_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a word of such a script from right to left; figures and other letters in it run to the right.

    Signs upon letters follow the letter on which they stand, and brackets open before what they hold.
    """
    upon = [glyph for glyph in glyphs if is_upon(glyph)]
    letters = [glyph for glyph in glyphs if not is_upon(glyph)]
    if not letters:
        return upon
    # PDFium may have turned the word round already, and then the letters of a ligature, which stand at one place, too.
    turned = middle(letters[0]) > middle(letters[-1])
    letters = sorted(letters[::-1] if turned else letters, key=middle, reverse=True)
    for at, (one, other) in enumerate(pairwise(letters)):
        if one.left == other.left and one.text in _ALEFS and other.text == _LAM:  # no other ligature has these
            letters[at : at + 2] = other, one
    ordered: list[Glyph] = []
    for rightward, group in groupby(zip(letters, _rightward(letters), strict=True), key=lambda each: each[1]):
        run = [glyph for glyph, _ in group]
        ordered += run[::-1] if rightward else run
    if len(ordered) > 1 and (ordered[0].text in _CLOSING or ordered[-1].text in _OPENING):
        ordered = [replace(each, text=_MIRRORED.get(each.text, each.text)) for each in ordered]
    marks: dict[int, list[Glyph]] = {}
    for mark in upon:
        base = min(range(len(ordered)), key=lambda at: abs(middle(ordered[at]) - middle(mark)))
        marks.setdefault(base, []).append(mark)
    return [each for at, letter in enumerate(ordered) for each in (letter, *marks.get(at, ()))]


def grouped(glyphs: Sequence[Glyph], room: float) -> list[list[Glyph]]:
    """Glyphs of a line in groups between which there is more room than that, from left to right.

    In each they stand in the order of the file, and each sign upon a letter is in the group that is nearest to it.
    """
    letters = [each for each in glyphs if not is_upon(each)]
    groups: list[list[Glyph]] = []
    right = 0.0
    for glyph in sorted(letters or glyphs, key=lambda each: each.left):
        if not groups or glyph.left - right > room:
            groups.append([])
            right = glyph.right
        right = max(right, glyph.right)
        groups[-1].append(glyph)
    sides = [(min(each.left for each in group), max(each.right for each in group)) for group in groups]
    of_group = {id(glyph): at for at, group in enumerate(groups) for glyph in group}
    found: list[list[Glyph]] = [[] for _ in groups]
    for glyph in glyphs:
        at = of_group.get(id(glyph))
        found[_nearest(middle(glyph), sides) if at is None else at].append(glyph)
    return found


def _nearest(place: float, sides: Sequence[tuple[float, float]]) -> int:
    return min(range(len(sides)), key=lambda at: max(sides[at][0] - place, place - sides[at][1]))


def is_upon(glyph: Glyph) -> bool:
    """Whether a sign stands upon a letter."""
    return unicodedata.combining(glyph.text[:1]) != 0


def middle(glyph: Glyph) -> float:
    """Where the middle of a glyph is."""
    return (glyph.left + glyph.right) / 2


def _rightward(glyphs: Sequence[Glyph]) -> list[bool]:
    """Of each glyph, whether it runs to the right: letters and figures that do, and a sign in a number."""
    kinds = [unicodedata.bidirectional(glyph.text[:1]) for glyph in glyphs]
    figures = [kind in ("EN", "AN") for kind in kinds]
    return [
        figure
        or kind == "L"
        or (kind in ("ES", "CS") and 0 < at < len(kinds) - 1 and figures[at - 1] and figures[at + 1])
        for at, (kind, figure) in enumerate(zip(kinds, figures, strict=True))
    ]
