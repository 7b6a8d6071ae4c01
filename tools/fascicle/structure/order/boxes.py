"""The order of reading that boxes show, where lines have them and the source states no order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from fascicle.model.source import Box
from fascicle.structure.model import Block
from fascicle.structure.order.pages import begun, pages_of


def by_boxes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of pages whose lines all have boxes, in the order of reading that these show.

    A block comes before another that stands below it in the same column, and before all of a column further on, unless
    something that goes over both columns parts them (the rule of Breuel, 2003).
    """
    ordered: list[Block] = []
    for page in pages_of(blocks):
        boxes = [_box(block) for block in page]
        known = [box for box in boxes if box is not None]
        ordered += begun(_sorted(page, known)) if len(known) == len(page) else page
    return ordered


def _sorted(blocks: Sequence[Block], boxes: Sequence[Box]) -> list[Block]:
    places = range(len(blocks))
    leftward = _runs_leftward(blocks)
    above = {at: {other for other in places if other != at and _is_before(boxes, other, at, leftward)} for at in places}
    order: list[int] = []
    left = list(places)
    while left:
        chosen = next((at for at in left if above[at].isdisjoint(left)), left[0])
        order.append(chosen)
        left.remove(chosen)
    for before, at in pairwise(order):
        if at != before + 1:
            blocks[at].place = "the boxes of the page's lines show it there"
    return [blocks[at] for at in order]


def _is_before(boxes: Sequence[Box], one: int, other: int, leftward: bool) -> bool:
    first, second = boxes[one], boxes[other]
    if _overlap(first, second):
        return (first.top, one) < (second.top, other)
    if (first.left < second.left) is leftward:
        return False
    low, high = sorted((first.top, second.top))
    return not any(low < box.top < high and _overlap(box, first) and _overlap(box, second) for box in boxes)


def _overlap(one: Box, other: Box) -> bool:
    """Whether two stand in one column: they share most of the width of the narrower."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return 2 * shared > min(one.right - one.left, other.right - other.left)


def _box(block: Block) -> Box | None:
    boxes = [part.line.box for part in block.parts if part.line.box is not None]
    if len(boxes) < len(block.parts):
        return None
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip


def _runs_leftward(blocks: Sequence[Block]) -> bool:
    letters = next((block.text for block in blocks if block.text), "")
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters[:20])
