"""Patterns of RELAX NG in the simple form (specification, 5), each kept once and known by a number.

Equal patterns have equal numbers, so that states of the automaton compare and hash as integers. The constructors
apply the laws that keep the number of states small: a choice is a set, nothing is grouped with ``empty``, and
``notAllowed`` swallows what it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from fascicle.check.relaxng.datatypes import Datatype
from fascicle.check.relaxng.nameclasses import NameClass
from fascicle.check.relaxng.xsdtypes import ValueKey


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing at all."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """What nothing matches."""


@dataclass(frozen=True, slots=True)
class TextPattern:
    """Any text, also none."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several patterns; the numbers ascend."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns one after another; a chain in one node, so that a long one is no deep one."""

    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Interleave:
    """Several patterns, their parts shuffled; the numbers ascend."""

    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """A pattern, once or more."""

    body: int


@dataclass(frozen=True, slots=True)
class Element:
    """An element; ``definition`` is its place in the grammar's list of definitions."""

    definition: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute whose value matches ``value``."""

    names: NameClass
    value: int


@dataclass(frozen=True, slots=True)
class Data:
    """Text of a datatype that ``excluded`` does not match."""

    datatype: Datatype
    excluded: int


@dataclass(frozen=True, slots=True)
class Value:
    """Text that means one value of a datatype; ``literal`` is how the schema writes it."""

    datatype: Datatype
    literal: str
    key: ValueKey


@dataclass(frozen=True, slots=True)
class ListOf:
    """Text whose words, between white space, match ``body`` one after another."""

    body: int


Pattern: TypeAlias = (
    Empty
    | NotAllowed
    | TextPattern
    | Choice
    | Group
    | Interleave
    | OneOrMore
    | Element
    | Attribute
    | Data
    | Value
    | ListOf
)

EMPTY = 0
NOT_ALLOWED = 1
TEXT = 2


class PatternTable:
    """All patterns of one schema.

    ``nodes[number]`` is a pattern, ``nullable[number]`` whether it matches nothing at all, ``has_strings[number]``
    whether it holds a pattern for a whole text (outside attributes), ``has_attributes[number]`` whether it holds any.
    """

    def __init__(self) -> None:
        self.nodes: list[Pattern] = []
        self.nullable: list[bool] = []
        self.has_strings: list[bool] = []
        self.has_attributes: list[bool] = []
        self._numbers: dict[Pattern, int] = {}
        self._attributes_in: dict[int, list[int]] = {}
        for pattern, nullable in ((Empty(), True), (NotAllowed(), False), (TextPattern(), True)):
            self._keep(pattern, nullable)

    def _keep(self, pattern: Pattern, nullable: bool) -> int:
        known = self._numbers.get(pattern)
        if known is not None:
            return known
        number = len(self.nodes)
        parts = _parts(pattern)
        self._numbers[pattern] = number
        self.nodes.append(pattern)
        self.nullable.append(nullable)
        is_string = isinstance(pattern, Data | Value | ListOf)
        self.has_strings.append(is_string or any(self.has_strings[part] for part in parts))
        self.has_attributes.append(isinstance(pattern, Attribute) or any(self.has_attributes[part] for part in parts))
        return number

    def choice(self, options: Iterable[int]) -> int:
        """One of ``options``."""
        found: set[int] = set()
        for option in options:
            node = self.nodes[option]
            found.update(node.options if isinstance(node, Choice) else (option,))
        found.discard(NOT_ALLOWED)
        if EMPTY in found and any(self.nullable[option] for option in found if option != EMPTY):
            found.discard(EMPTY)
        if len(found) < 2:
            return found.pop() if found else NOT_ALLOWED
        return self._keep(Choice(tuple(sorted(found))), any(self.nullable[option] for option in found))

    def group(self, parts: Iterable[int]) -> int:
        """``parts``, one after another."""
        found: list[int] = []
        for part in parts:
            if part == NOT_ALLOWED:
                return NOT_ALLOWED
            node = self.nodes[part]
            if isinstance(node, Group):
                found.extend(node.parts)
            elif part != EMPTY:
                found.append(part)
        if len(found) < 2:
            return found[0] if found else EMPTY
        return self._keep(Group(tuple(found)), all(self.nullable[part] for part in found))

    def interleave(self, parts: Iterable[int]) -> int:
        """All of ``parts``, shuffled."""
        found: list[int] = []
        for part in parts:
            node = self.nodes[part]
            found.extend(node.parts if isinstance(node, Interleave) else (part,))
        if NOT_ALLOWED in found:
            return NOT_ALLOWED
        kept = sorted(part for part in found if part != EMPTY)
        # text shuffled with text is text
        kept = [part for place, part in enumerate(kept) if part != TEXT or place == kept.index(TEXT)]
        if len(kept) < 2:
            return kept[0] if kept else EMPTY
        return self._keep(Interleave(tuple(kept)), all(self.nullable[part] for part in kept))

    def one_or_more(self, body: int) -> int:
        """``body``, once or more."""
        if body in (EMPTY, NOT_ALLOWED, TEXT) or isinstance(self.nodes[body], OneOrMore):
            return body
        return self._keep(OneOrMore(body), self.nullable[body])

    def optional(self, body: int) -> int:
        """``body`` or nothing."""
        return self.choice((body, EMPTY))

    def zero_or_more(self, body: int) -> int:
        """``body``, as often as one likes."""
        return self.optional(self.one_or_more(body))

    def element(self, definition: int) -> int:
        """The element of a definition."""
        return self._keep(Element(definition), nullable=False)

    def attribute(self, names: NameClass, value: int) -> int:
        """An attribute; not allowed where no value is."""
        if value == NOT_ALLOWED:
            return NOT_ALLOWED
        return self._keep(Attribute(names, value), nullable=False)

    def data(self, datatype: Datatype, excluded: int = NOT_ALLOWED) -> int:
        """Text of a datatype."""
        return self._keep(Data(datatype, excluded), nullable=False)

    def value(self, datatype: Datatype, literal: str, key: ValueKey) -> int:
        """One value of a datatype."""
        return self._keep(Value(datatype, literal, key), nullable=False)

    def list_of(self, body: int) -> int:
        """Words that match ``body``."""
        if body == NOT_ALLOWED:
            return NOT_ALLOWED
        return self._keep(ListOf(body), nullable=False)

    def attributes_in(self, number: int) -> list[int]:
        """The attribute patterns inside a pattern, ascending."""
        found = self._attributes_in.get(number)
        if found is None:
            found = self._attributes_in[number] = self._leaves(
                number, self.has_attributes, lambda node: isinstance(node, Attribute)
            )
        return found

    def strings_in(self, number: int) -> list[int]:
        """The patterns for whole texts inside a pattern, ascending; not those of the words of a list."""
        return self._leaves(number, self.has_strings, lambda node: isinstance(node, Data | Value | ListOf))

    def _leaves(self, number: int, leads: list[bool], is_leaf: Callable[[Pattern], bool]) -> list[int]:
        found = []
        seen = {number}
        waiting = [number]
        while waiting:
            current = waiting.pop()
            node = self.nodes[current]
            if is_leaf(node):
                found.append(current)
                continue
            inside = {part for part in _parts(node) if leads[part]} - seen
            seen |= inside
            waiting.extend(inside)
        return sorted(found)

    def walk(self, number: int) -> Iterator[tuple[int, Pattern]]:
        """A pattern and those inside it, each once; not into elements and attributes."""
        seen = {number}
        waiting = [number]
        while waiting:
            current = waiting.pop()
            node = self.nodes[current]
            yield current, node
            for part in _parts(node):
                if part not in seen:
                    seen.add(part)
                    waiting.append(part)


def _parts(node: Pattern) -> tuple[int, ...]:
    match node:
        case Choice(parts) | Interleave(parts) | Group(parts):
            return parts
        case OneOrMore(body) | ListOf(body):
            return (body,)
    return ()
