"""The passages of a text: what a search finds, and where the page has it.

A passage is a block of the text: a paragraph, a heading, a stanza, a row. It has the words of both layers, as
``tei/layers/view.py`` reads them: those of the reading layer, and the places at which the source has others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from fascicle.tei.layers.table import Layer
from fascicle.tei.layers.view import LayerView, Piece, leaves_out
from fascicle.tei.names import INLINE, TEI_NS, XML_LANG, local, tei

# Blocks that are read in one go with those beside them.
_PARTS = frozenset({"l", "cell", "addrLine"})
# TEI that came home has elements of its own; what it takes them from is read as these.
_HOME = "{urn:fascicle:home}"
_READ_AS = {"own": "desc", "line": "lb", "mark": "desc", "about": "desc", "block": "div"}


@dataclass(frozen=True)
class Other:
    """What the source has in the place of some characters of the reading text, and the id of that place in the page."""

    start: int
    end: int
    words: str
    anchor: str


@dataclass(frozen=True)
class SearchPassage:
    """A passage: id in the page, language, reading text, and where the source differs."""

    anchor: str
    language: str
    text: str
    others: tuple[Other, ...] = ()

    @property
    def source(self) -> str:
        """The passage as the source has it, without hyphens of line ends."""
        text = self.text
        for each in reversed(self.others):
            text = text[: each.start] + each.words + text[each.end :]
        return text


class _Side:
    """The pieces of one layer, and what stands before each."""

    def __init__(self, view: LayerView) -> None:
        self.pieces = view.pieces
        self.keys = {_key(piece) for piece in view.pieces}
        self._before = {
            _key(piece): (before, view.text[before.end : piece.start]) for before, piece in pairwise(view.pieces)
        }

    def gap(self, piece: Piece, last: Piece | None) -> str:
        """What parts a piece from the last one of its block: nothing, a blank, or a line feed."""
        if last is None:
            return ""
        before, gap = self._before[_key(piece)]
        if before is last:
            return gap
        # a note stands between them, or the hyphen of a line end
        return " " if piece.offset or last.slot.text[last.offset + len(last.text) :] else ""


@dataclass
class _Block:
    """A block with its pieces of both layers in their order, each with whether a layer has it: reading, source."""

    element: etree._Element
    pieces: list[tuple[Piece, bool, bool]] = field(default_factory=list)


def passages(root: etree._Element, anchors: Mapping[int, str]) -> list[SearchPassage]:
    """The passages of the ``text`` element of a TEI document, in the order in which they begin.

    ``anchors`` are ids of the page by the number of their element among all of the ``text``, which counts itself as 1.
    """
    text = root.find(tei("text"))
    if text is None:
        return []
    elements = [each for each in text.iter() if isinstance(each.tag, str)]
    ids = {element: anchors[number] for number, element in enumerate(elements, 1) if number in anchors}
    for element in elements:
        read_as_tei(element)
    found: list[SearchPassage] = []
    last = next(iter(ids.values()), "")
    reading, source = _Side(LayerView(text, Layer.READING)), _Side(LayerView(text, Layer.SOURCE))
    for block in _blocks(reading, source):
        last = _anchor(block.element, ids) or last
        passage = _passage(block, reading, source, ids, last)
        if passage is not None:
            found.append(passage)
    return found


def read_as_tei(element: etree._Element) -> None:
    """Give an element of a home form the name of what it is read as."""
    tag = str(element.tag)
    if tag.startswith(_HOME):
        name = tag.removeprefix(_HOME)
        element.tag = f"{{{TEI_NS}}}{_READ_AS.get(name, name)}"


def _blocks(reading: _Side, source: _Side) -> list[_Block]:
    blocks: dict[etree._Element, _Block] = {}
    of: dict[etree._Element, etree._Element] = {}
    for piece, read, is_source in _merged(reading, source):
        element = _block_of(piece.slot.parent, of)
        blocks.setdefault(element, _Block(element)).pieces.append((piece, read, is_source))
    return list(blocks.values())


def _merged(reading: _Side, source: _Side) -> Iterator[tuple[Piece, bool, bool]]:
    """The pieces of both layers in the order of the file."""
    left = iter(source.pieces)
    for piece in reading.pieces:
        shared = _key(piece) in source.keys
        if shared:
            for other in left:
                if _key(other) == _key(piece):
                    break
                if not _is_hyphen(other):
                    yield other, False, True
        yield piece, True, shared
    yield from ((other, False, True) for other in left if not _is_hyphen(other))


def _key(piece: Piece) -> tuple[etree._Element, etree._Element | None, int]:
    return piece.slot.parent, piece.slot.after, piece.offset


def _is_hyphen(piece: Piece) -> bool:
    """Whether it is a hyphen that typesetting put at the end of a line: words are looked for whole."""
    parent = piece.slot.parent
    return local(parent) == "pc" and parent.get("force") == "weak"


def _block_of(element: etree._Element, known: dict[etree._Element, etree._Element]) -> etree._Element:
    if element not in known:
        name, parent = local(element), element.getparent()
        inside = parent is not None and (not name or name in INLINE or name in _PARTS)
        known[element] = _block_of(parent, known) if inside and parent is not None else element
    return known[element]


def _anchor(element: etree._Element, ids: Mapping[etree._Element, str]) -> str:
    """The id of the nearest element around that the page shows; empty if there is none."""
    found = ""
    for each in reversed([element, *element.iterancestors()]):
        if local(each) and leaves_out(each, Layer.READING):
            break
        found = ids.get(each, found)
    return found


def _passage(
    block: _Block, reading: _Side, source: _Side, ids: Mapping[etree._Element, str], anchor: str
) -> SearchPassage | None:
    text, words, place = "", "", ""
    start = 0  # where the reading text has last agreed with the source
    differs = False
    read_last = source_last = None
    others = []
    line = " / " if local(block.element) == "lg" else " "

    for piece, read, is_source in block.pieces:
        gap = reading.gap(piece, read_last).replace("\n", line) if read else ""
        source_gap = source.gap(piece, source_last).replace("\n", " ") if is_source else ""
        if read and is_source:
            if differs:
                others.append(Other(start, len(text + gap), words + source_gap, place))
            text += gap + piece.text
            start, words, place, differs = len(text), "", "", False
            read_last = source_last = piece
            continue
        differs = True
        place = place or _anchor(piece.slot.parent, ids)
        if read:
            text += gap + piece.text
            read_last = piece
        else:
            words += source_gap + piece.text
            source_last = piece
    if differs:
        others.append(Other(start, len(text), words, place))
    if not block.pieces:
        return None
    return SearchPassage(anchor, _language(block.element), text, tuple(others))


def _language(element: etree._Element) -> str:
    for each in (element, *element.iterancestors()):
        if (tag := each.get(XML_LANG)) is not None:
            return tag
    return "und"
