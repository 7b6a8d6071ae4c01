"""Elements by short names, whatever the address of their namespace: ``w:p``, ``text:p``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lxml import etree

# Of OOXML each has two addresses: that of its transitional form, and that of its strict one.
_PREFIXES: Mapping[str, str] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


@cache
def short(tag: str) -> str:
    """The short name of an element or attribute; of a namespace that is not known, the whole one."""
    address, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(address[1:]) if address else ""
    return tag if prefix is None else f"{prefix}:{local}" if prefix else local


def name(element: etree._Element) -> str:
    """The short name of an element; empty for an entity, which nothing resolves."""
    tag = element.tag
    return short(tag) if isinstance(tag, str) else ""


def own(element: etree._Element | None, attribute: str) -> str:
    """The value of an attribute in the namespace of its element; empty where there is none."""
    if element is None:
        return ""
    address, bracket, _ = str(element.tag).rpartition("}")
    return element.get(f"{address}{bracket}{attribute}", "")


def get(element: etree._Element, attribute: str) -> str:
    """The value of an attribute by its short name."""
    return next((str(value) for key, value in element.attrib.items() if short(str(key)) == attribute), "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of a short name, or what a path of such names leads to."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == step), None)
    return element


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of these short names."""
    return (each for each in element if name(each) in names) if element is not None else iter(())


def within(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements of these short names inside an element, in order."""
    return (each for each in element.iter("*") if name(each) in names)
