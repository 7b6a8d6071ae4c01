"""Markdown: marks of lines and of runs, as OCR programs and editors write them (CommonMark, pipe tables, footnotes).

What Markdown calls a mark is no text: signs of heads, asterisks of emphasis, brackets and addresses of links, the
HTML tags of typography, fences, all of a picture. Everything else is text of the source, also signs of lists, tables
and quotations and escaping backslashes: those are weak marks, kept in the source layer and left out of the reading.
So is front matter, the table of data in YAML with which programs open a file: it is about the text, and no part of
it. Between fences (three backticks or more) nothing is a mark, and lines are lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from fascicle.inputs.decode import split_lines
from fascicle.inputs.markdown_pictures import is_picture
from fascicle.inputs.markdown_spans import style_runs
from fascicle.model.source import Line, LineMark, Page, Run, SourceText, Style

_HEAD = re.compile(r"(#{1,6})(?=\s|$)")
_RULE = re.compile(r"\s{0,3}([-_*])(?:\s*\1){2,}\s*")
_BULLET = re.compile(r"(\s*)([*+\-•‣◦▪])(?=\s+\S)")
_NUMBER = re.compile(r"(\s*)\d{1,3}[.)](?=\s+\S)")
_QUOTE = re.compile(r"\s{0,3}>+ ?")
_ROW = re.compile(r"\s*\|.*\|\s*")
_DELIMITER = re.compile(r"\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:")
_MATTER = re.compile(r"---\s*")
_MATTER_END = re.compile(r"(---|\.\.\.)\s*")
_FENCE = re.compile(r"\s{0,3}(?P<fence>`{3,}|~{3,})[^`]*")
_ENTRY = re.compile(r"[\w-]+\s*:(\s|$)")
_GOES_ON = re.compile(r"\s+\S|-\s|#|$")

WEAK = Style(weak=True)


class _Fence(Enum):
    """Where a line stands: in the text, between fences, or it is a fence itself."""

    OUTSIDE = 0
    INSIDE = 1
    MARK = 2


@dataclass(frozen=True)
class _Opening:
    """How a line begins: its mark, and where its text does; ``weak`` are columns that are read past."""

    mark: LineMark
    begin: int = 0
    level: int = 0
    weak: tuple[Run, ...] = ()
    label: str = ""


def read(text: str) -> SourceText:
    """Read Markdown; typography and links are runs, heads, lists, tables, quotations and images are marks of lines."""
    lines: list[Line] = []
    contents = split_lines(text)
    numbered = [(str(number), content) for number, content in enumerate(contents, 1)]
    count = _front_matter(contents)
    lines.extend(
        Line(number, content, (Run(0, len(content), WEAK),), LineMark.RULE) for number, content in numbered[:count]
    )
    fences = _fences(contents[count:])
    kinds = zip(numbered[count:], fences, strict=True)
    for (fenced, empty), group in groupby(kinds, key=lambda entry: (entry[1], not entry[0][1].strip())):
        part = [entry for entry, _ in group]
        if fenced is _Fence.OUTSIDE and not empty:
            lines.extend(_block(part))
        elif fenced is _Fence.INSIDE and not empty:
            lines.extend(Line(*entry, (Run(0, len(entry[1])),), LineMark.CODE) for entry in part)
        else:
            lines.extend(Line(*entry) for entry in part)
    return SourceText("markdown", (Page.of(lines),), marked=True)


def _fences(contents: list[str]) -> Iterator[_Fence]:
    """Where each line stands; a fence that nothing closes is none (CommonMark would let it take the rest)."""
    closing = -1
    for at, content in enumerate(contents):
        if at > closing and (opened := _FENCE.fullmatch(content)):
            closing = next((end for end in range(at + 1, len(contents)) if _closes(contents[end], opened["fence"])), -1)
            yield _Fence.MARK if closing > at else _Fence.OUTSIDE
        elif at > closing:
            yield _Fence.OUTSIDE
        else:
            yield _Fence.MARK if at == closing else _Fence.INSIDE


def _closes(content: str, fence: str) -> bool:
    return content.strip() == fence[0] * len(content.strip()) and len(content.strip()) >= len(fence)


def _front_matter(contents: list[str]) -> int:
    """How many lines at the beginning are front matter: ``---``, entries such as ``title: Tides``, ``---``."""
    if len(contents) < 3 or not _MATTER.fullmatch(contents[0]) or not _ENTRY.match(contents[1]):
        return 0
    for at, content in enumerate(contents[1:], 1):
        if _MATTER_END.fullmatch(content):
            return at + 1
        if not _ENTRY.match(content) and not _GOES_ON.match(content):
            return 0
    return 0


def _block(group: list[tuple[str, str]]) -> Iterator[Line]:
    """Lines between two blank lines; emphasis may go over lines, but not into a line of another kind."""
    opened = [(number, content, _opening(content)) for number, content in group]
    while opened:
        count = 1
        if opened[0][2].mark not in (LineMark.HEAD, LineMark.RULE, LineMark.IMAGE):
            while count < len(opened) and opened[count][2].mark is LineMark.NONE:
                count += 1
        yield from _styled(opened[:count])
        opened = opened[count:]


def _styled(part: list[tuple[str, str, _Opening]]) -> Iterator[Line]:
    spans = [(content, opening.begin) for _, content, opening in part]
    for (number, content, opening), (runs, images) in zip(part, style_runs(spans), strict=True):
        if opening.mark is LineMark.IMAGE:
            runs = []
        elif opening.mark is LineMark.RULE:
            runs = [Run(at, at + 1, WEAK) for at, sign in enumerate(content) if sign in "-_"]
        elif opening.mark is LineMark.ROW:
            runs = list(_cells(content, runs))
        # A head, for one, that is nothing but a picture.
        alone = bool(images) and not any(content[run.start : run.end].strip() for run in (*opening.weak, *runs))
        yield Line(
            number,
            content,
            (*opening.weak, *runs),
            LineMark.IMAGE if alone else opening.mark,
            opening.level,
            opening.label,
            images,
        )


def _opening(content: str) -> _Opening:
    if head := _HEAD.match(content):
        return _Opening(LineMark.HEAD, head.end(), len(head[1]))
    if _RULE.fullmatch(content):
        return _Opening(LineMark.RULE)
    if is_picture(content):
        return _Opening(LineMark.IMAGE)
    if bullet := _BULLET.match(content):
        # An asterisk is Markdown's own sign wherever it stands; other bullets are characters of the source.
        weak = () if bullet[2] == "*" else (Run(bullet.start(2), bullet.end(2), WEAK),)
        return _Opening(LineMark.BULLET, bullet.end(2), len(bullet[1]), weak)
    if number := _NUMBER.match(content):
        return _Opening(LineMark.NUMBER, 0, len(number[1]))
    if _ROW.fullmatch(content):
        return _Opening(LineMark.ROW)
    if quote := _QUOTE.match(content):
        return _Opening(LineMark.QUOTE, quote.end(), 0, (Run(0, quote.end(), WEAK),))
    if note := _NOTE.match(content):
        label = (Run(0, 2, WEAK), Run(2, note.end() - 2), Run(note.end() - 2, note.end(), WEAK))
        return _Opening(LineMark.NOTE, note.end(), 0, label, note["label"])
    return _Opening(LineMark.NONE)


def _cells(content: str, runs: list[Run]) -> Iterator[Run]:
    """Bars of a table row are weak marks; so is the whole row that divides its head from its body."""
    if _DELIMITER.fullmatch(content):
        yield Run(0, len(content), WEAK)
        return
    for run in runs:
        begin = run.start
        for at in range(run.start, run.end):
            if content[at] == "|":
                if begin < at:
                    yield replace(run, start=begin, end=at)
                yield Run(at, at + 1, WEAK)
                begin = at + 1
        if begin < run.end:
            yield replace(run, start=begin)
