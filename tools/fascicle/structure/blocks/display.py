"""Display type in plain text: titles, kickers and cross-heads that nothing shows but the measure of their lines.

Larger or bolder type fills a column with fewer letters, and a title over several columns is wider than any of them.
So a few lines that all stay short of the measure although their sentence goes on, or that go far beyond it, are set
in another type than the text around them. A word printed twice on a line of its own says the same: the overprint
that a text layer shows twice is how some programs make bold type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.measure import Measures, ends_sentence, set_width
from fascicle.structure.model import Block, Part

# The evidence of blocks that display_lines found.
DISPLAY = "short lines that do not fill the column, or wider than it: large type above a text"
_SHORT = 0.92  # of the measure: no line of a display block comes nearer to it
_SHORT_ALONE = 0.75  # of the measure, where a single line without a stop must do
_WIDE = 1.15  # of the measure: set over more than one column
_FITS = 0.97  # of the measure, with the next word
_NEARLY = 0.85
_OTHER_TYPE = 1.2  # times as wide as the widest line of a title is a line of text that goes on in lower case
_MOST_LINES = 7
_BELOW = 3  # lines below a title that show how wide its text is
_FEW_LINES = 3
_CAPITALS = 0.8  # share of the letters of a line in capitals
_FEWEST_LETTERS = 4
_LETTERS = re.compile(r"[\W\d_]+")
_LONG_WORD = 5  # letters: shorter words may stand twice because the sentence wants it
_OPENING = "“‘\"'«¡¿("


def begins_sentence(text: str) -> bool:
    """Whether a text may begin a sentence: a capital, a figure, perhaps behind a sign that opens."""
    small_capitals = text[:1].islower() and text[1:2].isupper()
    return text.lstrip(_OPENING)[:1].isupper() or text[:1].isdigit() or small_capitals


def is_repeated(lines: Sequence[str], at: int) -> bool:
    """Whether a line of one to three words only repeats the end of the line before or the beginning of the next."""
    line = lines[at]
    letters = _LETTERS.sub("", line)
    if not letters or len(line.split()) > 3 or (len(letters) < _LONG_WORD and line[-1:].isalnum()):
        return False
    before = lines[at - 1] if at else ""
    after = lines[at + 1] if at + 1 < len(lines) else ""
    ends = before != line and _LETTERS.sub("", before).endswith(letters) and before.endswith(line[-1:])
    return ends or (after != line and _LETTERS.sub("", after).startswith(letters))


def display_lines(run: Sequence[Part], begin: int, measures: Measures) -> int:
    """How many lines from ``begin`` on are a title that stands above text of the full measure; 0 where none do.

    The lines follow each other without blank lines, and so does the text below.
    """
    run = run[begin : begin + _MOST_LINES + _BELOW]
    page = next((at for at, part in enumerate(run) if at and part.line.page), len(run))
    contents = [part.content for part in run[:page]]
    if not begins_sentence(contents[0]) or contents[0].count(")") > contents[0].count("("):
        return 0
    measure = _measure(run[:page], measures)
    count = 0
    while count < len(contents) and _is_display(contents, count, measure):
        count += 1
    if count >= len(contents):
        return 0
    # A first line of the text below may happen to be a little short.
    near = count > 1 and set_width(contents[count - 1]) >= _NEARLY * measure
    for lines in (count, count - 1) if near else (count,):
        below = len(contents) - lines > 1  # a title stands above more than a line
        if 0 < lines <= _MOST_LINES and below and _ends_title(contents, lines, measure, measures, first=begin == 0):
            return lines
    return 0


def _measure(parts: Sequence[Part], measures: Measures) -> float:
    """The measure of a few lines: the widest around one of them, for a narrow column may begin beside the last."""
    return max(measures.around(part.line) for part in parts)


def _ends_title(contents: Sequence[str], lines: int, measure: float, measures: Measures, *, first: bool) -> bool:
    """Whether the first ``lines`` are a title of their own above the line that follows.

    ``first`` says that a blank line stands above them.
    """
    text, following = contents[lines - 1], contents[lines]
    bold = any(is_repeated(contents, at) for at in range(lines))
    whole = ends_sentence(text)
    if bold:
        widest = max(set_width(contents[at]) for at in range(lines))
        return whole or (following[:1].islower() and set_width(following) >= _OTHER_TYPE * widest)
    width = set_width(text)
    below = [set_width(line) for line in contents[lines : lines + _BELOW]]
    usual = sum(below) / len(below)
    spans = width >= _WIDE * max(measure, usual)
    fits = set_width(f"{text} {following.split(maxsplit=1)[0]}") <= (1.0 if whole else _FITS) * measure
    if not begins_sentence(following) or not (fits or spans) or text.endswith((",", ";", "-", "–")):
        return False
    if whole:
        widest = max(set_width(contents[at]) for at in range(lines))
        return lines > 1 and (spans or widest <= _SHORT * usual)
    # Without a stop only a short title is one: more lines are text in a narrow column that happens on a name.
    complete = lines <= _FEW_LINES and ends_complete(text, measures)
    # One word is a title where nothing stands above it, and the text below fills the column.
    words = len(text.split()) > 1 or text.isupper() or (first and set_width(following) >= _SHORT_ALONE * measure)
    return complete and (spans or (width <= _SHORT_ALONE * min(measure, usual) and words))


def is_display(parts: Sequence[Part], measures: Measures, *, begins: bool = True) -> bool:
    """Whether every line of a block is set in display type; ``begins`` says that it must begin a sentence."""
    contents = [part.content for part in parts]
    if len(parts) > _MOST_LINES or (begins and not begins_sentence(contents[0])):
        return False
    measure = _measure(parts, measures)
    return all(_is_display(contents, at, measure) for at in range(len(contents)))


def spans_columns(part: Part, measures: Measures) -> bool:
    """Whether a line is set over more than the column around it."""
    measure = measures.around(part.line)
    return measure > 0 and set_width(part.content) >= _WIDE * measure


def spans_less(part: Part, measures: Measures) -> bool:
    """Whether a line leaves a good part of the column around it empty."""
    return set_width(part.content) <= _SHORT_ALONE * measures.around(part.line)


def ends_complete(text: str, measures: Measures) -> bool:
    """Whether a title may end so: not with an article or a preposition."""
    words = text.split()
    return bool(words) and not measures.is_particle(words[-1])


def is_capitals(text: str) -> bool:
    """Whether the letters that have a case are capitals, and there are at least four.

    Large and small capitals of one title may have been extracted as capitals and a few small letters.
    """
    cased = [character for character in text if character.isupper() or character.islower()]
    capitals = sum(character.isupper() for character in cased)
    small = any(len(word) > 1 and word.islower() for word in text.split())
    return len(cased) >= _FEWEST_LETTERS and not small and capitals >= _CAPITALS * len(cased)


def is_full(part: Part, measures: Measures) -> bool:
    """Whether a line fills the column around it, and no more."""
    width = set_width(part.content) / (measures.around(part.line) or 1.0)
    return _SHORT < width < _WIDE and not is_capitals(part.content)


def _is_display(contents: Sequence[str], at: int, measure: float) -> bool:
    if not measure or contents[at].endswith("-"):
        return False
    width = set_width(contents[at])
    other = width <= _SHORT * measure or width >= _WIDE * measure
    return other or is_repeated(contents, at) or is_capitals(contents[at])


def mark_repeated(blocks: Sequence[Block]) -> None:
    """Mark the lines that only repeat their neighbours: they are in the source, and nobody reads them twice."""
    for block in blocks:
        contents = [part.content for part in block.parts]
        for at, part in enumerate(block.parts):
            if len(contents) > 1 and is_repeated(contents, at):
                block.parts[at] = restyled(part, 0, len(part.line.text), lambda style: replace(style, surplus=True))
