"""Charts in a Word document, which lie in parts of their own: the words that they show, and the numbers they draw."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.inputs.office.trees import child, name, within

_NUMBERS = ("c:val", "c:xVal", "c:yVal", "c:bubbleSize")


def words_of_chart(root: etree._Element) -> Iterator[tuple[str, bool]]:
    """The title of a chart, those of its axes, the names of its rows and of what they are about; and its numbers.

    The flag says whether a reader sees it written: numbers are drawn, unless the chart has them as labels.
    """
    chart = child(root, "c:chart")
    yield from _title(child(chart, "c:title"))
    about: list[str] = []
    for row in within(root, "c:ser"):
        yield from ((words, True) for words in _points(child(row, "c:tx")))
        here = list(_points(child(row, "c:cat")))
        yield from ((words, True) for words in here if here != about)
        about = here or about
        written = any(each.get("val", "1") in ("1", "true") for each in within(row, "c:showVal"))
        for kind in _NUMBERS:
            yield from ((words, written) for words in _points(child(row, kind)))
    for each in within(root, "c:catAx", "c:valAx", "c:dateAx", "c:serAx"):
        yield from _title(child(each, "c:title"))


def _title(title: etree._Element | None) -> Iterator[tuple[str, bool]]:
    if title is None:
        return
    for each in within(title, "a:p"):
        yield "".join(words.text or "" for words in within(each, "a:t")), True
    yield from ((words, True) for words in _points(child(title, "c:tx", "c:strRef")))


def _points(element: etree._Element | None) -> Iterator[str]:
    """The values that a part of a chart keeps; its formula, which says where they come from, is none."""
    for each in within(element, "c:v") if element is not None else ():
        around = each.getparent()
        if around is not None and name(around) in ("c:pt", "c:tx"):
            yield each.text or ""
