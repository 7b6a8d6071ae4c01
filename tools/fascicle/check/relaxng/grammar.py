"""From RELAX NG files to patterns: the simplification of section 4 of the specification.

References, combined definitions, nested grammars, ``include`` with overrides and ``externalRef`` are resolved; what
is left are the patterns of :mod:`fascicle.check.relaxng.patterns`. On the way the restrictions are looked to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from fascicle.check.relaxng.automaton import Definition
from fascicle.check.relaxng.datatypes import BUILTIN_LIBRARY, Datatype
from fascicle.check.relaxng.nameclasses import AnyName, Name, NameChoice, NameClass, NsName, QName
from fascicle.check.relaxng.patterns import EMPTY, NOT_ALLOWED, TEXT, PatternTable
from fascicle.check.relaxng.restrictions import RestrictionError, Restrictions, clash_of_attributes, clash_of_content
from fascicle.check.relaxng.schemafile import read_schema
from fascicle.check.relaxng.schemanode import Node
from fascicle.check.relaxng.scope import START, Scope, check_unused, key_of, method_of, undefined
from fascicle.check.relaxng.syntax import NAME_CLASSES
from fascicle.check.relaxng.xsdtypes import BLANKS
from fascicle.model.errors import EngineError


class Grammar(NamedTuple):
    """A compiled schema: all patterns, all elements, and the pattern of a document."""

    table: PatternTable
    definitions: list[Definition]
    start: int


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
        self._waiting: list[tuple[Definition, Node, list[Node], Scope | None]] = []
        self._reading: list[Path] = []
        self._patterns: dict[str, Callable[[Node, Scope | None], int]] = {
            "element": self._element,
            "attribute": self._attribute,
            "empty": lambda node, scope: EMPTY,
            "notAllowed": lambda node, scope: NOT_ALLOWED,
            "text": lambda node, scope: TEXT,
            "group": self._grouped,
            "interleave": self._interleaved,
            "choice": self._chosen,
            "mixed": self._mixed,
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
        root = read_schema(path)
        restrictions = Restrictions(self.table)
        start = self._pattern(root, None)
        _restricted(root, restrictions.check_start, start)
        while self._waiting:
            definition, node, content, scope = self._waiting.pop()
            definition.content = self._all(node, content, scope)
            _restricted(node, restrictions.check_content, definition.content)
        return Grammar(self.table, self.definitions, start)

    def _pattern(self, node: Node, scope: Scope | None) -> int:
        make = self._patterns.get(node.tag)
        if make is None:
            raise node.error(f"<{node.tag}> is no pattern", "look it up in the RELAX NG specification, section 3")
        return make(node, scope)

    def _all(self, node: Node, children: Iterable[Node], scope: Scope | None) -> int:
        parts = [self._pattern(child, scope) for child in children]
        self._differ(node, parts)
        return self.table.group(parts)

    def _grouped(self, node: Node, scope: Scope | None) -> int:
        return self._all(node, node.children, scope)

    def _interleaved(self, node: Node, scope: Scope | None) -> int:
        return self._shuffled(node, [self._pattern(child, scope) for child in node.children])

    def _mixed(self, node: Node, scope: Scope | None) -> int:
        return self._shuffled(node, [self._grouped(node, scope), TEXT])

    def _shuffled(self, node: Node, parts: list[int]) -> int:
        self._differ(node, parts)
        if clash := clash_of_content(self.table, self.definitions, parts):
            title = clash if isinstance(clash, str) else f"<{clash.local}>"
            raise node.error(f"two parts of an interleave hold {title}", "let one of them hold it")
        return self.table.interleave(parts)

    def _differ(self, node: Node, parts: list[int]) -> None:
        if len(parts) > 1 and (clash := clash_of_attributes(self.table, parts)):
            raise node.error(f"the attribute {clash.local} stands twice in <{node.tag}>", "take one of them out")

    def _chosen(self, node: Node, scope: Scope | None) -> int:
        return self.table.choice([self._pattern(child, scope) for child in node.children])

    # elements, attributes and their names

    def _element(self, node: Node, scope: Scope | None) -> int:
        names, content = self._named(node)
        if not content:
            raise node.error("an element has no pattern", "write <empty/> for an empty element")
        definition = Definition(names, NOT_ALLOWED, str(node.path), node.line)
        self.definitions.append(definition)
        self._waiting.append((definition, node, content, scope))
        return self.table.element(len(self.definitions) - 1)

    def _attribute(self, node: Node, scope: Scope | None) -> int:
        names, content = self._named(node)
        return self.table.attribute(names, self._all(node, content, scope) if content else TEXT)

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
            return NameChoice(tuple(self._names(child) for child in node.children))
        raise node.error(f"<{node.tag}> is no name class", f"write one of {', '.join(sorted(NAME_CLASSES))}")

    def _excluded_names(self, node: Node) -> NameClass | None:
        if not node.children:
            return None
        return NameChoice(tuple(self._names(child) for child in node.children[0].children))

    # text

    def _data(self, node: Node, scope: Scope | None) -> int:
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

    def _value(self, node: Node, scope: Scope | None) -> int:
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

    def _ref(self, node: Node, scope: Scope | None) -> int:
        return self._defined(node, scope, ("define", node.require("name")))

    def _parent_ref(self, node: Node, scope: Scope | None) -> int:
        return self._defined(node, scope.parent if scope else None, ("define", node.require("name")))

    def _defined(self, node: Node, scope: Scope | None, key: tuple[str, str]) -> int:
        bodies = scope.defines.get(key) if scope else None
        if scope is None or bodies is None:
            raise undefined(node, key[1])
        if key not in scope.patterns:
            if key in scope.in_progress:
                raise node.error(f"“{key[1]}” refers to itself outside any element", "put an element between")
            scope.in_progress.add(key)
            scope.patterns[key] = self._combined(bodies, scope)
            scope.in_progress.discard(key)
        return scope.patterns[key]

    def _combined(self, bodies: list[Node], scope: Scope) -> int:
        method = method_of(bodies)
        patterns = [self._grouped(body, scope) for body in bodies]
        if len(patterns) == 1:
            return patterns[0]
        return self._shuffled(bodies[-1], patterns) if method == "interleave" else self.table.choice(patterns)

    def _grammar(self, node: Node, scope: Scope | None) -> int:
        inner = Scope(node, scope)
        self._collect(node.children, inner, frozenset())
        check_unused(inner)
        return self._defined(node, inner, (START, ""))

    def _collect(self, nodes: Iterable[Node], scope: Scope, overridden: frozenset[tuple[str, str]]) -> None:
        for node in nodes:
            if node.tag == "div":
                self._collect(node.children, scope, overridden)
            elif node.tag == "include":
                self._include(node, scope, overridden)
            elif (key := key_of(node)) not in overridden:
                scope.defines.setdefault(key, []).append(node)

    def _include(self, node: Node, scope: Scope, overridden: frozenset[tuple[str, str]]) -> None:
        root, path = self._linked(node)
        if root.tag != "grammar":
            raise node.error("the included file is no grammar", "use externalRef for a single pattern")
        replaced = {key_of(inner) for inner in node.descendants() if inner.tag in ("start", "define")}
        self._reading.append(path)
        if missing := sorted(replaced - self._present(root)):
            raise node.error(f"“{missing[0][1] or START}” overrides nothing", "correct its name, or move it out")
        self._collect(root.children, scope, overridden | replaced)
        self._reading.pop()
        self._collect(node.children, scope, overridden)

    def _present(self, grammar: Node) -> set[tuple[str, str]]:
        """What a grammar defines itself, and by what it includes."""
        found: set[tuple[str, str]] = set()
        waiting = list(grammar.children)
        while waiting:
            node = waiting.pop()
            if node.tag in ("start", "define"):
                found.add(key_of(node))
                continue
            waiting += node.children
            if node.tag == "include":
                root, path = self._linked(node)
                self._reading.append(path)
                found |= self._present(root)
                self._reading.pop()
        return found

    def _external_ref(self, node: Node, scope: Scope | None) -> int:
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
        # names without a namespace are in that of the place that refers to them (4.6, 4.7, and then 4.9)
        return read_schema(path, node.namespace), path.resolve()


def _restricted(node: Node, check: Callable[[int], None], pattern: int) -> None:
    """Look to the restrictions of a pattern, and tell of the element of the schema that it comes from."""
    try:
        check(pattern)
    except RestrictionError as error:
        raise node.error(str(error), "see section 7 of the RELAX NG specification") from error
