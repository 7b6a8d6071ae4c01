"""Exact places inside a document of bytes: attributes in a start tag, the first character of a text.

The reading knows where each tag begins; what lies inside is looked for only when there is something to report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple


class Position(NamedTuple):
    """Line and column, both from 1; columns in code points."""

    line: int
    column: int


_LINE_END = re.compile(rb"\r\n?|\n")
_TAG = re.compile(rb"""<[^!?](?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_BEFORE_TEXT = re.compile(
    rb"(?:[ \t\r\n]+|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|&#(?:x0*(?:20|[9AaDd])|0*(?:9|10|13|32));)*", re.DOTALL
)


class Places:
    """Places of one document, in UTF-8."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lines: list[int] | None = None

    def at(self, offset: int) -> Position:
        """The place of a byte."""
        if self._lines is None:
            self._lines = [0, *(found.end() for found in _LINE_END.finditer(self._data))]
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        return Position(line, len(self._data[start:offset].decode("utf-8", "replace")) + 1)

    def starts_end_tag(self, offset: int) -> bool:
        """Whether an end tag begins at a byte; an empty element has none."""
        return self._data.startswith(b"</", offset)

    def attribute(self, tag: int, number: int) -> Position | None:
        """Where the attribute of this number (from 0, declarations of namespaces not counted) begins.

        ``tag`` is the byte where its start tag begins. None where the tag does not spell it out, because a DTD
        inside the document gives it.
        """
        found = _TAG.match(self._data, tag)
        if not found:
            return None
        for attribute in _ATTRIBUTE.finditer(self._data, tag, found.end()):
            if attribute[1] == b"xmlns" or attribute[1].startswith(b"xmlns:"):
                continue
            if number == 0:
                return self.at(attribute.start())
            number -= 1
        return None

    def text(self, tag: int) -> Position:
        """Where the first character that is not white space stands after the tag that begins at byte ``tag``."""
        found = _TAG.match(self._data, tag)
        before = _BEFORE_TEXT.match(self._data, found.end() if found else tag)
        return self.at(before.end() if before else tag)
