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
from fascicle.check.relaxng.wording import all_of, if_meant, namespace, one_of, tag
from fascicle.model.saying import say
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
            say(
                "<{name}> is in {namespace}; it belongs to {other}",
                name=name.local,
                namespace=namespace(name),
                other=namespace(meant),
            ),
            self._right_namespace(name, meant),
        )

    def _right_namespace(self, name: QName, meant: QName) -> str:
        if meant.namespace:
            advice = say('write xmlns="{namespace}" on the root element, and on no other', namespace=meant.namespace)
        else:
            advice = say("take the prefix or xmlns of <{name}> away", name=name.local)
        return advice if self._schema.own else f"{advice}; {if_meant(tag(name))}"

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
            hint = say("did you mean {meant}?", meant=tag(guess)) if guess else self._instead(parent, states)
            message = say("{element} is unknown (in {parent})", element=tag(name), parent=parent.title)
        else:
            hint = if_meant(tag(name))
            if guess:
                hint = say("did you mean {meant}? Else {otherwise}", meant=tag(guess), otherwise=hint)
            message = say(
                "this schema has no {element} (in {parent}); {allowed}",
                element=tag(name),
                parent=parent.title,
                allowed=self._allowed_here(parent, name.local),
            )
        # what may not stand here is a thought, and no repair
        return message, hint, meant, meant.local if meant else ""

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
            return say("delete its tags: {parent} takes no elements at this place", parent=parent.title)
        return say("use an element of the guidelines: {names} may stand here", names=one_of(ranked(here), tag))

    def _misplaced(self, parent: Frame, frame: Frame, name: QName, is_reported: bool) -> tuple[int, ...]:
        raw = raw_name(name)
        chosen = self.matching(parent, raw)
        if chosen:
            return chosen
        if not is_reported:
            if self._after_missing(parent, frame, name):
                return self.matching(parent, raw)
            if not self._was_missed(parent, frame, name):
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
        names = found[0][1].missing
        missing = all_of([tag(one) for one in names])
        if len(names) == 1:
            parent.missed = {**parent.missed, names[0]: (len(self._reporter.findings), tag(name))}
        self._reporter.report(
            rules.MISSING,
            self._reporter.places.at(frame.tag),
            say(
                "{missing} must stand before {element} in {parent}",
                missing=missing,
                element=tag(name),
                parent=parent.title,
            ),
            say("add {missing} here", missing=missing),
        )
        return True

    def _was_missed(self, parent: Frame, frame: Frame, name: QName) -> bool:
        """Whether an element was reported as missing, and stands only too late: then that is said instead."""
        if name not in parent.missed:
            return False
        number, early = parent.missed[name]
        line = self._reporter.places.at(frame.tag).line
        self._reporter.restate(
            number,
            rules.NOT_HERE,
            say(
                "{early} stands before {element} of line {line}, and belongs after it in {parent}",
                early=early,
                element=tag(name),
                line=line,
                parent=parent.title,
            ),
            say("move {element} of line {line} up, before {early}", element=tag(name), line=line, early=early),
        )
        parent.missed = {other: told for other, told in parent.missed.items() if other != name}
        return True

    def _not_here(self, parent: Frame, frame: Frame, name: QName) -> None:
        title = tag(name)
        is_late = any(self._schema.defines(own, name) for own in parent.definitions)
        if is_late and parent.has_late:
            return
        parent.has_late |= is_late
        parts = {"element": title, "parent": parent.title, "allowed": self._allowed_here(parent, name.local)}
        if parent.last and is_late:
            last = tag(parse_name(parent.last))
            message = say("{element} is not allowed in {parent} after {last}; {allowed}", **parts, last=last)
        else:
            message = say("{element} is not allowed in {parent}; {allowed}", **parts)
        hint = self._too_late(parent, name) if is_late else self._where(parent, name)
        self._reporter.report(rules.NOT_HERE, self._reporter.places.at(frame.tag), message, hint)

    def _too_late(self, parent: Frame, name: QName) -> str:
        """Where an element may stand that ``parent`` holds, but only earlier."""
        parts = {"element": tag(name), "parent": parent.title}
        wrapper = self._wrapper(parent, name)
        if wrapper:
            return say(
                "{element} may stand in {parent}, but not at this place: move it up, before what it follows, or put it,"
                " and what belongs to it, into {wrapper}, which may stand here",
                **parts,
                wrapper=tag(wrapper),
            )
        return say(
            "{element} may stand in {parent}, but not at this place: move it up, before what it follows", **parts
        )

    def _allowed_here(self, parent: Frame, near: str) -> str:
        states = tuple(parent.states)
        return self._once(("allowed", states, near), lambda: self._of_allowed(states, near))

    def _of_allowed(self, states: tuple[int, ...], near: str) -> str:
        required = self._expected.required_elements(states)
        names = ranked(self._expected.elements(states), required, near)
        things = [tag(name) for name in names]
        if self._expected.allows_text(states):
            things.insert(len(required), say("text"))
        return say("allowed here: {names}", names=one_of(things)) if things else say("nothing is allowed here")

    def _where(self, parent: Frame, name: QName) -> str:
        """Where an element may stand that ``parent`` can nowhere hold."""
        if not parent.name:
            return say(
                "a document has another root: put this element into it, or judge it by another schema (--schema FILE)"
            )
        wrapper = self._wrapper(parent, name)
        if wrapper:
            # with the wrapper nothing would be missing
            parent.is_disturbed = True
            return say("put it into {wrapper}, which may stand here", wrapper=tag(wrapper))
        for around in reversed(self._open[:-1]):
            if any(self._schema.defines(own, name) for own in around.definitions):
                return say(
                    "end {parent} before it: {element} may stand in {around}, which is open around it",
                    parent=parent.title,
                    element=tag(name),
                    around=around.title,
                )
        return self._once(("elsewhere", name), lambda: self._elsewhere(name))

    def _elsewhere(self, name: QName) -> str:
        parents = self._schema.parents_of(name)
        names = one_of(ranked(parents), tag)
        if self._schema.own:
            if not parents:
                return say("{element} is the root of a document: take it out", element=tag(name))
            return say("take its tags out, or put it where it may stand: in {names}", names=names)
        otherwise = if_meant(say("{element} here", element=tag(name)))
        if not parents:
            return say("in this schema it is only the root of a document; {otherwise}", otherwise=otherwise)
        return say("put it where it may stand: in {names}; {otherwise}", names=names, otherwise=otherwise)

    def _wrapper(self, parent: Frame, name: QName) -> QName | None:
        """An element that may stand here and may hold the misplaced one: an item in a list, a body in a text."""
        states = tuple(parent.states)
        return self._once(("wrapper", states, name), lambda: self._find_wrapper(states, name))

    def _find_wrapper(self, states: tuple[int, ...], name: QName) -> QName | None:
        if self._expected.allows_text(states):
            return None
        names = ranked(self._expected.elements(states), self._expected.required_elements(states))
        return next((one for one in names if self._schema.holds(one, name)), None)
