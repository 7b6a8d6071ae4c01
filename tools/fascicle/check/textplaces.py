"""Exact places of characters of text in an XML file, for findings that are about text and not about a tag.

Only run when there is a finding: it reads the file once more by expat, and keeps where every stretch of text began.
"""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from fascicle.check.positions import Positions, index_of
from fascicle.tei.layers.slots import Slot

_Key = tuple[int, int | None]


class TextPlaces:
    """Where the text of a file's slots stands; lines and columns count from 1, columns in code points."""

    def __init__(self, data: bytes, root: etree._Element) -> None:
        self._positions = Positions(data)
        self._index = index_of(root)
        self._chunks: dict[_Key, list[tuple[int, str]]] = {}
        self._read()

    def of(self, slot: Slot, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset`` in a slot's text."""
        parent = self._index[slot.parent]
        after = None if slot.after is None else self._index.get(slot.after)
        left = offset
        for byte, text in self._chunks.get((parent, after), []):
            if left < len(text):
                return self._positions.line_column(byte + len(text[:left].encode("utf-8")))
            left -= len(text)
        return self._positions.of_element(parent)

    def _read(self) -> None:
        parser = expat.ParserCreate("UTF-8")
        open_elements: list[int] = []
        last_child: list[int | None] = []
        count = 0

        def start(_name: str, _attributes: dict[str, str]) -> None:
            nonlocal count
            open_elements.append(count)
            last_child.append(None)
            count += 1

        def end(_name: str) -> None:
            closed = open_elements.pop()
            last_child.pop()
            if last_child:
                last_child[-1] = closed

        def characters(text: str) -> None:
            if open_elements:
                key = (open_elements[-1], last_child[-1])
                self._chunks.setdefault(key, []).append((parser.CurrentByteIndex, text))

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.Parse(self._positions.data, True)
