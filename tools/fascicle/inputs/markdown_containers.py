"""Containers of Markdown: quotations, items and notes, each line in those that it goes on with or opens.

A line belongs to a paragraph of a container also without the container's mark (a lazy line, CommonMark 0.31, 5.1).
Lines of nothing but marks, such as the empty lines of a quotation, belong to a paragraph beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fascicle.inputs.markdown_cursor import TAB, Cursor
from fascicle.inputs.markdown_placed import Kind, Leaf, Opened, Placed, Prefix
from fascicle.model.source import Container, LineMark

RULE = re.compile(r"([-_*])(?:\s*\1){2,}\s*")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_BULLET = re.compile(r"([-+*]|[•‣◦▪](?=\s+\S))(?=\s|$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:")
_DEEPEST = 40  # containers around a block: more are signs without sense, and would nest elements without end
_ITEMS = (LineMark.BULLET, LineMark.NUMBER)


class ContainerParser:
    """What is open while lines are read, and how a line is put into its place."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._placed: list[Placed] = []
        self._open: list[Opened] = []
        self._inside_of: tuple[Container, ...] = ()
        self._leaf: Leaf | None = None
        self._count = 0
        self._prefix: list[Prefix] = []
        self._opened: Container | None = None
        self._pending: list[Placed] = []

    # Containers

    def _match(self, cursor: Cursor) -> int:
        """How many of the open containers go on in the line; the cursor stands behind their marks."""
        for matched, opened in enumerate(self._open):
            width, first = cursor.indent()
            blank = cursor.is_done
            if opened.container.mark is LineMark.QUOTE:
                if blank or width >= TAB or cursor.text[first] != ">":
                    return matched
                self._quote_mark(cursor, first)
            elif blank:
                if not opened.filled and opened.container.mark is not LineMark.NOTE:
                    return matched
            elif width >= opened.indent:
                cursor.skip(opened.indent)
            else:
                return matched
        return len(self._open)

    def _quote_mark(self, cursor: Cursor, first: int) -> None:
        cursor.jump(first + 1)
        cursor.skip(1)
        self._prefix.append((first, cursor.pos, True))

    def _containers(self, matched: int, cursor: Cursor) -> int:
        """Open what the line opens; the number of containers that it stands in."""
        while not cursor.is_done and matched < _DEEPEST:
            width, first = cursor.indent()
            rest = cursor.text[first:]
            if width >= TAB or self._underlines(matched, rest):
                break
            if rest[0] == ">":
                self._push(matched, Container(LineMark.QUOTE, self._next()))
                self._quote_mark(cursor, first)
            elif RULE.fullmatch(rest):
                break
            elif (match := _BULLET.match(rest) or _NUMBER.match(rest)) and self._begins_item(matched, rest, match):
                self._item(matched, cursor, match)
            elif match := _NOTE.match(rest):
                self._push(matched, Container(LineMark.NOTE, self._next(), label=match["label"]), TAB)
                end = first + match.end()
                self._prefix += [(first, first + 2, True), (first + 2, end - 2, False), (end - 2, end, True)]
                cursor.jump(end)
            else:
                break
            matched = len(self._open)
        return matched

    def _begins_item(self, matched: int, rest: str, match: re.Match[str]) -> bool:
        """What would cut a paragraph in two must have text, and a number must be the first."""
        if not self._in_paragraph or matched < len(self._open):
            return True
        return bool(rest[match.end() :].strip()) and (match.re is _BULLET or int(match[1]) == 1)

    def _underlines(self, matched: int, rest: str) -> bool:
        here = self._in_paragraph and matched == len(self._open)
        return here and _UNDERLINE.fullmatch(rest) is not None

    def _item(self, matched: int, cursor: Cursor, match: re.Match[str]) -> None:
        width, first = cursor.indent()
        end = first + match.end()
        bullet = match.re is _BULLET
        sign = match[1] if bullet else match[2]
        mark = LineMark.BULLET if bullet else LineMark.NUMBER
        cursor.jump(end)
        blanks, _ = cursor.indent()
        padding = blanks if 1 <= blanks <= TAB and not cursor.is_done else 1
        self._push(matched, Container(mark, self._next(), sign), width + match.end() + padding)
        cursor.skip(padding)
        # An asterisk is Markdown's own sign wherever it stands; other bullets are characters of the source.
        if sign != "*":
            self._prefix.append((first, end, bullet))

    def _push(self, matched: int, container: Container, indent: int = 0) -> None:
        self._close(matched)
        self._leaf = None
        for opened in self._open:
            opened.filled = True
        self._open.append(Opened(container, indent))
        self._inside_of = (*self._inside_of, container)
        self._opened = container

    def _close(self, matched: int) -> None:
        if matched < len(self._open):
            del self._open[matched:]
            self._inside_of = self._inside_of[:matched]
            self._leaf = None

    # Blank lines, and lines of nothing but marks

    def _loose(self, matched: int, cursor: Cursor) -> None:
        self._close(matched)
        leaf = self._leaf
        if leaf is not None and leaf.mark is LineMark.CODE and leaf.kind is Kind.RAW:
            leaf.gap = True
        else:
            self._leaf = None
        if not self._prefix:
            self._placed.append(Placed(cursor.text, Kind.BLANK, len(cursor.text), len(cursor.text)))
            return
        line = self._place(Kind.HIDDEN, len(cursor.text), len(cursor.text), 0)
        last = next((each for each in reversed(self._placed[-3:-1]) if each.block), None)
        if self._opened is None and last is not None and last.containers[: len(self._inside_of)] == self._inside_of:
            line.block, line.containers, line.mark = last.block, last.containers, _carried(last.mark)
        else:
            self._pending.append(line)

    def _settle_pending(self, leaf: Placed | None = None) -> None:
        """Lines of nothing but marks belong to the paragraph that follows in the same container."""
        numbers: dict[tuple[Container, ...], int] = {}
        for line in self._pending:
            shared = leaf is not None and leaf.kind is Kind.TEXT and leaf.mark is not LineMark.HEAD
            if leaf is not None and shared and leaf.containers == line.containers:
                line.block = leaf.block
            else:
                line.block = numbers.setdefault(line.containers, 0) or self._next()
                numbers[line.containers] = line.block
        self._pending = []

    # Lines

    @property
    def _in_paragraph(self) -> bool:
        return self._leaf is not None and self._leaf.kind is Kind.TEXT

    def _begin(self, matched: int, kind: Kind, mark: LineMark, first: int, *, close: bool = False) -> Leaf:
        """Begin a block with the line; with ``close`` it is the block's only one."""
        self._close(matched)
        leaf = Leaf(kind, self._next(), mark)
        self._fill()
        self._add(leaf, first)
        self._settle_pending(leaf.lines[0])
        self._leaf = None if close else leaf
        return leaf

    def _add(self, leaf: Leaf, first: int) -> None:
        line = self._place(leaf.kind, first, len(self._lines[len(self._placed)]), leaf.number)
        line.mark = leaf.mark or line.mark
        leaf.lines.append(line)

    def _place(self, kind: Kind, begin: int, end: int, block: int) -> Placed:
        text = self._lines[len(self._placed)]
        mark, level, label = LineMark.NONE, 0, ""
        if self._opened is not None:
            mark, label = self._opened.mark, next((each.label for each in self._inside_of if each.label), "")
            level = sum(each.mark in _ITEMS for each in self._inside_of[:-1]) if mark in _ITEMS else 0
        elif any(text[start] == ">" for start, _, _ in self._prefix):
            mark = LineMark.QUOTE
        line = Placed(text, kind, begin, end, mark, level, label, block, self._inside_of, self._prefix)
        self._placed.append(line)
        return line

    def _fill(self) -> None:
        for opened in self._open:
            opened.filled = True

    def _next(self) -> int:
        self._count += 1
        return self._count


def _carried(mark: LineMark) -> LineMark:
    """The mark of a line without text that goes on with a block of a mark."""
    return mark if mark in (LineMark.HEAD, LineMark.ROW, LineMark.CODE, LineMark.RULE) else LineMark.QUOTE
