"""The tree of a RELAX NG schema, whichever syntax it is in; namespaces and datatype libraries are inherited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fascicle.check.relaxng.nameclasses import QName
from fascicle.check.relaxng.xsdtypes import BLANKS
from fascicle.model.errors import EngineError


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
