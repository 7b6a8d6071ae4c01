"""The blocks of a reading layer: what stands between two of its line feeds, each with the element that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from fascicle.model.blocks import TextBlock
from fascicle.tei.layers.view import LayerView
from fascicle.tei.names import INLINE, XML_LANG, local

_DIVISION = re.compile("div[1-7]?|body|text|front|back")


def blocks_of(view: LayerView, language: str = "und") -> Iterator[TextBlock]:
    """The blocks of a view's text in order; ``language`` is that of what bears no ``xml:lang``."""
    inherited: dict[etree._Element, tuple[str, str]] = {}

    def of(element: etree._Element | None) -> tuple[str, str]:
        """The nearest element that is no part of a sentence, and the nearest language."""
        if element is None:
            return "", language
        if element not in inherited:
            block, tongue = of(element.getparent())
            name = local(element)
            inherited[element] = (
                name if name and name not in INLINE else block,
                # a foreign word is no change of the block's language
                tongue if name in INLINE else element.get(XML_LANG, tongue),
            )
        return inherited[element]

    start = 0
    for line in view.text.split("\n"):
        end = start + len(line)
        if line:
            yield TextBlock(start, end, *of(view.piece_at(start).slot.parent))
        start = end + 1


def articles_of(view: LayerView, blocks: Sequence[TextBlock], dateline: str) -> Iterator[list[TextBlock]]:
    """The blocks of each article: what stands in one division that has a ``dateline`` of its own, and in no division
    inside it that has one; what stands in none is one, too.
    """
    dated: dict[etree._Element, int] = {}
    for block in blocks:
        if block.element == dateline and (division := _division(view, block)) is not None:
            dated.setdefault(division, len(dated) + 1)
    articles: dict[int, list[TextBlock]] = {}
    inside: dict[etree._Element | None, int] = {None: 0}

    def article(element: etree._Element | None) -> int:
        if element not in inside:
            inside[element] = dated.get(element) or article(element.getparent())  # type: ignore[union-attr, arg-type]
        return inside[element]

    for block in blocks:
        number = article(view.piece_at(block.start).slot.parent) if dated else 0
        articles.setdefault(number, []).append(block)
    yield from articles.values()


def _division(view: LayerView, block: TextBlock) -> etree._Element | None:
    parent = view.piece_at(block.start).slot.parent
    return next((each for each in (parent, *parent.iterancestors()) if _DIVISION.fullmatch(local(each))), None)
