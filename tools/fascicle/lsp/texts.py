"""A document as the client has it, with places in the three ways of counting: ours, Python's, and the protocol's."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from lsprotocol import types


@dataclass(frozen=True)
class Document:
    """A text with its path. Offsets and our columns count code points, the protocol's UTF-16 code units."""

    path: Path
    text: str
    version: int | None = None

    @cached_property
    def data(self) -> bytes:
        """The document in UTF-8; halves of characters, which a client should not send, as what XML will refuse."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def _starts(self) -> list[int]:
        """Where lines begin, as XML ends them; a carriage return alone ends one too."""
        return [0, *accumulate(map(len, self.text.splitlines(keepends=True)))] if not self._odd else self._xml_lines()

    @property
    def _odd(self) -> bool:
        """Whether there is a sign that Python takes for the end of a line, and XML does not."""
        return any(sign in self.text for sign in "\v\f\x1c\x1d\x1e\x85\u2028\u2029")

    def _xml_lines(self) -> list[int]:
        text = self.text.replace("\r\n", "\0\n").replace("\r", "\n")
        return [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column that count from 1, columns in code points."""
        start = self._starts[min(line, len(self._starts)) - 1]
        return min(start + column - 1, len(self.text))

    def offset_of(self, position: types.Position) -> int:
        """The offset of a position of the protocol."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self.text)
        units = self.text[start:end].encode("utf-16-le", "surrogatepass")[: position.character * 2]
        return start + len(units.decode("utf-16-le", "ignore"))

    def position(self, offset: int) -> types.Position:
        """The position of the protocol for an offset."""
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        return types.Position(line, len(before.encode("utf-16-le", "surrogatepass")) // 2)

    def range(self, start: int, end: int) -> types.Range:
        """The range of the protocol between two offsets."""
        return types.Range(self.position(start), self.position(end))
