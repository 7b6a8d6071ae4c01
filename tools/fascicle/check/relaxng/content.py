"""Findings about what an element holds: its text, and whether it is complete."""

from __future__ import annotations

from fascicle.check.relaxng import rules
from fascicle.check.relaxng.expectations import ranked
from fascicle.check.relaxng.frames import Frame
from fascicle.check.relaxng.reporter import Reporter
from fascicle.check.relaxng.wording import IF_MEANT, one_of, quoted, tag


def incomplete(reporter: Reporter, frame: Frame, end: int) -> None:
    """Report an element that ends before its content is complete; ``end`` is the byte of its end tag.

    Where something unknown stood in it nothing is reported: that was probably what is missing.
    """
    if frame.is_disturbed:
        return
    states = tuple(frame.states)
    missing = reporter.memory.once(("missing", states), lambda: _missing(reporter, states))
    place = end if reporter.places.starts_end_tag(end) else frame.tag
    reporter.report(
        rules.MISSING,
        reporter.places.at(place),
        f"{frame.title} is not complete: {missing} is missing",
        f"add it before the end of {frame.title}" + (f", or delete {frame.title}" if reporter.schema.own else ""),
    )


def _missing(reporter: Reporter, states: tuple[int, ...]) -> str:
    required = ranked(reporter.expected.required_elements(states))
    return one_of([tag(name) for name in required]) or "an element"


def text_not_here(reporter: Reporter, frame: Frame, text: str, before: int) -> None:
    """Report text where only elements are allowed; ``before`` is the byte where the tag before it begins."""
    states = tuple(frame.states)
    within = reporter.memory.once(("holders", states), lambda: _holders(reporter, states))
    reporter.report(
        rules.TEXT_NOT_HERE,
        reporter.places.text(before),
        f"text is not allowed directly in {frame.title}: {quoted(text)}",
        f"put it into an element that holds text, such as {within}" if within else _out(reporter),
    )


def _out(reporter: Reporter) -> str:
    return "delete it, or move it out" if reporter.schema.own else f"move it out; {IF_MEANT.format('the text')}"


def _holders(reporter: Reporter, states: tuple[int, ...]) -> str:
    names = ranked(reporter.expected.elements(states))
    return one_of([tag(name) for name in names if reporter.schema.holds_text(name)])


def bad_text(reporter: Reporter, frame: Frame, text: str, before: int) -> None:
    """Report an element whose whole text has not the form that is asked for."""
    expected, hint, meant = reporter.asked_for(frame.states, text)
    is_empty = not text.strip()
    reporter.report(
        rules.BAD_TEXT,
        reporter.places.at(frame.tag) if is_empty else reporter.places.text(before),
        f"{frame.title} holds {'nothing' if is_empty else quoted(text)}; expected: {expected}",
        hint,
        meant=meant,
    )
