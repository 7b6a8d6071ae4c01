"""Writes ``tools/fascicle/publish/lists/land.bin``: the outline of the land of Natural Earth, for the map of places.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    .venv/bin/python tools/land.py package/land-50m.json

Natural Earth is in the public domain (naturalearthdata.com). Points that matter least for the shape are left out
(Visvalingam and Whyatt 1993) until the file is small enough; the format is described in ``publish/lists/land.py``.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent / "fascicle" / "publish" / "lists" / "land.bin"
MOST = 60_000  # bytes
SMALLEST = 0.02  # square degrees; what is smaller is no land on a map of this size

Point = tuple[int, int]  # hundredths of a degree


def main() -> None:
    """Convert the TopoJSON file that is named."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    rings = [ring for ring in _rings(topology) if abs(_area(ring)) / 2e4 >= SMALLEST]
    ranked = sorted(area for ring in rings for area in _areas(ring).values())
    low, high = 0, len(ranked) - 1
    while low < high:  # the least that can be left out
        middle = (low + high) // 2
        if len(_written(rings, ranked[middle])) <= MOST:
            high = middle
        else:
            low = middle + 1
    OUT.write_bytes(_written(rings, ranked[low]))


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """All rings, holes too: filled by the rule evenodd, a lake stays a lake."""
    arcs = [list(_absolute(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: list[Point] = []
                for arc in ring:
                    line = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                    points += line if not points else line[1:]
                yield points[:-1]


def _absolute(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude, latitude = (
            at * scale + move
            for at, scale, move in zip((x, y), transform["scale"], transform["translate"], strict=True)
        )
        yield round(longitude * 100), round(latitude * 100)


def _area(ring: list[Point]) -> int:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def _areas(ring: list[Point]) -> dict[int, int]:
    """For each point of a ring how large a triangle has to be left out before it is left out itself."""
    before = [(at - 1) % len(ring) for at in range(len(ring))]
    after = [(at + 1) % len(ring) for at in range(len(ring))]

    def triangle(at: int) -> int:
        return abs(_area([ring[before[at]], ring[at], ring[after[at]]]))

    heap = [(triangle(at), at) for at in range(len(ring))]
    heapq.heapify(heap)
    now = {at: area for area, at in heap}
    found: dict[int, int] = {}
    largest = 0
    while len(found) < len(ring) - 3:
        area, at = heapq.heappop(heap)
        if at in found or now[at] != area:
            continue
        largest = max(largest, area)
        found[at] = largest
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            now[near] = triangle(near)
            heapq.heappush(heap, (now[near], near))
    return found


def _written(rings: list[list[Point]], least: int) -> bytes:
    found = bytearray()
    for ring in rings:
        areas = _areas(ring)
        kept = [point for at, point in enumerate(ring) if areas.get(at, least) >= least]
        found += _number(len(kept))
        x = y = 0
        for point in kept:
            found += _number(_folded(point[0] - x)) + _number(_folded(point[1] - y))
            x, y = point
    return bytes(found)


def _folded(step: int) -> int:
    return step * 2 if step >= 0 else -step * 2 - 1


def _number(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


if __name__ == "__main__":
    main()
