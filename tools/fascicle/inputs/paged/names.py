"""Names of lines: the ids of the file where it has them, with the page before them where there are several."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[\s:]+")


class LineNames:
    """Names the lines of one source, each by a name of its own."""

    def __init__(self, *, paged: bool = False) -> None:
        """``paged`` says that the source has several pages: each has its number before the names on it."""
        self._paged = paged
        self._taken: set[str] = set()
        self._page = 0
        self._line = 0

    def page(self) -> int:
        """Begin the next page; the answer is its number."""
        self._page, self._line = self._page + 1, 0
        return self._page

    def line(self, identifier: str | None) -> str:
        """The name of the next line of the page, which the file calls so, if at all."""
        self._line += 1
        own = _UNFIT.sub("_", (identifier or "").strip()) or f"l{self._line}"
        if not own.strip("0123456789."):
            own = f"l{own}"
        name = wanted = f"p{self._page}/{own}" if self._paged else own
        count = 1
        while name in self._taken:
            count += 1
            name = f"{wanted}-{count}"
        self._taken.add(name)
        return name
