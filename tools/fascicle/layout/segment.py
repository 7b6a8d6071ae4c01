"""Lines to blocks: where a block begins and ends, before anybody asks what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fascicle.layout.measure import column_widths, ends_sentence, falls_short, is_typeset, runs_of_lines
from fascicle.layout.model import Block, Part, Role
from fascicle.source.model import Line, Mark, SourceText

_ROLES = {
    Mark.HEAD: Role.HEAD,
    Mark.BULLET: Role.ITEM,
    Mark.NUMBER: Role.ITEM,
    Mark.QUOTE: Role.QUOTE,
    Mark.ROW: Role.TABLE,
    Mark.RULE: Role.RULE,
    Mark.NOTE: Role.NOTE,
}
# Lines of these marks that follow each other are one block.
_MERGING = frozenset({Mark.QUOTE, Mark.ROW})


def segment(text: SourceText) -> list[Block]:
    """The blocks of a text, every line with text in exactly one of them, all of them paragraphs but the marked.

    Blank lines divide blocks. In a Markdown text so do marks of lines; in plain text that is typeset, measured line
    ends; in plain text that is not, every line is a block.
    """
    if text.format == "markdown":
        return [block for run in runs_of_lines(text.lines) for block in _by_marks(run)]
    if is_typeset(text.lines):
        columns = column_widths(text.lines)
        return [block for run in runs_of_lines(text.lines) for block in _by_measure(run, columns)]
    return [Block(Role.PARAGRAPH, [Part(line)], evidence="a line of its own") for line in text.lines if not line.blank]


def _by_marks(run: Sequence[Line]) -> Iterator[Block]:
    block: Block | None = None
    for line in run:
        goes_on = line.mark is Mark.NONE and block is not None and block.role is not Role.RULE
        goes_on = goes_on and block is not None and block.first.mark is not Mark.HEAD
        merges = line.mark in _MERGING and block is not None and block.first.mark is line.mark
        if block is not None and (goes_on or merges):
            block.parts.append(Part(line))
            continue
        if block is not None:
            yield block
        role = _ROLES.get(line.mark, Role.PARAGRAPH)
        block = Block(role, [Part(line)], level=line.level, evidence="markup", label=line.label)
    if block is not None:
        yield block


def _by_measure(run: Sequence[Line], columns: dict[int, int]) -> Iterator[Block]:
    parts: list[Part] = []
    for line, following in zip(run, [*run[1:], None], strict=True):
        parts.append(Part(line))
        if following is None or _ends_paragraph(line, following, columns[line.number]):
            yield Block(Role.PARAGRAPH, parts, evidence="measure")
            parts = []


def _ends_paragraph(line: Line, following: Line, column: int) -> bool:
    """A sentence ends, the next line begins one, and its first word would have fitted."""
    begins = following.content[:1]
    starts = begins.isupper() or begins.isdigit() or begins in "“‘\"'«–—-•¡¿("
    return starts and ends_sentence(line.content) and falls_short(line, following, column)
