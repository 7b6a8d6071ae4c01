"""The leaves of a text: for each page that has a picture, where it lies, how large it is, and the zones of its lines.

A zone is what ``@facs`` of a line, paragraph or heading points to; its corners are in the measure of its ``surface``,
or in pixels of the picture. Of pictures of the web nothing is asked: what the file does not say is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import imagesize
from lxml import etree

from fascicle.tei.names import XML_ID, tei

NAMESPACE: Final = "urn:fascicle:leaves"

# The Image API of IIIF, versions 2 and 3: {service}/{region}/{size}/{rotation}/{quality}.{format}
_IIIF: Final = re.compile(
    r"(?P<service>https?://.+?)/(?:info\.json|(?:full|square|(?:pct:)?[\d.,]+)/[^/]+/!?[\d.]+/"
    r"(?:default|native|color|gr[ae]y|bitonal)\.\w+)$"
)
_SHOWN: Final = 1200  # pixels, of a picture that a server makes as large as it is asked to
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Zone:
    """A part of a picture, by its id in the file."""

    id: str
    corners: Corners


@dataclass(frozen=True)
class PictureLeaf:
    """A page with its picture.

    ``pointer`` is what ``pb/@facs`` says, ``picture`` what is shown, ``whole`` what it leads to, ``service`` the
    address of a IIIF server. ``width`` and ``height`` are pixels, 0 if nobody knows; ``box`` is what zones measure by.
    """

    pointer: str
    label: str
    picture: str
    whole: str
    service: str
    width: int
    height: int
    box: tuple[float, float, float, float]
    zones: tuple[Zone, ...]

    @property
    def origin(self) -> str:
        """The host that the picture is loaded from; empty for a file of the site."""
        parts = urlsplit(self.picture)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def leaves_of(root: etree._Element, addresses: Mapping[str, str], files: Mapping[str, Path]) -> list[PictureLeaf]:
    """The leaves of a TEI file, in its order, each picture once.

    ``addresses`` are those of its pictures, by what the file calls them, ``files`` those that the site holds.
    """
    ids = {each.get(XML_ID, ""): each for each in root.iter("{*}*") if each.get(XML_ID)}
    wanted = {
        word[1:]
        for each in root.iter("{*}*")
        if each.tag != tei("pb")
        for word in each.get("facs", "").split()
        if word.startswith("#")
    }
    found: dict[str, PictureLeaf] = {}
    for page in root.iter(tei("pb")):
        pointer = next(iter(page.get("facs", "").split()), "")
        address = addresses.get(pointer, "")
        if address.startswith(("https://", "images/")) and pointer not in found:
            surface = _surface(ids.get(pointer[1:]) if pointer.startswith("#") else None, root, pointer)
            found[pointer] = _leaf(pointer, page.get("n", ""), address, surface, files.get(address), wanted)
    return list(found.values())


def _surface(target: etree._Element | None, root: etree._Element, pointer: str) -> etree._Element | None:
    """The surface that a page points to, or whose picture it names."""
    if target is None:
        graphics = (each for each in root.iter(tei("graphic")) if each.get("url") == pointer)
        target = next(graphics, None)
    around = () if target is None else (target, *target.iterancestors())
    return next((each for each in around if each.tag == tei("surface")), None)


def _leaf(
    pointer: str, label: str, address: str, surface: etree._Element | None, file: Path | None, wanted: set[str]
) -> PictureLeaf:
    said = _IIIF.match(address)
    service = said["service"] if said else ""
    picture = f"{service}/full/{_SHOWN},/0/default.jpg" if address.endswith("/info.json") else address
    whole = f"{service}/full/max/0/default.jpg" if address.endswith("/info.json") else address
    width, height = _size(surface, file)
    box = _box(surface) or (0.0, 0.0, float(width), float(height))
    zones = () if surface is None or not (box[2] and box[3]) else tuple(_zones(surface, wanted))
    return PictureLeaf(pointer, label, picture, whole, service, width, height, box, zones)


def _size(surface: etree._Element | None, file: Path | None) -> tuple[int, int]:
    """Pixels of a picture: of the file if there is one, else what the TEI says, in pixels or without a unit."""
    if file is not None:
        width, height = _measured(str(file), file.stat().st_mtime_ns)
        if width > 0 and height > 0:
            return width, height
    graphic = None if surface is None else surface.find(tei("graphic"))
    said = [] if graphic is None else [graphic.get(name, "").removesuffix("px") for name in ("width", "height")]
    if len(said) == 2 and all(each.isdecimal() for each in said):
        return int(said[0]), int(said[1])
    box = None if surface is None else _box(surface)
    return (round(box[2]), round(box[3])) if box else (0, 0)


@lru_cache(maxsize=1024)
def _measured(file: str, _time: int) -> tuple[int, int]:
    width, height = imagesize.get(file)
    return int(width), int(height)


def _box(element: etree._Element | None) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of a surface that says its corners."""
    if element is None:
        return None
    try:
        left, top, right, bottom = (float(element.get(name, "")) for name in ("ulx", "uly", "lrx", "lry"))
    except ValueError:
        return None
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None


def _zones(surface: etree._Element, wanted: set[str]) -> Iterator[Zone]:
    for zone in surface.iter(tei("zone")):
        name = zone.get(XML_ID, "")
        if name in wanted and (corners := _corners(zone)):
            yield Zone(name, corners)


def _corners(zone: etree._Element) -> Corners:
    numbers = [float(each) for each in _NUMBER.findall(zone.get("points", ""))]
    if len(numbers) >= 6:
        return tuple(zip(numbers[::2], numbers[1::2], strict=False))
    if (box := _box(zone)) is None:
        return ()
    left, top, width, height = box
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))


def leaves_xml(leaves: Sequence[PictureLeaf]) -> str:
    """Leaves as the stylesheet gets to know them; empty where there are none."""
    if not leaves:
        return ""
    # the stubs know no default namespace
    root = etree.Element(f"{{{NAMESPACE}}}leaves", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for leaf in leaves:
        row = etree.SubElement(
            root, f"{{{NAMESPACE}}}leaf", pointer=leaf.pointer, picture=leaf.picture, whole=leaf.whole
        )
        said = {"n": leaf.label, "service": leaf.service, "origin": leaf.origin}
        if leaf.width and leaf.height:
            said |= {"width": str(leaf.width), "height": str(leaf.height)}
        for name, value in said.items():
            if value:
                row.set(name, value)
        if leaf.zones:
            row.set("box", " ".join(map(_plain, leaf.box)))
        for zone in leaf.zones:
            corners = " ".join(f"{_plain(x)},{_plain(y)}" for x, y in zone.corners)
            etree.SubElement(row, f"{{{NAMESPACE}}}zone", id=zone.id, corners=corners)
    return etree.tostring(root, encoding="unicode")


def _plain(number: float) -> str:
    return f"{number:g}" if number != round(number) else str(round(number))


def has_leaves(data: bytes) -> bool:
    """Whether a TEI file may have leaves, before it is parsed."""
    return b"facs=" in data
