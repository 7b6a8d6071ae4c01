"""Exact places inside a document of bytes: attributes in a start tag, the first character of a text.

The reading knows where each tag begins; what lies inside is looked for only when there is something to report. A
document with many findings asks often, so no question reads more than a block of a line or one tag, and those of one
tag read it once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple


class Position(NamedTuple):
    """Line and column, both from 1; columns in code points."""

    line: int
    column: int


class AttributePlace(NamedTuple):
    """An attribute as a tag writes it, and the bytes where its name and its value (without the quote) begin."""

    name: bytes
    start: int
    value: int


_LINE_END = re.compile(rb"\r\n?|\n")
_TAG = re.compile(rb"""<[^!?](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_TAG_NAME = re.compile(rb"<[^\s/>]++")
_ATTRIBUTE = re.compile(rb"""\s++([^\s=/>]++)\s*+=\s*+("[^"]*+"|'[^']*+')""")
_BEFORE_TEXT = re.compile(
    rb"(?:[ \t\r\n]++|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|&#(?:x0*+(?:20|[9AaDd])|0*+(?:9|10|13|32));)*+", re.DOTALL
)
_CONTINUING = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""

_BLOCK = 1 << 10


class Places:
    """Places of one document, in UTF-8."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        # the tag that was asked of last: what is known of it, and what was not yet read
        self._tag = -1
        self._known: list[int] = []
        self._rest: Iterator[AttributePlace] = iter(())

    def at(self, offset: int) -> Position:
        """The place of a byte."""
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        return Position(line, self._characters(start, offset) + 1)

    def offset(self, line: int, column: int) -> int:
        """The byte of a place, the opposite of :meth:`at`; that of the line's end where the line is shorter."""
        start = self._lines[min(line, len(self._lines)) - 1]
        end = self._lines[line] if line < len(self._lines) else len(self._data)
        text = self._data[start:end]
        if text.isascii():
            return min(start + column - 1, end)
        return start + len(text.decode("utf-8", "replace")[: column - 1].encode("utf-8"))

    @cached_property
    def _lines(self) -> list[int]:
        """The bytes where lines begin."""
        return [0, *(found.end() for found in _LINE_END.finditer(self._data))]

    @cached_property
    def _blocks(self) -> list[int]:
        """How many characters begin before each block: an edition in one line would else be counted anew each time."""
        data = self._data
        sizes = (_count(data[start : start + _BLOCK]) for start in range(0, len(data), _BLOCK))
        return list(accumulate(sizes, initial=0))

    def _characters(self, start: int, end: int) -> int:
        """How many characters begin between two bytes."""
        if end - start <= _BLOCK:
            return _count(self._data[start:end])
        return self._before(end) - self._before(start)

    def _before(self, offset: int) -> int:
        block = offset // _BLOCK
        return self._blocks[block] + _count(self._data[block * _BLOCK : offset])

    def starts_end_tag(self, offset: int) -> bool:
        """Whether an end tag begins at a byte; an empty element has none."""
        return self._data.startswith(b"</", offset)

    def attributes(self, tag: int) -> Iterator[AttributePlace]:
        """What the start tag that begins at byte ``tag`` writes, in its order; no declarations of namespaces."""
        found = _TAG_NAME.match(self._data, tag)
        while found and (found := _ATTRIBUTE.match(self._data, found.end())):
            if found[1] != b"xmlns" and not found[1].startswith(b"xmlns:"):
                yield AttributePlace(found[1], found.start(1), found.start(2) + 1)

    def attribute(self, tag: int, number: int) -> Position | None:
        """Where the attribute of this number (from 0, declarations of namespaces not counted) begins.

        ``tag`` is the byte where its start tag begins. None where the tag does not spell it out, because a DTD
        inside the document gives it.
        """
        if self._tag != tag:
            self._tag, self._known, self._rest = tag, [], self.attributes(tag)
        self._known.extend(one.start for one in islice(self._rest, max(0, number + 1 - len(self._known))))
        return self.at(self._known[number]) if number < len(self._known) else None

    def text(self, tag: int) -> Position:
        """Where the first character that is not white space stands after the tag that begins at byte ``tag``."""
        found = _TAG.match(self._data, tag)
        before = _BEFORE_TEXT.match(self._data, found.end() if found else tag)
        return self.at(before.end() if before else tag)


def _count(data: bytes) -> int:
    """How many characters begin in a stretch of UTF-8."""
    return len(data) if data.isascii() else len(data.translate(None, _CONTINUING))
