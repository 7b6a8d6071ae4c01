"""RELAX NG files as trees: foreign annotations dropped, namespaces and datatype libraries inherited (4.1 to 4.9)."""

from __future__ import annotations

import re
from pathlib import Path

from fascicle.check.relaxng.compact import read_compact
from fascicle.check.relaxng.datatypes import BUILTIN_LIBRARY
from fascicle.check.relaxng.nameclasses import XML_NAMESPACE, parse_name
from fascicle.check.relaxng.schemanode import Node
from fascicle.check.relaxng.syntax import check_syntax
from fascicle.check.relaxng.xsdtypes import BLANKS
from fascicle.model.errors import EngineError, TeiError
from fascicle.tei.reading import SafeReading

RELAXNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0"


_COMPACT = re.compile(
    r"""(?:\s|\#[^\n]*\n)*(?:(?:default\s+)?namespace\s|datatypes\s|start\s*=|grammar\s*\{|element\s|include\s+")"""
)
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def is_compact(path: Path, data: bytes) -> bool:
    """Whether a file is in compact syntax: it is named so, or begins so, and is no XML."""
    if data.lstrip()[:1] == b"<":
        return False
    return path.suffix.lower() == ".rnc" or _COMPACT.match(data[:4096].decode("utf-8", "replace")) is not None


def _decoded(data: bytes, path: Path) -> str:
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        hint = "save it in UTF-8"
        raise EngineError(f"the schema cannot be read: it is not in {encoding}", hint=hint, path=path) from error


def read_schema(path: Path, namespace: str = "") -> Node:
    """The root of a RELAX NG file; ``namespace`` is what ``@ns`` says at the place that refers to it.

    Raises EngineError where the file cannot be read, is not well-formed, or is no RELAX NG.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError(
            f"the schema cannot be read: {error.strerror or error}", path=path, hint="give the path of a RELAX NG file"
        ) from error
    if is_compact(path, data):
        root = read_compact(_decoded(data, path), path, namespace)
        check_syntax(root)
        return root
    builder = _Builder(path, namespace)
    try:
        builder.reading = SafeReading(data, str(path))
        builder.reading.run(builder, builder.declare)
    except TeiError as error:
        raise EngineError(
            f"the schema cannot be read: {error.message}",
            hint=error.hint,
            path=path,
            line=error.line,
            column=error.column,
        ) from error
    if builder.root is None:
        raise EngineError("this file is no RELAX NG schema", path=path, line=1, hint="give a .rng file, or a .rnc file")
    check_syntax(builder.root)
    return builder.root


class _Builder:
    """Builds the tree; an annotation is an element of another namespace, and nothing inside it is read."""

    reading: SafeReading

    def __init__(self, path: Path, namespace: str) -> None:
        self.path = path
        self.root: Node | None = None
        self._open: list[Node] = []
        self._outer_namespace = namespace
        self._skipping = 0
        self._prefixes: dict[str, str] = {"xml": XML_NAMESPACE}
        self._shadowed: list[tuple[str, str | None]] = []

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """A namespace declaration begins, or ends where ``uri`` is None; the default namespace means nothing here."""
        name = prefix or ""
        if uri is not None:
            self._shadowed.append((name, self._prefixes.get(name)))
            self._prefixes = self._prefixes | {name: uri}
            return
        ended, before = self._shadowed.pop()
        kept = {key: value for key, value in self._prefixes.items() if key != ended}
        self._prefixes = kept if before is None else kept | {ended: before}

    def start(self, name: str, attributes: list[str]) -> None:
        """See :class:`Listener`."""
        namespace, tag = parse_name(name)
        if self._skipping or namespace != RELAXNG_NAMESPACE:
            self._skipping += 1
            return
        parent = self._open[-1] if self._open else None
        own = dict(zip(attributes[::2], attributes[1::2], strict=True))
        outer = (parent.namespace, parent.library) if parent else (self._outer_namespace, BUILTIN_LIBRARY)
        node = Node(
            tag,
            own,
            own.get("ns", outer[0]),
            own.get("datatypeLibrary", outer[1]).strip(BLANKS),
            self._prefixes,
            self.path,
            self.reading.line,
        )
        if parent is not None:
            parent.children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, name: str) -> None:
        """See :class:`Listener`."""
        if self._skipping:
            self._skipping -= 1
        else:
            self._open.pop()

    def text(self, text: str) -> None:
        """See :class:`Listener`."""
        if not self._skipping and self._open:
            self._open[-1].text += text
