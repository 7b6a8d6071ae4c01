"""A proof that every document of one schema is a document of another: a walk over both automata at once.

The walk visits pairs of states that some word leads to, in the elements of both schemas, and asks of each pair
whether the first schema allows something there that the second does not. Attributes have no order, so they are read
in the order of their names, each present or absent, before the content; what depends on them is thereby exact.

The proof asks that the second schema have one definition for a name at a place, as tei_all has. Where it has several,
where a value is too hard to compare, or where a name class of the first schema is only in part covered, the answer is
a counterexample that need not be one: an empty list is certain, a list that is not empty is to be looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from fascicle.check.relaxng.nameclasses import Name, NameClass, QName, contains, plain_names, raw_name
from fascicle.check.relaxng.patterns import NOT_ALLOWED
from fascicle.check.relaxng.schema import Schema
from fascicle.check.relaxng.wording import attribute, tag
from support.inclusion.names import includes
from support.inclusion.values import ValueInclusion

Pair: TypeAlias = tuple[int, int]
"""A state, or a definition, of each schema."""


@dataclass(frozen=True, slots=True, order=True)
class Counterexample:
    """Something that the first schema allows and the second does not.

    ``path`` names the elements that lead there, from the root; ``schema_path`` and ``line`` say where the first
    schema defines the last of them.
    """

    path: str
    message: str
    schema_path: str = ""
    line: int | None = None


def prove_subset(a: Schema, b: Schema) -> list[Counterexample]:
    """Prove that every document valid by ``a`` is valid by ``b``; an empty list is the proof.

    Identity of identifiers is not compared. Raises nothing.
    """
    return _Walk(a, b).run()


class _Walk:
    def __init__(self, a: Schema, b: Schema) -> None:
        self.a = a
        self.b = b
        self._values = ValueInclusion(a.automaton, b.automaton)
        self._found: dict[tuple[int, str], Counterexample] = {}
        self._waiting: deque[tuple[Pair, str]] = deque()
        self._seen: set[Pair] = set()
        self._path = ""
        self._definition = -1

    def run(self) -> list[Counterexample]:
        self._content((self.a.start, self.b.start))
        while self._waiting:
            (self._definition, wide), self._path = self._waiting.popleft()
            whole = (self.a.definitions[self._definition].content, self.b.definitions[wide].content)
            for closed in self._after_start_tag(whole):
                self._content(closed)
        return sorted(self._found.values())

    def _missing(self, message: str) -> None:
        """Keep a counterexample: one for a definition of the first schema, with the shortest path to it."""
        key = (self._definition, message)
        if key in self._found:
            return
        if self._definition < 0:
            self._found[key] = Counterexample(self._path, message)
            return
        definition = self.a.definitions[self._definition]
        self._found[key] = Counterexample(self._path, message, definition.path, definition.line)

    # attributes

    def _after_start_tag(self, whole: Pair) -> set[Pair]:
        """The states of the content that the attributes of the first schema can lead to."""
        states = {whole}
        for name in sorted(self._attribute_names(whole)):
            states = {after for pair in states for after in self._with_or_without(pair, name)}
        states = self._with_wildcards(states)
        closed = {(self.a.automaton.close(one), self.b.automaton.close(other)) for one, other in states}
        if any(one != NOT_ALLOWED and other == NOT_ALLOWED for one, other in closed):
            self._missing("an attribute is required by the second schema, and not by the first")
        return {pair for pair in closed if NOT_ALLOWED not in pair}

    def _attribute_names(self, pair: Pair) -> set[QName]:
        return {
            name
            for schema, state in zip((self.a, self.b), pair, strict=True)
            for number in schema.automaton.attributes(state)
            for name in plain_names(schema.automaton.attribute(number).names)
        }

    def _with_or_without(self, pair: Pair, name: QName) -> Iterator[Pair]:
        """What the pair becomes when an attribute is absent, and when it is there."""
        absent = (_without(self.a, pair[0], name), _without(self.b, pair[1], name))
        if absent[0] != NOT_ALLOWED:
            if absent[1] == NOT_ALLOWED:
                self._missing(f"{attribute(name)} may be absent; the second schema requires it")
            else:
                yield absent
        one, other = self.a.automaton, self.b.automaton
        for pattern in one.matching_attributes(pair[0], raw_name(name)):
            if not isinstance(one.attribute(pattern).names, Name):
                continue
            wide = other.matching_attributes(pair[1], raw_name(name))
            value = one.attribute(pattern).value
            fitting = tuple(each for each in wide if self._values.holds(value, other.attribute(each).value))
            if not fitting:
                reason = "allows other values" if wide else "is unknown to the second schema"
                self._missing(f"{attribute(name)} {reason}")
                continue
            after = _without(self.a, one.after_attributes(pair[0], (pattern,)), name)
            if after != NOT_ALLOWED:
                yield after, _without(self.b, other.after_attributes(pair[1], fitting), name)

    def _with_wildcards(self, states: set[Pair]) -> set[Pair]:
        """The pairs reached by attributes whose names a schema does not spell out, any number of them."""
        waiting = list(states)
        while waiting:
            pair = waiting.pop()
            for pattern in self.a.automaton.attributes(pair[0]):
                after = self._after_wildcard(pair, pattern)
                if after is not None and after not in states:
                    states.add(after)
                    waiting.append(after)
        return states

    def _after_wildcard(self, pair: Pair, pattern: int) -> Pair | None:
        one, other = self.a.automaton, self.b.automaton
        narrow = one.attribute(pattern)
        if isinstance(narrow.names, Name):
            return None
        fitting = tuple(
            number
            for number in other.attributes(pair[1])
            if includes(other.attribute(number).names, narrow.names)
            and self._values.holds(narrow.value, other.attribute(number).value)
        )
        if not fitting:
            self._missing("attributes of any name are allowed; the second schema does not allow them all")
            return None
        return one.after_attributes(pair[0], (pattern,)), other.after_attributes(pair[1], fitting)

    # content

    def _content(self, start: Pair) -> None:
        """Walk the content of one pair of elements."""
        seen = {start}
        waiting = [start]
        while waiting:
            pair = waiting.pop()
            self._compare_text(pair)
            for after in [*self._after_text(pair), *self._after_elements(pair)]:
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)

    def _compare_text(self, pair: Pair) -> None:
        if self.a.table.nullable[pair[0]] and not self.b.table.nullable[pair[1]]:
            self._missing("the content may end where the second schema requires more")
        if self.a.table.has_strings[pair[0]] and not self._takes_any_text(pair[1]):
            strings = self.a.table.choice(self.a.table.strings_in(pair[0]))
            if not self._values.holds(strings, pair[1]):
                self._missing("text of a form that the second schema does not allow")

    def _takes_any_text(self, state: int) -> bool:
        return self.b.table.nullable[self.b.automaton.after_text(state)]

    def _after_text(self, pair: Pair) -> Iterator[Pair]:
        one, other = (schema.automaton.after_text(state) for schema, state in zip((self.a, self.b), pair, strict=True))
        if one == NOT_ALLOWED:
            return
        if other == NOT_ALLOWED:
            self._missing("text is allowed; the second schema does not allow it")
        else:
            yield one, other

    def _after_elements(self, pair: Pair) -> Iterator[Pair]:
        for narrow in self.a.automaton.first(pair[0]):
            definition = self.a.definitions[narrow]
            if definition.content == NOT_ALLOWED:
                continue
            wide = self._counterpart(definition.names, pair[1])
            if wide is None:
                continue
            after = self.b.automaton.after_element(pair[1], wide)
            if (narrow, wide) not in self._seen:
                self._seen.add((narrow, wide))
                self._waiting.append(((narrow, wide), f"{self._path}/{_label(definition.names)}".lstrip("/")))
            yield self.a.automaton.after_element(pair[0], narrow), after

    def _counterpart(self, names: NameClass, state: int) -> int | None:
        """The one definition of the second schema that an element of these names follows."""
        automaton = self.b.automaton
        possible: Sequence[int]
        if isinstance(names, Name):
            possible = automaton.children(state, raw_name(names.name))
        else:
            possible = [wide for wide in automaton.first(state) if includes(self.b.definitions[wide].names, names)]
        if len(possible) == 1:
            return possible[0]
        title = _title(names)
        if possible:
            self._missing(f"{title} has several definitions in the second schema: not decided")
        else:
            self._missing(f"{title} is allowed; the second schema does not allow it here")
        return None


def _without(schema: Schema, state: int, name: QName) -> int:
    """A state that forbids an attribute; wildcards stay, for the sake of other names."""
    automaton = schema.automaton
    named = tuple(
        number
        for number in automaton.matching_attributes(state, raw_name(name))
        if isinstance(names := automaton.attribute(number).names, Name) and contains(names, name)
    )
    return automaton.replace_attributes(state, NOT_ALLOWED, named) if named else state


def _label(names: NameClass) -> str:
    return "|".join(name.local for name in plain_names(names)) or "*"


def _title(names: NameClass) -> str:
    return " or ".join(tag(name) for name in plain_names(names)) or "an element of any name"
