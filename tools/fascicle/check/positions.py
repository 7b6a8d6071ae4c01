"""Exact places in an XML file: line and column of every start tag and of every attribute in it.

XML trees forget where their nodes came from (lxml keeps a line number that stops at 65535 and means the tag's
last line), so the file is read a second time by expat, which knows the byte at which each tag begins. The
k-th start tag here is the k-th element of ``root.iter("*")`` in lxml, counted from 0.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from fascicle.errors import TeiError

_DECLARED_ENCODING = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"


class Positions:
    """Where the tags and attributes of one XML file stand.

    Lines and columns count from 1, columns in code points; CR LF is one line end. ``data`` is kept as UTF-8:
    bytes of another encoding are converted first, and byte offsets are those of the converted text (the same
    for UTF-8 files). Raises TeiError where the file is not well-formed XML.
    """

    def __init__(self, data: bytes, path: Path | str | None = None) -> None:
        self.data = _as_utf8(data, path)
        self._starts = _start_tags(self.data, path)

    def __len__(self) -> int:
        """The number of elements."""
        return len(self._starts)

    def of_element(self, index: int) -> tuple[int, int]:
        """Line and column of the ``<`` of the start tag with this index."""
        return self.line_column(self._starts[index])

    def of_attribute(self, index: int, name: str) -> tuple[int, int]:
        """Line and column where the attribute's name begins; those of the element where it has none.

        ``name`` is the name as written (``xml:id``) or in Clark's notation (``{namespace}id``).
        """
        found = self._attribute(index, name)
        return self.of_element(index) if found is None else self.line_column(found.start(1))

    def of_value(self, index: int, name: str) -> tuple[int, int]:
        """Line and column of the first character of the attribute's value; see :meth:`of_attribute`."""
        found = self._attribute(index, name)
        return self.of_element(index) if found is None else self.line_column(found.start(2) + 1)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte offset in ``data``."""
        line = bisect_right(self._line_starts, offset)
        return line, len(self.data[self._line_starts[line - 1] : offset].decode("utf-8", "replace")) + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [_after_mark(self.data), *(end.end() for end in _LINE_END.finditer(self.data))]

    def _attribute(self, index: int, name: str) -> re.Match[bytes] | None:
        wanted = _written_name(name)
        tag = _TAG_NAME.match(self.data, self._starts[index])
        while tag is not None:
            tag = _ATTRIBUTE.match(self.data, tag.end())
            if tag is not None and wanted.fullmatch(tag[1].decode("utf-8")):
                return tag
        return None


def index_of(root: etree._Element) -> dict[etree._Element, int]:
    """The index that each element of a tree has in :class:`Positions`."""
    return {element: index for index, element in enumerate(root.iter("*"))}


def _start_tags(data: bytes, path: Path | str | None) -> list[int]:
    """The byte offset of each start tag, in document order."""
    parser = expat.ParserCreate("UTF-8")
    starts: list[int] = []
    parser.StartElementHandler = lambda _name, _attributes: starts.append(parser.CurrentByteIndex)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise TeiError(
            f"not well-formed XML: {expat.ErrorString(error.code)}",
            hint="open the file in an XML editor and mend the place that is named",
            path=path,
            line=error.lineno,
            column=error.offset + 1,
        ) from error
    return starts


def _written_name(name: str) -> re.Pattern[str]:
    """What an attribute of this name can look like in a tag."""
    if name.startswith(_XML_NAMESPACE):
        return re.compile("xml:" + re.escape(name.removeprefix(_XML_NAMESPACE)))
    if name.startswith("{"):
        return re.compile("[^:]+:" + re.escape(name.partition("}")[2]))
    return re.compile(re.escape(name))


def _as_utf8(data: bytes, path: Path | str | None) -> bytes:
    """The same text as UTF-8; its encoding is found as in XML 1.0, appendix F: by mark or declaration."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        declared = _DECLARED_ENCODING.match(data)
        encoding = declared[1].decode("ascii") if declared else "utf-8"
    if encoding.lower() in {"utf-8", "us-ascii", "ascii"}:
        return data
    try:
        return data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError) as error:
        raise TeiError(
            f"the bytes of the file are not {encoding}, which it declares",
            hint='save the file as UTF-8 and declare encoding="UTF-8"',
            path=path,
        ) from error


def _after_mark(data: bytes) -> int:
    """Where the first line begins: a byte order mark is no column of it."""
    return len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
