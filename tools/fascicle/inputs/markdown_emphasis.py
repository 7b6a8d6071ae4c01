"""Emphasis in Markdown, by the rules of CommonMark 0.31 (6.2): which asterisks and underscores open, and which close.

Work is linear in the number of marks, because what found no partner below a place is not looked for below it again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from fascicle.inputs.markdown_styles import Styles

_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Delimiter:
    """A run of one sign; what is left of it stands between ``start`` and ``end``."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int


def delimiter(text: str, start: int, end: int) -> Delimiter:
    """The run of signs between two places, and whether it may open and close."""
    sign = text[start]
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    blank_before, blank_after = before.isspace(), after.isspace()
    sign_before, sign_after = _is_sign(before), _is_sign(after)
    left = not blank_after and (not sign_after or blank_before or sign_before)
    right = not blank_before and (not sign_before or blank_after or sign_after)
    if sign == "_":
        left, right = left and (not right or sign_before), right and (not left or sign_after)
    return Delimiter(sign, start, end, left, right, end - start)


def _is_sign(character: str) -> bool:
    """Raised numbers are signs of notes: `**A sentence.**¹` ends there, which CommonMark leaves open."""
    return character in _RAISED or (not character.isalnum() and unicodedata.category(character)[0] in "PS")


def resolve(delimiters: Sequence[Delimiter], styles: Styles) -> None:
    """Find the pairs among the delimiters, and style what stands between them."""
    before = list(range(-1, len(delimiters) - 1))
    floors: dict[tuple[str, bool, int], int] = {}
    at = 0
    while at < len(delimiters):
        closer = delimiters[at]
        if not closer.closes or closer.start >= closer.end:
            at += 1
            continue
        key = closer.sign, closer.opens, closer.length % 3
        floor = floors.get(key, -1)
        place = before[at]
        while place > floor and not _match(delimiters[place], closer):
            place = before[place]
        if place <= floor:
            floors[key] = before[at]
            if not closer.opens and at + 1 < len(before):
                before[at + 1] = before[at]
            at += 1
            continue
        _pair(delimiters[place], closer, styles)
        opener = delimiters[place]
        before[at] = place if opener.start < opener.end else before[place]
        if closer.start >= closer.end:
            if at + 1 < len(before):
                before[at + 1] = before[at]
            at += 1


def _match(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.sign != closer.sign or not opener.opens or opener.start >= opener.end:
        return False
    if opener.sign == "~":
        return opener.end - opener.start == closer.end - closer.start
    both = opener.closes or closer.opens
    return not both or (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _pair(opener: Delimiter, closer: Delimiter, styles: Styles) -> None:
    """Underscores stay in the source layer: they are signs that a typescript has, too."""
    count = 2 if opener.end - opener.start >= 2 and closer.end - closer.start >= 2 else 1
    rend = "strike" if opener.sign == "~" else "bold" if count == 2 else "italic"
    styles.rend(opener.end, closer.start, rend)
    mark = styles.weaken if opener.sign == "_" else styles.hide
    mark(opener.end - count, opener.end)
    mark(closer.start, closer.start + count)
    opener.end -= count
    closer.start += count
