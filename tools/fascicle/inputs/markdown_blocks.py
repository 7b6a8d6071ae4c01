"""Blocks of Markdown: for each line what it stands in, which block it belongs to, and where its text begins.

The rules are those of CommonMark 0.31 and GitHub's tables, with Pandoc's and GitHub's footnotes, Pandoc's line blocks
and fenced divisions. In some things texts that were printed before are read more kindly: what nothing closes (a fence,
a comment, a table of HTML) was never opened; lines between two bars are rows also without a row of dashes; a line of
nothing but pictures stands for itself; other bullets than those of a keyboard begin items, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from fascicle.inputs.markdown_cursor import TAB, Closings, Cursor
from fascicle.inputs.markdown_html import HtmlBlock, html_block
from fascicle.inputs.markdown_links import DEFINITION, TITLE_LINE
from fascicle.inputs.markdown_pictures import is_picture
from fascicle.inputs.markdown_tables import cell_count, is_delimiter, is_row
from fascicle.model.source import Frame, LineMark

_HEAD = re.compile(r"(#{1,6})(?=\s|$)")
_HEAD_END = re.compile(r"(?:^|\s)(?:#+\s*)?(?P<attributes>\{[#.][^{}]{0,200}\}\s*)?$|\s+#+\s*$")
_RULE = re.compile(r"([-_*])(?:\s*\1){2,}\s*")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`]*")
_BULLET = re.compile(r"([-+*]|[•‣◦▪](?=\s+\S))(?=\s|$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:")
_DIVISION = re.compile(r":{3,}(?:\s*(?:\{[^{}]*\}|[\w-]+)\s*:*)?\s*")
_PREFIX = re.compile(r"[\s>]*")
_DEEPEST = 40  # frames around a block: more are signs without sense, and would nest elements without end


class Kind(Enum):
    """How the text of a line is read."""

    BLANK = 0
    TEXT = 1
    RAW = 2  # as it stands
    WEAK = 3  # a mark that stays in the source layer
    HIDDEN = 4  # a mark that became what it says
    HTML = 5
    ROW = 6
    HTML_TABLE = 7
    VERSE = 8


Prefix = tuple[int, int, bool]  # columns of a mark before the text, and whether it is weak


@dataclass(slots=True)
class Placed:
    """A line and what it is; its own text is what stands between ``begin`` and ``end``."""

    text: str
    kind: Kind
    begin: int
    end: int
    mark: LineMark = LineMark.NONE
    level: int = 0
    label: str = ""
    block: int = 0
    frames: tuple[Frame, ...] = ()
    prefix: list[Prefix] = field(default_factory=list)


@dataclass(slots=True)
class _Container:
    frame: Frame
    indent: int = 0
    filled: bool = False


@dataclass(slots=True)
class _Leaf:
    """The block that is open: its number, and what its kind has to know."""

    kind: Kind
    number: int
    mark: LineMark = LineMark.NONE
    lines: list[Placed] = field(default_factory=list)
    fence: str = ""
    indent: int = 0
    html: HtmlBlock | None = None
    strict: bool = False  # a table with its row of dashes
    gap: bool = False


def place_lines(lines: Sequence[str]) -> list[Placed]:
    """What each line is."""
    return _Parser(lines).parse()


class _Parser:
    """Goes through the lines with what is open."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._placed: list[Placed] = []
        self._open: list[_Container] = []
        self._frames: tuple[Frame, ...] = ()
        self._leaf: _Leaf | None = None
        self._count = 0
        self._prefix: list[Prefix] = []
        self._opened: Frame | None = None
        self._pending: list[Placed] = []
        self._closings = {
            "`": Closings(lines, r"(?<!`)(`{3,}+)\s*$"),
            "~": Closings(lines, r"(?<!~)(~{3,}+)\s*$"),
            "$": Closings(lines, r"(\$\$)\s*$"),
            "-->": Closings(lines, r"(-->)"),
            "</table>": Closings(lines, r"(?i)(</table)"),
        }

    def parse(self) -> list[Placed]:
        for at, text in enumerate(self._lines):
            self._prefix, self._opened = [], None
            self._line(at, Cursor(text))
        self._settle_pending()
        return self._placed

    def _line(self, at: int, cursor: Cursor) -> None:
        matched = self._match(cursor)
        if matched == len(self._open) and self._leaf is not None and self._inside(self._leaf, cursor):
            return
        if not cursor.is_done:
            matched = self._containers(matched, cursor)
        if cursor.is_done:
            self._loose(matched, cursor)
        elif not self._starts(at, matched, cursor):
            self._text(matched, cursor)

    # Containers

    def _match(self, cursor: Cursor) -> int:
        """How many of the open containers go on in the line; the cursor stands behind their marks."""
        for matched, container in enumerate(self._open):
            width, first = cursor.indent()
            blank = cursor.is_done
            if container.frame.mark is LineMark.QUOTE:
                if blank or width >= TAB or cursor.text[first] != ">":
                    return matched
                self._quote_mark(cursor, first)
            elif blank:
                if not container.filled:
                    return matched
            elif width >= container.indent:
                cursor.skip(container.indent)
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
                self._push(matched, Frame(LineMark.QUOTE, self._next()))
                self._quote_mark(cursor, first)
            elif _RULE.fullmatch(rest):
                break
            elif (match := _BULLET.match(rest) or _NUMBER.match(rest)) and self._begins_item(matched, rest, match):
                self._item(matched, cursor, match)
            elif match := _NOTE.match(rest):
                self._push(matched, Frame(LineMark.NOTE, self._next(), label=match["label"]), TAB)
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

    def _item(self, matched: int, cursor: Cursor, match: re.Match[str]) -> None:
        width, first = cursor.indent()
        end = first + match.end()
        bullet = match.re is _BULLET
        sign = match[1] if bullet else match[2]
        mark = LineMark.BULLET if bullet else LineMark.NUMBER
        cursor.jump(end)
        blanks, _ = cursor.indent()
        padding = blanks if 1 <= blanks <= TAB and not cursor.is_done else 1
        self._push(matched, Frame(mark, self._next(), sign), width + match.end() + padding)
        cursor.skip(padding)
        # An asterisk is Markdown's own sign wherever it stands; other bullets are characters of the source.
        if sign != "*":
            self._prefix.append((first, end, bullet))

    def _push(self, matched: int, frame: Frame, indent: int = 0) -> None:
        self._close(matched)
        self._leaf = None
        for container in self._open:
            container.filled = True
        self._open.append(_Container(frame, indent))
        self._frames = (*self._frames, frame)
        self._opened = frame

    def _close(self, matched: int) -> None:
        if matched < len(self._open):
            del self._open[matched:]
            self._frames = self._frames[:matched]
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
        if self._opened is None and last is not None and last.frames[: len(self._frames)] == self._frames:
            line.block, line.frames, line.mark = last.block, last.frames, _carried(last.mark)
        else:
            self._pending.append(line)

    def _settle_pending(self, leaf: Placed | None = None) -> None:
        """Lines of nothing but marks belong to the paragraph that follows in the same frame."""
        for line in self._pending:
            shared = leaf is not None and leaf.kind is Kind.TEXT and leaf.mark is not LineMark.HEAD
            if leaf is not None and shared and leaf.frames[: len(line.frames)] == line.frames:
                line.block, line.frames = leaf.block, leaf.frames
            else:
                line.block = self._next()
        self._pending = []

    # Blocks whose lines are not looked at

    def _inside(self, leaf: _Leaf, cursor: Cursor) -> bool:
        """Whether the line belongs to the open block whatever it holds."""
        if leaf.fence:
            self._in_fence(leaf, cursor)
            return True
        if leaf.html is None or (cursor.is_done and not leaf.html.end):
            return False
        if cursor.is_done:
            self._blank_inside(leaf, cursor)
            return True
        _, first = cursor.indent()
        if leaf.html.begins_block(cursor.text[first:]):
            leaf.number = self._next()
        self._add(leaf, first)
        if leaf.html.is_over(cursor.text[first:]):
            self._leaf = None
        return True

    def _in_fence(self, leaf: _Leaf, cursor: Cursor) -> None:
        text = cursor.text[cursor.pos :].strip()
        math = leaf.fence == "$$"
        if math or not text or text.strip(leaf.fence[0]) or len(text) < len(leaf.fence):
            if not text:
                self._blank_inside(leaf, cursor)
                return
            cursor.skip(leaf.indent)
            self._add(leaf, cursor.pos)
            if not (math and text.endswith("$$")):
                return
        elif self._prefix:
            self._add(leaf, len(cursor.text))
        else:
            self._place(Kind.HIDDEN, len(cursor.text), len(cursor.text), 0)
        self._leaf = None

    def _blank_inside(self, leaf: _Leaf, cursor: Cursor) -> None:
        if self._prefix:
            self._add(leaf, len(cursor.text))
        else:
            self._placed.append(Placed(cursor.text, Kind.BLANK, len(cursor.text), len(cursor.text)))
        if leaf.html is None:
            leaf.number = self._next()

    # Beginnings of blocks

    def _starts(self, at: int, matched: int, cursor: Cursor) -> bool:
        width, first = cursor.indent()
        rest = cursor.text[first:]
        leaf = self._leaf if matched == len(self._open) else None
        if width >= TAB:
            if self._in_paragraph:
                return False
            if leaf is not None and leaf.kind is Kind.ROW:
                return self._row(at, matched, leaf, first, rest)
            self._code(matched, leaf, cursor)
            return True
        if self._underlines(matched, rest):
            self._underline(rest, first)
        elif head := _HEAD.match(rest):
            self._head(matched, first, head, cursor)
        elif _RULE.fullmatch(rest):
            self._begin(matched, Kind.WEAK, LineMark.RULE, first, close=True)
        elif (fence := _FENCE.fullmatch(rest)) and self._closings[rest[0]].after(at, len(fence["fence"])):
            self._fence(matched, width, fence["fence"], cursor)
        elif rest.startswith("$$") and "$$" not in rest[2:] and self._closings["$"].after(at):
            self._begin(matched, Kind.RAW, LineMark.CODE, first).fence = "$$"
        elif is_picture(rest):
            self._begin(matched, Kind.TEXT, LineMark.IMAGE, first, close=True)
        elif _DIVISION.fullmatch(rest):
            self._begin(matched, Kind.WEAK, LineMark.RULE, first, close=True)
        elif rest[0] == "<" and (html := html_block(rest, in_paragraph=self._in_paragraph)) and self._ends(at, html):
            table = html.end == "</table>"
            kind, mark = (Kind.HTML_TABLE, LineMark.ROW) if table else (Kind.HTML, LineMark.NONE)
            self._begin(matched, kind, mark, first).html = html
            if html.is_over(rest):
                self._leaf = None
        else:
            return self._row(at, matched, leaf, first, rest)
        return True

    def _ends(self, at: int, html: HtmlBlock) -> bool:
        end = html.end if html.end in self._closings else ""
        return not end or html.is_over(self._lines[at]) or self._closings[end].after(at)

    def _row(self, at: int, matched: int, leaf: _Leaf | None, first: int, rest: str) -> bool:
        if leaf is not None and leaf.kind is Kind.ROW and (leaf.strict or "|" in rest):
            leaf.strict = leaf.strict or is_delimiter(rest)
            self._add(leaf, first)
            return True
        if leaf is not None and self._in_paragraph and self._heads_table(leaf, rest):
            above = leaf.lines.pop()
            table = _Leaf(Kind.ROW, self._next(), LineMark.ROW, [above], strict=True)
            above.kind, above.mark, above.block = Kind.ROW, LineMark.ROW, table.number
            self._leaf = table
            self._add(table, first)
            return True
        if rest[0] != "|":
            return False
        below = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        if is_row(rest) or is_delimiter(below[_PREFIX.match(below).end() :]):  # type: ignore[union-attr]
            self._begin(matched, Kind.ROW, LineMark.ROW, first)
        elif rest[1:2] in ("", " "):
            self._verse(matched, leaf, first, rest)
        else:
            return False
        return True

    @staticmethod
    def _heads_table(leaf: _Leaf, rest: str) -> bool:
        if not leaf.lines or not is_delimiter(rest):
            return False
        above = leaf.lines[-1]
        words = above.text[above.begin :]
        return ("|" in rest or "|" in words) and cell_count(words) == cell_count(rest)

    def _verse(self, matched: int, leaf: _Leaf | None, first: int, rest: str) -> None:
        """A line block of Pandoc: its lines are lines, and a bar alone parts stanzas."""
        stanza = leaf if leaf is not None and leaf.kind is Kind.VERSE else None
        self._prefix.append((first, first + 1, True))
        if stanza is None:
            self._begin(matched, Kind.VERSE, LineMark.CODE, first + 1)
            return
        if stanza.gap:
            stanza.number, stanza.gap = self._next(), False
        self._add(stanza, first + 1)
        stanza.gap = not rest[1:].strip()

    def _head(self, matched: int, first: int, head: re.Match[str], cursor: Cursor) -> None:
        begin = first + head.end()
        end = _HEAD_END.search(cursor.text, begin)
        self._begin(matched, Kind.TEXT, LineMark.HEAD, begin, close=True)
        line = self._placed[-1]
        line.level = len(head[1])
        line.end = max(begin, end.start()) if end else len(cursor.text)
        if end and end["attributes"]:
            line.prefix.append((end.start("attributes"), len(cursor.text), True))

    def _fence(self, matched: int, width: int, fence: str, cursor: Cursor) -> None:
        self._close(matched)
        leaf = _Leaf(Kind.RAW, self._next(), LineMark.CODE, fence=fence, indent=width)
        if self._prefix:
            self._add(leaf, len(cursor.text))
        else:
            self._place(Kind.HIDDEN, len(cursor.text), len(cursor.text), 0)
        self._fill()
        self._leaf = leaf

    def _code(self, matched: int, leaf: _Leaf | None, cursor: Cursor) -> None:
        if leaf is None or leaf.mark is not LineMark.CODE or leaf.kind is not Kind.RAW:
            cursor.skip(TAB)
            self._begin(matched, Kind.RAW, LineMark.CODE, cursor.pos)
            return
        if leaf.gap:
            leaf.number, leaf.gap = self._next(), False
        cursor.skip(TAB)
        self._add(leaf, cursor.pos)

    def _underlines(self, matched: int, rest: str) -> bool:
        here = self._in_paragraph and matched == len(self._open)
        return here and _UNDERLINE.fullmatch(rest) is not None

    def _underline(self, rest: str, first: int) -> None:
        """What stands above is a head; the line below it stays in the source layer."""
        leaf = self._leaf
        assert leaf is not None
        leaf.kind, leaf.mark = Kind.WEAK, LineMark.HEAD
        self._add(leaf, first)
        for line in leaf.lines:
            line.mark, line.level = LineMark.HEAD, 1 if rest[0] == "=" else 2
        self._leaf = None

    def _text(self, matched: int, cursor: Cursor) -> None:
        _, first = cursor.indent()
        leaf = self._leaf
        if leaf is not None and self._in_paragraph:
            self._add(leaf, first)
            return
        rest = cursor.text[first:]
        if DEFINITION.fullmatch(rest):
            self._begin(matched, Kind.WEAK, LineMark.RULE, first, close=True)
        elif TITLE_LINE.fullmatch(rest) and self._placed and DEFINITION.fullmatch(self._placed[-1].text.strip()):
            self._begin(matched, Kind.WEAK, LineMark.RULE, first, close=True)
        else:
            self._begin(matched, Kind.TEXT, LineMark.NONE, first)

    # Lines

    @property
    def _in_paragraph(self) -> bool:
        return self._leaf is not None and self._leaf.kind is Kind.TEXT

    def _begin(self, matched: int, kind: Kind, mark: LineMark, first: int, *, close: bool = False) -> _Leaf:
        """Begin a block with the line; with ``close`` it is the block's only one."""
        self._close(matched)
        leaf = _Leaf(kind, self._next(), mark)
        self._fill()
        self._add(leaf, first)
        self._settle_pending(leaf.lines[0])
        self._leaf = None if close else leaf
        return leaf

    def _add(self, leaf: _Leaf, first: int) -> None:
        line = self._place(leaf.kind, first, len(self._lines[len(self._placed)]), leaf.number)
        line.mark = leaf.mark or line.mark
        leaf.lines.append(line)

    def _place(self, kind: Kind, begin: int, end: int, block: int) -> Placed:
        text = self._lines[len(self._placed)]
        mark, level, label = LineMark.NONE, 0, ""
        if self._opened is not None:
            mark, label = self._opened.mark, next((each.label for each in self._frames if each.label), "")
            level = sum(each.mark in _ITEMS for each in self._frames[:-1]) if mark in _ITEMS else 0
        elif any(text[start] == ">" for start, _, _ in self._prefix):
            mark = LineMark.QUOTE
        line = Placed(text, kind, begin, end, mark, level, label, block, self._frames, self._prefix)
        self._placed.append(line)
        return line

    def _fill(self) -> None:
        for container in self._open:
            container.filled = True

    def _next(self) -> int:
        self._count += 1
        return self._count


_ITEMS = (LineMark.BULLET, LineMark.NUMBER)


def _carried(mark: LineMark) -> LineMark:
    """The mark of a line without text that goes on with a block of a mark."""
    return mark if mark in (LineMark.HEAD, LineMark.ROW, LineMark.CODE, LineMark.RULE) else LineMark.QUOTE
