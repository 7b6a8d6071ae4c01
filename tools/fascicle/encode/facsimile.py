"""Pages of the source as surfaces, and what lies on them as zones: places without text, which ``@facs`` points to.

Zones hold no text, which stands in ``text`` alone. Coordinates are those of the source, in its unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from fascicle.encode.addresses import uri
from fascicle.model.source import Box, Line, Page, Region, SourceText
from fascicle.tei.names import XML_ID, tei


class Surfaces:
    """The pages of a source that are known as pictures or by places, and the names of pages and lines on them."""

    def __init__(self, pages: Iterable[Page] = ()) -> None:
        """Without a picture and without a box there are none."""
        known = tuple(pages)
        self._pages: dict[int, str] = {}
        self._lines: dict[str, str] = {}
        self.element: etree._Element | None = None
        if any(page.image or any(line.box for line in _lines(page)) for page in known):
            self.element = etree.Element(tei("facsimile"))
            for number, page in enumerate(known, 1):
                self._surface(self.element, page, f"facs-{number}")
            etree.indent(self.element, space="  ", level=1)

    @classmethod
    def of(cls, text: SourceText) -> Surfaces:
        """The surfaces of a source."""
        return cls(text.pages)

    def page(self, page: Page) -> dict[str, str]:
        """``@facs`` of the beginning of a page."""
        name = self._pages.get(id(page))
        return {"facs": f"#{name}"} if name else {}

    def line(self, line: Line) -> dict[str, str]:
        """``@facs`` of the beginning of a line: its zone, or its own picture."""
        name = self._lines.get(line.anchor)
        address = f"#{name}" if name else uri(line.facs)
        return {"facs": address} if address else {}

    def _surface(self, parent: etree._Element, page: Page, name: str) -> None:
        corners = {}
        if page.width and page.height:
            corners = _corners(Box(0, 0, page.width, page.height))
        number = {"n": " ".join(page.number.split())} if page.number.strip() else {}
        surface = etree.SubElement(parent, tei("surface"), {XML_ID: name, **number, **corners})
        if page.image:
            etree.SubElement(surface, tei("graphic"), {"url": uri(page.image)})
        self._pages[id(page)] = name
        zones = _Zones(surface, page, name)
        for _, group in groupby(page.regions, key=lambda region: region.id or id(region)):
            parts = list(group)
            for region in parts:
                self._lines |= zones.add(region, whole=len(parts) == 1)


class _Zones:
    """Writes the zones of one surface and numbers them."""

    def __init__(self, surface: etree._Element, page: Page, name: str) -> None:
        self._surface = surface
        self._name = name
        self._count = 0
        self._bounds = Box(0, 0, page.width, page.height) if page.width and page.height else None

    def add(self, region: Region, *, whole: bool) -> dict[str, str]:
        """A zone for a region with a place and one for each line with text in it; the answer names those of lines.

        Unless it is ``whole``, the region is a part of one: then its place is that of its lines.
        """
        filled = [line for line in region.lines if not line.blank]
        box = region.box if whole else _around(line.box for line in filled)
        around = self._surface
        if box is not None and filled:
            around, _ = self._zone(self._surface, region.kind or "region", box)
        found = {}
        for line in filled:
            if line.box is not None:
                _, found[line.anchor] = self._zone(around, "line", line.box)
        return found

    def _zone(self, parent: etree._Element, kind: str, box: Box) -> tuple[etree._Element, str]:
        self._count += 1
        name = f"{self._name}-{self._count}"
        corners = _corners(self._clipped(box))
        shape = {"points": " ".join(f"{_number(x)},{_number(y)}" for x, y in box.outline)} if box.outline else {}
        return etree.SubElement(parent, tei("zone"), {XML_ID: name, "type": str(kind), **corners, **shape}), name

    def _clipped(self, box: Box) -> Box:
        """The part of a box that lies on its page: programs draw beyond the edge."""
        page = self._bounds
        if page is None:
            return box
        left, right = (min(max(x, page.left), page.right) for x in (box.left, box.right))
        top, bottom = (min(max(y, page.top), page.bottom) for y in (box.top, box.bottom))
        return Box(left, top, right, bottom)


def _lines(page: Page) -> Iterator[Line]:
    return (line for region in page.regions for line in region.lines)


def _around(boxes: Iterable[Box | None]) -> Box | None:
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return Box(
        min(box.left for box in known), min(box.top for box in known),
        max(box.right for box in known), max(box.bottom for box in known),
    )  # fmt: skip


def _corners(box: Box) -> dict[str, str]:
    values = zip(("ulx", "uly", "lrx", "lry"), (box.left, box.top, box.right, box.bottom), strict=True)
    return {name: _number(value) for name, value in values}


def _number(value: float) -> str:
    """A coordinate, to the hundredth: no page is drawn closer."""
    return f"{round(value, 2):g}" if abs(value) < 100_000 else f"{value:.0f}"
