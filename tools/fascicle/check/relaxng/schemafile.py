"""RELAX NG files as trees: foreign annotations dropped, namespaces and datatype libraries inherited (4.1 to 4.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fascicle.check.relaxng.datatypes import BUILTIN_LIBRARY
from fascicle.check.relaxng.nameclasses import XML_NAMESPACE, QName, parse_name
from fascicle.check.relaxng.xsdtypes import BLANKS
from fascicle.model.errors import EngineError, TeiError
from fascicle.tei.reading import SafeReading

RELAXNG_NAMESPACE = "http://relaxng.org/ns/structure/1.0"


@dataclass(slots=True)
class Node:
    """An element of RELAX NG; ``namespace`` and ``library`` are what ``@ns`` and ``@datatypeLibrary`` say here."""

    tag: str
    attributes: dict[str, str]
    namespace: str
    library: str
    prefixes: dict[str, str]
    path: Path
    line: int
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str | None:
        """An attribute, without white space around it."""
        value = self.attributes.get(name)
        return None if value is None else value.strip(BLANKS)

    def require(self, name: str) -> str:
        """An attribute that must be there."""
        value = self.get(name)
        if value is None:
            raise self.error(f"<{self.tag}> has no {name}", f'add {name}="..."')
        return value

    def error(self, message: str, hint: str) -> EngineError:
        """An error at this place of the schema."""
        return EngineError(f"the schema is wrong: {message}", hint=hint, path=self.path, line=self.line)

    def descendants(self) -> Iterator[Node]:
        """A node and all inside it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def qualified(self, name: str) -> QName:
        """A name as the schema writes it, its prefix resolved; without one it is in the namespace of ``@ns``."""
        prefix, colon, local = name.rpartition(":")
        if not colon:
            return QName(self.namespace, local)
        if prefix not in self.prefixes:
            raise self.error(f"the prefix of “{name}” is declared nowhere", f'declare xmlns:{prefix}="..."')
        return QName(self.prefixes[prefix], local)


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
        raise EngineError(
            "this file is no RELAX NG schema in XML syntax",
            path=path,
            line=1,
            hint="give a .rng file; make one of a compact .rnc file with rnc2rng or trang",
        )
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
