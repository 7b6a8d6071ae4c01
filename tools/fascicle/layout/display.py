"""Display type in plain text: titles, kickers and cross-heads that nothing shows but the measure of their lines.

Larger or bolder type fills a column with fewer letters, and a title over several columns is wider than any of them.
So a few lines that all stay short of the measure although their sentence goes on, or that go far beyond it, are set
in another type than the text around them. A word printed twice on a line of its own says the same: the overprint
that a text layer shows twice is how some programs make bold type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fascicle.layout.measure import Measures, ends_sentence, set_width
from fascicle.layout.model import Block, Part
from fascicle.source.model import Run

DISPLAY = "display type above text"  # the evidence of blocks that display_lines found
_SHORT = 0.92  # of the measure: no line of a display block comes nearer to it
_SHORT_ALONE = 0.75  # of the measure, where a single line without a stop must do
_WIDE = 1.15  # of the measure: set over more than one column
_FITS = 0.97  # of the measure, with the next word
_NEARLY = 0.85
_MOST_LINES = 7
_FEW_LINES = 3
_PARTICLE = 3  # letters: titles do not end with 'of' or 'the'
_LETTERS = re.compile(r"[\W\d_]+")
_LONG_WORD = 5  # letters: shorter words may stand twice because the sentence wants it
_OPENING = "“‘\"'«¡¿("


def begins_sentence(text: str) -> bool:
    """Whether a text may begin a sentence: a capital, a figure, perhaps behind a sign that opens."""
    return text.lstrip(_OPENING)[:1].isupper() or text[:1].isdigit()


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
    run = run[begin : begin + _MOST_LINES + 2]
    page = next((at for at, part in enumerate(run) if at and part.line.page), len(run))
    contents = [part.content for part in run[:page]]
    if not begins_sentence(contents[0]) or contents[0].count(")") > contents[0].count("("):
        return 0
    count = 0
    while count < len(contents) and _is_display(run[count], contents, count, measures):
        count += 1
    if count >= len(contents):
        return 0
    # A first line of the text below may happen to be a little short.
    near = count > 1 and set_width(contents[count - 1]) >= _NEARLY * measures.around(run[count - 1].line)
    for lines in (count, count - 1) if near else (count,):
        if 0 < lines <= _MOST_LINES and _ends_title(run[lines - 1], contents, lines, measures):
            return lines
    return 0


def _ends_title(last: Part, contents: Sequence[str], lines: int, measures: Measures) -> bool:
    """Whether the first ``lines`` are a title of their own above the line that follows."""
    text, following = contents[lines - 1], contents[lines]
    bold = any(is_repeated(contents, at) for at in range(lines))
    whole = ends_sentence(text)
    if bold:
        return whole or following[:1].islower()
    measure = measures.around(last.line)
    width = set_width(text)
    spans = width >= _WIDE * measure
    fits = set_width(f"{text} {following.split(maxsplit=1)[0]}") <= (1.0 if whole else _FITS) * measure
    if not begins_sentence(following) or not (fits or spans) or text.endswith((",", ";", "-", "–")):
        return False
    if whole:
        return lines > 1
    # Without a stop only a short title is one: more lines are text in a narrow column that happens on a name.
    word = text.split()[-1]
    complete = lines <= _FEW_LINES and (len(word) > _PARTICLE or not word[:1].islower())
    return complete and (spans or (width <= _SHORT_ALONE * measure and len(text.split()) > 1))


def is_display(parts: Sequence[Part], measures: Measures, *, begins: bool = True) -> bool:
    """Whether every line of a block is set in display type; ``begins`` says that it must begin a sentence."""
    contents = [part.content for part in parts]
    if len(parts) > _MOST_LINES or (begins and not begins_sentence(contents[0])):
        return False
    return all(_is_display(part, contents, at, measures) for at, part in enumerate(parts))


def spans_columns(part: Part, measures: Measures) -> bool:
    """Whether a line is set over more than the column around it."""
    measure = measures.around(part.line)
    return measure > 0 and set_width(part.content) >= _WIDE * measure


def is_full(part: Part, measures: Measures) -> bool:
    """Whether a line fills the column around it, and no more."""
    return _SHORT < set_width(part.content) / (measures.around(part.line) or 1.0) < _WIDE


def _is_display(part: Part, contents: Sequence[str], at: int, measures: Measures) -> bool:
    measure = measures.around(part.line)
    if not measure or contents[at].endswith("-"):
        return False
    width = set_width(contents[at])
    return width <= _SHORT * measure or width >= _WIDE * measure or is_repeated(contents, at)


def mark_repeated(blocks: Sequence[Block]) -> None:
    """Mark the lines that only repeat their neighbours: they are in the source, and nobody reads them twice."""
    for block in blocks:
        contents = [part.content for part in block.parts]
        for at, part in enumerate(block.parts):
            if len(contents) > 1 and is_repeated(contents, at):
                block.parts[at] = replace(part, line=replace(part.line, runs=tuple(_surplus(part))))


def _surplus(part: Part) -> Iterator[Run]:
    for run in part.line.runs:
        yield replace(run, style=replace(run.style, surplus=True))
