"""Glyphs of a page as words, and words of a column as lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from fascicle.inputs.pdf.directions import grouped, in_reading_order, is_upon, runs_leftward
from fascicle.inputs.pdf.glyphs import Glyph

ASCENT, DESCENT = 0.75, 0.22  # of a line above and below its base line, on its type size
RAISED = 0.1  # on the type size: a small figure so far above the base line is raised
_SMALL = 0.87  # on the size of the type around: smaller is that of raised and lowered signs
_SHIFT = 0.7  # on the type size: raised signs stand no higher
_LEVEL = 0.25  # on the type size: words whose base lines differ less stand on one line
_JUMP = 0.6  # on the type size: so far from the last sign another word begins, blank or not
_TOUCHING = 0.12  # on the type size: nothing stands between glyphs so near
_ROOM = 0.17  # on the type size, between words of a script that runs to the left
_FEWEST_SPACED, _FEWEST_ALONE = 3, 4  # letters of a spaced word, beside others and alone on its line
_APART = 1.4  # on the distance of its letters: that of words
_MOSTLY = 0.6  # of the letters of a line: its direction, else that of the column
_INITIAL = 1.8  # on the type size around: a letter so large is a drop capital


@dataclass(slots=True)
class PdfWord:
    """Glyphs without a blank between them, and where they stand.

    ``top`` is the upper edge as capitals have it, ``level`` the base line in whole points; ``spaced`` says that its
    letters stand apart.
    """

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    size: float
    top: float = 0.0
    bottom: float = 0.0
    level: int = 0
    spaced: bool = False

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
    known = list(glyphs)
    leftward = any(not glyph.text.isascii() and runs_leftward(glyph.text) for glyph in known)
    words: list[PdfWord] = []
    for glyph in known:
        size = glyph.look.size
        word = words[-1] if words else None
        if word is None or not (_goes_on_leftward if leftward else _goes_on)(word, glyph):
            words.append(PdfWord([glyph], glyph.left, glyph.right, glyph.base, size))
            continue
        word.glyphs.append(glyph)
        word.left, word.right = min(word.left, glyph.left), max(word.right, glyph.right)
        if size > word.size:
            word.size, word.base = size, glyph.base
    for word in words:
        _finish(word)
    return words


def _finish(word: PdfWord) -> PdfWord:
    word.top, word.bottom = word.base - ASCENT * word.size, word.base + DESCENT * word.size
    word.level = round(word.base)
    return word


def _goes_on(word: PdfWord, glyph: Glyph) -> bool:
    last, size = word.glyphs[-1], max(word.size, glyph.look.size)
    if glyph.blank:
        return False
    if glyph.look.turned or last.look.turned:
        return glyph.look.turned and last.look.turned
    near = glyph.left - last.right <= _JUMP * size and last.left - glyph.left <= _JUMP * size
    return near and _is_level(word, glyph, size)


def _is_level(word: PdfWord, glyph: Glyph, size: float) -> bool:
    shift = abs(glyph.base - word.base)
    return shift <= _LEVEL * size or (_is_small(glyph.look.size, word.size) and shift <= _SHIFT * size)


def _goes_on_leftward(word: PdfWord, glyph: Glyph) -> bool:
    """The same on a page with letters that run to the left, whose order in the file says little.

    Such a word grows on both sides, and what PDFium guesses to be a blank is none if nothing is between.
    """
    if word.glyphs[-1].look.turned or glyph.look.turned or (_is_rightward(word.glyphs[-1]) and _is_rightward(glyph)):
        return _goes_on(word, glyph)
    size = max(word.size, glyph.look.size)
    if (glyph.blank and not glyph.guessed) or not _is_level(word, glyph, size):
        return False
    if is_upon(glyph):
        return True
    room = max(glyph.left - word.right, word.left - glyph.right)
    return room <= (_TOUCHING if glyph.blank else _JUMP) * size


def _is_rightward(glyph: Glyph) -> bool:
    return unicodedata.bidirectional(glyph.text[:1]) == "L"


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
    leftward = is_leftward(words)
    for row in rows:
        _settle(row, leftward=leftward)
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


def _settle(row: Row, *, leftward: bool) -> None:
    row.words.sort(key=lambda word: word.left)
    row.clean = all(
        before.right - after.left <= 0.3 * min(before.right - before.left, after.right - after.left) + 0.2 * row.size
        for before, after in zip(row.words, row.words[1:], strict=False)
    )
    row.words = list(_joined(row))
    share = _leftward(row.words)
    if share:
        row.words = list(_regrouped(row))
    own = leftward if share is None or 1 - _MOSTLY < share < _MOSTLY else share >= _MOSTLY
    row.words = words_in_reading_order(row.words, leftward=own)


def _joined(row: Row) -> Iterator[PdfWord]:
    """The words of a line; letters that stand apart by as much each, and by more from what is around, are one."""
    words = row.words
    gaps = [after.left - before.right for before, after in pairwise(words)]
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and _is_spaced(words[end - 1], words[end], gaps[at], gaps[end - 1], row.size):
            end += 1
        around = [each for each in (at - 1, end - 1) if 0 <= each < len(gaps)]
        letters = words[at:end]
        apart = len(letters) > 1 and all(
            gaps[each] >= _APART * gaps[at] or not words[each + 1].glyphs[0].guessed for each in around
        )
        if apart and len(letters) >= (_FEWEST_SPACED if around else _FEWEST_ALONE):
            glyphs = [glyph for word in letters for glyph in word.glyphs]
            size = max(word.size for word in letters)
            yield _finish(PdfWord(glyphs, letters[0].left, letters[-1].right, letters[0].base, size, spaced=True))
        else:
            yield from letters
        at = end


def _is_spaced(before: PdfWord, word: PdfWord, usual: float, gap: float, size: float) -> bool:
    """Whether a letter, or the stop behind the last, stands behind another at the usual distance, without a blank."""
    alone = len(before.glyphs) == len(word.glyphs) == 1 and before.text.isalpha()
    like = abs(gap - usual) <= 0.25 * usual and 0 < gap <= _JUMP * size
    return alone and like and (not word.glyphs[0].blank or word.glyphs[0].guessed)


def _regrouped(row: Row) -> Iterator[PdfWord]:
    """The words of a line in which some run to the left: made anew of their places, but for those that do not."""
    for rightward, group in groupby(row.words, key=lambda word: any(_is_rightward(glyph) for glyph in word.glyphs)):
        words = list(group)
        if rightward:
            yield from words
            continue
        glyphs = [glyph for word in words for glyph in word.glyphs]
        for each in grouped(glyphs, _ROOM * row.size):
            left, right = min(glyph.left for glyph in each), max(glyph.right for glyph in each)
            size = max(glyph.look.size for glyph in each)
            yield _finish(PdfWord(in_reading_order(each), left, right, row.base, size))


def is_leftward(words: Iterable[PdfWord]) -> bool:
    """Whether most letters are of a script that runs from right to left."""
    return (_leftward(words) or 0.0) > 0.5


def _leftward(words: Iterable[PdfWord]) -> float | None:
    """The share of letters that are of a script that runs from right to left."""
    ways = Counter(runs_leftward(glyph.text) for word in words for glyph in word.glyphs if glyph.text.isalpha())
    return ways[True] / ways.total() if ways else None


def words_in_reading_order(words: Sequence[PdfWord], *, leftward: bool) -> list[PdfWord]:
    """Words of a line, given as they stand from left to right, in the order of reading.

    Words of the other direction are read the other way, with the figures and signs between them.
    """
    against = [_runs_against(word, leftward) for word in words]
    if not leftward and True not in against:
        return list(words)
    ordered = list(words)
    at = 0
    while at < len(ordered):
        end = at + 1
        if against[at]:
            with_it = [
                each for each in range(at, len(ordered)) if all(way is not False for way in against[at : each + 1])
            ]
            end = 1 + max(each for each in with_it if against[each])
            ordered[at:end] = ordered[at:end][::-1]
        at = end
    return ordered[::-1] if leftward else ordered


def _runs_against(word: PdfWord, leftward: bool) -> bool | None:
    """Whether a word runs against its line; None for signs that run as what is around them."""
    letters = [glyph.text for glyph in word.glyphs if glyph.text.isalpha()]
    return any(map(runs_leftward, letters)) is not leftward if letters else None
