"""One layer of a tree as a string, with a map from its characters to the text nodes they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from fascicle.tei.layers.slots import Slot, content
from fascicle.tei.layers.table import LEFT_OUT, Layer
from fascicle.tei.names import INLINE, MILESTONES, local

_WORDS = re.compile(r"\S+")
_LEFT_OUT = {layer: {row.name: row for row in rows} for layer, rows in LEFT_OUT.items()}


def leaves_out(element: etree._Element, layer: Layer) -> bool:
    """Whether the layer leaves out this element and everything in it."""
    name = local(element)
    if not name:  # comments and instructions are no text
        return True
    if name == "note":
        return element.get("resp") is not None  # the edition's own note, not the source's
    row = _LEFT_OUT[layer].get(name)
    return row is not None and (not row.attribute or (element.get(row.attribute) == row.value) is not row.others)


@dataclass(eq=False, slots=True)
class Piece:
    """A word, or the part of one that stands in one slot: ``view.text[start:end]``, from ``offset`` of the slot on."""

    start: int
    end: int
    slot: Slot
    offset: int
    text: str


class LayerView:
    """A layer of a tree as it is now; make a new view after changing the tree.

    ``text`` has one blank for any run of blanks, and one line feed where a stretch of text ends: between blocks,
    and in the source layer at every ``lb`` that is not inside a word. Characters of ``text`` other than blanks map
    to characters of the tree one to one. ``undone`` are corrections that the view reads as if they had not been made.
    """

    def __init__(self, root: etree._Element, layer: Layer, undone: Collection[etree._Element] = frozenset()) -> None:
        self.layer = layer
        self._undone = undone
        self.pieces: list[Piece] = []
        self.line_breaks: list[tuple[int, etree._Element]] = []  # number of pieces before it, the lb
        self._ranges: dict[etree._Element, tuple[int, int]] = {}
        self._left_out: dict[etree._Element, int] = {}
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""  # the blank or line feed owed before the next word
        self._read(root)
        self.text = "".join(self._parts)
        self._starts = [piece.start for piece in self.pieces]

    def _read(self, element: etree._Element) -> None:
        name = local(element)
        first = len(self.pieces)
        if name in MILESTONES:
            self._break(element, name)
        if name not in INLINE:
            self._owe("\n")
        elif name == "space":
            self._owe(" ")
        # the tags between a choice's two sides are not words apart
        bare = name == "choice"
        for item in content(element):
            if isinstance(item, Slot):
                if not bare:
                    self._add(item)
            elif self._leaves_out(item):
                self._left_out[item] = self._length + bool(self._gap and self._length)
            else:
                self._read(item)
        if name not in INLINE:
            self._owe("\n")
        self._ranges[element] = (first, len(self.pieces))

    def _leaves_out(self, element: etree._Element) -> bool:
        if self._undone:
            parent = element.getparent()
            side = parent in self._undone and parent is not None and local(parent) == "choice"
            if side or element in self._undone:
                return leaves_out(element, Layer.SOURCE)
        return leaves_out(element, self.layer)

    def _break(self, element: etree._Element, name: str) -> None:
        if name == "lb":
            self.line_breaks.append((len(self.pieces), element))
        if element.get("break") != "no":
            self._owe("\n" if name == "lb" and self.layer is Layer.SOURCE else " ")

    def _owe(self, gap: str) -> None:
        if self._gap != "\n":
            self._gap = gap

    def _add(self, slot: Slot) -> None:
        text = slot.text
        if not text:
            return
        last, gap, length, parts, pieces = 0, self._gap, self._length, self._parts, self.pieces
        for word in _WORDS.finditer(text):
            start, end = word.span()
            if start > last and not gap:
                gap = " "
            if gap and length:
                parts.append(gap)
                length += 1
            gap, last, here = "", end, word[0]
            parts.append(here)
            pieces.append(Piece(length, length := length + end - start, slot, start, here))
        self._gap, self._length = gap, length
        if last < len(text):
            self._owe(" ")

    def piece_at(self, index: int) -> Piece:
        """The piece that a character of ``text`` belongs to; for a blank, the piece before it."""
        if not 0 <= index < self._length:
            raise IndexError(index)
        return self.pieces[bisect_right(self._starts, index) - 1]

    def pieces_between(self, start: int, end: int) -> list[Piece]:
        """The pieces that have characters in ``text[start:end]``."""
        if start >= end:
            return []
        low = max(bisect_right(self._starts, start) - 1, 0)
        high = bisect_right(self._starts, end - 1)
        return [piece for piece in self.pieces[low:high] if piece.end > start]

    def span(self, element: etree._Element) -> tuple[int, int] | None:
        """Where the element's text stands in ``text``; None if it has none in this layer."""
        first, last = self._ranges.get(element, (0, 0))
        return (self.pieces[first].start, self.pieces[last - 1].end) if last > first else None

    def place(self, element: etree._Element) -> int | None:
        """Where in ``text`` an element begins, also one that the layer leaves out; None if it is inside such a one."""
        span = self.span(element)
        return span[0] if span is not None else self._left_out.get(element)

    def line_of(self, index: int) -> tuple[str, int]:
        """``@n`` of the ``lb`` after which a character of ``text`` stands, and where that line begins in ``text``.

        Before the first ``lb`` the number is empty and the line begins at 0.
        """
        at = bisect_right(self._starts, index)  # one more than the number of its piece
        line = bisect_right(self.line_breaks, at - 1, key=lambda each: each[0])
        if not line:
            return "", 0
        first, element = self.line_breaks[line - 1]
        return element.get("n", ""), self._starts[first]

    def lines(self) -> Iterator[tuple[etree._Element | None, list[Piece]]]:
        """The pieces after each ``lb``, and first, under None, what stands before any."""
        breaks: list[tuple[int, etree._Element | None]] = [(0, None), *self.line_breaks]
        ends = [at for at, _ in breaks[1:]] + [len(self.pieces)]
        for (at, element), stop in zip(breaks, ends, strict=True):
            yield element, self.pieces[at:stop]
