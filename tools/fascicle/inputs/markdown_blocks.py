"""Blocks of Markdown: for each line what it stands in, which block it belongs to, and where its text begins.

The rules are those of CommonMark 0.31 and GitHub's tables, with Pandoc's and GitHub's footnotes, Pandoc's line blocks
and fenced divisions. In some things texts that were printed before are read more kindly: what nothing closes (a fence,
a comment, a table of HTML) was never opened; lines between two bars are rows also without a row of dashes; a line of
nothing but pictures stands for itself; other bullets than those of a keyboard begin items, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fascicle.inputs.markdown_containers import RULE, ContainerParser
from fascicle.inputs.markdown_cursor import TAB, Closings, Cursor
from fascicle.inputs.markdown_html import HtmlBlock, html_block
from fascicle.inputs.markdown_links import DEFINITION, TITLE_LINE
from fascicle.inputs.markdown_pictures import is_picture
from fascicle.inputs.markdown_placed import Kind, Leaf, Placed
from fascicle.inputs.markdown_tables import cell_count, is_delimiter, is_row
from fascicle.model.source import LineMark

_HEAD = re.compile(r"(#{1,6})(?=\s|$)")
_HEAD_END = re.compile(r"(?:^|\s)(?:#+\s*)?(?P<attributes>\{[#.][^{}]{0,200}\}\s*)?$|(?<!\s)\s+#+\s*$")
_FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,}).*")
_DIVISION = re.compile(r":{3,}(?:\s*(?:\{[^{}]*\}|[\w-]+)\s*:*)?\s*")
PAGE = re.compile(r"\{\d+\}-{10,}\s*|(?i:<!--\s*page[\s_-]?break\s*-->)\s*")  # how OCR programs say that a page begins
_PREFIX = re.compile(r"[\s>]*")


def place_lines(lines: Sequence[str]) -> list[Placed]:
    """What each line is."""
    return _Parser(lines).parse()


class _Parser(ContainerParser):
    """Goes through the lines with what is open."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
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

    # Blocks whose lines are not looked at

    def _inside(self, leaf: Leaf, cursor: Cursor) -> bool:
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

    def _in_fence(self, leaf: Leaf, cursor: Cursor) -> None:
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

    def _blank_inside(self, leaf: Leaf, cursor: Cursor) -> None:
        if self._prefix or leaf.html is not None:
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
        elif RULE.fullmatch(rest):
            self._begin(matched, Kind.WEAK, LineMark.RULE, first, close=True)
        elif (fence := _FENCE.fullmatch(rest)) and self._closings[rest[0]].after(at, len(fence["fence"])):
            self._fence(matched, width, fence["fence"], cursor)
        elif rest.startswith("$$") and "$$" not in rest[2:] and self._closings["$"].after(at):
            self._begin(matched, Kind.RAW, LineMark.CODE, first).fence = "$$"
        elif is_picture(rest):
            self._begin(matched, Kind.TEXT, LineMark.IMAGE, first, close=True)
        elif _DIVISION.fullmatch(rest) or PAGE.fullmatch(rest):
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

    def _row(self, at: int, matched: int, leaf: Leaf | None, first: int, rest: str) -> bool:
        if leaf is not None and leaf.kind is Kind.ROW and (leaf.strict or "|" in rest):
            leaf.strict = leaf.strict or is_delimiter(rest)
            self._add(leaf, first)
            return True
        if leaf is not None and self._in_paragraph and self._heads_table(leaf, rest):
            above = leaf.lines.pop()
            table = Leaf(Kind.ROW, self._next(), LineMark.ROW, [above], strict=True)
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
    def _heads_table(leaf: Leaf, rest: str) -> bool:
        if not leaf.lines or not is_delimiter(rest):
            return False
        above = leaf.lines[-1]
        words = above.text[above.begin :]
        return ("|" in rest or "|" in words) and cell_count(words) == cell_count(rest)

    def _verse(self, matched: int, leaf: Leaf | None, first: int, rest: str) -> None:
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
        leaf = Leaf(Kind.RAW, self._next(), LineMark.CODE, fence=fence, indent=width)
        if self._prefix:
            self._add(leaf, len(cursor.text))
        else:
            self._place(Kind.HIDDEN, len(cursor.text), len(cursor.text), 0)
        self._fill()
        self._leaf = leaf

    def _code(self, matched: int, leaf: Leaf | None, cursor: Cursor) -> None:
        if leaf is None or leaf.mark is not LineMark.CODE or leaf.kind is not Kind.RAW:
            cursor.skip(TAB)
            self._begin(matched, Kind.RAW, LineMark.CODE, cursor.pos)
            return
        if leaf.gap:
            leaf.number, leaf.gap = self._next(), False
        cursor.skip(TAB)
        self._add(leaf, cursor.pos)

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
        above = self._placed[-1].text.strip() if self._placed else ""
        if DEFINITION.fullmatch(rest) or (TITLE_LINE.fullmatch(rest) and DEFINITION.fullmatch(above)):
            self._begin(matched, Kind.WEAK, LineMark.RULE, first, close=True)
        else:
            self._begin(matched, Kind.TEXT, LineMark.NONE, first)
