"""Zones of pictures: each lies on its surface, and ends after it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from fascicle.check.bounds import bounded
from fascicle.check.positions import Positions, index_of
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.saying import say
from fascicle.tei.names import tei

OUTSIDE = Rule(
    "F1101",
    Severity.WARNING,
    "A zone lies outside its surface",
    "A zone is a part of a page, in the measure of its surface. One that lies outside, or ends before it begins, is"
    " shown nowhere, or beside the picture.",
    bad='<surface ulx="0" uly="0" lrx="100" lry="200"><zone ulx="20" uly="240" lrx="60" lry="270"/></surface>',
    good='<surface ulx="0" uly="0" lrx="100" lry="200"><zone ulx="20" uly="24" lrx="60" lry="27"/></surface>',
)
RULES = (OUTSIDE,)

_CORNERS: Final = ("ulx", "uly", "lrx", "lry")
_SLACK: Final = 0.01  # of the surface: what programs that draw zones miss it by
_LARGEST: Final = 16 * 2**20  # bytes of a file that a tree is made of for its zones alone
_Box = tuple[float, float, float, float]


def may_have_zones(data: bytes) -> bool:
    """Whether it is worth while to look; in a file of many megabytes it is not, as it takes a tree of the whole."""
    return len(data) <= _LARGEST and (b"<zone" in data or b":zone" in data)


def check_zones(root: etree._Element, data: bytes, path: str) -> list[Diagnostic]:
    """Zones that end before they begin, or stick out of a surface that has a measure; ``root`` is the tree of ``data``.

    A zone that holds its whole surface is right: the guidelines describe bindings and backgrounds so (11.1.2).
    """
    return bounded(_findings(root, data, path), "the check of the zones")


def _findings(root: etree._Element, data: bytes, path: str) -> Iterator[Diagnostic]:
    places: tuple[Positions, dict[etree._Element, int]] | None = None
    for zone in root.iter(tei("zone")):
        surface = next(zone.iterancestors(tei("surface")), None)
        if surface is None or (box := _box(zone)) is None or not (said := _said(box, _box(surface))):
            continue
        positions, index = places = places or (Positions(data, path), index_of(root))
        hint = say("mend the numbers, or those of its surface")
        yield Diagnostic(OUTSIDE, path, *positions.of_element(index[zone]), said, hint)


def _said(box: _Box, page: _Box | None) -> str:
    """What is wrong with the place of a zone, if anything is."""
    left, top, right, bottom = box
    if left > right or top > bottom:
        return say("the zone ends before it begins: {box}", box=_shown(box))
    if page is None or page[0] >= page[2] or page[1] >= page[3]:
        return ""
    slack = _SLACK * max(page[2] - page[0], page[3] - page[1])
    lies_inside = min(left - page[0], top - page[1], page[2] - right, page[3] - bottom) >= -slack
    holds_all = left <= page[0] and top <= page[1] and right >= page[2] and bottom >= page[3]
    if lies_inside or holds_all:
        return ""
    return say("the zone {box} sticks out of its surface {page}", box=_shown(box), page=_shown(page))


def _shown(box: _Box) -> str:
    return "({:g}, {:g})-({:g}, {:g})".format(*box)


def _box(element: etree._Element) -> _Box | None:
    """The rectangle of a zone or surface, by its corners or around its points; None where it has none."""
    try:
        if points := element.get("points"):
            across, down = zip(*(map(float, each.split(",")) for each in points.split()), strict=True)
            return min(across), min(down), max(across), max(down)
        left, top, right, bottom = (float(element.get(name, "")) for name in _CORNERS)
    except ValueError:  # none, or no numbers: that is the grammar's to say
        return None
    return left, top, right, bottom
