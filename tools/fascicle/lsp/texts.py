"""A document as the client has it, with places in three ways of counting: ours, Python's, and the protocol's."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lsprotocol import types

_LINE_END = re.compile(r"\r\n?|\n")
_DECLARED = re.compile(r"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
# how the protocol counts inside a line: the encoding, and the bytes of a unit
_UNITS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


@dataclass(frozen=True)
class TypedDocument:
    """A text with its path; offsets and our columns count code points, the protocol what client and server agreed."""

    path: Path
    text: str
    version: int | None = None
    counting: types.PositionEncodingKind | str = types.PositionEncodingKind.Utf16

    @cached_property
    def data(self) -> bytes:
        """The document as a file would hold it: in the encoding that it declares, if that can write it."""
        declared = _DECLARED.match(self.text)
        try:
            return self.text.encode(declared[1] if declared else "utf-8")
        except (LookupError, UnicodeEncodeError):
            return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column that count from 1."""
        start = self._starts[min(line, len(self._starts)) - 1]
        return min(start + column - 1, len(self.text))

    def offset_of(self, position: types.Position) -> int:
        """The offset of a position of the protocol."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self.text)
        encoding, width = self._unit
        units = self.text[start:end].encode(encoding, "surrogatepass")[: position.character * width]
        return start + len(units.decode(encoding, "ignore"))

    def position(self, offset: int) -> types.Position:
        """The position of the protocol for an offset."""
        line = bisect_right(self._starts, offset) - 1
        encoding, width = self._unit
        before = self.text[self._starts[line] : offset]
        return types.Position(line, len(before.encode(encoding, "surrogatepass")) // width)

    def range(self, start: int, end: int) -> types.Range:
        """The range of the protocol between two offsets."""
        return types.Range(self.position(start), self.position(end))

    @property
    def _unit(self) -> tuple[str, int]:
        return _UNITS[types.PositionEncodingKind(self.counting)]
