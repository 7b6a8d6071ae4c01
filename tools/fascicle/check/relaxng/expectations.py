"""What a schema expects at a place: which elements, attributes and values, which of them required, which is nearest.

Asked only when something is wrong, so nothing here is made fast.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

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
from fascicle.check.relaxng.schema import Schema

_FARTHEST = 300
"""How many states a search for a missing element looks at: enough for the longest header."""


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

    def elements(self, states: Iterable[int]) -> set[QName]:
        """The names of elements that may come next."""
        return {
            name
            for state in states
            for definition in self.automaton.first(state)
            for name in plain_names(self.schema.definitions[definition].names)
        }

    def required_elements(self, states: Iterable[int]) -> list[QName]:
        """The names of which one must come next, or must come before the end; sorted."""
        return sorted(set().union(*(self._required(state, self._element_names) for state in states)))

    def required_attributes(self, states: Iterable[int]) -> list[QName]:
        """The names of attributes that are still missing; sorted."""
        return sorted(set().union(*(self._required(state, self._attribute_names) for state in states)))

    def _required(self, state: int, names: Callable[[Pattern], set[QName] | None]) -> set[QName]:
        """Names without one of which a state cannot be left; ``names`` gives those of a leaf, None for others."""
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

    def attributes(self, states: Iterable[int]) -> set[QName]:
        """The names of attributes that may still come."""
        return {
            name
            for state in states
            for number in self.automaton.attributes(state)
            for name in plain_names(self.automaton.attribute(number).names)
        }

    def allows_text(self, states: Iterable[int]) -> bool:
        """Whether text may come next."""
        return any(self.automaton.after_text(state) != NOT_ALLOWED or self.table.has_strings[state] for state in states)

    def bridge(self, state: int, name: str) -> Bridge | None:
        """The fewest required elements whose absence explains why an element of this name cannot come next."""
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
                    forms["several of these with blanks between them"] = None
                case _ if number == TEXT:
                    forms["any text"] = None
        return list(words), list(forms)


def distance(one: str, other: str) -> int:
    """Edits between two words: letters put in, left out, changed or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for line, letter in enumerate(one, 1):
        previous, row = row, [line]
        for place, wanted in enumerate(other, 1):
            cost = min(previous[place] + 1, row[place - 1] + 1, previous[place - 1] + (letter != wanted))
            if line > 1 and place > 1 and letter == other[place - 2] and one[line - 2] == wanted:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1]


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant: the same but for capitals, or a slip or two away; None if none is."""
    lowered = word.lower()
    found = min(((distance(lowered, other.lower()), other) for other in sorted(set(words))), default=None)
    # a short word is near to everything, so it has no room for slips
    return found[1] if found and found[0] <= _slips(word) else None


def _slips(word: str) -> int:
    return min(2, len(word) // 3)


_COMMON = (
    "p", "head", "div", "ab", "list", "item", "label", "lg", "l", "note", "quote", "q", "figure", "table", "row",
    "cell", "persName", "placeName", "orgName", "date", "hi", "title", "ref", "choice", "name", "bibl", "sp",
    "n", "type", "when", "resp", "cert", "id", "lang",
)  # fmt: skip
"""What editions use most, elements and attributes: of two hundred names that are allowed these are the helpful ones."""


def ranked(names: Iterable[QName], first: Sequence[QName] = (), near: str = "") -> list[QName]:
    """Names in the order in which they help: ``first``, what ``near`` may be a slip of, what is common, the rest."""

    def helpfulness(name: QName) -> tuple[int, int, QName]:
        slips = distance(near.lower(), name.local.lower()) if near else _FARTHEST
        common = _COMMON.index(name.local) if name.local in _COMMON else len(_COMMON)
        return (slips if slips <= _slips(near) else _FARTHEST), common, name

    leading = set(first)
    return [*sorted(leading, key=helpfulness), *sorted(set(names) - leading, key=helpfulness)]
