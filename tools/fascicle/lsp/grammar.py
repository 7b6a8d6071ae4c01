"""What a schema says of the place where the cursor is: which elements, attributes and values may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.expectations import ranked
from fascicle.check.relaxng.nameclasses import XML_NAMESPACE, QName, raw_name
from fascicle.check.relaxng.patterns import NOT_ALLOWED
from fascicle.lsp.cursor import OpenElement, TypingCursor


@dataclass(frozen=True)
class GrammarHere:
    """A schema, asked at a cursor. What stands wrong before it is passed over, as if it were not there."""

    schema: Schema
    cursor: TypingCursor

    @cached_property
    def _states(self) -> list[int]:
        """What may still come in the innermost open element."""
        states = [self.schema.start]
        for element in self.cursor.open[1:]:
            states = self._behind(self._contents(states, element), element.children)
        return states

    def _contents(self, states: Sequence[int], element: OpenElement) -> list[int]:
        """The content of an element that is open, as any definition that it may follow."""
        automaton = self.schema.automaton
        name = element.qualified(element.name)
        found = {one for state in states for one in automaton.children(state, raw_name(name))}
        return [self.schema.definitions[one].content for one in sorted(found) or self.schema.definitions_of(name)]

    def _behind(self, contents: Sequence[int], children: Sequence[QName]) -> list[int]:
        automaton = self.schema.automaton
        states = [automaton.close(each, lax=True) for each in contents]
        for child in children:
            raw = raw_name(child)
            after = {
                moved
                for state in states
                for one in automaton.children(state, raw)
                if (moved := automaton.after_element(state, one)) != NOT_ALLOWED
            }
            states = sorted(after) or states
        return states

    def elements(self) -> Sequence[QName]:
        """The elements that may come next, those first that help most."""
        expected = self.schema.expected
        return ranked(expected.elements(self._states), expected.required_elements(self._states), self.cursor.word)

    def must_come(self) -> Sequence[QName]:
        """The elements of which one has to come next, or before the end."""
        return self.schema.expected.required_elements(self._states)

    def is_empty(self, name: QName) -> bool:
        """Whether an element of this name holds nothing."""
        expected = self.schema.expected
        states = self._behind(self._tag_contents(name), ())
        return bool(states) and not expected.elements(states) and not expected.allows_text(states)

    def _tag_contents(self, name: QName) -> list[int]:
        automaton = self.schema.automaton
        found = {one for state in self._states for one in automaton.children(state, raw_name(name))}
        return [self.schema.definitions[one].content for one in sorted(found) or self.schema.definitions_of(name)]

    def required_attributes(self, name: QName) -> Sequence[QName]:
        """The attributes that an element of this name cannot do without."""
        return self.schema.expected.required_attributes(self._tag_contents(name))

    def attributes(self, name: QName, present: Sequence[QName] = ()) -> list[QName]:
        """The attributes that an element of this name may bear beside those that are there."""
        contents = self._tag_contents(name)
        required = [each for each in self.schema.expected.required_attributes(contents) if each not in present]
        allowed = self.schema.expected.attributes(contents) - set(present)
        return list(ranked(allowed, required, self.cursor.word))

    def values(self, name: QName, attribute: QName) -> tuple[list[str], list[str]]:
        """The words that an attribute may have as its value, and the forms of other values, for people."""
        automaton = self.schema.automaton
        patterns = [
            automaton.attribute(pattern).value
            for content in self._tag_contents(name)
            for pattern in automaton.matching_attributes(content, raw_name(attribute))
        ]
        return self.schema.expected.values(patterns)


def written(name: QName, inside: OpenElement, *, attribute: bool = False) -> str:
    """A name as it is written in an element: with the prefix that is declared for its namespace, if it needs one."""
    if name.namespace == XML_NAMESPACE:
        return f"xml:{name.local}"
    if (attribute and not name.namespace) or (not attribute and inside.namespaces.get("") == name.namespace):
        return name.local
    prefixes = (prefix for prefix, uri in inside.namespaces.items() if uri == name.namespace and prefix)
    prefix = next(prefixes, "")
    return f"{prefix}:{name.local}" if prefix else name.local
