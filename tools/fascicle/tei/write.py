"""Reading and writing TEI files: safe parsing, canonical serialisation."""

from __future__ import annotations

import codecs
from pathlib import Path

from lxml import etree

from fascicle.model.errors import TeiError
from fascicle.model.nothing_outside import NOTHING
from fascicle.tei.names import tei
from fascicle.tei.reading import read_through


def read_bytes(path: Path) -> bytes:
    """The bytes of a TEI file; raises TeiError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TeiError(
            f"cannot read: {error.strerror}", path=path, hint="run `fascicle convert` first, or restore the file"
        ) from error


def safe_parser(*, huge: bool = False) -> etree.XMLParser:
    """A parser that reads nothing but what it is given; ``huge`` is for what has been read with bounds already."""
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs lag behind lxml 5
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        collect_ids=False,
    )
    parser.resolvers.add(NOTHING)
    return parser


def parse(data: bytes, path: Path | str) -> etree._Element:
    """Parse a TEI file; raises TeiError with line and column where it is not well-formed.

    Nothing outside the file is read, entities other than the file's own are refused, and two equal ``xml:id``
    do not stop the parser, because reporting them is the checker's business.
    """
    try:
        return etree.fromstring(_one_mark(data), safe_parser())
    except etree.XMLSyntaxError as error:
        read_through(data, str(path))  # says it better, if it sees it too
        line, column = error.position
        raise TeiError(
            f"not well-formed XML: {_reason(error)}",
            path=path,
            line=line or 1,
            column=(column or 0) + 1,
            hint="mend the place in an XML editor; a tag that was opened earlier may lack its end",
        ) from error


def text_element(path: Path) -> etree._Element | None:
    """The ``text`` element of a TEI file, if it has one; raises TeiError where the file cannot be read."""
    return parse(read_bytes(path), path).find(tei("text"))


def _one_mark(data: bytes) -> bytes:
    """The bytes with one byte order mark at the most: programs that add one ask not whether there is one."""
    while data.startswith(codecs.BOM_UTF8 * 2):
        data = data[len(codecs.BOM_UTF8) :]
    return data


def serialise(root: etree._Element) -> bytes:
    """The bytes of a TEI file: UTF-8, LF, double quotes, what stands before the root kept, a line end at the end.

    Blanks inside are left as they are, so that a file an editor laid out keeps its lines.
    """
    before: list[bytes] = []
    node = root.getprevious()
    while node is not None:
        before.append(etree.tostring(node, encoding="UTF-8", with_tail=False) + b"\n")
        node = node.getprevious()
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n' + b"".join(reversed(before))
    return head + etree.tostring(root, encoding="UTF-8", xml_declaration=False, with_tail=False) + b"\n"


def _reason(error: etree.XMLSyntaxError) -> str:
    """libxml2's sentence without the place, which stands beside it."""
    message = str(error.msg or "the parser gives no reason")
    return message.partition(", line ")[0]
