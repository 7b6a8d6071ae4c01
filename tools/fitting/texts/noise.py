"""Bad reading: letters taken for others, blanks lost or added, specks, hyphens broken off."""

from __future__ import annotations

from fitting.texts.draw import Draw
from fitting.texts.sheet import FURNITURE, Row

_ALIKE = {
    "e": "co", "c": "eo", "o": "ce0", "n": "ur", "u": "nii", "a": "n", "i": "1lj", "l": "1It", "t": "lf", "f": "st",
    "s": "f", "h": "bli", "b": "h", "m": "rn", "r": "t", "d": "cl", "g": "q", "y": "v", "v": "y", "w": "vv", "I": "l1",
    "S": "5", "B": "8", "O": "0", "E": "F", "C": "G", "T": "I", "H": "II", ",": ".", ".": ",", ";": ":",
}  # fmt: skip
_SPECKS = "'.,·-‘`^|~"


def misread(rows: list[Row], draw: Draw, share: float) -> list[Row]:
    """The same lines as a poor recognition gives them; every character still knows its block."""
    return [_line(row, draw, share) if row.marks else row for row in rows]


def _line(row: Row, draw: Draw, share: float) -> Row:
    rng = draw.rng
    lead = len(row.text) - len(row.text.lstrip())
    text, marks, at = row.text[:lead], list[int](), 0
    for c in row.text[lead:]:
        if c.isspace():
            text += "" if rng.random() < share / 2 else c
            continue
        block = row.marks[at]
        at += 1
        put = c
        if rng.random() < share:
            put = rng.choice(_ALIKE.get(c, c))
        text += put
        marks += [block] * len(put)
        if rng.random() < share / 10 and block != FURNITURE:
            text += " "
    if rng.random() < share:
        speck = rng.choice(_SPECKS)
        if rng.random() < 0.5:
            text, marks = text.rstrip() + " " + speck, [*marks, marks[-1]]
        else:
            text, marks = text[:lead] + speck + " " + text[lead:], [marks[0], *marks]
    if text.endswith("-") and rng.random() < share * 4 and len(marks) > 1:
        text, marks = text[:-1], marks[:-1]
    return Row(text, tuple(marks))
