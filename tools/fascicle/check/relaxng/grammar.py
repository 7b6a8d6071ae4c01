"""From RELAX NG files to patterns: the simplification of section 4 of the specification.

References, combined definitions, nested grammars, ``include`` with overrides and ``externalRef`` are resolved; what
is left are the patterns of :mod:`fascicle.check.relaxng.patterns`. The restrictions of section 7, which forbid
schemas that few engines could run, are not checked: a linter such as jing does that when a schema is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from fascicle.check.relaxng.automaton import Definition
from fascicle.check.relaxng.datatypes import BUILTIN_LIBRARY, Datatype
from fascicle.check.relaxng.nameclasses import AnyName, Name, NameChoice, NameClass, NsName, QName
from fascicle.check.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT, PatternTable
from fascicle.check.relaxng.schemafile import Node, read_schema
from fascicle.check.relaxng.xsdtypes import BLANKS
from fascicle.model.errors import EngineError

_START = "start"
_NAME_CLASSES = ("name", "anyName", "nsName", "choice")


class Grammar(NamedTuple):
    """A compiled schema: all patterns, all elements, and the pattern of a document."""

    table: PatternTable
    definitions: list[Definition]
    start: int


@dataclass(slots=True)
class _Scope:
    """The definitions of one ``grammar`` element, ``start`` among them under a key no definition can have."""

    node: Node
    parent: _Scope | None
    defines: dict[tuple[str, str], list[Node]] = field(default_factory=dict)
    patterns: dict[tuple[str, str], int] = field(default_factory=dict)
    in_progress: set[tuple[str, str]] = field(default_factory=set)


def load_grammar(path: Path) -> Grammar:
    """Compile the schema in a file; raises EngineError, with file and line, where it is wrong."""
    try:
        return _Compiler().compile(path)
    except RecursionError:
        raise EngineError(
            "the schema is wrong: its patterns are nested too deeply", path=path, hint="give parts of it names"
        ) from None


class _Compiler:
    def __init__(self) -> None:
        self.table = PatternTable()
        self.definitions: list[Definition] = []
        self._waiting: list[tuple[Definition, list[Node], _Scope | None]] = []
        self._reading: list[Path] = []
        self._patterns: dict[str, Callable[[Node, _Scope | None], int]] = {
            "element": self._element,
            "attribute": self._attribute,
            "empty": lambda node, scope: EMPTY,
            "notAllowed": lambda node, scope: NOT_ALLOWED,
            "text": lambda node, scope: TEXT,
            "group": self._grouped,
            "interleave": self._interleaved,
            "choice": self._chosen,
            "mixed": lambda node, scope: self.table.interleave((self._grouped(node, scope), TEXT)),
            "optional": lambda node, scope: self.table.optional(self._grouped(node, scope)),
            "zeroOrMore": lambda node, scope: self.table.zero_or_more(self._grouped(node, scope)),
            "oneOrMore": lambda node, scope: self.table.one_or_more(self._grouped(node, scope)),
            "list": lambda node, scope: self.table.list_of(self._grouped(node, scope)),
            "data": self._data,
            "value": self._value,
            "ref": self._ref,
            "parentRef": self._parent_ref,
            "externalRef": self._external_ref,
            "grammar": self._grammar,
        }

    def compile(self, path: Path) -> Grammar:
        """The whole schema; elements wait in a list, because they may hold themselves."""
        self._reading.append(path.resolve())
        start = self._pattern(read_schema(path), None)
        while self._waiting:
            definition, content, scope = self._waiting.pop()
            definition.content = self._all(content, scope)
        return Grammar(self.table, self.definitions, start)

    def _pattern(self, node: Node, scope: _Scope | None) -> int:
        make = self._patterns.get(node.tag)
        if make is None:
            raise node.error(f"<{node.tag}> is no pattern", "look it up in the RELAX NG specification, section 3")
        return make(node, scope)

    def _all(self, nodes: Iterable[Node], scope: _Scope | None) -> int:
        return self.table.group([self._pattern(node, scope) for node in nodes])

    def _grouped(self, node: Node, scope: _Scope | None) -> int:
        return self._all(self._children(node), scope)

    def _interleaved(self, node: Node, scope: _Scope | None) -> int:
        return self.table.interleave([self._pattern(child, scope) for child in self._children(node)])

    def _chosen(self, node: Node, scope: _Scope | None) -> int:
        return self.table.choice([self._pattern(child, scope) for child in self._children(node)])

    @staticmethod
    def _children(node: Node) -> list[Node]:
        if not node.children:
            raise node.error(f"<{node.tag}> is empty", "write the pattern that it stands for, or <empty/>")
        return node.children

    # elements, attributes and their names

    def _element(self, node: Node, scope: _Scope | None) -> int:
        names, content = self._named(node)
        if not content:
            raise node.error("an element has no pattern", "write <empty/> for an empty element")
        definition = Definition(names, NOT_ALLOWED, str(node.path), node.line)
        self.definitions.append(definition)
        self._waiting.append((definition, content, scope))
        return self.table.element(len(self.definitions) - 1)

    def _attribute(self, node: Node, scope: _Scope | None) -> int:
        names, content = self._named(node)
        return self.table.attribute(names, self._all(content, scope) if content else TEXT)

    def _named(self, node: Node) -> tuple[NameClass, list[Node]]:
        """The name class of an element or attribute, and the patterns that follow it."""
        name = node.get("name")
        if name is not None:
            unprefixed = node.tag == "attribute" and ":" not in name and "ns" not in node.attributes
            return Name(QName("", name) if unprefixed else node.qualified(name)), node.children
        if not node.children:
            raise node.error(f"<{node.tag}> has no name", 'add name="..."')
        return self._names(node.children[0]), node.children[1:]

    def _names(self, node: Node) -> NameClass:
        if node.tag == "name":
            return Name(node.qualified(node.text.strip(BLANKS)))
        if node.tag == "anyName":
            return AnyName(self._excluded_names(node))
        if node.tag == "nsName":
            return NsName(node.namespace, self._excluded_names(node))
        if node.tag == "choice":
            return NameChoice(tuple(self._names(child) for child in self._children(node)))
        raise node.error(f"<{node.tag}> is no name class", f"write one of {', '.join(_NAME_CLASSES)}")

    def _excluded_names(self, node: Node) -> NameClass | None:
        if not node.children:
            return None
        inner = self._children(node.children[0])
        return NameChoice(tuple(self._names(child) for child in inner))

    # text

    def _data(self, node: Node, scope: _Scope | None) -> int:
        facets = []
        excluded = NOT_ALLOWED
        for child in node.children:
            if child.tag == "param":
                facets.append((child.require("name"), child.text))
            elif child.tag == "except":
                excluded = self._chosen(child, scope)
            else:
                raise child.error(f"<{child.tag}> cannot stand in <data>", "write param or except")
        return self.table.data(self._datatype(node, node.library, node.require("type"), facets), excluded)

    def _value(self, node: Node, scope: _Scope | None) -> int:
        name = node.get("type")
        library = BUILTIN_LIBRARY if name is None else node.library
        datatype = self._datatype(node, library, name or "token", [])
        key = datatype.key(node.text, node.prefixes | {"": node.namespace})
        if key is None:
            raise node.error(f"“{node.text}” is no value of {name}", "correct the value or its type")
        return self.table.value(datatype, node.text.strip(BLANKS), key)

    @staticmethod
    def _datatype(node: Node, library: str, name: str, facets: list[tuple[str, str]]) -> Datatype:
        try:
            return Datatype(library, name, tuple(facets))
        except ValueError as error:
            raise node.error(str(error), "see XML Schema part 2 for the types and their facets") from error

    # references

    def _ref(self, node: Node, scope: _Scope | None) -> int:
        return self._defined(node, scope, ("define", node.require("name")))

    def _parent_ref(self, node: Node, scope: _Scope | None) -> int:
        return self._defined(node, scope.parent if scope else None, ("define", node.require("name")))

    def _defined(self, node: Node, scope: _Scope | None, key: tuple[str, str]) -> int:
        bodies = scope.defines.get(key) if scope else None
        if scope is None or bodies is None:
            title = "no start" if key[0] == _START else f"no definition of “{key[1]}”"
            raise node.error(f"there is {title} in this grammar", "define it, or correct the name")
        if key not in scope.patterns:
            if key in scope.in_progress:
                raise node.error(f"“{key[1]}” refers to itself outside any element", "put an element between")
            scope.in_progress.add(key)
            scope.patterns[key] = self._combined(bodies, scope)
            scope.in_progress.discard(key)
        return scope.patterns[key]

    def _combined(self, bodies: list[Node], scope: _Scope) -> int:
        methods = {body.get("combine") for body in bodies}
        plain = [body for body in bodies if body.get("combine") is None]
        if len(plain) > 1 or len(methods - {None}) > 1 or methods - {None, "choice", "interleave"}:
            raise bodies[-1].error(
                f"<{bodies[-1].tag}> is given {len(bodies)} times and not combined in one way",
                'give all but one the same combine="choice" or combine="interleave"',
            )
        patterns = [self._grouped(body, scope) for body in bodies]
        if len(patterns) == 1:
            return patterns[0]
        return self.table.interleave(patterns) if "interleave" in methods else self.table.choice(patterns)

    def _grammar(self, node: Node, scope: _Scope | None) -> int:
        inner = _Scope(node, scope)
        self._collect(node.children, inner, frozenset())
        return self._defined(node, inner, (_START, ""))

    def _collect(self, nodes: Iterable[Node], scope: _Scope, overridden: frozenset[tuple[str, str]]) -> None:
        for node in nodes:
            if node.tag == "div":
                self._collect(node.children, scope, overridden)
            elif node.tag == "include":
                self._include(node, scope, overridden)
            elif (key := _key(node)) not in overridden:
                scope.defines.setdefault(key, []).append(node)

    def _include(self, node: Node, scope: _Scope, overridden: frozenset[tuple[str, str]]) -> None:
        root, path = self._linked(node)
        if root.tag != "grammar":
            raise node.error("the included file is no grammar", "use externalRef for a single pattern")
        replaced = {_key(inner) for inner in node.descendants() if inner.tag in ("start", "define")}
        present = {_key(inner) for inner in root.descendants() if inner.tag in ("start", "define")}
        nested = any(inner.tag == "include" for inner in root.descendants())
        if not nested and (missing := sorted(replaced - present)):
            raise node.error(f"“{missing[0][1] or _START}” overrides nothing", "correct its name, or move it out")
        self._reading.append(path)
        self._collect(root.children, scope, overridden | replaced)
        self._reading.pop()
        self._collect(node.children, scope, overridden)

    def _external_ref(self, node: Node, scope: _Scope | None) -> int:
        root, path = self._linked(node)
        self._reading.append(path)
        # what lies in the other file sees no definition of this one
        pattern = self._pattern(root, None)
        self._reading.pop()
        return pattern

    def _linked(self, node: Node) -> tuple[Node, Path]:
        """The file that ``@href`` names, relative to the file that names it; only files on this machine."""
        href = node.require("href")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href) or "#" in href:
            raise node.error(f"“{href}” is no file on this machine", "keep a copy beside the schema and name that")
        path = node.path.parent / href
        if path.resolve() in self._reading:
            raise node.error(f"“{href}” includes itself", "take the circle out")
        return read_schema(path, node.attributes.get("ns", "") if node.tag == "externalRef" else ""), path.resolve()


def _key(node: Node) -> tuple[str, str]:
    if node.tag == "start":
        return _START, ""
    if node.tag == "define":
        return "define", node.require("name")
    raise node.error(f"<{node.tag}> cannot stand in a grammar", "write start, define, div or include")
