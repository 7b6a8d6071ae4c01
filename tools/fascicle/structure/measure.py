"""How wide lines are, and what that says: is the text typeset line by line, and does a line end a paragraph?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, zip_longest

from fascicle.model.source import Line, LineMark

_WIDEST = 130  # characters; beyond that a line is a paragraph that nobody broke
_FULL = 0.75  # of the widest line beside it
_NARROWEST = 20  # characters: no column is narrower, but entries of a menu and the like are
_REACH = 6  # lines on either side that share a column
_SLACK = 0.93  # of the column's width: letters of a proportional face are not all of one width
_STOPS = (".", "!", "?", "…", ":")
_CLOSING = "”’\"'»)]*"

# Widths of letters in parts of the type size, as in the common text faces (Times and Helvetica agree within a tenth):
# counted in characters, lines of one measure differ by a fifth; set in these widths, by a tenth.
_NARROW, _SLIM, _PLAIN, _CAPITAL, _WIDE, _BLANK = 0.27, 0.34, 0.53, 0.68, 0.82, 0.26
_WIDTHS = {
    **dict.fromkeys("iljI|.,;:'’‘!¡", _NARROW),
    **dict.fromkeys("ftr()[]-/", _SLIM),
    **dict.fromkeys('sczJ“”"', 0.45),
    **dict.fromkeys("mwMW@%—", _WIDE),
    " ": _BLANK,
}
_SAMPLES = 8  # inner lines on either side that show the measure
_FEWEST = 4  # of them on a page, for the page to show its own; lines of a stretch, for one of them to stand out
_PARTICLE = 4  # letters of an article, a preposition, a conjunction
_OFTEN, _PARTICLES = 5, 0.003  # times that one comes at least, also as a share of all words
_EVERYDAY = 0.75  # the share of them that is not wider


def ends_sentence(text: str) -> bool:
    """Whether the last sign, quotation marks and brackets aside, ends a sentence."""
    return text.rstrip().rstrip(_CLOSING).endswith(_STOPS)


def runs_of_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines between blank lines."""
    return [list(group) for blank, group in groupby(lines, key=lambda line: line.blank) if not blank]


def is_typeset(lines: Sequence[Line]) -> bool:
    """Whether paragraphs go over several lines of about one width, as in a text layer or a typescript."""
    full = inner = words_split = 0
    for run in runs_of_lines([line for line in lines if line.mark is LineMark.NONE]):
        *others, widest = sorted(len(line.content) for line in run)
        if widest > _WIDEST:
            inner += len(run)
            continue
        # One line to which another was glued says nothing of the width.
        widest = others[-1] if len(run) >= _FEWEST else widest
        for line in run[:-1]:
            inner += 1
            full += len(line.content) >= max(_NARROWEST, _FULL * widest) and not ends_sentence(line.content)
            words_split += line.content.endswith("-")
    return inner > 0 and (full >= 0.5 * inner or words_split >= max(2, 0.1 * inner))


def has_long_lines(lines: Sequence[Line]) -> bool:
    """Whether paragraphs stand on one line each: some line is longer than any that a person set."""
    return any(len(line.content) > _WIDEST for line in lines)


def column_widths(lines: Sequence[Line]) -> dict[int, int]:
    """The width of the column that each line with text stands in, in characters, by line number.

    It is the second widest line nearby, so that one line that was glued together says nothing.
    """
    filled = [line for line in lines if not line.blank]
    widths = [len(line.content) for line in filled]
    columns = {}
    for at, line in enumerate(filled):
        near = sorted(widths[max(0, at - _REACH) : at + _REACH + 1])
        columns[line.number] = near[-2] if len(near) > 1 else near[-1]
    return columns


def falls_short(line: Line, following: Line, column: int) -> bool:
    """Whether the first word of the next line would have fitted: then the line was ended on purpose."""
    words = following.content.split(maxsplit=1)
    return bool(words) and len(line.content) + 1 + len(words[0]) <= _SLACK * column


@lru_cache(maxsize=8192)
def set_width(text: str) -> float:
    """About how wide a text is when it is set, in parts of the type size."""
    return sum(_WIDTHS.get(character) or (_CAPITAL if character.isupper() else _PLAIN) for character in text)


class Measures:
    """The measure of the column around each line: how wide the lines are that go on in the next one.

    Only lines inside a sentence show it, for they end where the column does; last lines of paragraphs, titles and
    captions end where they like.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        """``lines`` are all lines of a text in the order of reading, blank ones too."""
        self._widths: list[float] = []
        self._pages: list[int] = [0]  # how many samples stand before each page
        self._places: dict[int, tuple[int, int]] = {}  # of a line's number: its page, and the samples before it
        for line, following in zip_longest(lines, lines[1:]):
            if line.page:
                self._pages.append(len(self._widths))
            self._places[line.number] = (len(self._pages) - 1, len(self._widths))
            goes_on = following is not None and following.content[:1].islower() and not ends_sentence(line.content)
            if goes_on and not line.blank and line.mark is LineMark.NONE and len(line.content) <= _WIDEST:
                self._widths.append(set_width(line.content))
        self._pages.append(len(self._widths))
        words = Counter(word for line in lines for word in line.content.split() if len(word) <= _PARTICLE)
        often = max(_OFTEN, _PARTICLES * sum(len(line.content.split()) for line in lines))
        self._particles = frozenset(word for word, count in words.items() if word.islower() and count >= often)

    def around(self, line: Line) -> float:
        """The measure around a line, 0.0 where no line shows it: of the page, where the page shows enough."""
        page, at = self._places.get(line.number, (0, 0))
        begin, end = self._pages[page], self._pages[page + 1]
        if end - begin < _FEWEST:
            begin, end = 0, len(self._widths)
        # At the edge of a page the lines on its one side must do.
        low, high = max(begin, min(at, end - _SAMPLES) - _SAMPLES), min(end, max(at, begin + _SAMPLES) + _SAMPLES)
        near = sorted(self._widths[low:high])
        return near[int(_EVERYDAY * (len(near) - 1))] if near else 0.0

    def is_particle(self, word: str) -> bool:
        """Whether a word is one of the short ones that come again and again, and that no title ends with."""
        return word in self._particles
