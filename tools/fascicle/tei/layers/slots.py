"""Text slots: the one place that knows that lxml keeps text in ``text`` and ``tail``.

The content of an element is a row of slots and children that take turns: slot, child, slot, child, ..., slot.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


class Slot:
    """A place for text in a parent: before its first child (``after`` is None), or behind a child."""

    __slots__ = ("after", "parent")

    def __init__(self, parent: etree._Element, after: etree._Element | None) -> None:
        self.parent = parent
        self.after = after

    @property
    def text(self) -> str:
        """The characters in the slot."""
        return (self.parent.text if self.after is None else self.after.tail) or ""

    @text.setter
    def text(self, value: str) -> None:
        # None, not "": an element with an empty text would be written <p></p> instead of <p/>
        if self.after is None:
            self.parent.text = value or None
        else:
            self.after.tail = value or None


def content(parent: etree._Element) -> Iterator[Slot | etree._Element]:
    """The slots and children of an element in document order."""
    yield Slot(parent, None)
    for child in parent:
        yield child
        yield Slot(parent, child)


def enclose(mark: etree._Element, start: tuple[Slot, int], end: tuple[Slot, int]) -> None:
    """Put an empty element around what stands between two points of one parent's content."""
    (first, begin), (last, stop) = start, end
    parent = first.parent
    at = 0 if first.after is None else parent.index(first.after) + 1
    if first.after is last.after:
        whole = first.text
        mark.text, rest = whole[begin:stop] or None, whole[stop:]
        first.text = whole[:begin]
    else:
        children = _children(first, last)
        mark.text, rest = first.text[begin:] or None, last.text[stop:]
        first.text, last.text = first.text[:begin], last.text[:stop]
        mark.extend(children)
    mark.tail = rest or None
    parent.insert(at, mark)


def _children(first: Slot, last: Slot) -> list[etree._Element]:
    """The children between two different slots of one parent, the first slot standing before the last."""
    children = []
    child = next(iter(first.parent), None) if first.after is None else first.after.getnext()
    while child is not None:
        children.append(child)
        if child is last.after:
            return children
        child = child.getnext()
    raise ValueError("the slots are not in one parent, or not in order")


def dissolve(mark: etree._Element) -> None:
    """Take an element away and leave its content where it was: the inverse of :func:`enclose`."""
    parent = mark.getparent()
    if parent is None:
        raise ValueError("the root of a tree cannot be dissolved")
    before = Slot(parent, mark.getprevious())
    children = list(mark)
    text, tail = mark.text or "", mark.tail or ""
    at = parent.index(mark)
    mark.tail = None
    parent.remove(mark)
    before.text += text
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)
    last = Slot(parent, children[-1]) if children else before
    last.text += tail
