"""Findings about attributes, each at the place of the attribute itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from fascicle.check.relaxng import rules
from fascicle.check.relaxng.expectations import ranked
from fascicle.check.relaxng.frames import Candidate, Frame
from fascicle.check.relaxng.nameclasses import XML_NAMESPACE, QName, parse_name, raw_name
from fascicle.check.relaxng.patterns import NOT_ALLOWED
from fascicle.check.relaxng.reporter import Reporter
from fascicle.check.relaxng.slips import nearest
from fascicle.check.relaxng.wording import all_of, attribute, if_meant, one_of, quoted
from fascicle.model.diagnostics import Place
from fascicle.model.saying import say

HTML_HABITS = {
    "class": ("rend", "type"), "date": ("when",), "href": ("target", "ref", "url"), "id": ("id",), "lang": ("lang",),
    "language": ("lang",), "link": ("target", "ref"), "src": ("url", "target"), "style": ("rend",),
    "uri": ("target", "ref"), "url": ("target", "ref"), "value": ("when",),
}  # fmt: skip
"""What people who write HTML, or guess, write, and what TEI may call it."""


def bad_attribute(
    reporter: Reporter, frame: Frame, candidates: list[Candidate], written: Sequence[str], number: int
) -> list[Candidate]:
    """Report an attribute that no candidate takes.

    ``written`` are the attributes of the tag, as expat writes them, ``number`` counts them from 0. Returns the
    candidates as if the attribute were right, or, where it has no business there, as if it were absent.
    """
    raw, value = written[2 * number : 2 * number + 2]
    automaton = reporter.schema.automaton
    position = reporter.places.attribute(frame.tag, number) or reporter.places.at(frame.tag)
    matched = [
        (own, state, patterns) for own, state in candidates if (patterns := automaton.matching_attributes(state, raw))
    ]
    if not matched:
        message, hint, meant = reporter.memory.once(
            ("attribute", frame.name, given := tuple(candidates), raw, names := tuple(written[::2])),
            lambda: _not_here(reporter, frame, given, parse_name(raw), names),
        )
        taken = _patterns(reporter, candidates, meant)
        fits = any(automaton.accepts(automaton.attribute(one).value, value) for _, _, some in taken for one in some)
        is_sure = meant.casefold() == raw.casefold()
        reporter.report(rules.ATTRIBUTE_NOT_HERE, position, message, hint, meant=meant if fits or is_sure else "")
        if fits or not is_sure:
            return _after(reporter, taken) or candidates
        matched, raw = taken, meant  # two slips
    values = [automaton.attribute(one).value for _, _, patterns in matched for one in patterns]
    expected, hint, meant = reporter.asked_for(values, value)
    reporter.report(
        rules.BAD_VALUE,
        position,
        say(
            "{value} is no value of {attribute} on {element}; expected: {expected}",
            value=quoted(value),
            attribute=attribute(parse_name(raw)),
            element=frame.title,
            expected=expected,
        ),
        hint,
        meant=meant,
    )
    return _after(reporter, matched) or candidates


_Matched: TypeAlias = tuple[int, int, tuple[int, ...]]
"""A candidate, and the patterns of it that an attribute of some name matches."""


def _patterns(reporter: Reporter, candidates: list[Candidate], meant: str) -> list[_Matched]:
    """What the attribute that was meant matches: it is not missing, too."""
    if not meant:
        return []
    name, matching = raw_name(_named(meant)), reporter.schema.automaton.matching_attributes
    return [(own, state, patterns) for own, state in candidates if (patterns := matching(state, name))]


def _after(reporter: Reporter, matched: list[_Matched]) -> list[Candidate]:
    """The candidates after an attribute, whatever its value."""
    after = reporter.schema.automaton.after_attributes
    moved = [(own, after(state, patterns)) for own, state, patterns in matched]
    return [candidate for candidate in moved if candidate[1] != NOT_ALLOWED]


def _named(title: str) -> QName:
    """The name of an attribute by what a document writes."""
    return QName(XML_NAMESPACE, title.removeprefix("xml:")) if title.startswith("xml:") else QName("", title)


def _not_here(
    reporter: Reporter, frame: Frame, candidates: tuple[Candidate, ...], name: QName, written: Collection[str]
) -> tuple[str, str, str]:
    """What is said of an attribute that has no business on an element, what to do, and what was meant."""
    states = [state for _, state in candidates]
    title = attribute(name)
    whole = [reporter.schema.definitions[own].content for own, _ in candidates]
    if name in reporter.expected.attributes(whole):
        return (
            say(
                "{attribute} cannot stand beside the other attributes of {element}",
                attribute=title,
                element=frame.title,
            ),
            say("say what is meant in one of them"),
            "",
        )
    still = reporter.expected.attributes(states).difference(parse_name(each) for each in written)
    meant = _meant(name, still)
    allowed = one_of(ranked(still, reporter.expected.required_attributes(states), name.local), attribute)
    title_meant = attribute(meant) if meant else ""
    if reporter.schema.own:
        message = say("{attribute} is not allowed on {element}", attribute=title, element=frame.title)
        hint = say("delete {attribute}, or put what it says elsewhere", attribute=title)
        if meant:
            hint = say("did you mean {meant}?", meant=title_meant)
    else:
        message = say("this schema has no {attribute} on {element}", attribute=title, element=frame.title)
        hint = if_meant(title)
        if meant:
            hint = say("did you mean {meant}? Else {otherwise}", meant=title_meant, otherwise=hint)
    if allowed:
        message += say("; allowed: {names}", names=allowed)
    return message, hint, title_meant.removeprefix("@")


def _meant(name: QName, still: Collection[QName]) -> QName | None:
    """Which of the attributes that may still come was probably meant."""
    locals_left = {other.local for other in still}
    habits = HTML_HABITS.get(name.local.lower(), ())
    near = next((one for one in habits if one in locals_left), None) or nearest(name.local, locals_left)
    return min((other for other in still if other.local == near), default=None) if near else None


def missing_attributes(reporter: Reporter, frame: Frame, candidates: list[Candidate]) -> None:
    """Report that a start tag lacks an attribute."""
    missing = reporter.expected.required_attributes(state for _, state in candidates)
    titles = all_of([attribute(name) for name in missing]) or say("an attribute")
    reporter.report(
        rules.ATTRIBUTE_MISSING,
        reporter.places.at(frame.tag),
        say("{element} lacks {attributes}", element=frame.title, attributes=titles),
        say("add {attributes} to the start tag", attributes=titles),
    )


def duplicate_id(reporter: Reporter, value: str, again: tuple[int, int], first: tuple[int, int]) -> None:
    """Report an identifier that stands twice; each place is the byte of a tag and the number of an attribute."""
    places = reporter.places
    before = places.attribute(*first) or places.at(first[0])
    reporter.report(
        rules.DUPLICATE_ID,
        places.attribute(*again) or places.at(again[0]),
        say("the identifier {value} stands already in line {line}", value=quoted(value), line=before.line),
        say("give one of the two another xml:id, and mend what points to it"),
        (Place(reporter.path, before.line, before.column, say("the first place")),),
    )


def no_such_id(reporter: Reporter, value: str, place: tuple[int, int]) -> None:
    """Report a value that should be an identifier of the document, and is none; its place is as in the above."""
    reporter.report(
        rules.BAD_VALUE,
        reporter.places.attribute(*place) or reporter.places.at(place[0]),
        say("{value} is no identifier of this document", value=quoted(value)),
        say("mend the value, or give this identifier to what is meant"),
    )
