"""The automaton of a schema: derivatives of patterns (James Clark, 2002), each computed once.

A state is the number of a pattern: what may still come. Clark's «after» patterns would carry the rest of every
open element in each state; here an element's content is a word of *definitions*, the rest of its parents waits on
the validator's stack, and so the states of an element are few and shared by all its occurrences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fascicle.check.relaxng.datatypes import Prefixes
from fascicle.check.relaxng.nameclasses import NameClass, contains, parse_name
from fascicle.check.relaxng.patterns import (
    EMPTY,
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
    PatternTable,
    TextPattern,
    Value,
)
from fascicle.check.relaxng.xsdtypes import BLANKS, words


@dataclass(slots=True)
class Definition:
    """One ``element`` of a schema; ``content`` is the number of the pattern of its attributes and content."""

    names: NameClass
    content: int
    path: str
    line: int


_KEPT_VALUES = 100_000
"""How many judgements of attribute values, and of start tags, are remembered; a bound on memory, not on what can be
judged.
"""


class Automaton:
    """The states of a schema and the ways between them, found when first asked for."""

    def __init__(self, table: PatternTable, definitions: Sequence[Definition]) -> None:
        self.table = table
        self.definitions = definitions
        self._first: dict[int, tuple[int, ...]] = {}
        self._attributes: dict[int, tuple[int, ...]] = {}
        self._children: dict[int, dict[str, tuple[int, ...]]] = {}
        self._matching: dict[int, dict[str, tuple[int, ...]]] = {}
        self._after_element: dict[tuple[int, int], int] = {}
        self._after_attributes: dict[tuple[int, tuple[int, ...]], int] = {}
        self._after_text: dict[int, int] = {}
        self._closed: dict[tuple[int, int, tuple[int, ...] | None], int] = {}
        self._values: dict[tuple[int, str], bool] = {}
        self.start_tags: dict[tuple[int, str, tuple[str, ...]], list[tuple[int, int]]] = {}
        """Definition and state after a start tag, by the state around it, its name and its attributes; of tags that
        gave no finding. Most tags of a document, and of a corpus, recur.
        """

    def first(self, state: int) -> tuple[int, ...]:
        """The definitions of the elements that may come next, in the order of the schema."""
        found = self._first.get(state)
        if found is None:
            found = self._first[state] = tuple(sorted(self._find_first(state)))
        return found

    def _find_first(self, state: int) -> set[int]:
        node = self.table.nodes[state]
        match node:
            case Element(definition):
                return {definition}
            case Choice(parts) | Interleave(parts):
                return set().union(*(self.first(part) for part in parts))
            case Group(parts):
                found: set[int] = set()
                for part in parts:
                    found.update(self.first(part))
                    # an attribute is no content: what follows it may come at once
                    if not self.table.nullable[self.close(part, lax=True)]:
                        break
                return found
            case OneOrMore(body):
                return set(self.first(body))
        return set()

    def children(self, state: int, name: str) -> tuple[int, ...]:
        """The definitions of an element of this name (as expat writes it) that may come next."""
        known = self._children.setdefault(state, {})
        found = known.get(name)
        if found is None:
            wanted = parse_name(name)
            found = tuple(one for one in self.first(state) if contains(self.definitions[one].names, wanted))
            known[name] = found
        return found

    def after_element(self, state: int, definition: int) -> int:
        """The state after an element of this definition."""
        key = (state, definition)
        found = self._after_element.get(key)
        if found is None:
            found = self._after_element[key] = self._derive_element(state, definition)
        return found

    def _derive_element(self, state: int, definition: int) -> int:
        table = self.table
        match table.nodes[state]:
            case Element(own):
                return EMPTY if own == definition else NOT_ALLOWED
            case Choice(options):
                return table.choice(self.after_element(option, definition) for option in options)
            case Group(parts):
                return table.choice(
                    table.group((self.after_element(part, definition), *parts[place + 1 :]))
                    for place, part in self._reachable(parts)
                )
            case Interleave(parts):
                return table.choice(
                    table.interleave((*parts[:place], after, *parts[place + 1 :]))
                    for place, part in enumerate(parts)
                    if (after := self.after_element(part, definition)) != NOT_ALLOWED
                )
            case OneOrMore(body):
                return table.group((self.after_element(body, definition), table.optional(state)))
        return NOT_ALLOWED

    def _reachable(self, parts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        """The parts of a group that may come next: those before them may be absent."""
        for place, part in enumerate(parts):
            yield place, part
            if not self.table.nullable[part]:
                return

    def attributes(self, state: int) -> tuple[int, ...]:
        """The attribute patterns that may still be met."""
        found = self._attributes.get(state)
        if found is None:
            found = self._attributes[state] = tuple(self.table.attributes_in(state))
        return found

    def matching_attributes(self, state: int, name: str) -> tuple[int, ...]:
        """The attribute patterns for an attribute of this name (as expat writes it)."""
        known = self._matching.setdefault(state, {})
        found = known.get(name)
        if found is None:
            wanted = parse_name(name)
            found = tuple(one for one in self.attributes(state) if contains(self.attribute(one).names, wanted))
            known[name] = found
        return found

    def attribute(self, number: int) -> Attribute:
        """The attribute pattern of a number."""
        node = self.table.nodes[number]
        if not isinstance(node, Attribute):
            raise TypeError(f"pattern {number} is no attribute")
        return node

    def know_start_tag(self, key: tuple[int, str, tuple[str, ...]], candidates: list[tuple[int, int]]) -> None:
        """Remember a start tag that gave no finding, and whose values mean the same wherever they stand."""
        if len(self.start_tags) >= _KEPT_VALUES:
            self.start_tags.clear()
        self.start_tags[key] = candidates

    def after_attributes(self, state: int, matched: tuple[int, ...]) -> int:
        """The state after one attribute that any of the patterns ``matched`` fits."""
        if not self.table.has_attributes[state]:
            return NOT_ALLOWED
        key = (state, matched)
        found = self._after_attributes.get(key)
        if found is None:
            found = self._after_attributes[key] = self._derive_attributes(state, matched)
        return found

    def _derive_attributes(self, state: int, matched: tuple[int, ...]) -> int:
        table = self.table
        match table.nodes[state]:
            case Attribute():
                return EMPTY if state in matched else NOT_ALLOWED
            case Choice(options):
                return table.choice(self.after_attributes(option, matched) for option in options)
            case (Group(parts) | Interleave(parts)) as node:
                # attributes have no order, not even in a group
                together = table.group if isinstance(node, Group) else table.interleave
                return table.choice(
                    together((*parts[:place], after, *parts[place + 1 :]))
                    for place, part in enumerate(parts)
                    if (after := self.after_attributes(part, matched)) != NOT_ALLOWED
                )
            case OneOrMore(body):
                return table.group((self.after_attributes(body, matched), table.optional(state)))
        return NOT_ALLOWED

    def close(self, state: int, lax: bool = False) -> int:
        """The state after the start tag: no more attributes; missing ones are forgiven where ``lax``."""
        return self.replace_attributes(state, EMPTY if lax else NOT_ALLOWED)

    def replace_attributes(self, state: int, replacement: int, only: tuple[int, ...] | None = None) -> int:
        """A state with every attribute pattern, or those in ``only``, replaced by ``EMPTY`` or ``NOT_ALLOWED``."""
        if not self.table.has_attributes[state]:
            return state
        key = (state, replacement, only)
        found = self._closed.get(key)
        if found is None:
            found = self._closed[key] = self._replace(state, replacement, only)
        return found

    def _replace(self, state: int, replacement: int, only: tuple[int, ...] | None) -> int:
        table = self.table
        match table.nodes[state]:
            case Attribute():
                return replacement if only is None or state in only else state
            case Choice(options):
                return table.choice(self.replace_attributes(option, replacement, only) for option in options)
            case Group(parts):
                return table.group(self.replace_attributes(part, replacement, only) for part in parts)
            case Interleave(parts):
                return table.interleave(self.replace_attributes(part, replacement, only) for part in parts)
            case OneOrMore(body):
                return table.one_or_more(self.replace_attributes(body, replacement, only))
        return state

    def after_text(self, state: int) -> int:
        """The state after text between elements: only ``text`` takes it."""
        found = self._after_text.get(state)
        if found is None:
            found = self._after_text[state] = self._derive_string(state, None, None)
        return found

    def after_string(self, state: int, text: str, prefixes: Prefixes | None = None) -> int:
        """The state after a text that is the whole content of an element or value of an attribute."""
        after = self._derive_string(state, text, prefixes)
        return after if text.strip(BLANKS) else self.table.choice((state, after))

    def _derive_string(self, state: int, text: str | None, prefixes: Prefixes | None) -> int:
        """The derivative by a string, or by text of which only its presence is known."""
        table = self.table
        match table.nodes[state]:
            case TextPattern():
                return TEXT
            case Choice(options):
                return table.choice(self._derive_string(option, text, prefixes) for option in options)
            case Group(parts):
                return table.choice(
                    table.group((self._derive_string(part, text, prefixes), *parts[place + 1 :]))
                    for place, part in self._reachable(parts)
                )
            case Interleave(parts):
                return table.choice(
                    table.interleave((*parts[:place], self._derive_string(part, text, prefixes), *parts[place + 1 :]))
                    for place, part in enumerate(parts)
                )
            case OneOrMore(body):
                return table.group((self._derive_string(body, text, prefixes), table.optional(state)))
            case Data(datatype, excluded) if text is not None:
                allowed = datatype.allows(text, prefixes) and not self.accepts(excluded, text, prefixes)
                return EMPTY if allowed else NOT_ALLOWED
            case Value(datatype, _, key) if text is not None:
                return EMPTY if datatype.key(text, prefixes) == key else NOT_ALLOWED
            case ListOf(body) if text is not None:
                for word in words(text):
                    body = self._derive_string(body, word, prefixes)
                return EMPTY if table.nullable[body] else NOT_ALLOWED
        return NOT_ALLOWED

    def accepts(self, pattern: int, text: str, prefixes: Prefixes | None = None) -> bool:
        """Whether a pattern matches a whole text: the value of an attribute."""
        if pattern == TEXT:
            return True
        if pattern == NOT_ALLOWED:
            return False
        key = (pattern, text)
        if prefixes is None:
            known = self._values.get(key)
            if known is not None:
                return known
        found = self.table.nullable[self.after_string(pattern, text, prefixes)]
        if prefixes is None:
            if len(self._values) >= _KEPT_VALUES:
                self._values.clear()
            self._values[key] = found
        return found
