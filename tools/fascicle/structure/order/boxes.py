"""The order of reading that boxes show, where lines have them and the source states no order."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from fascicle.model.source import Box
from fascicle.structure.model import Block
from fascicle.structure.order.pages import begun, pages_of

_MOST_TURNED = 0.1  # of the pairs of blocks whose order is known


def by_boxes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of pages whose lines all have boxes, in the order of reading that these show.

    An order that reads columns stays: whoever made it saw rules and pictures, which part what stands above them from
    what stands below. Else a block comes before another that stands below it in the same column, and before all of a
    column further on, unless something that goes over both columns parts them (the rule of Breuel, 2003).
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
    if _reads_columns(boxes, above):
        return list(blocks)
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
    if first.shares_column(second):
        return (first.top, one) < (second.top, other)
    if (first.left < second.left) is leftward:
        return False
    low, high = sorted((first.top, second.top))
    return not any(low < box.top < high and box.shares_column(first) and box.shares_column(second) for box in boxes)


def _reads_columns(boxes: Sequence[Box], above: Mapping[int, set[int]]) -> bool:
    """Whether blocks, as they come, go down one column before the next, between one cut across the page and another."""
    if not any(_goes_down(boxes, at) for at in range(len(boxes) - 1)):
        return False
    strata = _strata(boxes, above)
    known = [(at, other) for at in above for other in above[at] if strata[at] == strata[other]]
    return sum(other > at for at, other in known) <= _MOST_TURNED * len(known)


def _goes_down(boxes: Sequence[Box], at: int) -> bool:
    """Whether the next block stands below one, and beside both is another column, to which the text goes on later."""
    one, other = boxes[at], boxes[at + 1]
    if not one.shares_column(other) or other.top < one.top:
        return False
    return any(
        box.top < other.bottom and box.bottom > one.top and not box.shares_column(one) and not box.shares_column(other)
        for box in boxes[at + 2 :]
    )


def _strata(boxes: Sequence[Box], above: Mapping[int, set[int]]) -> list[int]:
    """For each block the number of its stratum: one ends where all that follows stands below all that came, and goes
    back to a column that was left.
    """
    lowest = [inf] * (len(boxes) + 1)  # how high what follows reaches
    for at in range(len(boxes) - 1, -1, -1):
        lowest[at] = min(boxes[at].top, lowest[at + 1])
    slack = median(box.bottom - box.top for box in boxes) / 4
    strata, first, bottom = [0] * len(boxes), 0, -inf
    for at, box in enumerate(boxes):
        turned = any(at in above[other] for other in range(first, at))
        if turned and lowest[at] >= bottom - slack:
            first, bottom = at, -inf
        strata[at] = first
        bottom = max(bottom, box.bottom)
    return strata


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
