"""The last look: whether the book is as the plan has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fascicle.publish.typst.apparatus.seen import NEAR, LayoutSeen

_SPARE: Final = 12.0  # points that the foot of a page has above its room


def astray(look: LayoutSeen) -> list[str]:
    """The notes, and the feet of pages, that stand on another page than what they belong to."""
    return [key for key, page in (*look.notes.items(), *look.held.items()) if look.anchors[key].page != page]


def too_high(feet: Mapping[str, Any], look: LayoutSeen) -> dict[str, float]:
    """Where more is run in than there is room for, by the key of the foot: how many points it is more."""
    over = {
        key: height - (feet[key]["room"] - feet[key]["notes"] + _SPARE)
        for key, height in look.heights.items()
        if feet[key]["entries"]
    }
    return {key: more for key, more in over.items() if more > NEAR}
