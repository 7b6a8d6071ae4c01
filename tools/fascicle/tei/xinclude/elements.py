"""The elements of a file with what is in scope at each: from where to where they stand, names, languages, bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from fascicle.tei.reading import SEPARATOR, SafeReading, in_utf8

_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class FileElement:
    """An element: the bytes of its start tag and where it ends, its name, and what is in scope inside it.

    ``declared`` are the prefixes that its own tag declares; ``tag_end`` is where its content begins.
    """

    start: int
    tag_end: int
    namespace: str
    local: str
    attributes: dict[str, str]
    parent: FileElement | None
    prefixes: dict[str, str]
    declared: frozenset[str]
    language: str
    base: tuple[str, ...]
    end: int = 0
    content_end: int = 0
    children: list[FileElement] = field(default_factory=list)

    @property
    def id(self) -> str | None:
        """Its ``xml:id``."""
        return self.attributes.get(f"{_XML}{SEPARATOR}id")

    def descendants(self) -> Iterator[FileElement]:
        """An element and all inside it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


@dataclass(slots=True)
class FileElements:
    """A file in UTF-8 as its elements; the bytes of its DOCTYPE, and the entities that it declares."""

    data: bytes
    root: FileElement
    body: int
    doctype: tuple[int, int]
    entities: dict[str, str | None]


def elements_of(data: bytes, path: str) -> FileElements:
    """The elements of a document; raises TeiError where it is not well-formed, or not safe."""
    reading = SafeReading(in_utf8(data, path), path)
    listener = _Listener(reading)
    reading.run(listener, listener.declare)
    root = listener.root
    if root is None:  # expat has refused what has no root
        raise AssertionError(path)
    start = reading.doctype.offset if reading.doctype else 0
    end = _end_of_doctype(reading.data, start) if reading.doctype else 0
    declaration = re.match(rb"\A<\?xml\s.*?\?>", reading.data, re.DOTALL)
    return FileElements(reading.data, root, declaration.end() if declaration else 0, (start, end), reading.entities)


@lru_cache(maxsize=32)
def elements_in(path: Path, shown: str, stamp: tuple[int, int]) -> FileElements:
    """The elements of a file that may be included by many; ``stamp`` tells whether it is still the same."""
    return elements_of(path.read_bytes(), shown)


_IN_DOCTYPE = re.compile(rb"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|<!(?!--)|[\[\]>]|[^<"'\[\]>]+|<""", re.DOTALL)


def _end_of_doctype(data: bytes, start: int) -> int:
    """The byte behind a DOCTYPE, which expat has found to be well-formed."""
    depth = 0
    for found in _IN_DOCTYPE.finditer(data, start):
        if found[0] == b"<!":
            depth += 1
        elif found[0] == b">":
            depth -= 1
            if depth == 0:
                return found.end()
    return start


class _Listener:
    def __init__(self, reading: SafeReading) -> None:
        self.root: FileElement | None = None
        self._reading = reading
        self._open: list[FileElement] = []
        self._declared: dict[str, str] = {}

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """A namespace declaration of the tag that comes next; its end needs no care, scopes belong to elements."""
        if uri is not None:
            self._declared[prefix or ""] = uri

    def start(self, name: str, attributes: list[str]) -> None:
        data, offset = self._reading.data, self._reading.offset
        parent = self._open[-1] if self._open else None
        own = dict(zip(attributes[::2], attributes[1::2], strict=True))
        namespace, _, local = name.rpartition(SEPARATOR)
        tag = _TAG.match(data, offset)
        outer = parent.prefixes if parent else {}
        base = own.get(f"{_XML}{SEPARATOR}base")
        bases = parent.base if parent else ()
        element = FileElement(
            offset,
            tag.end() if tag else offset,
            namespace,
            local,
            own,
            parent,
            outer | self._declared if self._declared else outer,
            frozenset(self._declared),
            own.get(f"{_XML}{SEPARATOR}lang", parent.language if parent else ""),
            bases if base is None else (*bases, base),
        )
        self._declared = {}
        if parent is not None:
            parent.children.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def end(self, name: str) -> None:
        element, data, offset = self._open.pop(), self._reading.data, self._reading.offset
        element.content_end = element.end = offset  # of an empty element expat tells the byte behind its tag
        if not data.startswith(b"/>", element.tag_end - 2):
            element.end = data.find(b">", offset) + 1

    def text(self, text: str) -> None:
        """Text needs no care."""
