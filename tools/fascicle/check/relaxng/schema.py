"""A compiled schema: what it allows, asked of the schema itself rather than of a document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from fascicle import resources
from fascicle.check.relaxng.automaton import Automaton
from fascicle.check.relaxng.datatypes import Datatype
from fascicle.check.relaxng.expectations import Expectations
from fascicle.check.relaxng.grammar import Grammar, load_grammar
from fascicle.check.relaxng.memory import Memory
from fascicle.check.relaxng.nameclasses import TEI_NAMESPACE, NameClass, QName, contains, plain_names
from fascicle.check.relaxng.patterns import Attribute, Data, Element, ListOf, TextPattern, Value
from fascicle.model.diagnostics import Diagnostic

_loaded: dict[Path, tuple[tuple[int, int], Schema]] = {}


class Schema:
    """A RELAX NG schema, compiled once a process and shared by all documents."""

    def __init__(self, grammar: Grammar, *, own: bool = False) -> None:
        self.own = own
        """Whether it is fascicle's own: what that does not know may go; what another does not know may be meant."""
        self.table, self.definitions, self.start = grammar
        self.automaton = Automaton(self.table, self.definitions)
        self.memory = Memory()
        self.expected = Expectations(self)
        self._may_contain: dict[tuple[str, str], bool] = {}
        self._holds_text: dict[QName, bool] = {}
        self._children: dict[int, tuple[NameClass, ...]] = {}
        self._defines: dict[tuple[int, QName], bool] = {}

    @classmethod
    def load(cls, path: Path) -> Schema:
        """The schema in a file, in either syntax of RELAX NG; compiled anew only when that file changed.

        Raises EngineError, with file and line, where the schema cannot be read or is wrong.
        """
        key = path.resolve()
        stamp = _stamp(key)
        known = _loaded.get(key)
        if known is not None and known[0] == stamp:
            return known[1]
        schema = cls(load_grammar(path), own=_is_own(path))
        _loaded[key] = (stamp, schema)
        return schema

    def validate(self, data: bytes, path: str, starts: list[int] | None = None) -> list[Diagnostic]:
        """All findings in a document, in the order of their places; ``path`` is how the findings name it.

        ``starts`` is given the bytes at which start tags begin, for who looks at the document next. Raises TeiError,
        with line and column, where the document is not well-formed or not safe to read.
        """
        # the validator knows the schema, and the schema should be importable without it
        from fascicle.check.relaxng.validator import Validator

        return Validator(self, data, path, starts).run()

    def may_contain(self, parent: str, child: str) -> bool:
        """Whether some element of TEI's local name ``parent`` may hold a ``child``, wherever in its content."""
        key = (parent, child)
        found = self._may_contain.get(key)
        if found is None:
            found = self.holds(QName(TEI_NAMESPACE, parent), QName(TEI_NAMESPACE, child))
            self._may_contain[key] = found
        return found

    def allows_text(self, element: str) -> bool:
        """Whether some element of this local name in TEI may hold text of its own."""
        return self.holds_text(QName(TEI_NAMESPACE, element))

    def holds_text(self, name: QName) -> bool:
        """Whether some definition of an element has text in its content."""
        found = self._holds_text.get(name)
        if found is None:
            found = any(
                isinstance(node, TextPattern | Data | Value | ListOf)
                for definition in self.definitions_of(name)
                for _, node in self.table.walk(self.definitions[definition].content)
            )
            self._holds_text[name] = found
        return found

    def holds(self, parent: QName, child: QName) -> bool:
        """Whether some definition of ``parent`` has ``child`` in its content."""
        return any(self.defines(definition, child) for definition in self.definitions_of(parent))

    def defines(self, definition: int, child: QName) -> bool:
        """Whether a definition has ``child`` in its content."""
        key = (definition, child)
        found = self._defines.get(key)
        if found is None:
            found = self._defines[key] = any(contains(names, child) for names in self._children_of(definition))
        return found

    def _children_of(self, definition: int) -> tuple[NameClass, ...]:
        """The names of the elements in the content of a definition."""
        found = self._children.get(definition)
        if found is None:
            inside = self.table.walk(self.definitions[definition].content)
            elements = (self.definitions[node.definition] for _, node in inside if isinstance(node, Element))
            found = self._children[definition] = tuple(one.names for one in elements)
        return found

    def parents_of(self, child: QName) -> list[QName]:
        """The elements that may hold ``child``, sorted."""
        return [parent for parent in self.element_names if self.holds(parent, child)]

    def definitions_of(self, name: QName) -> tuple[int, ...]:
        """The definitions that spell this name out; wildcards do not count."""
        return self._by_name.get(name, ())

    @cached_property
    def _by_name(self) -> dict[QName, tuple[int, ...]]:
        found: dict[QName, tuple[int, ...]] = {}
        for number, definition in enumerate(self.definitions):
            for name in plain_names(definition.names):
                found[name] = (*found.get(name, ()), number)
        return found

    @cached_property
    def element_names(self) -> tuple[QName, ...]:
        """Every element name that the schema spells out, sorted."""
        return tuple(sorted(self._by_name))

    @cached_property
    def names_by_local(self) -> dict[str, tuple[QName, ...]]:
        """The element names by what they are called in their namespace."""
        found: dict[str, tuple[QName, ...]] = {}
        for name in self.element_names:
            found[name.local] = (*found.get(name.local, ()), name)
        return found

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """The namespaces of all elements."""
        return frozenset(name.namespace for name in self.element_names)

    @cached_property
    def uses_prefixes(self) -> bool:
        """Whether some value means something only with the namespaces in scope."""
        return any(node.datatype.needs_prefixes for node in self.table.nodes if isinstance(node, Data | Value))

    @cached_property
    def id_attributes(self) -> frozenset[int]:
        """The attribute patterns whose values are identifiers, unique in a document."""
        return self._attributes_of(lambda datatype: datatype.is_id)

    @cached_property
    def idref_attributes(self) -> frozenset[int]:
        """The attribute patterns whose values are identifiers of the same document."""
        return self._attributes_of(lambda datatype: datatype.is_idref)

    def _attributes_of(self, fits: Callable[[Datatype], bool]) -> frozenset[int]:
        """The attribute patterns whose values are of a datatype."""
        nodes = self.table.nodes
        return frozenset(
            number
            for number, node in enumerate(nodes)
            if isinstance(node, Attribute) and isinstance(value := nodes[node.value], Data) and fits(value.datatype)
        )


def _is_own(path: Path) -> bool:
    """Whether a file is fascicle's own grammar, or the copy beside the texts of an edition."""
    own = resources.schema("fascicle.rng")
    return path.name == own.name and (path == own or (path.is_file() and path.read_bytes() == own.read_bytes()))


def _stamp(path: Path) -> tuple[int, int]:
    if not path.is_file():
        return (0, 0)
    state = path.stat()
    return (state.st_mtime_ns, state.st_size)
