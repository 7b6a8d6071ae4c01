"""A TEI text laid out for comparison: the words of its layers, and where they stand among all its characters.

A *place* counts the characters other than blanks of everything that either layer has, from the text's beginning. Both
layers and every mark have places, so that what changed in one can be found in the others.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from fascicle.changes.kinds import ChangeLine
from fascicle.tei.layers.slots import Slot
from fascicle.tei.layers.table import Layer
from fascicle.tei.layers.view import LayerView, Piece, leaves_out
from fascicle.tei.source_map import SourceMap, UnmappableError


class CharRange(NamedTuple):
    """CharRange from ``start`` to ``end``; of what stands between two characters, both are the same."""

    start: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether no character stands in it."""
        return self.start == self.end


class _WholeView(LayerView):
    """All that either layer has."""

    def __init__(self, root: etree._Element) -> None:
        super().__init__(root, Layer.READING)
        self.starts = array("l", [0])
        for piece in self.pieces:
            self.starts.append(self.starts[-1] + len(piece.text))

    def _leaves_out(self, item: etree._Element) -> bool:
        return all(leaves_out(item, layer) for layer in Layer)

    def marks(self) -> Iterator[tuple[etree._Element, CharRange]]:
        """The elements in it, in the order of the file."""
        for element, (first, last) in self._ranges.items():
            yield element, CharRange(self.starts[first], self.starts[last])

    def aside(self) -> Iterator[tuple[etree._Element, int]]:
        """What neither layer has, and where it is."""
        for element, at in self._left_out.items():
            yield element, self.starts[bisect_left(self._starts, at)]


@dataclass(frozen=True, slots=True)
class LaidWord:
    """A word of a layer: the piece that it begins with, and its places."""

    text: str
    first: Piece
    span: CharRange


class Laid:
    """The ``text`` of a TEI file, laid out; ``data`` is the file that ``root`` was read from."""

    def __init__(self, text: etree._Element, data: bytes, root: etree._Element) -> None:
        self.text = text
        self._data, self._root = data, root
        self.whole = _WholeView(text)
        self.length = self.whole.starts[-1]
        views = {layer: LayerView(text, layer) for layer in Layer}
        places = {
            (piece.slot.parent, piece.slot.after, piece.offset): start
            for piece, start in zip(self.whole.pieces, self.whole.starts, strict=False)
        }
        self.words: dict[Layer, list[LaidWord]] = {}
        self.characters: dict[Layer, array[int]] = {}
        """Of each character of a layer but blanks, its place."""
        for layer, view in views.items():
            self.words[layer], self.characters[layer] = _words(view, places)

    @cached_property
    def _lines(self) -> list[str]:
        """Of each piece of the whole, the number of its line in the source."""
        numbers, number, breaks = [], "", iter([*self.whole.line_breaks, (len(self.whole.pieces), None)])
        at, element = next(breaks)
        for index in range(len(self.whole.pieces)):
            while element is not None and at <= index:
                number = element.get("n", "")
                at, element = next(breaks)
            numbers.append(number)
        return numbers

    @cached_property
    def _map(self) -> SourceMap | None:
        try:
            return SourceMap(self._data, self._root)
        except UnmappableError:
            return None

    def spot(self, place: int) -> ChangeLine:
        """The lines of the character at a place, or of the last one."""
        if not self.whole.pieces:
            return ChangeLine(line_of(self.text))
        index = min(bisect_left(self.whole.starts, place + 1) - 1, len(self.whole.pieces) - 1)
        piece = self.whole.pieces[index]
        offset = piece.offset + place - self.whole.starts[index]
        return ChangeLine(self._line(piece.slot, min(offset, piece.offset + len(piece.text) - 1)), self._lines[index])

    def spot_of(self, element: etree._Element, place: int) -> ChangeLine:
        """The lines of an element that begins at a place."""
        found = self.spot(min(place, max(self.length - 1, 0)))
        return ChangeLine(line_of(element), found.source_line)

    def _line(self, slot: Slot, offset: int) -> int:
        if self._map is not None:
            return self._map.line_column(self._map.near(slot, offset))[0]
        owner = slot.parent if slot.after is None else slot.after
        return line_of(owner)

    def words_in(self, span: CharRange, most: int = 12) -> str:
        """What a reader reads in a span, the first words of it where there are many; else what the source has."""
        for layer in (Layer.READING, Layer.SOURCE):
            words = self.words[layer]
            first = bisect_left(words, span.start + 1, key=lambda each: each.span.end)
            last = bisect_left(words, span.end, key=lambda each: each.span.start)
            if first < last:
                return " ".join(each.text for each in words[first : min(last, first + most)]) + " …" * (
                    last > first + most
                )
        return ""


def _words(
    view: LayerView, places: dict[tuple[etree._Element, etree._Element | None, int], int]
) -> tuple[list[LaidWord], array[int]]:
    words: list[LaidWord] = []
    characters = array("l")
    end = -1
    for piece in view.pieces:
        start = places[piece.slot.parent, piece.slot.after, piece.offset]
        stop = start + len(piece.text)
        characters.extend(range(start, stop))
        if piece.start == end:
            word = words.pop()
            words.append(LaidWord(word.text + piece.text, word.first, CharRange(word.span.start, stop)))
        else:
            words.append(LaidWord(piece.text, piece, CharRange(start, stop)))
        end = piece.end
    return words, characters


def line_of(element: etree._Element) -> int:
    """The line of an element in its file, from 1."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs have a property without a type
    return line or 1
