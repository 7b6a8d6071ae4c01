"""The edition record as an XML document: the one form in which stylesheets get to know it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from lxml import etree

import fascicle
from fascicle import saxon
from fascicle.edition.folder import Edition

NAMESPACE = "urn:fascicle:record"

# A table that may be repeated becomes one element a row, named after the row.
_ROWS = {"people": "person", "sources": "source", "languages": "other-language"}


def record_xml(edition: Edition) -> str:
    """The record as XML text in the namespace ``urn:fascicle:record``.

    ``<edition program="0.1.0">`` has one child a field, named as in ``edition.toml``; fields that are empty have
    none. People are ``<person>``, sources ``<source stem="NAME">``, their further languages ``<other-language>``.
    """
    # The stubs know no default namespace.
    root = etree.Element(f"{{{NAMESPACE}}}edition", nsmap={None: NAMESPACE}, program=fascicle.__version__)  # type: ignore[dict-item]
    _fill(root, edition.record)
    return etree.tostring(root, encoding="unicode")


def record_document(edition: Edition) -> saxon.Document:
    """The record, parsed: the value of the stylesheet parameter ``record``."""
    return saxon.parse(record_xml(edition))


def _fill(parent: etree._Element, value: Any) -> None:
    for each in fields(value):
        content = getattr(value, each.name)
        for item in content if isinstance(content, tuple) else (content,):
            _add(parent, _ROWS.get(each.name, each.name), item)


def _add(parent: etree._Element, name: str, value: Any) -> None:
    if value == "":
        return
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if is_dataclass(value):
        if name == "source":
            child.set("stem", str(getattr(value, "stem")))  # noqa: B009 - a property of Source alone
        _fill(child, value)
    else:
        child.text = str(value).lower() if isinstance(value, bool) else str(value)
