"""The blocks of a reading layer: what stands between two of its line feeds, each with the element that it is."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.model.blocks import TextBlock
from fascicle.tei.layers.view import LayerView
from fascicle.tei.names import INLINE, XML_LANG, local


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
