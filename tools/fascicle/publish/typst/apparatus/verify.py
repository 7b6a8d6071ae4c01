"""The last look: whether the book is as the plan has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fascicle.publish.typst.apparatus.plan import Draft
from fascicle.publish.typst.apparatus.seen import NEAR, Seen

SPARE = 18.0 - 4.4  # points that the foot of a page has above its room, for the rule and what run-in notes may want more


def parted(plan: Draft, look: Seen) -> Iterator[str]:
    """The anchors of which the room is kept on another page: Typst leaves notes behind where blocks go on overleaf."""
    for line in plan.lines:
        spot = look.anchors[line.first]
        if look.held.get(line.first, spot.page) != spot.page:
            yield line.first


def moved(before: Seen, after: Seen) -> list[str]:
    """The anchors that are elsewhere than they were, and lines that are, by the word ``line``."""
    found = [key for key, spot in before.anchors.items() if after.anchors.get(key, spot) != spot]
    return found or (["line"] if list(before.lines) != list(after.lines) else [])


def astray(look: Seen) -> list[str]:
    """The notes that stand on another page than their marks."""
    return [key for key, page in look.notes.items() if look.anchors[key].page != page]


def too_high(feet: dict[str, Any], look: Seen) -> Iterator[tuple[str, float]]:
    """Where more is run in than there is room for, and by how many points it is more."""
    for key, height in look.heights.items():
        foot = feet[key]
        more = height - (foot["room"] - foot["notes"] + SPARE)
        if more > NEAR:
            yield key, more
