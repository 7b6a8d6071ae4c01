"""Words and sentences of a running text, each with its place: what the recogniser of names reads.

A line end is a blank; a word that is broken there, or by a sign of hyphenation, is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fascicle.model.blocks import TextBlock

# Elided words before their noun (`l’Europe`), the English genitive, words, figures, single signs.
_WORD = re.compile(
    r"(?:[^\W\d_]{1,2}|[Qq]u|aujourd|[Jj]usqu|[Ll]orsqu|[Dd]ell|[Nn]ell|[Dd]all|[Ss]ull|[Aa]ll)['’](?=[^\W\d_])"
    r"|['’]s\b|[^\W\d_]+|\d+|[^\w\s]|_"
)
_BREAK = re.compile(r"¬\s+|\u00ad\s*|(?<=[^\W\d_])[-‐⸗]\s*\n\s*(?=[^\W\d_])")
_LONGEST = 120  # words of a sentence: lists and tables have no stops
_IN_CAPITALS = 2  # letters at either side of a break
_INITIAL = 2  # letters of a word whose stop ends no sentence, as a rule

Span = tuple[int, int]
_Word = tuple[str, int, int]


@dataclass(frozen=True)
class Sentence:
    """Words that follow each other in one block: as they are written, in small letters, and where they stand."""

    words: Sequence[str]
    lower: Sequence[str]
    spans: Sequence[Span]


def folded(word: str) -> str:
    """A word in small letters, as today's lists have it: without the long s."""
    return word.lower().replace("ſ", "s")


class UnbrokenText:
    """A text with its broken words made whole; ``place`` leads from what is read back to the text."""

    def __init__(self, text: str) -> None:
        self._cuts: list[Span] = []  # where in the reading something is left out, and how much up to there
        parts, last, gone = [], 0, 0
        for match in _BREAK.finditer(text):
            start, end = match.span()
            if match[0][0] in "-‐⸗" and text[end].isupper() and not _in_capitals(text, start, end):
                continue  # a compound with its hyphen: `Alsace-\nLorraine`
            parts.append(text[last:start])
            gone += end - start
            last = end
            self._cuts.append((end - gone, gone))
        self.text = "".join([*parts, text[last:]])

    def place(self, at: int) -> int:
        """Where in the text a character of the reading stands."""
        return at + self._gone(at)

    def span(self, start: int, end: int) -> Span:
        """Where in the text a stretch of the reading stands."""
        return self.place(start), self.place(end - 1) + 1

    def reading(self, at: int) -> int:
        """Where in the reading a character of the text stands, or the next one that is read."""
        gone = 0
        for cut, here in self._cuts:
            if at < cut + here:
                return min(at - gone, cut) if at - gone < cut else cut
            gone = here
        return at - gone

    def _gone(self, at: int) -> int:
        low, high = 0, len(self._cuts)
        while low < high:
            middle = (low + high) // 2
            if self._cuts[middle][0] <= at:
                low = middle + 1
            else:
                high = middle
        return self._cuts[low - 1][1] if low else 0


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether what is broken there is a word in capitals, which say nothing of a compound: `DWELL-` and `ING`."""
    return all(
        len(part) == _IN_CAPITALS and part.isupper() and part.isalpha()
        for part in (text[start - _IN_CAPITALS : start], text[end : end + _IN_CAPITALS])
    )


def sentences(text: str, borders: Sequence[int], no_end: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of a text, none of them across a border; a stop behind one of the words ``no_end`` ends none."""
    now: list[_Word] = []
    ahead = iter([*borders, len(text) + 1])
    border = next(ahead)
    for word in _words(text):
        start = word[1]
        if now and (start >= border or len(now) >= _LONGEST or _ends(text, now, word, no_end)):
            yield _sentence(now)
            now = []
        while start >= border:
            border = next(ahead)
        now.append(word)
    if now:
        yield _sentence(now)


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        word, (start, end) = match[0], match.span()
        if word[0].islower() and not word.islower() and word.isalpha():  # the blank was lost: `fromDover`
            cut = next(at for at, sign in enumerate(word) if sign.isupper())
            yield word[:cut], start, start + cut
            word, start = word[cut:], start + cut
        yield word, start, end


def _ends(text: str, now: list[_Word], following: _Word, no_end: frozenset[str]) -> bool:
    (sign, _, last), (word, start, end) = now[-1], following
    gap = start - last
    if not gap:
        return False
    if gap > 1 and text.count("\n", last, start) > 1:
        return True
    if sign not in ".!?" or not word[0].isupper():
        return False
    before = now[-2][0] if len(now) > 1 else ""
    if len(word) == 1 and text[end : end + 1] == "." and before[:1].isupper():
        return False  # a given name cut short before an initial: `Jos. C. Wendell`
    return sign != "." or not (len(before) <= _INITIAL or before.lower() in no_end)


def _sentence(given: list[_Word]) -> Sentence:
    words = [word for word, _, _ in given]
    return Sentence(words, [folded(word) for word in words], [(start, end) for _, start, end in given])


def borders_of(blocks: Sequence[TextBlock], reading: UnbrokenText) -> list[int]:
    """Where blocks begin and end, in the reading."""
    return sorted({reading.reading(at) for block in blocks for at in (block.start, block.end)})
