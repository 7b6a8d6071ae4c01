"""Where in a line the reader of Markdown is: columns, tabs to stops of four, indents; and what is closed later."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

TAB = 4


class Cursor:
    """A place in a line; ``pending`` are the columns of a tab that were not needed by what stands before it."""

    __slots__ = ("_column", "_pending", "pos", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self._column = 0
        self._pending = 0

    def indent(self) -> tuple[int, int]:
        """How many columns of blanks follow, and where the first other character stands."""
        column, at, text = self._column, self.pos, self.text
        while at < len(text) and text[at] in " \t":
            column += TAB - column % TAB if text[at] == "\t" else 1
            at += 1
        return column - self._column + self._pending, at

    @property
    def is_done(self) -> bool:
        """Whether nothing but blanks follows."""
        return not self.text[self.pos :].strip()

    def skip(self, columns: int) -> None:
        """Go on over so many columns of blanks, as far as there are any."""
        taken = min(columns, self._pending)
        self._pending -= taken
        columns -= taken
        while columns > 0 and self.pos < len(self.text) and self.text[self.pos] in " \t":
            wide = TAB - self._column % TAB if self.text[self.pos] == "\t" else 1
            self._pending = max(0, wide - columns)
            columns -= wide
            self._column += wide
            self.pos += 1

    def jump(self, pos: int) -> None:
        """Go on to a character."""
        column = self._column
        for character in self.text[self.pos : pos]:
            column += TAB - column % TAB if character == "\t" else 1
        self._column, self.pos, self._pending = column, pos, 0


class Closings:
    """Whether something that a line opens is closed by a line further down.

    ``pattern`` finds what closes, at any place of a line or at its end; of several lengths the longest counts.
    """

    def __init__(self, lines: Sequence[str], pattern: str) -> None:
        closes = re.compile(pattern)
        found = [(at, len(match[1])) for at, line in enumerate(lines) if (match := closes.search(line))]
        self._places = [at for at, _ in found]
        self._longest = [0] * (len(found) + 1)
        for index in range(len(found) - 1, -1, -1):
            self._longest[index] = max(found[index][1], self._longest[index + 1])

    def after(self, at: int, length: int = 0) -> bool:
        """Whether a line below ``at`` closes what is of such a length."""
        index = bisect_right(self._places, at)
        return index < len(self._places) and self._longest[index] >= length
