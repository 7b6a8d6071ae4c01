"""The map: the places that have coordinates and are mentioned most, over the outline of the land."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from fascicle.publish.lists.land import Box, Point, outline
from fascicle.publish.lists.pages import ListPage, element, page
from fascicle.publish.lists.told import Told
from fascicle.tei.names import XML_ID, tei

FILE: Final = "map.html"
_MOST: Final = 300  # places of a map
_WIDTH: Final = 960  # of the drawing, in its own units
_TALLEST: Final = 720
_LEAST: Final = 4.0  # degrees; what is nearer is no map of land that is known to a hundredth
_MARGIN: Final = 0.12
_LETTERS: Final = {"large": (15.0, 30.0), "small": (9.0, 18.0)}  # width and height of a letter: on phones, elsewhere
_DECIMALS: Final = re.compile(r"\s*(-?\d+),(\d+)\s+(-?\d+),(\d+)\s*")


@dataclass(frozen=True)
class _Place:
    id: str
    name: str
    at: Point  # longitude and latitude
    mentions: int
    texts: int


def map_page(registers: etree._Element, mentions: Mapping[str, Sequence[Told]]) -> ListPage | None:
    """The page of the map; none where no place has coordinates."""
    every = sorted(_places(registers, mentions), key=lambda each: (-each.mentions, each.name, each.id))
    if not every:
        return None
    shown = every[:_MOST]
    box = _box([each.at for each in shown])
    project, height = _projection(box)
    land = element("land", d=outline(_wider(box), project))
    places = "".join(_marked(shown, project, height))
    return page("map", FILE, land + places, entries=True, width=_WIDTH, height=height, n=len(every))


def _places(registers: etree._Element, mentions: Mapping[str, Sequence[Told]]) -> Iterator[_Place]:
    for place in registers.iter(tei("place")):
        entry = place.get(XML_ID, "")
        geo = place.find(f"{tei('location')}/{tei('geo')}")
        if entry and geo is not None and (at := _point(str(geo.xpath("string()")))) is not None:
            places = mentions.get(entry, ())
            yield _Place(
                entry, place.get("{urn:fascicle:web}name", entry), at, len(places), len({each.stem for each in places})
            )


def _point(geo: str) -> Point | None:
    """Latitude and longitude in decimal degrees, as TEI has them, as longitude and latitude."""
    # 48,2 16,37: half of Europe writes decimals so; else a comma parts the two
    parted = _DECIMALS.sub(r"\1.\2 \3.\4", geo) if _DECIMALS.fullmatch(geo) else geo.replace(",", " ")
    try:
        latitude, longitude = map(float, parted.split())
    except ValueError:
        return None
    return (longitude, latitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _box(points: Sequence[Point]) -> Box:
    """Around all places, with some room, and not too narrow."""
    (west, east), (south, north) = (_span([each[axis] for each in points]) for axis in (0, 1))
    # neither a ribbon nor a tower
    wide, high = (east - west) * _shrunk((south + north) / 2), north - south
    if high < wide / 2:
        south, north = _grown(south, north, wide / 2)
    least = (north - south) * _WIDTH / _TALLEST
    if wide < least:
        west, east = _grown(west, east, least / _shrunk((south + north) / 2))
    return max(west, -180.0), max(south, -90.0), min(east, 180.0), min(north, 90.0)


def _span(values: Sequence[float]) -> tuple[float, float]:
    room = max(max(values) - min(values), _LEAST) * _MARGIN
    return _grown(min(values) - room, max(values) + room, _LEAST)


def _grown(low: float, high: float, least: float) -> tuple[float, float]:
    more = max(0.0, least - (high - low)) / 2
    return low - more, high + more


def _wider(box: Box) -> Box:
    """What is drawn goes beyond the frame, so that no cut is seen as a coast."""
    more = (box[2] - box[0]) / 50
    return box[0] - more, box[1] - more, box[2] + more, box[3] + more


def _shrunk(latitude: float) -> float:
    """How much shorter a degree of longitude is there."""
    return max(math.cos(math.radians(latitude)), 0.2)


class _Projection:
    """Equidistant cylindrical, true to scale in the middle of the box."""

    def __init__(self, box: Box) -> None:
        self._west, self._north = box[0], box[3]
        shrunk = _shrunk((box[1] + box[3]) / 2)
        self._y = min(_WIDTH / ((box[2] - box[0]) * shrunk), _TALLEST / (box[3] - box[1]))
        self._x = self._y * shrunk
        self._left = (_WIDTH - (box[2] - box[0]) * self._x) / 2
        self.height = math.ceil((box[3] - box[1]) * self._y)

    def __call__(self, point: Point) -> Point:
        return self._left + (point[0] - self._west) * self._x, (self._north - point[1]) * self._y


def _projection(box: Box) -> tuple[_Projection, int]:
    projection = _Projection(box)
    return projection, projection.height


def _marked(places: Sequence[_Place], project: _Projection, height: int) -> Iterator[str]:
    """Each with its place on the map, and with a side for its label where that covers no other label or mark."""
    most = max(each.mentions for each in places)
    spots = [(*project(each.at), _radius(each.mentions, most)) for each in places]
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in spots]
    sides: dict[str, tuple[str, str]] = {}
    for size, (letter, line) in _LETTERS.items():
        for each, (x, y, r) in zip(places, spots, strict=True):
            wide = letter * len(each.name)
            for side, left in (("end", x + r + 4), ("start", x - r - 4 - wide)):
                label = (left, y - line / 2, left + wide, y + line / 2)
                is_inside = label[0] >= 0 and label[2] <= _WIDTH and label[1] >= 0 and label[3] <= height
                if each.id not in sides and is_inside and not any(_meet(label, box, (x, y)) for box in taken):
                    sides[each.id] = (side, size)
                    taken.append(label)
    for each, (x, y, r) in zip(places, spots, strict=True):
        side, size = sides.get(each.id, ("", ""))
        spot = {"x": f"{x:.1f}", "y": f"{y:.1f}", "r": f"{r:.1f}"}
        yield element("place", entry=each.id, side=side, size=size, n=each.mentions, texts=each.texts, **spot)


def _radius(mentions: int, most: int) -> float:
    """Areas are to each other as mentions are."""
    return 4 + 14 * math.sqrt(mentions / most) if most else 4.0


def _meet(label: Box, other: Box, own: Point) -> bool:
    """Whether a label covers a mark other than its own, or another label."""
    is_own = own == ((other[0] + other[2]) / 2, (other[1] + other[3]) / 2)
    apart = label[2] < other[0] or other[2] < label[0] or label[3] < other[1] or other[3] < label[1]
    return not (apart or is_own)
