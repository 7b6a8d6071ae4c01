"""Line ends with a hyphen in a tree: what is made of each, and making another thing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from fascicle.language.hyphens.decide import Break, ends_with_hyphen
from fascicle.tei.layers.slots import Slot, content, dissolve, enclose
from fascicle.tei.layers.table import EDITORIAL, Layer
from fascicle.tei.layers.view import LayerView, Piece
from fascicle.tei.names import INLINE, MILESTONES, local, tei


@dataclass(frozen=True)
class LineEnd:
    """A line of the source that ends with a hyphen, in the order of reading.

    ``line`` is its ``@n``, ``before`` and ``after`` its text and that of the line it goes on with, ``made`` what the
    file makes of the hyphen, ``last`` the piece that ends with it, ``following`` the ``lb`` of the next line.
    """

    line: str
    before: str
    after: str
    made: Break
    last: Piece
    following: etree._Element


def line_ends(text: etree._Element) -> list[LineEnd]:
    """The hyphens at the line ends of a ``text`` element; running heads and page numbers are passed over."""
    view = LayerView(text, Layer.SOURCE)
    passed = {each for furniture in text.iter(tei("fw")) for each in furniture.iter(tei("lb"))}
    lines = [
        (element, pieces)
        for element, pieces in view.lines()
        if element is not None and pieces and element not in passed
    ]
    found = []
    for (element, pieces), (following, others) in pairwise(lines):
        before = view.text[pieces[0].start : pieces[-1].end]
        if ends_with_hyphen(before):
            after = view.text[others[0].start : others[-1].end]
            made = _made(pieces[-1], following)
            found.append(LineEnd(element.get("n", ""), before, after, made, pieces[-1], following))
    return found


def _made(last: Piece, following: etree._Element) -> Break:
    if last.slot.parent.tag == tei("pc"):
        return Break.JOIN
    return Break.KEEP if following.get("break") == "no" else Break.DASH


def remake(end: LineEnd, kind: Break) -> bool:
    """Make of a line end what ``kind`` says; the answer is whether that could be done.

    It cannot where the next line begins another block, or where the hyphen stands in a correction. Of several line
    ends the later have to be made first, because the places of the others stay as they were only before it.
    """
    block = _block(end.last.slot.parent)
    inside = [end.last.slot.parent, *end.last.slot.parent.iterancestors()]
    if block is not _block(end.following) or any(local(each) in EDITORIAL for each in inside):
        return False
    between = list(_between(block, end))
    indent = "\n" + "  " * len(list(block.iterancestors())) if kind is Break.DASH else ""
    for each in between:
        if isinstance(each, Slot):
            _set_blank(each, indent)
        elif kind is Break.DASH:
            etree.strip_attributes(each, "break")
        else:
            each.set("break", "no")
    if kind is not Break.DASH and (parent := end.following.getparent()) is not None:
        after = Slot(parent, end.following)
        after.text = after.text.lstrip()
    if end.made is Break.JOIN:
        dissolve(end.last.slot.parent)
    elif kind is Break.JOIN:
        at = end.last.offset + len(end.last.text)
        mark = etree.Element(tei("pc"), {"force": "weak"})
        enclose(mark, (end.last.slot, at - 1), (end.last.slot, at))
    return True


def _set_blank(slot: Slot, blank: str) -> None:
    """The blanks at the end of a slot as the converter writes them where a line, a page or a running head follows."""
    following = next(iter(slot.parent), None) if slot.after is None else slot.after.getnext()
    ends = following is not None and local(following) in MILESTONES | {"fw"}
    slot.text = slot.text.rstrip() + blank * ends


def _block(element: etree._Element) -> etree._Element:
    """The nearest element around, or the element itself, that is no part of a line."""
    while local(element) in INLINE and (parent := element.getparent()) is not None:
        element = parent
    return element


def _between(block: etree._Element, end: LineEnd) -> Iterator[Slot | etree._Element]:
    """The slots and milestones from the hyphen's slot to before the text of the next line, running heads aside."""
    begun = False
    for item in _walk(block):
        if isinstance(item, Slot):
            begun = begun or (item.parent is end.last.slot.parent and item.after is end.last.slot.after)
            if begun:
                yield item
        elif begun:
            yield item
            if item is end.following:
                return


def _walk(element: etree._Element) -> Iterator[Slot | etree._Element]:
    for item in content(element):
        if isinstance(item, Slot) or local(item) in MILESTONES:
            yield item
        elif local(item) and local(item) != "fw":
            yield from _walk(item)
