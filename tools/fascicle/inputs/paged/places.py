"""Places on pages: numbers and corners as formats write them, as boxes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from fascicle.model.source import Box

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")

Point = tuple[float, float]


def number(text: str | None) -> float | None:
    """A number of a file, if it is one."""
    match = _NUMBER.fullmatch((text or "").strip())
    value = float(match[0]) if match else math.nan
    return value if math.isfinite(value) else None


def points(text: str | None) -> tuple[Point, ...]:
    """The points of ``1,2 3,4`` or ``1 2 3 4``."""
    found = [float(each) for each in _NUMBER.findall(text or "")]
    return tuple(zip(found[::2], found[1::2], strict=False)) if all(map(math.isfinite, found)) else ()


def box_around(corners: Iterable[Point]) -> Box | None:
    """The box around some points, which it keeps as its outline unless they are its own corners."""
    known = tuple(corners)
    if len(known) < 2:
        return None
    across, down = [x for x, _ in known], [y for _, y in known]
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    own = {(left, top), (right, top), (right, bottom), (left, bottom)}
    return Box(left, top, right, bottom, () if set(known) <= own or len(known) < 3 else known)


def box_at(left: float | None, top: float | None, width: float | None, height: float | None) -> Box | None:
    """The box of a size at a place, if all of that is known."""
    if left is None or top is None or width is None or height is None or width < 0 or height < 0:
        return None
    return Box(left, top, left + width, top + height)
