"""What a schema expects at a place: which elements, attributes and values, which of them required, which is nearest.

Asked only when something is wrong, but then perhaps ten thousand times: what is said of a state is worked out once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fascicle.check.relaxng.memory import Memory
from fascicle.check.relaxng.nameclasses import QName, plain_names
from fascicle.check.relaxng.patterns import (
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pattern,
    Value,
)
from fascicle.check.relaxng.slips import near
from fascicle.model.saying import say

if TYPE_CHECKING:
    from fascicle.check.relaxng.schema import Schema

_FARTHEST = 300
"""How many states a search for a missing element looks at: enough for the longest header."""


_Names: TypeAlias = Callable[[Pattern], "set[QName] | None"]
"""Gives the names of a leaf, None for other patterns."""


class Bridge(NamedTuple):
    """Required elements that are missing, and the state as if they were there."""

    missing: tuple[QName, ...]
    state: int


class Expectations:
    """Questions to one schema."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.automaton = schema.automaton
        self.table = schema.table
        self._memory = Memory()

    def elements(self, states: Iterable[int]) -> frozenset[QName]:
        """The names of elements that may come next."""
        states = tuple(states)
        return self._memory.once(("elements", states), lambda: self._elements(states))

    def _elements(self, states: Iterable[int]) -> frozenset[QName]:
        return frozenset(
            name
            for state in states
            for definition in self.automaton.first(state)
            for name in plain_names(self.schema.definitions[definition].names)
        )

    def required_elements(self, states: Iterable[int]) -> list[QName]:
        """The names of which one must come next, or must come before the end; sorted."""
        return self._all_required(tuple(states), self._element_names)

    def required_attributes(self, states: Iterable[int]) -> list[QName]:
        """The names of attributes that are still missing; sorted."""
        return self._all_required(tuple(states), self._attribute_names)

    def _all_required(self, states: tuple[int, ...], names: _Names) -> list[QName]:
        return self._memory.once(
            (names, states), lambda: sorted(set().union(*(self._required(state, names) for state in states)))
        )

    def _required(self, state: int, names: _Names) -> set[QName]:
        """Names without one of which a state cannot be left."""
        node = self.table.nodes[state]
        own = names(node)
        if own is not None:
            return own
        match node:
            case Choice(options):
                found = [self._required(option, names) for option in options]
                return set().union(*found) if all(found) else set()
            case Interleave(parts):
                return set().union(*(self._required(part, names) for part in parts))
            case Group(parts):
                # of a group, what comes first is what is missing first
                found = [self._required(part, names) for part in parts]
                if names == self._element_names:
                    return next((part for part in found if part), set())
                return set().union(*found)
            case OneOrMore(body):
                return self._required(body, names)
        return set()

    def _element_names(self, node: Pattern) -> set[QName] | None:
        if not isinstance(node, Element):
            return None
        return set(plain_names(self.schema.definitions[node.definition].names))

    @staticmethod
    def _attribute_names(node: Pattern) -> set[QName] | None:
        return set(plain_names(node.names)) if isinstance(node, Attribute) else None

    def attributes(self, states: Iterable[int]) -> frozenset[QName]:
        """The names of attributes that may still come."""
        states = tuple(states)
        return self._memory.once(("attributes", states), lambda: self._attributes(states))

    def _attributes(self, states: Iterable[int]) -> frozenset[QName]:
        return frozenset(
            name
            for state in states
            for number in self.automaton.attributes(state)
            for name in plain_names(self.automaton.attribute(number).names)
        )

    def allows_text(self, states: Iterable[int]) -> bool:
        """Whether text may come next."""
        return any(self.automaton.after_text(state) != NOT_ALLOWED or self.table.has_strings[state] for state in states)

    def bridge(self, state: int, name: str) -> Bridge | None:
        """The fewest required elements whose absence explains why an element of this name cannot come next."""
        return self._memory.once(("bridge", state, name), lambda: self._bridge(state, name))

    def _bridge(self, state: int, name: str) -> Bridge | None:
        waiting = deque([Bridge((), state)])
        seen = {state}
        while waiting and len(seen) < _FARTHEST:
            missing, current = waiting.popleft()
            required = set(self.required_elements([current]))
            if not required:
                continue
            for definition in self.automaton.first(current):
                names = sorted(required.intersection(plain_names(self.schema.definitions[definition].names)))
                after = self.automaton.after_element(current, definition)
                if not names or after in seen:
                    continue
                seen.add(after)
                step = Bridge((*missing, names[0]), after)
                if self.automaton.children(after, name):
                    return step
                waiting.append(step)
        return None

    def values(self, patterns: Iterable[int]) -> tuple[list[str], list[str]]:
        """The words that are allowed as a text, and the forms, in words for an editor; in the schema's order."""
        patterns = tuple(patterns)
        return self._memory.once(("values", patterns), lambda: self._values(patterns))

    def _values(self, patterns: Iterable[int]) -> tuple[list[str], list[str]]:
        words: dict[str, None] = {}
        forms: dict[str, None] = {}
        # numbers are given in the order in which the schema is read
        inside = dict(found for pattern in patterns for found in self.table.walk(pattern))
        for number, node in sorted(inside.items(), key=itemgetter(0)):
            match node:
                case Value(_, literal, _):
                    words[literal] = None
                case Data(datatype, _):
                    forms[datatype.expectation] = None
                case ListOf():
                    forms[say("several of these with blanks between them")] = None
                case _ if number == TEXT:
                    forms[say("any text")] = None
        return list(words), list(forms)


_COMMON = (
    "p", "head", "div", "ab", "list", "item", "label", "lg", "l", "note", "quote", "q", "figure", "table", "row",
    "cell", "persName", "placeName", "orgName", "date", "hi", "title", "ref", "choice", "name", "bibl", "sp",
    "sic", "corr", "orig", "reg", "abbr", "expan",
    "n", "type", "when", "resp", "cert", "id", "lang",
)  # fmt: skip
"""What editions use most, elements and attributes: of two hundred names that are allowed these are the helpful ones."""


_PLACE_OF = {name: place for place, name in enumerate(_COMMON)}


def ranked(names: Collection[QName], first: Sequence[QName] = (), meant: str = "") -> Sequence[QName]:
    """Names in the order in which they help: ``first``, what ``meant`` may be a slip of, what is common, the rest."""
    order = _ranked(frozenset(names), tuple(first))
    slips = near(meant, frozenset(name.local for name in order)) if meant else {}
    if not slips:
        return order
    leading = set(first)
    return sorted(order, key=lambda name: (name not in leading, slips.get(name.local, _FARTHEST)))


@lru_cache(maxsize=1024)
def _ranked(names: frozenset[QName], first: tuple[QName, ...]) -> tuple[QName, ...]:
    leading = set(first)
    return (*sorted(leading, key=_helpfulness), *sorted(names - leading, key=_helpfulness))


def _helpfulness(name: QName) -> tuple[int, QName]:
    return _PLACE_OF.get(name.local, len(_COMMON)), name
