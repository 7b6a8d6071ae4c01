"""The signs before items: a bullet belongs to the source, a number is part of what is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fascicle.model.source import LineMark
from fascicle.structure.blocks.text_spans import restyled
from fascicle.structure.model import Block, Role

_BULLET = re.compile(r"\s*(?:[•‣▪◦●■○►▶]|[*·](?=\s))")
_NUMBER = re.compile(r"\s*\(?\d{1,3}[.)]\s+(?=\S)")


def weaken_bullets(blocks: Iterable[Block]) -> None:
    """A bullet belongs to the source and not to the reading text, where the list shows it already."""
    for block in blocks:
        first = block.parts[0]
        match = _BULLET.match(first.line.text, first.start) if block.role is Role.ITEM else None
        if match is not None:
            block.parts[0] = restyled(first, match.end() - 1, match.end(), lambda style: replace(style, weak=True))


def sign_of(block: Block) -> str:
    """The sign of an item of marked text; else ``bullet`` or ``number``, or nothing if it begins with neither."""
    if block.label:
        return block.label
    first = next(iter(block.parts[0].runs), None)
    if block.first.mark is LineMark.BULLET or (first is not None and first.style.weak):
        return "bullet"
    return "number" if block.first.mark is LineMark.NUMBER or _NUMBER.match(block.text) else ""
