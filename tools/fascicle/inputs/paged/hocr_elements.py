"""What an element of hOCR says of itself: its name, its classes, and the properties in its ``title``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from lxml import etree

from fascicle.inputs.paged.places import box_at, number
from fascicle.model.source import Box

RENDS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "u": "underline",
    "sup": "sup",
    "sub": "sub",
    "s": "strike",
    "strike": "strike",
}
SILENT = frozenset({"script", "style", "head", "template", "title"})
_WORD = frozenset({"ocrx_word", "ocr_word"})
_PROPERTY = re.compile(r"\s*([A-Za-z_][\w-]*)\s+((?:\"[^\"]*\"|'[^']*'|[^;])*)")
_SURE = re.compile(r"\bx_(?:wconf|confs?)\s+([\d.]+)")


def tag_of(element: etree._Element) -> str:
    """The name of an element in lower case; empty for what is no element."""
    tag = element.tag
    return _lowered(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def _lowered(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def classes_of(element: etree._Element) -> frozenset[str]:
    """The classes of an element."""
    return _split(element.get("class") or "")


@lru_cache(maxsize=256)
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


def of_classes(root: etree._Element, classes: frozenset[str]) -> list[etree._Element]:
    """The elements of a tree that have one of some classes, in their order."""
    return [each for each in root.iter("*") if not classes.isdisjoint(_split(each.get("class") or ""))]


class HocrPart(Enum):
    """What an element in a line is."""

    NOTHING = auto()  # that anybody reads
    OTHER = auto()  # reading of the program
    WORD = auto()
    END = auto()  # of the line
    PLAIN = auto()


def part_of(element: etree._Element) -> HocrPart:
    """What an element in a line is."""
    return _part(element.tag, element.get("class"))


@lru_cache(maxsize=256)
def _part(tag: object, classes: str | None) -> HocrPart:
    if not isinstance(tag, str):
        return HocrPart.NOTHING
    name, known = tag.rpartition("}")[2].lower(), (classes or "").split()
    if name in SILENT:
        return HocrPart.NOTHING
    if name == "del" and "alt" in known:
        return HocrPart.OTHER
    if not _WORD.isdisjoint(known):
        return HocrPart.WORD
    return HocrPart.END if name == "br" else HocrPart.PLAIN


def properties_of(element: etree._Element) -> dict[str, str]:
    """The properties of a ``title``: ``bbox 0 0 9 9; x_wconf 96``."""
    return {match[1]: match[2].strip().strip("\"'") for match in _PROPERTY.finditer(element.get("title") or "")}


def confidence_of(element: etree._Element) -> float | None:
    """How sure the program was of a word, from 0 to 1."""
    said = _SURE.search(element.get("title") or "")
    return _share(said[1]) if said else None


@lru_cache(maxsize=1024)
def _share(percent: str) -> float | None:
    sure = number(percent)
    return None if sure is None else round(min(max(sure / 100, 0.0), 1.0), 4)


def box_of(said: Mapping[str, str]) -> Box | None:
    """The box that properties name."""
    corners = [number(each) for each in said.get("bbox", "").split()]
    if len(corners) != 4:
        return None
    left, top, right, bottom = corners
    if left is None or top is None or right is None or bottom is None:
        return None
    return box_at(left, top, right - left, bottom - top)


def baseline_of(said: Mapping[str, str], box: Box | None) -> tuple[tuple[float, float], ...]:
    """``baseline 0.01 -5``: its slope, and how far it stands from the lower left corner."""
    parts = [number(each) for each in said.get("baseline", "").split()]
    if box is None or len(parts) != 2 or parts[0] is None or parts[1] is None:
        return ()
    begin = box.bottom + parts[1]
    return ((box.left, begin), (box.right, round(begin + parts[0] * (box.right - box.left), 2)))
