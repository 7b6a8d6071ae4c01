"""Findings about attributes, each at the place of the attribute itself."""

from __future__ import annotations

from fascicle.check.relaxng import rules
from fascicle.check.relaxng.expectations import ranked
from fascicle.check.relaxng.frames import Candidate, Frame
from fascicle.check.relaxng.nameclasses import QName, parse_name
from fascicle.check.relaxng.patterns import NOT_ALLOWED
from fascicle.check.relaxng.reporter import Reporter
from fascicle.check.relaxng.slips import nearest
from fascicle.check.relaxng.wording import IF_MEANT, all_of, attribute, one_of, quoted
from fascicle.model.diagnostics import Place


def bad_attribute(
    reporter: Reporter, frame: Frame, candidates: list[Candidate], written: tuple[str, str], number: int
) -> list[Candidate]:
    """Report an attribute (name as expat writes it, value) that no candidate takes.

    ``number`` counts the attributes of the tag from 0. Returns the candidates as if the attribute were right, or,
    where it has no business there, as if it were absent.
    """
    raw, value = written
    automaton = reporter.schema.automaton
    position = reporter.places.attribute(frame.tag, number) or reporter.places.at(frame.tag)
    matched = [
        (own, state, patterns) for own, state in candidates if (patterns := automaton.matching_attributes(state, raw))
    ]
    if not matched:
        message, hint, meant = reporter.memory.once(
            ("attribute", frame.name, given := tuple(candidates), raw),
            lambda: _not_here(reporter, frame, given, parse_name(raw)),
        )
        reporter.report(rules.ATTRIBUTE_NOT_HERE, position, message, hint, meant=meant)
        return candidates
    values = [automaton.attribute(one).value for _, _, patterns in matched for one in patterns]
    expected, hint, meant = reporter.asked_for(values, value)
    reporter.report(
        rules.BAD_VALUE,
        position,
        f"{quoted(value)} is no value of {attribute(parse_name(raw))} on {frame.title}; expected: {expected}",
        hint,
        meant=meant,
    )
    moved = [(own, automaton.after_attributes(state, patterns)) for own, state, patterns in matched]
    return [candidate for candidate in moved if candidate[1] != NOT_ALLOWED] or candidates


def _not_here(reporter: Reporter, frame: Frame, candidates: tuple[Candidate, ...], name: QName) -> tuple[str, str, str]:
    """What is said of an attribute that has no business on an element, what to do, and what was meant."""
    states = [state for _, state in candidates]
    title = attribute(name)
    whole = [reporter.schema.definitions[own].content for own, _ in candidates]
    if name in reporter.expected.attributes(whole):
        return (
            f"{title} cannot stand beside the other attributes of {frame.title}",
            "say what is meant in one of them",
            "",
        )
    still = reporter.expected.attributes(states)
    near = nearest(name.local, (other.local for other in still))
    meant = next((other for other in sorted(still) if other.local == near), None) if near else None
    allowed = ranked(still, reporter.expected.required_attributes(states), name.local)
    title_meant = attribute(meant).removeprefix("@") if meant else ""
    listed = f"; allowed: {one_of(allowed, attribute)}" if allowed else ""
    if reporter.schema.own:
        message = f"{title} is not allowed on {frame.title}{listed}"
        return (
            message,
            f"did you mean {attribute(meant)}?" if meant else f"delete {title}, or put what it says elsewhere",
            title_meant,
        )
    otherwise = IF_MEANT.format(title)
    hint = f"did you mean {attribute(meant)}? Else {otherwise}" if meant else otherwise
    return f"this schema has no {title} on {frame.title}{listed}", hint, title_meant


def missing_attributes(reporter: Reporter, frame: Frame, candidates: list[Candidate]) -> None:
    """Report that a start tag lacks an attribute."""
    missing = reporter.expected.required_attributes(state for _, state in candidates)
    titles = all_of([attribute(name) for name in missing]) or "an attribute"
    reporter.report(
        rules.ATTRIBUTE_MISSING,
        reporter.places.at(frame.tag),
        f"{frame.title} lacks {titles}",
        f"add {titles} to the start tag",
    )


def duplicate_id(reporter: Reporter, value: str, again: tuple[int, int], first: tuple[int, int]) -> None:
    """Report an identifier that stands twice; each place is the byte of a tag and the number of an attribute."""
    places = reporter.places
    before = places.attribute(*first) or places.at(first[0])
    reporter.report(
        rules.DUPLICATE_ID,
        places.attribute(*again) or places.at(again[0]),
        f"the identifier {quoted(value)} stands already in line {before.line}",
        "give one of the two another xml:id, and mend what points to it",
        (Place(reporter.path, before.line, before.column, "the first place"),),
    )
