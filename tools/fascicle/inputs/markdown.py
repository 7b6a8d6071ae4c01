"""Markdown, as OCR programs, Pandoc and editors write it: CommonMark, GitHub's tables and lists, footnotes.

What Markdown calls a mark is no text where it becomes what it says: signs of heads, asterisks of emphasis, brackets
and addresses of links, HTML tags of typography, fences, all of a picture. Everything else is text of the source, also
signs of lists, tables and quotations, escaping backslashes, comments and definitions: those are weak marks, kept in the
source layer and left out of the reading. So is front matter, the table of data in YAML with which programs open a file:
it is about the text, and no part of it. A reference such as ``&mdash;`` is text of the source that reads as its sign.
Code and mathematics are text as they stand, and lines of code are lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from fascicle.inputs.decode import split_lines
from fascicle.inputs.markdown_blocks import PAGE, place_lines
from fascicle.inputs.markdown_html import heading_rank
from fascicle.inputs.markdown_links import definitions
from fascicle.inputs.markdown_placed import Kind, Placed
from fascicle.inputs.markdown_spans import Known, scan
from fascicle.inputs.markdown_styles import Segment, runs_of
from fascicle.inputs.markdown_tables import cell_edges, html_cells, is_delimiter
from fascicle.inputs.messages import set_aside_in_blocks
from fascicle.model.source import PLAIN, Cell, Image, Line, LineMark, Page, Remark, Run, SourceText, Style

_MATTER = re.compile(r"---\s*")
_MATTER_END = re.compile(r"(---|\.\.\.)\s*")
_ENTRY = re.compile(r"[\w-]+\s*:(\s|$)")
_GOES_ON = re.compile(r"\s+\S|-\s|#|$")
_BEHIND = re.compile(r"(?i)</table\s*>\s*+([^\s<])")
_BREAK = re.compile(r"[-_*\s]*")

WEAK = Style(weak=True)


def read(text: str) -> SourceText:
    """Read Markdown; typography and links are runs, the rest is what marks and containers of lines say."""
    contents = split_lines(text)
    count = _front_matter(contents)
    placed = place_lines(contents[count:])
    reader = _Reader(placed, count)
    front = [
        Line(str(number), content, (Run(0, len(content), WEAK),), LineMark.RULE, block=1)
        for number, content in enumerate(contents[:count], 1)
    ]
    lines = (*front, *set_aside_in_blocks(reader.lines()))
    return SourceText("markdown", tuple(_pages(lines)), marked=True, remarks=tuple(reader.remarks))


def _pages(lines: Sequence[Line]) -> Iterator[Page]:
    """The pages that marks of OCR programs part; before the first, lines of a page whose beginning nothing shows."""
    begins = [at for at, line in enumerate(lines) if not line.containers and line.mark is LineMark.RULE
              and PAGE.fullmatch(line.text.strip())]  # fmt: skip
    for start, end in pairwise(sorted({0, *begins, len(lines)})):
        yield Page.of(lines[start:end], begins=start in begins)


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


class _Reader:
    """Makes lines of the source of what the blocks say, block by block."""

    def __init__(self, placed: Sequence[Placed], before: int) -> None:
        self._placed = placed
        self._before = before
        self.remarks: list[Remark] = []
        defined = (line.text[line.begin : line.end] for line in placed if line.kind is Kind.WEAK)
        notes = (container.label for line in placed if line.label for container in line.containers if container.label)
        self._known = Known(definitions(defined), frozenset(notes))

    def lines(self) -> Iterator[Line]:
        """The lines in their order."""
        number = self._before
        for (kind, _), group in groupby(self._placed, key=lambda line: (line.kind, line.block)):
            lines = list(group)
            numbered = list(enumerate(lines, number + 1))
            number += len(lines)
            if kind is Kind.HTML_TABLE:
                yield from _with_cells(list(self._scanned(kind, numbered)))
            elif kind in (Kind.TEXT, Kind.VERSE, Kind.HTML):
                yield from self._scanned(kind, numbered)
            else:
                yield from (self._alone(each, line) for each, line in numbered)

    def _scanned(self, kind: Kind, numbered: list[tuple[int, Placed]]) -> Iterator[Line]:
        """The lines of a block whose marks may go over line ends."""
        text = "\n".join(line.text[line.begin : line.end] for _, line in numbered)
        styles = scan(text, self._known, html_only=kind in (Kind.HTML, Kind.HTML_TABLE))
        segments = list(styles.segments(0, len(text)))
        cells = html_cells(text) if kind is Kind.HTML_TABLE else []
        if behind := _BEHIND.search(text) if cells else None:
            styles.remarks.append((behind.start(1), "these words behind the table are read as part of its last cell"))
        if kind is Kind.HTML:
            _settle_html([line for _, line in numbered], text, segments)
        remarks = iter(sorted(styles.remarks))
        remark = next(remarks, None)
        offset, first = 0, 0
        for number, line in numbered:
            end = offset + line.end - line.begin
            while remark is not None and remark[0] <= end:
                self.remarks.append(Remark(str(number), remark[0] - offset + line.begin, remark[1]))
                remark = next(remarks, None)
            first, here = _within(segments, first, offset, end)
            runs = runs_of(here, offset - line.begin)
            images = tuple(
                replace(each, at=each.at - offset + line.begin) for each in _between(styles.images, offset, end)
            )
            begun = tuple(replace(each, at=each.at - offset + line.begin) for each in _starting(cells, offset, end))
            yield self._line(number, line, runs, images, begun, ends=end in styles.hard)
            offset = end + 1

    def _alone(self, number: int, line: Placed) -> Line:
        """A line that says by itself what it is."""
        text = line.text
        match line.kind:
            case Kind.RAW:
                return self._line(number, line, [Run(line.begin, line.end)] if line.begin < line.end else [])
            case Kind.WEAK if _BREAK.fullmatch(text, line.begin):
                marks = [Run(at, at + 1, WEAK) for at in range(line.begin, line.end) if text[at] in "-_"]
                return self._line(number, line, marks)
            case Kind.WEAK:
                return self._line(number, line, [Run(line.begin, line.end, WEAK)])
            case Kind.ROW if is_delimiter(text[line.begin :]):
                return self._line(number, line, [Run(line.begin, line.end, WEAK)])
            case Kind.ROW:
                return self._row(number, line)
        return self._line(number, line, [])

    def _row(self, number: int, line: Placed) -> Line:
        """A row: its bars are weak marks, and each cell is read by itself."""
        bars, spans = cell_edges(line.text, line.begin)
        runs = [Run(at, at + 1, WEAK) for at in bars]
        images: list[Image] = []
        for start, end in spans:
            styles = scan(line.text[start:end], self._known)
            runs += runs_of(list(styles.segments(0, end - start)), -start)
            images += [replace(each, at=each.at + start) for each in styles.images]
            self.remarks += [Remark(str(number), at + start, message) for at, message in styles.remarks]
        runs.sort(key=lambda run: run.start)
        # A bar belongs to the cell that it ends, and the first to the one that it begins.
        starts = [line.begin, *(start for start, _ in spans[1:])]
        cells = tuple(Cell(at, row=index == 0) for index, at in enumerate(starts))
        return self._line(number, line, runs, tuple(images), cells)

    def _line(
        self,
        number: int,
        line: Placed,
        runs: list[Run],
        images: tuple[Image, ...] = (),
        cells: tuple[Cell, ...] = (),
        *,
        ends: bool = False,
    ) -> Line:
        whole = _with_marks(line, runs)
        # A head, for one, that is nothing but a picture.
        alone = bool(images) and not any(line.text[run.start : run.end].strip() for run in whole)
        mark = LineMark.IMAGE if alone else LineMark.NONE if line.mark is LineMark.IMAGE else line.mark
        return Line(
            str(number), line.text, whole, mark, line.level, line.label, images,
            line.block and line.block + 1, line.containers, cells, ends,
        )  # fmt: skip


def _with_cells(lines: list[Line]) -> list[Line]:
    """The lines of a table; cells of lines without text begin with the next that has any, or stand behind the last."""
    waiting: list[Cell] = []
    filled = -1
    for at, line in enumerate(lines):
        if line.blank:
            waiting += line.cells
        else:
            lines[at] = replace(line, cells=(*(replace(cell, at=0) for cell in waiting), *line.cells))
            waiting, filled = [], at
    if waiting and filled >= 0:
        last = lines[filled]
        behind = (replace(cell, at=len(last.text)) for cell in waiting)
        lines[filled] = replace(last, cells=(*last.cells, *behind))
    return lines


def _with_marks(line: Placed, runs: list[Run]) -> tuple[Run, ...]:
    """The runs of a line with those of the marks that stand before its text, blanks between them kept."""
    if not line.prefix:
        return tuple(runs)
    marks = [Run(start, end, WEAK if weak else PLAIN) for start, end, weak in sorted(line.prefix)]
    for at, (mark, following) in enumerate(pairwise(marks), 1):
        if mark.style.weak and not following.style.weak and not line.text[mark.end : following.start].strip():
            marks[at] = replace(following, start=mark.end)
    before = [mark for mark in marks if mark.start < line.begin or not runs]
    after = [mark for mark in marks if mark not in before]
    if before and runs and not line.text[before[-1].end : runs[0].start].strip() and not runs[0].blank:
        last, first = before[-1], runs[0]
        joined = last.style == first.style
        runs = [replace(first, start=last.start if joined else last.end), *runs[1:]]
        before = before[:-1] if joined else before
    return (*before, *runs, *after)


def _within(segments: Sequence[Segment], first: int, start: int, end: int) -> tuple[int, list[Segment]]:
    """The segments of a line that stands between two places, cut to it, and the index of the first that may go on."""
    here: list[Segment] = []
    at = first
    while at < len(segments) and segments[at].start < end:
        each = segments[at]
        begin = max(each.start, start)
        if begin < min(each.end, end):
            here.append(Segment(begin, min(each.end, end), each.style, each.blank if begin == each.start else ""))
        if each.end > end:
            break
        at += 1
    return at, here


def _between(images: Sequence[Image], start: int, end: int) -> list[Image]:
    return [each for each in images if start <= each.at < end]


def _starting(cells: Sequence[Cell], start: int, end: int) -> list[Cell]:
    return [each for each in cells if start <= each.at < end]


def _settle_html(lines: Iterable[Placed], text: str, segments: Iterable[Segment]) -> None:
    """A block of HTML without words is a mark; one that says that it is a heading is one."""
    words = any(not style.weak and text[start:end].strip() for start, end, style, _ in segments)
    rank = heading_rank(text)
    for line in lines:
        if not words:
            line.mark = LineMark.RULE
        elif rank:
            line.mark, line.level = LineMark.HEAD, rank
