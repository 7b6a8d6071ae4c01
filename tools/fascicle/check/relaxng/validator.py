"""Validation of one document: the automaton of a schema, driven by the events of expat.

Each open element has a frame with its candidates, the definitions that it may still turn out to follow, and the state
of each. Where a schema has one definition for a name and context, as TEI's have, there is one candidate. An element
whose candidates differ is decided at its end tag, by those whose content is complete.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from fascicle.check.relaxng import attributes as attribute_findings
from fascicle.check.relaxng import content
from fascicle.check.relaxng.frames import DOCUMENT, Candidate, Frame
from fascicle.check.relaxng.patterns import EMPTY, NOT_ALLOWED
from fascicle.check.relaxng.recovery import Recovery
from fascicle.check.relaxng.reporter import Enough, Reporter
from fascicle.check.relaxng.xsdtypes import BLANKS, collapse, words
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.tei.places import Places
from fascicle.tei.reading import DEEPEST, SafeReading

if TYPE_CHECKING:
    from fascicle.check.relaxng.schema import Schema


class Validator:
    """Checks one document, once."""

    def __init__(self, schema: Schema, data: bytes, path: str, starts: list[int] | None = None) -> None:
        self._schema = schema
        self._starts = starts
        self._automaton = schema.automaton
        self._known = schema.automaton.start_tags
        self._nullable = schema.table.nullable
        self._has_strings = schema.table.has_strings
        self._reading = SafeReading(data, path)
        self._places = Places(self._reading.data)
        self._open = [Frame("", 0, [(DOCUMENT, schema.start)])]
        self._reporter = Reporter(schema, self._places, path)
        self._recovery = Recovery(self._reporter, self._open)
        self._text: list[str] = []
        self.text: Callable[[str], None] = self._text.append  # see Listener; no call of ours, there are so many
        self._tag = 0
        self._identified = 0
        self._ids: dict[str, tuple[int, int]] = {}
        self._id_attributes = schema.id_attributes
        self._idref_attributes = schema.idref_attributes
        self._pointing: list[tuple[str, tuple[int, int]]] = []
        self._prefixes: dict[str, str] | None = {} if schema.uses_prefixes else None
        self._shadowed: list[tuple[str, str | None]] = []

    def run(self) -> list[Diagnostic]:
        """All findings, sorted, or as many as are kept; raises TeiError where the document cannot be read."""
        with suppress(Enough):
            self._reading.run(self, self._declare if self._prefixes is not None else None)
            for value, place in self._pointing:
                if value not in self._ids:
                    attribute_findings.no_such_id(self._reporter, value, place)
        return sorted(self._reporter.findings, key=lambda finding: finding.sort_key)

    def start(self, name: str, attributes: list[str]) -> None:
        """See :class:`Listener`."""
        parent = self._open[-1]
        if self._text:
            if len(self._text) == 1 and not self._text[0].strip(BLANKS):
                self._text.clear()
            else:
                self._mixed_text(parent)
        offset = self._tag = self._reading.offset
        if self._starts is not None:
            self._starts.append(offset)
        parent.has_children = True
        candidates = parent.candidates
        key = None
        if len(candidates) == 1 and self._prefixes is None:
            key = (candidates[0][1], name, tuple(attributes))
            if (known := self._known.get(key)) is not None:
                self._push(Frame(name, offset, known))
                return
        frame = Frame(name, offset, [])
        before = len(self._reporter.findings), self._identified
        matching = self._matching(parent, name)
        chosen = matching or self._recovery.unexpected(parent, frame)
        if chosen:
            frame.candidates = self._after_attributes(frame, chosen, attributes)
        if key is not None and matching and before == (len(self._reporter.findings), self._identified):
            self._automaton.know_start_tag(key, frame.candidates)
        self._push(frame)

    def _push(self, frame: Frame) -> None:
        if len(self._open) > DEEPEST:
            raise TeiError(
                f"elements are nested more than {DEEPEST} deep",
                hint="no text needs that: close elements where they end",
                path=self._reading.path,
                line=self._reading.line,
                column=self._reading.column,
            )
        self._open.append(frame)

    def end(self, name: str) -> None:
        """See :class:`Listener`."""
        frame = self._open.pop()
        if not frame.has_children:
            self._whole_text(frame)
        elif self._text:
            self._mixed_text(frame)
        self._tag = self._reading.offset
        parent = self._open[-1]
        parent.last = name
        if not frame.candidates:
            return
        if len(frame.candidates) == len(parent.candidates) == 1 and not frame.is_refused:
            # the way of nearly all elements of nearly all documents
            definition, state = frame.candidates[0]
            if self._nullable[state]:
                own, before = parent.candidates[0]
                after = self._automaton.after_element(before, definition)
                if after != before:
                    parent.candidates = [(own, after)]
                return
        complete = [definition for definition, state in frame.candidates if self._nullable[state]]
        if not complete:
            content.incomplete(self._reporter, frame, self._tag)
            complete = [definition for definition, _ in frame.candidates]
        if not frame.is_refused:
            self._advance(parent, complete)

    def _matching(self, parent: Frame, name: str) -> tuple[int, ...]:
        """The definitions that an element of this name may follow here."""
        candidates = parent.candidates
        if len(candidates) == 1:
            return self._automaton.children(candidates[0][1], name)
        return self._recovery.matching(parent, name)

    def _advance(self, parent: Frame, complete: list[int]) -> None:
        """Take a child into the content of its parent, as any of the definitions that it satisfies."""
        after = self._automaton.after_element
        if len(parent.candidates) == 1 and len(complete) == 1:
            definition, state = parent.candidates[0]
            parent.candidates = [(definition, after(state, complete[0]))]
            return
        choice = self._schema.table.choice
        moved = [(own, choice(after(state, one) for one in complete)) for own, state in parent.candidates]
        parent.candidates = [candidate for candidate in moved if candidate[1] != NOT_ALLOWED]

    def _after_attributes(self, frame: Frame, chosen: tuple[int, ...], attributes: list[str]) -> list[Candidate]:
        """The candidates of an element after its start tag."""
        definitions = self._schema.definitions
        candidates = [(definition, definitions[definition].content) for definition in chosen]
        for place in range(0, len(attributes), 2):
            candidates = self._after_attribute(frame, candidates, attributes, place // 2)
        close = self._automaton.close
        closed = [(own, rest) for own, state in candidates if (rest := close(state)) != NOT_ALLOWED]
        if closed:
            return closed
        attribute_findings.missing_attributes(self._reporter, frame, candidates)
        return [(own, close(state, lax=True)) for own, state in candidates]

    def _after_attribute(
        self, frame: Frame, candidates: list[Candidate], attributes: list[str], number: int
    ) -> list[Candidate]:
        name, value = attributes[2 * number : 2 * number + 2]
        automaton = self._automaton
        moved: list[Candidate] = []
        for own, state in candidates:
            fitting = tuple(
                pattern
                for pattern in automaton.matching_attributes(state, name)
                if automaton.accepts(automaton.attribute(pattern).value, value, self._prefixes)
            )
            after = automaton.after_attributes(state, fitting) if fitting else NOT_ALLOWED
            if after != NOT_ALLOWED:
                moved.append((own, after))
                if not self._id_attributes.isdisjoint(fitting):
                    self._identify(collapse(value), frame.tag, number)
                elif self._idref_attributes and not self._idref_attributes.isdisjoint(fitting):
                    self._identified += 1
                    self._pointing += ((one, (frame.tag, number)) for one in words(value))
        return moved or attribute_findings.bad_attribute(self._reporter, frame, candidates, attributes, number)

    def _identify(self, value: str, offset: int, number: int) -> None:
        self._identified += 1
        known = self._ids.setdefault(value, (offset, number))
        if known != (offset, number):
            attribute_findings.duplicate_id(self._reporter, value, (offset, number), known)

    def _mixed_text(self, frame: Frame) -> None:
        """Text before a child, or after the last."""
        text = self._text[0] if len(self._text) == 1 else "".join(self._text)
        self._text.clear()
        if (text.isspace() and not text.strip(BLANKS)) or not text or not frame.candidates:
            return
        if len(frame.candidates) == 1:
            own, state = frame.candidates[0]
            after = self._automaton.after_text(state)
            if after != NOT_ALLOWED:
                if after != state:
                    frame.candidates = [(own, after)]
                return
        moved = [
            (own, after)
            for own, state in frame.candidates
            if (after := self._automaton.after_text(state)) != NOT_ALLOWED
        ]
        if moved:
            frame.candidates = moved
        else:
            content.text_not_here(self._reporter, frame, text, self._tag)

    def _whole_text(self, frame: Frame) -> None:
        """The content of an element without children."""
        candidates = frame.candidates
        if len(candidates) == 1:
            has_strings = self._has_strings[candidates[0][1]]
        else:
            has_strings = any(self._has_strings[state] for _, state in candidates)
        if not has_strings:
            if self._text:
                self._mixed_text(frame)
            return
        text = "".join(self._text)
        self._text.clear()
        moved = [
            (own, after)
            for own, state in frame.candidates
            if (after := self._automaton.after_string(state, text, self._prefixes)) != NOT_ALLOWED
        ]
        if any(self._nullable[after] for _, after in moved):
            frame.candidates = moved
            return
        content.bad_text(self._reporter, frame, text, self._tag)
        frame.candidates = [(own, EMPTY) for own, _ in frame.candidates]

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        """A namespace declaration begins, or ends where ``uri`` is None."""
        prefixes = self._prefixes if self._prefixes is not None else {}
        name = prefix or ""
        if uri is not None:
            self._shadowed.append((name, prefixes.get(name)))
            prefixes[name] = uri
            return
        ended, before = self._shadowed.pop()
        if before is None:
            del prefixes[ended]
        else:
            prefixes[ended] = before
