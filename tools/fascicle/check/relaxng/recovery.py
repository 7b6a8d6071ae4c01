"""What is wrong, in the words of an editor, and how validation goes on after it.

One slip should give one finding. So a misspelled element is taken for the one that was meant, a missing element as
if it were there, an element in the wrong place is checked by its own definition and forgotten by its parent, and a
bad attribute is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from fascicle.check.diagnostics import Diagnostic, Place, Rule
from fascicle.check.relaxng import rules
from fascicle.check.relaxng import wording as words
from fascicle.check.relaxng.expectations import Expectations, nearest, ranked
from fascicle.check.relaxng.nameclasses import TEI_NAMESPACE, QName, parse_name, raw_name
from fascicle.check.relaxng.patterns import NOT_ALLOWED
from fascicle.check.relaxng.places import Place as Position
from fascicle.check.relaxng.places import Places
from fascicle.check.relaxng.schema import Schema

Candidate: TypeAlias = tuple[int, int]
"""A definition that an element may follow, and the state that its content has reached."""


@dataclass(slots=True)
class Frame:
    """An open element: its name as expat writes it, the byte where its tag begins, its candidates.

    No candidates: nothing is known of what it should hold. ``is_refused``: its parent takes no notice of it.
    ``lent`` is the wrong namespace that its children may share without being reported again; ``is_disturbed`` says
    that something unknown stands in it, which may be what else would be missing.
    """

    name: str
    tag: int
    candidates: list[Candidate]
    has_children: bool = False
    is_refused: bool = False
    is_disturbed: bool = False
    lent: str | None = None
    last: str | None = None

    @property
    def states(self) -> list[int]:
        """The states of all candidates."""
        return [state for _, state in self.candidates]

    @property
    def title(self) -> str:
        """The element's name for a message; the document is the frame without a name."""
        return words.tag(parse_name(self.name)) if self.name else "the document"


class Recovery:
    """Collects the findings of one document."""

    def __init__(self, schema: Schema, places: Places, path: str) -> None:
        self.schema = schema
        self.automaton = schema.automaton
        self.places = places
        self.path = path
        self.findings: list[Diagnostic] = []
        self._expected = Expectations(schema)

    def _report(
        self, rule: Rule, position: Position, message: str, hint: str, related: tuple[Place, ...] = ()
    ) -> None:
        self.findings.append(
            Diagnostic(rule, self.path, position.line, position.column, message, hint, related)
        )

    # elements

    def matching(self, parent: Frame, name: str) -> tuple[int, ...]:
        """The definitions that an element of this name may follow, over all candidates of its parent."""
        found = {one for state in parent.states for one in self.automaton.children(state, name)}
        return tuple(sorted(found))

    def unexpected(self, parent: Frame, frame: Frame) -> tuple[int, ...]:
        """Report an element that cannot stand where it does; returns the definitions to check it by, if any."""
        name = parse_name(frame.name)
        if not parent.candidates:
            frame.is_refused = True
            return self.schema.definitions_of(name)
        is_reported = False
        if not self.schema.definitions_of(name):
            meant = self._in_another_namespace(name)
            if meant is None:
                return self._unknown(parent, frame, name)
            is_reported = parent.lent != name.namespace
            if is_reported:
                self._wrong_namespace(frame, name, meant)
            frame.lent = name.namespace
            name = meant
        return self._misplaced(parent, frame, name, is_reported)

    def _in_another_namespace(self, name: QName) -> QName | None:
        same = [other for other in self.schema.element_names if other.local == name.local]
        return min(same, key=lambda other: (other.namespace != TEI_NAMESPACE, other), default=None)

    def _wrong_namespace(self, frame: Frame, name: QName, meant: QName) -> None:
        self._report(
            rules.UNKNOWN,
            self.places.at(frame.tag),
            f"<{name.local}> is in {words.namespace(name)}; it belongs to {words.namespace(meant)}",
            f'write xmlns="{meant.namespace}" on the root element, and on no other'
            if meant.namespace
            else f"take the prefix or xmlns of <{name.local}> away",
        )

    def _unknown(self, parent: Frame, frame: Frame, name: QName) -> tuple[int, ...]:
        here = self._expected.elements(parent.states)
        near = nearest(name.local, (other.local for other in here))
        meant = next((other for other in sorted(here) if other.local == near), None)
        anywhere = near or nearest(name.local, (other.local for other in self.schema.element_names))
        if anywhere:
            hint = f"did you mean <{anywhere}>?"
        elif here:
            allowed = words.one_of([words.tag(other) for other in ranked(here, name.local)])
            hint = f"use an element of the guidelines; {allowed} may stand here"
        else:
            hint = f"delete its tags: {parent.title} takes no elements here"
        self._report(
            rules.UNKNOWN,
            self.places.at(frame.tag),
            f"{words.tag(name)} is unknown (in {parent.title})",
            hint,
        )
        if meant is not None:
            return self.matching(parent, raw_name(meant))
        frame.is_refused = parent.is_disturbed = True
        return ()

    def _misplaced(self, parent: Frame, frame: Frame, name: QName, is_reported: bool) -> tuple[int, ...]:
        raw = raw_name(name)
        chosen = self.matching(parent, raw)
        if chosen:
            return chosen
        if not is_reported:
            if self._after_missing(parent, frame, name):
                return self.matching(parent, raw)
            self._not_here(parent, frame, name)
        frame.is_refused = True
        return self.schema.definitions_of(name)

    def _after_missing(self, parent: Frame, frame: Frame, name: QName) -> bool:
        """Whether the element would stand well if something required stood before it; that is then reported."""
        bridges = [(own, self._expected.bridge(state, raw_name(name))) for own, state in parent.candidates]
        found = [(own, bridge) for own, bridge in bridges if bridge is not None]
        if not found:
            return False
        parent.candidates = [(own, bridge.state) for own, bridge in found]
        if parent.is_disturbed:
            return True
        missing = [words.tag(one) for one in found[0][1].missing]
        self._report(
            rules.MISSING,
            self.places.at(frame.tag),
            f"{words.all_of(missing)} must stand before {words.tag(name)} in {parent.title}",
            f"add {words.all_of(missing)} here",
        )
        return True

    def _not_here(self, parent: Frame, frame: Frame, name: QName) -> None:
        after = f" after {words.tag(parse_name(parent.last))}" if parent.last else ""
        may = [self.schema.defines(own, name) for own, _ in parent.candidates if own >= 0]
        message = f"{words.tag(name)} is not allowed in {parent.title}{after if any(may) else ''}"
        self._report(
            rules.NOT_HERE,
            self.places.at(frame.tag),
            f"{message}; {self._allowed_here(parent, name.local)}",
            f"{words.tag(name)} may stand in {parent.title}, but not at this place: move it up, before what it follows"
            if any(may)
            else self._where(parent, name),
        )

    def _allowed_here(self, parent: Frame, near: str) -> str:
        required = self._expected.required_elements(parent.states)
        names = ranked(self._expected.elements(parent.states), near, required)
        things = [words.tag(name) for name in names]
        if self._expected.allows_text(parent.states):
            things.insert(len(required), "text")
        return f"allowed here: {words.one_of(things)}" if things else "nothing is allowed here"

    def _where(self, parent: Frame, name: QName) -> str:
        """Where an element may stand, given that it cannot stand in ``parent``."""
        parents = self.schema.parents_of(name)
        if not parents:
            return f"{words.tag(name)} is the root of a document: take it out"
        around = words.one_of([words.tag(one) for one in ranked(parents, name.local)])
        return f"end {parent.title} before it or leave its tags out; it may stand in {around}"

    def incomplete(self, frame: Frame, end: int) -> None:
        """Report an element that ends before its content is complete; ``end`` is the byte of its end tag."""
        if frame.is_disturbed:
            return
        required = ranked(self._expected.required_elements(frame.states), "")
        missing = words.one_of([words.tag(name) for name in required]) or "an element"
        is_empty_tag = not self.places.starts_end_tag(end)
        self._report(
            rules.MISSING,
            self.places.at(frame.tag if is_empty_tag else end),
            f"{frame.title} is not complete: {missing} is missing",
            f"add it before the end of {frame.title}, or delete {frame.title}",
        )

    # attributes

    def bad_attribute(
        self, frame: Frame, candidates: list[Candidate], attribute: tuple[str, str], number: int
    ) -> list[Candidate]:
        """Report an attribute that no candidate takes; returns the candidates as if it were right, or not there."""
        raw, value = attribute
        name = parse_name(raw)
        position = self.places.attribute(frame.tag, number) or self.places.at(frame.tag)
        matched = [
            (own, state, patterns)
            for own, state in candidates
            if (patterns := self.automaton.matching_attributes(state, raw))
        ]
        if not matched:
            self._attribute_not_here(frame, candidates, name, position)
            return candidates
        self._bad_value(frame, name, value, [one for _, _, patterns in matched for one in patterns], position)
        moved = [(own, self.automaton.after_attributes(state, patterns)) for own, state, patterns in matched]
        return [candidate for candidate in moved if candidate[1] != NOT_ALLOWED] or candidates

    def _attribute_not_here(
        self, frame: Frame, candidates: list[Candidate], name: QName, position: Position
    ) -> None:
        still = self._expected.attributes(state for _, state in candidates)
        ever = self._expected.attributes(self.schema.definitions[own].content for own, _ in candidates)
        title = words.attribute(name)
        if name in ever:
            self._report(
                rules.ATTRIBUTE_NOT_HERE,
                position,
                f"{title} cannot stand beside the other attributes of {frame.title}",
                "keep the one that is meant and delete the other",
            )
            return
        required = self._expected.required_attributes(state for _, state in candidates)
        near = nearest(name.local, (other.local for other in still))
        meant = next((other for other in sorted(still) if other.local == near), None)
        allowed = words.one_of([words.attribute(other) for other in ranked(still, name.local, required)])
        self._report(
            rules.ATTRIBUTE_NOT_HERE,
            position,
            f"{title} is not allowed on {frame.title}" + (f"; allowed: {allowed}" if allowed else ""),
            f"did you mean {words.attribute(meant)}?" if meant else f"delete {title}, or put what it says elsewhere",
        )

    def _bad_value(
        self, frame: Frame, name: QName, value: str, patterns: list[int], position: Position
    ) -> None:
        values = [self.automaton.attribute(pattern).value for pattern in patterns]
        expected, hint = self._asked_for(values, value)
        self._report(
            rules.BAD_VALUE,
            position,
            f"{words.quoted(value)} is no value of {words.attribute(name)} on {frame.title}; expected: {expected}",
            hint,
        )

    def _asked_for(self, patterns: list[int], value: str) -> tuple[str, str]:
        """What a text should be, and what to do about the one that is there."""
        allowed, forms = self._expected.values(patterns)
        expected = words.one_of([*(f"“{word}”" for word in allowed), *forms], "more")
        near = nearest(value.strip(), allowed)
        if near:
            return expected, f"did you mean “{near}”?"
        if _LOOKS_LIKE_DAY.fullmatch(value) and any("YYYY" in form for form in forms):
            return expected, "there is no such day or month in the calendar: check the digits"
        if len(allowed) > 0 and not forms:
            return expected, "write one of these words, with these capitals"
        return expected, "write it in this form"

    def missing_attributes(self, frame: Frame, candidates: list[Candidate]) -> None:
        """Report that a start tag lacks an attribute."""
        missing = self._expected.required_attributes(state for _, state in candidates)
        titles = [words.attribute(name) for name in missing] or ["an attribute"]
        self._report(
            rules.ATTRIBUTE_MISSING,
            self.places.at(frame.tag),
            f"{frame.title} lacks {words.all_of(titles)}",
            f"add {words.all_of(titles)} to the start tag",
        )

    def duplicate_id(self, value: str, again: tuple[int, int], first: tuple[int, int]) -> None:
        """Report an identifier that stands twice; each place is the byte of a tag and the number of an attribute."""
        before = self.places.attribute(*first) or self.places.at(first[0])
        position = self.places.attribute(*again) or self.places.at(again[0])
        self._report(
            rules.DUPLICATE_ID,
            position,
            f"the identifier {words.quoted(value)} stands already in line {before.line}",
            "give one of the two another xml:id, and mend what points to it",
            (Place(self.path, before.line, before.column, "the first place"),),
        )

    # text

    def text_not_here(self, frame: Frame, text: str, tag: int) -> None:
        """Report text where only elements are allowed; ``tag`` is the byte where the tag before it begins."""
        names = self._expected.elements(frame.states)
        holders = [name for name in ranked(names, "") if self.schema.holds_text(name)]
        within = words.one_of([words.tag(name) for name in holders])
        self._report(
            rules.TEXT_NOT_HERE,
            self.places.text(tag),
            f"text is not allowed directly in {frame.title}: {words.quoted(text)}",
            f"put it into an element that holds text, such as {within}" if within else "delete it, or move it out",
        )

    def bad_text(self, frame: Frame, text: str, tag: int) -> None:
        """Report an element whose whole text has not the form that is asked for."""
        expected, hint = self._asked_for(frame.states, text)
        shown = words.quoted(text) if text.strip() else "nothing"
        self._report(
            rules.BAD_TEXT,
            self.places.text(tag) if text.strip() else self.places.at(frame.tag),
            f"{shown} is not what {frame.title} holds; expected: {expected}",
            hint,
        )


_LOOKS_LIKE_DAY = re.compile(r"-?[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?")
