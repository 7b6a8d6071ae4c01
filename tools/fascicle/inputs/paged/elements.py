"""XML of others, read safely: nothing outside, no entities, names without their namespaces.

Files name the namespace of one version and hold another, or none; what an element is called is what counts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from fascicle.model.errors import SourceError
from fascicle.model.nothing_outside import NOTHING
from fascicle.model.source import Remark

_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["']""")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_LARGEST = 64 << 20  # bytes of one file: a page of a newspaper has one or two millions


def read_xml(data: bytes, path: PurePath | str) -> etree._Element:
    """The root of an XML file; raises SourceError where it is not well-formed, declares entities, or is too large."""
    if len(data) > _LARGEST:
        raise SourceError(
            f"a file of {len(data) >> 20} MB is no page", path=path, hint="export one file a page, packed into a zip"
        )
    data = in_utf8(data)
    if b"<!ENTITY" in data:
        raise SourceError(
            "the file declares entities, and what these stand for is not read",
            path=path,
            hint="export it anew, without a document type",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    parser.resolvers.add(NOTHING)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise SourceError(
            f"not well-formed XML: {(error.msg or '').partition(', line ')[0]}",
            path=path,
            line=line or 1,
            column=(column or 0) + 1,
            hint="get the file anew, or mend the place in an XML editor",
        ) from error


def in_utf8(data: bytes) -> bytes:
    """The bytes of a file in UTF-8, if it begins with the mark of UTF-16; then it declares no encoding either."""
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(data[:2])
    if encoding is None:
        return data
    return _DECLARED.sub("", data[2:].decode(encoding, "replace"), count=1).encode()


def misdeclared(data: bytes) -> tuple[Remark, ...]:
    """A remark on a file that says it is in one encoding and is in UTF-8: it is read as it says, and letters come out
    as several signs.
    """
    said = _ENCODING.match(data)
    name = said[1].decode("ascii") if said else "utf-8"
    if name.lower() in ("utf-8", "us-ascii") or data.isascii():
        return ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ()
    return (Remark("", 0, f"the file says that it is in {name}, but is in UTF-8: letters are read as other signs"),)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of some names, in their order; of all names if none is given."""
    for child in element:
        if not names or local_name(child) in names:
            yield child


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of a name."""
    return next(children(element, name), None)


def words_of(element: etree._Element | None) -> str:
    """The text of an element; empty where there is none."""
    return "" if element is None else "".join(map(str, element.itertext()))
