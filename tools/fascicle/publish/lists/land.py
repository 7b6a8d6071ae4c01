"""The outline of the land (Natural Earth, public domain) around some places, as a path of SVG.

``land.bin`` is made by ``tools/land.py``: for each ring the number of its points, then their steps in hundredths of a
degree, all as integers of seven bits a byte, signs folded in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@cache
def rings() -> tuple[tuple[Point, ...], ...]:
    """The outlines, as longitudes and latitudes in degrees."""
    numbers = _numbers((files(__package__) / "land.bin").read_bytes())
    found = []
    for count in numbers:
        x = y = 0
        ring = []
        for _ in range(count):
            x += _signed(next(numbers))
            y += _signed(next(numbers))
            ring.append((x / 100, y / 100))
        found.append(tuple(ring))
    return tuple(found)


def _numbers(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def _signed(folded: int) -> int:
    return folded >> 1 if folded % 2 == 0 else -(folded + 1 >> 1)


def outline(box: Box, project: Callable[[Point], Point]) -> str:
    """The land in a box as the path of an SVG; points that fall on the pixel of the one before are left out."""
    return "".join(_path([project(point) for point in ring]) for ring in map(_within(box), rings()) if ring)


def _path(points: Sequence[Point]) -> str:
    kept: list[tuple[int, int]] = []
    for x, y in points:
        if not kept or abs(kept[-1][0] - x) + abs(kept[-1][1] - y) >= 1:
            kept.append((round(x), round(y)))
    if len(kept) < 3:
        return ""
    steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(f'{x} {y}' for x, y in steps).replace(' -', '-')}z"


def _within(box: Box) -> Callable[[Sequence[Point]], list[Point]]:
    """Cuts a ring at the four sides of a box, one after the other (Sutherland and Hodgman)."""
    west, south, east, north = box
    sides = ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1))

    def cut(ring: Sequence[Point]) -> list[Point]:
        left = list(ring)
        for axis, bound, sign in sides:
            left = list(_cut(left, axis, bound, sign))
        return left

    return cut


def _cut(ring: Sequence[Point], axis: int, bound: float, sign: int) -> Iterator[Point]:
    for before, here in zip((ring[-1], *ring[:-1]) if ring else (), ring, strict=True):
        was_in, is_in = sign * (before[axis] - bound) >= 0, sign * (here[axis] - bound) >= 0
        if was_in != is_in:
            part = (bound - before[axis]) / (here[axis] - before[axis])
            yield (before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1]))
        if is_in:
            yield here
