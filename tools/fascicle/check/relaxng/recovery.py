"""An element that cannot stand where it does: what is said about it, and how validation goes on.

One slip should give one finding. So a misspelled element is taken for the one that was meant, a missing element as
if it were there, and an element in the wrong place is checked by its own definition and forgotten by its parent.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fascicle.check.relaxng import rules
from fascicle.check.relaxng.expectations import ranked
from fascicle.check.relaxng.frames import Frame
from fascicle.check.relaxng.nameclasses import TEI_NAMESPACE, QName, parse_name, raw_name
from fascicle.check.relaxng.reporter import Reporter
from fascicle.check.relaxng.slips import nearest
from fascicle.check.relaxng.wording import IF_MEANT, all_of, namespace, one_of, tag
from fascicle.tei.names import XINCLUDE

HTML_HABITS = {
    "a": "ref", "b": "hi", "blockquote": "quote", "br": "lb", "em": "emph", "h1": "head", "h2": "head", "h3": "head",
    "i": "hi", "img": "graphic", "li": "item", "ol": "list", "section": "div", "strong": "hi", "td": "cell",
    "th": "cell", "tr": "row", "ul": "list",
}  # fmt: skip
"""What people who write HTML write, and what TEI calls it."""


class Recovery:
    """Judges unexpected elements; ``open_elements`` are the frames from the document inwards, kept up to date."""

    def __init__(self, reporter: Reporter, open_elements: Sequence[Frame]) -> None:
        self._reporter = reporter
        self._schema = reporter.schema
        self._expected = reporter.expected
        self._open = open_elements
        self._once = reporter.memory.once

    def matching(self, parent: Frame, name: str) -> tuple[int, ...]:
        """The definitions that an element of this name may follow, over all candidates of its parent."""
        children = self._schema.automaton.children
        return tuple(sorted({one for state in parent.states for one in children(state, name)}))

    def unexpected(self, parent: Frame, frame: Frame) -> tuple[int, ...]:
        """Report an element that cannot stand where it does; returns the definitions to check it by, if any."""
        name = parse_name(frame.name)
        if name.namespace == XINCLUDE and not self._schema.own:
            # it was not done, which is told; what it would have brought is not missing, too
            frame.is_refused = parent.is_disturbed = True
            return ()
        if not parent.candidates:
            frame.is_refused = True
            return self._schema.definitions_of(name)
        is_reported = False
        if not self._schema.definitions_of(name):
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
        same = self._schema.names_by_local.get(name.local, ())
        return min(same, key=lambda other: (other.namespace != TEI_NAMESPACE, other), default=None)

    def _wrong_namespace(self, frame: Frame, name: QName, meant: QName) -> None:
        self._reporter.report(
            rules.UNKNOWN,
            self._reporter.places.at(frame.tag),
            f"<{name.local}> is in {namespace(name)}; it belongs to {namespace(meant)}",
            self._right_namespace(name, meant),
        )

    def _right_namespace(self, name: QName, meant: QName) -> str:
        advice = (
            f'write xmlns="{meant.namespace}" on the root element, and on no other'
            if meant.namespace
            else f"take the prefix or xmlns of <{name.local}> away"
        )
        return advice if self._schema.own else f"{advice}; {IF_MEANT.format(tag(name))}"

    def _unknown(self, parent: Frame, frame: Frame, name: QName) -> tuple[int, ...]:
        states = tuple(parent.states)
        message, hint, meant, guess = self._once(
            ("unknown", parent.name, states, name), lambda: self._of_unknown(parent, states, name)
        )
        self._reporter.report(rules.UNKNOWN, self._reporter.places.at(frame.tag), message, hint, meant=guess)
        if meant is not None:
            return self.matching(parent, raw_name(meant))
        frame.is_refused = parent.is_disturbed = True
        return ()

    def _of_unknown(self, parent: Frame, states: tuple[int, ...], name: QName) -> tuple[str, str, QName | None, str]:
        """What is said of an unknown element, what to do, what stands here instead, and what was meant."""
        meant = self._meant(name, self._expected.elements(states))
        guess = meant or self._meant(name, self._schema.element_names)
        if self._schema.own:
            hint = f"did you mean {tag(guess)}?" if guess else self._instead(parent, states)
            return f"{tag(name)} is unknown (in {parent.title})", hint, meant, guess.local if guess else ""
        otherwise = IF_MEANT.format(tag(name))
        return (
            f"this schema has no {tag(name)} (in {parent.title}); {self._allowed_here(parent, name.local)}",
            f"did you mean {tag(guess)}? Else {otherwise}" if guess else otherwise,
            meant,
            guess.local if guess else "",
        )

    def _meant(self, name: QName, names: Collection[QName]) -> QName | None:
        """The element that was probably meant; elements of a namespace that no definition uses mean themselves."""
        if name.namespace and name.namespace not in self._schema.namespaces:
            return None
        locals_here = self._once(("locals", names), lambda: frozenset(other.local for other in names))
        habit = HTML_HABITS.get(name.local.lower())
        near = habit if habit in locals_here else nearest(name.local, locals_here)
        return min((other for other in names if other.local == near), default=None) if near else None

    def _instead(self, parent: Frame, states: tuple[int, ...]) -> str:
        here = self._expected.elements(states)
        if not here:
            return f"delete its tags: {parent.title} takes no elements at this place"
        return f"use an element of the guidelines: {one_of(ranked(here), tag)} may stand here"

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
        return self._schema.definitions_of(name)

    def _after_missing(self, parent: Frame, frame: Frame, name: QName) -> bool:
        """Whether the element would stand well if something required stood before it; that is then reported."""
        bridges = [(own, self._expected.bridge(state, raw_name(name))) for own, state in parent.candidates]
        found = [(own, bridge) for own, bridge in bridges if bridge is not None]
        if not found:
            return False
        parent.candidates = [(own, bridge.state) for own, bridge in found]
        if parent.is_disturbed:
            return True
        missing = all_of([tag(one) for one in found[0][1].missing])
        self._reporter.report(
            rules.MISSING,
            self._reporter.places.at(frame.tag),
            f"{missing} must stand before {tag(name)} in {parent.title}",
            f"add {missing} here",
        )
        return True

    def _not_here(self, parent: Frame, frame: Frame, name: QName) -> None:
        title = tag(name)
        is_late = any(self._schema.defines(own, name) for own in parent.definitions)
        if is_late and parent.has_late:
            return
        parent.has_late |= is_late
        after = f" after {tag(parse_name(parent.last))}" if parent.last and is_late else ""
        self._reporter.report(
            rules.NOT_HERE,
            self._reporter.places.at(frame.tag),
            f"{title} is not allowed in {parent.title}{after}; {self._allowed_here(parent, name.local)}",
            self._too_late(parent, name) if is_late else self._where(parent, name),
        )

    def _too_late(self, parent: Frame, name: QName) -> str:
        """Where an element may stand that ``parent`` holds, but only earlier."""
        advice = "move it up, before what it follows"
        wrapper = self._wrapper(parent, name)
        if wrapper:
            advice += f", or put it, and what belongs to it, into {tag(wrapper)}, which may stand here"
        return f"{tag(name)} may stand in {parent.title}, but not at this place: {advice}"

    def _allowed_here(self, parent: Frame, near: str) -> str:
        states = tuple(parent.states)
        return self._once(("allowed", states, near), lambda: self._of_allowed(states, near))

    def _of_allowed(self, states: tuple[int, ...], near: str) -> str:
        required = self._expected.required_elements(states)
        names = ranked(self._expected.elements(states), required, near)
        things = [tag(name) for name in names]
        if self._expected.allows_text(states):
            things.insert(len(required), "text")
        return f"allowed here: {one_of(things)}" if things else "nothing is allowed here"

    def _where(self, parent: Frame, name: QName) -> str:
        """Where an element may stand that ``parent`` can nowhere hold."""
        if not parent.name:
            return (
                "a document has another root: put this element into it, or judge it by another schema (--schema FILE)"
            )
        wrapper = self._wrapper(parent, name)
        if wrapper:
            # with the wrapper nothing would be missing
            parent.is_disturbed = True
            return f"put it into {tag(wrapper)}, which may stand here"
        for around in reversed(self._open[:-1]):
            if any(self._schema.defines(own, name) for own in around.definitions):
                return f"end {parent.title} before it: {tag(name)} may stand in {around.title}, which is open around it"
        return self._once(("elsewhere", name), lambda: self._elsewhere(name))

    def _elsewhere(self, name: QName) -> str:
        parents = self._schema.parents_of(name)
        where = f"put it where it may stand: in {one_of(ranked(parents), tag)}" if parents else ""
        if not self._schema.own:
            otherwise = IF_MEANT.format(f"{tag(name)} here")
            return (
                f"{where}; {otherwise}" if where else f"in this schema it is only the root of a document; {otherwise}"
            )
        if not parents:
            return f"{tag(name)} is the root of a document: take it out"
        return f"take its tags out, or {where}"

    def _wrapper(self, parent: Frame, name: QName) -> QName | None:
        """An element that may stand here and may hold the misplaced one: an item in a list, a body in a text."""
        states = tuple(parent.states)
        return self._once(("wrapper", states, name), lambda: self._find_wrapper(states, name))

    def _find_wrapper(self, states: tuple[int, ...], name: QName) -> QName | None:
        if self._expected.allows_text(states):
            return None
        names = ranked(self._expected.elements(states), self._expected.required_elements(states))
        return next((one for one in names if self._schema.holds(one, name)), None)
