"""XHTML as HTML: in a file that is XML an element without content may close itself, which HTML does not know."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_IS_XML = re.compile(r"\s*<\?xml\s|[^>]{0,2000}?<html[^>]{0,500}?xmlns\s*=", re.IGNORECASE)


def as_html(text: str) -> str:
    """The text of a file, written as HTML if it is well-formed XML and says so; as it is, if not."""
    if not _IS_XML.match(text[:4096]):
        return text
    known = _NAMED.sub(lambda name: name[0] if name[1] in _OF_XML else html5.get(f"{name[1]};", name[0]), text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", known).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return text
    if any(isinstance(each, etree._Entity) for each in root.iter()):  # of the file's own document type: none is opened
        return text
    return etree.tostring(root, method="html", encoding="unicode")
