"""Writing XML of a namespace, in order, without empty elements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from lxml import etree

XSI = "http://www.w3.org/2001/XMLSchema-instance"


def root_of(namespace: str, name: str, location: str = "", prefixes: Mapping[str, str] | None = None) -> etree._Element:
    """A root element; ``location`` is where the schema of the namespace is published."""
    nsmap = cast(dict[str, str], {None: namespace, "xsi": XSI, **(prefixes or {})})
    root = etree.Element(f"{{{namespace}}}{name}", nsmap=nsmap)
    if location:
        root.set(f"{{{XSI}}}schemaLocation", f"{namespace} {location}")
    return root


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """An element in the namespace of its parent; attributes without a value are left out."""
    namespace = etree.QName(parent).namespace
    given = {key.rstrip("_"): value for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{namespace}}}{name}", given)
    element.text = text or None
    return element


def add_if(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    """An element, if there is something to say in it."""
    if text:
        add(parent, name, text, **attributes)


def written(root: etree._Element) -> bytes:
    """The document in UTF-8."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
