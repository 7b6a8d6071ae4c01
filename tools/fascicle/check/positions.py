"""Exact places in an XML file: line and column of every start tag and of every attribute in it.

XML trees forget where their nodes came from (lxml keeps a line number that stops at 65535 and means the tag's
last line), so the file is read a second time by expat, which knows the byte at which each tag begins. The
k-th start tag here is the k-th element of ``root.iter("*")`` in lxml, counted from 0.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from fascicle.tei.places import AttributePlace, Places
from fascicle.tei.reading import SafeReading

_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"


class Positions:
    """Where the tags and attributes of one XML file stand.

    Lines and columns count from 1, columns in code points; CR LF is one line end. ``data`` is kept as UTF-8:
    bytes of another encoding are converted first, a byte order mark is taken away, and byte offsets are those of
    what is left. Raises TeiError where the file is not well-formed XML, or not safe.
    """

    def __init__(self, data: bytes, path: Path | str = "") -> None:
        reading = SafeReading(data, str(path))
        tags = _StartTags(reading)
        reading.run(tags, tags.declare)
        self.data = reading.data
        self.names = len(tags.names)
        """How many different names the file has: of elements, attributes and namespaces."""
        self._starts = tags.offsets
        self._places = Places(self.data)
        self._tag = -1  # the tag that was asked of last
        self._written: dict[str, AttributePlace] = {}

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
        return self.of_element(index) if found is None else self.line_column(found.start)

    def of_value(self, index: int, name: str) -> tuple[int, int]:
        """Line and column of the first character of the attribute's value; see :meth:`of_attribute`."""
        found = self._attribute(index, name)
        return self.of_element(index) if found is None else self.line_column(found.value)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a byte offset in ``data``."""
        return self._places.at(offset)

    def _attribute(self, index: int, name: str) -> AttributePlace | None:
        if self._tag != index:
            self._tag, self._written = index, self._names(index)
        return self._written.get(_written_name(name))

    def _names(self, index: int) -> dict[str, AttributePlace]:
        """The attributes of a tag by their names, those with a prefix also with any (``*:id``)."""
        names: dict[str, AttributePlace] = {}
        for one in self._places.attributes(self._starts[index]):
            name = one.name.decode("utf-8")
            names.setdefault(name, one)
            if ":" in name:
                names.setdefault(f"*:{name.partition(':')[2]}", one)
        return names


def index_of(root: etree._Element) -> dict[etree._Element, int]:
    """The index that each element of a tree has in :class:`Positions`."""
    return {element: index for index, element in enumerate(root.iter("*"))}


class _StartTags:
    """Listens to the reading of a file, and notes where each start tag begins, and all names."""

    def __init__(self, reading: SafeReading) -> None:
        self.offsets: list[int] = []
        self.names: set[str] = set()
        self._reading = reading

    def start(self, name: str, attributes: list[str]) -> None:
        self.offsets.append(self._reading.offset)
        self.names.add(name)
        if attributes:
            self.names.update(attributes[::2])

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """A namespace that is declared."""
        if uri is not None:
            self.names.add(uri)

    def end(self, name: str) -> None:
        """Nothing to note."""

    def text(self, text: str) -> None:
        """Nothing to note."""


def _written_name(name: str) -> str:
    """How :meth:`Positions._names` has an attribute of this name."""
    if name.startswith(_XML_NAMESPACE):
        return "xml:" + name.removeprefix(_XML_NAMESPACE)
    if name.startswith("{"):
        return "*:" + name.partition("}")[2]
    return name
