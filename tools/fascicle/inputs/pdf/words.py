"""Glyphs of a page as words, and words of a column as lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fascicle.inputs.pdf.glyphs import Glyph

ASCENT, DESCENT = 0.75, 0.22  # of a line above and below its base line, on its type size
RAISED = 0.1  # on the type size: a small figure so far above the base line is raised
_SMALL = 0.87  # on the size of the type around: smaller is that of raised and lowered signs
_SHIFT = 0.7  # on the type size: raised signs stand no higher
_LEVEL = 0.25  # on the type size: words whose base lines differ less stand on one line
_JUMP = 0.6  # on the type size: so far from the last sign another word begins, blank or not
_INITIAL = 1.8  # on the type size around: a letter so large is a drop capital


@dataclass(slots=True)
class PdfWord:
    """Glyphs without a blank between them, and where they stand.

    ``top`` is the upper edge as capitals have it, ``level`` the base line in whole points.
    """

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    size: float
    top: float = 0.0
    bottom: float = 0.0
    level: int = 0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(slots=True)
class Row:
    """Words on one base line, in the order of reading; ``clean`` is false where some stand on others."""

    words: list[PdfWord]
    base: float
    size: float
    clean: bool = True

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.base + DESCENT * self.size


def words_of(glyphs: Iterable[Glyph]) -> list[PdfWord]:
    """The words of a page in the order of the file."""
    words: list[PdfWord] = []
    for glyph in glyphs:
        size = glyph.look.size
        word = words[-1] if words else None
        if word is None or glyph.blank or not _goes_on(word, glyph):
            words.append(PdfWord([glyph], glyph.left, glyph.right, glyph.base, size))
            continue
        word.glyphs.append(glyph)
        word.left, word.right = min(word.left, glyph.left), max(word.right, glyph.right)
        if size > word.size:
            word.size, word.base = size, glyph.base
    for word in words:
        word.top, word.bottom = word.base - ASCENT * word.size, word.base + DESCENT * word.size
        word.level = round(word.base)
    return words


def _goes_on(word: PdfWord, glyph: Glyph) -> bool:
    last, size = word.glyphs[-1], max(word.size, glyph.look.size)
    if glyph.look.turned or last.look.turned:
        return glyph.look.turned and last.look.turned
    shift = abs(glyph.base - word.base)
    level = shift <= _LEVEL * size or (_is_small(glyph.look.size, word.size) and shift <= _SHIFT * size)
    return level and glyph.left - last.right <= _JUMP * size and last.left - glyph.left <= _JUMP * size


def _is_small(one: float, other: float) -> bool:
    return min(one, other) <= _SMALL * max(one, other)


def body_size(words: Iterable[PdfWord]) -> float:
    """The type size of most characters."""
    counted: Counter[float] = Counter()
    for word in words:
        counted[word.size] += len(word.glyphs)
    return max(counted, key=lambda size: (counted[size], size)) if counted else 10.0


def rows_of(words: Sequence[PdfWord]) -> list[Row]:
    """The lines of a column from top to bottom; a drop capital is a line before those that stand beside it."""
    usual = body_size(words)
    initials = [word for word in words if word.size >= _INITIAL * usual and _is_initial(word, words)]
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if word in initials:
            continue
        row = next((row for row in rows[-3:][::-1] if _same_row(row, word)), None)
        if row is None:
            rows.append(Row([word], word.base, word.size))
            continue
        row.words.append(word)
        if word.size > row.size:
            row.size, row.base = word.size, word.base
    rows.sort(key=lambda row: row.base)
    for row in rows:
        _settle(row)
    for word in sorted(initials, key=lambda word: (word.base, word.left)):
        beside = next((at for at, row in enumerate(rows) if row.bottom > word.top), len(rows))
        rows.insert(beside, Row([word], word.base, word.size))
    return rows


def _is_initial(word: PdfWord, words: Sequence[PdfWord]) -> bool:
    """Whether a large letter stands beside lines of smaller type, at their left."""
    beside = [each for each in words if each.top < word.bottom and each.bottom > word.top and each is not word]
    letters = [sign for sign in word.text if sign.isalpha()]
    return len(letters) == 1 and bool(beside) and all(each.left >= word.right - 1 for each in beside)


def _same_row(row: Row, word: PdfWord) -> bool:
    size = max(row.size, word.size)
    shift = abs(word.base - row.base)
    if shift <= _LEVEL * size:
        return True
    if not _is_small(row.size, word.size) or shift > _SHIFT * size:
        return False
    return min(max(each.left - word.right, word.left - each.right) for each in row.words) <= _LEVEL * size


def _settle(row: Row) -> None:
    row.words.sort(key=lambda word: word.left)
    row.clean = all(
        before.right - after.left <= 0.3 * min(before.right - before.left, after.right - after.left) + 0.2 * row.size
        for before, after in zip(row.words, row.words[1:], strict=False)
    )
    if is_leftward(row.words):
        row.words.reverse()


def is_leftward(words: Iterable[PdfWord]) -> bool:
    """Whether most letters are of a script that runs from right to left."""
    ways = Counter(
        unicodedata.bidirectional(glyph.text) in ("R", "AL")
        for word in words
        for glyph in word.glyphs
        if glyph.text.isalpha()
    )
    return ways[True] > ways[False]
