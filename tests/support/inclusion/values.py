"""Whether the texts of one value pattern are all texts of another, of another schema; part of the proof of inclusion.

The answer yes is certain. No may also mean that the question was too hard: for instance, what an ``except`` takes
away from the inner pattern is not taken into account.
"""

from __future__ import annotations

from collections.abc import Iterator

from fascicle.check.relaxng.automaton import Automaton
from fascicle.check.relaxng.datatypes import Datatype
from fascicle.check.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Choice,
    Data,
    Group,
    ListOf,
    OneOrMore,
    TextPattern,
    Value,
)
from fascicle.check.relaxng.xsdtypes import ANY_TEXT, BASES, collapse
from support.inclusion import regular

_BOUNDS = ("minInclusive", "minExclusive", "maxInclusive", "maxExclusive")


class ValueInclusion:
    """Compares the value patterns of schema ``inner`` with those of schema ``outer``."""

    def __init__(self, inner: Automaton, outer: Automaton) -> None:
        self._inner = inner
        self._outer = outer
        self._known: dict[tuple[int, int], bool] = {}

    def holds(self, inner: int, outer: int) -> bool:
        """Whether every text that pattern ``inner`` matches, pattern ``outer`` matches."""
        key = (inner, outer)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._decide(inner, outer)
        return found

    def _decide(self, inner: int, outer: int) -> bool:
        if outer == TEXT or inner == NOT_ALLOWED:
            return True
        match self._inner.table.nodes[inner]:
            case Choice(options):
                return all(self.holds(option, outer) for option in options)
            case TextPattern():
                return any(_takes_anything(node.datatype) for node in self._data(outer))
            case Value(datatype, literal, _):
                return self._value(datatype, literal, inner, outer)
            case Data(datatype, _):
                return self._typed(datatype, outer)
            case ListOf(body):
                return self._list(body, outer)
        return inner == EMPTY and self._outer.accepts(outer, "")

    def _options(self, pattern: int) -> Iterator[int]:
        node = self._outer.table.nodes[pattern]
        yield from node.options if isinstance(node, Choice) else (pattern,)

    def _data(self, pattern: int) -> Iterator[Data]:
        """The datatypes among the options of an outer pattern that take nothing away by ``except``."""
        for option in self._options(pattern):
            node = self._outer.table.nodes[option]
            if isinstance(node, Data) and node.excluded == NOT_ALLOWED:
                yield node

    def _value(self, datatype: Datatype, literal: str, inner: int, outer: int) -> bool:
        if datatype.name not in ("string", "token"):
            # a number has many writings; take them all
            same = (self._outer.table.nodes[option] for option in self._options(outer))
            return self._inner.table.nodes[inner] in same or self._typed(datatype, outer)
        # two writings of a token, one of a string, stand for all
        writings = [literal] if datatype.name == "string" else [collapse(literal), f" {collapse(literal)}\n"]
        return all(self._outer.accepts(outer, writing) for writing in writings)

    def _typed(self, datatype: Datatype, outer: int) -> bool:
        if any(is_within(datatype, node.datatype) for node in self._data(outer)):
            return True
        if not _is_one_word(datatype):
            return False
        for option in self._options(outer):
            node = self._outer.table.nodes[option]
            if isinstance(node, ListOf) and self._word(datatype, node.body):
                return True
        return False

    def _word(self, datatype: Datatype, body: int) -> bool:
        """Whether one word of a datatype is a list of ``body``."""
        match self._outer.table.nodes[body]:
            case OneOrMore(inside):
                return self._word(datatype, inside)
            case Choice(options):
                return any(self._word(datatype, option) for option in options)
        return any(is_within(datatype, node.datatype) for node in self._data(body))

    def _list(self, body: int, outer: int) -> bool:
        if any(_takes_anything(node.datatype) for node in self._data(outer)):
            return True
        for option in self._options(outer):
            node = self._outer.table.nodes[option]
            if isinstance(node, ListOf) and self._words(body, node.body):
                return True
            # a list of one word is that word, to a type that does not see the white space around it
            ignores_blanks = isinstance(node, Data | Value) and node.datatype.base.space is collapse
            if ignores_blanks and self._is_leaf(body) and self.holds(body, option):
                return True
        return False

    def _is_leaf(self, pattern: int) -> bool:
        """Whether a pattern inside a list stands for exactly one word."""
        node = self._inner.table.nodes[pattern]
        if isinstance(node, Choice):
            return all(self._is_leaf(option) for option in node.options)
        return isinstance(node, Data | Value)

    def _words(self, inner: int, outer: int) -> bool:
        """Whether all sequences of words of ``inner`` are sequences of words of ``outer``."""
        one, other = self._inner.table.nodes[inner], self._outer.table.nodes[outer]
        match one:
            case Choice(options):
                return all(self._words(option, outer) for option in options)
            case Group(parts) if isinstance(other, Group) and len(parts) == len(other.parts):
                return all(self._words(part, wanted) for part, wanted in zip(parts, other.parts, strict=True))
            case Group(parts):
                return isinstance(other, OneOrMore) and all(self._words(part, outer) for part in parts)
            case OneOrMore(body):
                return isinstance(other, OneOrMore | Choice) and any(
                    isinstance(self._outer.table.nodes[option], OneOrMore) and self._words(body, option)
                    for option in self._options(outer)
                )
            case Data(datatype, _):
                return self._word(datatype, outer)
            case Value(datatype, literal, _):
                if datatype.name not in ("string", "token"):
                    return self._word(datatype, outer)
                return self._outer.table.nullable[self._outer.after_string(outer, literal)]
        return inner == EMPTY and self._outer.table.nullable[outer]


def is_within(inner: Datatype, outer: Datatype) -> bool:
    """Whether every text of one datatype, facets included, is a text of another."""
    if not _is_narrower(inner.name, outer.name):
        return False
    return all(_implies(inner, facet, literal, outer) for facet, literal in outer.facets)


def _implies(inner: Datatype, facet: str, literal: str, outer: Datatype) -> bool:
    if inner.base.space is not outer.base.space:
        # what a facet sees is not the same text on both sides
        return False
    if (facet, literal) in inner.facets:
        return True
    if facet == "pattern":
        patterns = [value for name, value in inner.facets if name == "pattern"]
        return any(regular.is_within(pattern, literal) for pattern in [*patterns, inner.base.shape])
    if facet in _BOUNDS:
        # a bound is kept by a bound on the same side that is itself a value within it
        bounded = Datatype(outer.library, outer.name, ((facet, literal),))
        return any(bounded.allows(value) for name, value in inner.facets if name in _BOUNDS and name[:3] == facet[:3])
    return False


def _takes_anything(datatype: Datatype) -> bool:
    return datatype.base.form == ANY_TEXT and not datatype.facets


def _is_one_word(datatype: Datatype) -> bool:
    patterns = [value for name, value in datatype.facets if name == "pattern"]
    return any(regular.is_within(pattern, r"\S+") for pattern in [*patterns, BASES[datatype.name].shape])


def _is_narrower(inner: str, outer: str) -> bool:
    """Whether every text of one XSD type, its white space settled, is also a text of another."""
    name: str | None = inner
    while name is not None:
        if name == outer:
            return True
        name = BASES[name].parent
    return False
