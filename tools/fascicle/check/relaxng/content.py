"""Findings about what an element holds: its text, and whether it is complete."""

from __future__ import annotations

from fascicle.check.relaxng import rules
from fascicle.check.relaxng.expectations import ranked
from fascicle.check.relaxng.frames import Frame
from fascicle.check.relaxng.nameclasses import parse_name
from fascicle.check.relaxng.reporter import Reporter
from fascicle.check.relaxng.wording import if_meant, one_of, quoted, tag
from fascicle.model.saying import say


def incomplete(reporter: Reporter, frame: Frame, end: int) -> None:
    """Report an element that ends before its content is complete; ``end`` is the byte of its end tag.

    Where something unknown stood in it nothing is reported: that was probably what is missing.
    """
    if frame.is_disturbed:
        return
    states = tuple(frame.states)
    missing = reporter.memory.once(("missing", states), lambda: _missing(reporter, states))
    place = end if reporter.places.starts_end_tag(end) else frame.tag
    hint = say("add it before the end of {element}", element=frame.title)
    if reporter.schema.own:
        hint = say("add it before the end of {element}, or delete {element}", element=frame.title)
    message = say("{element} is not complete: {missing} is missing", element=frame.title, missing=missing)
    reporter.report(rules.MISSING, reporter.places.at(place), message, hint)


def _missing(reporter: Reporter, states: tuple[int, ...]) -> str:
    required = ranked(reporter.expected.required_elements(states))
    return one_of([tag(name) for name in required]) or say("an element")


def text_not_here(reporter: Reporter, frame: Frame, text: str, before: int) -> None:
    """Report text where only elements are allowed; ``before`` is the byte where the tag before it begins."""
    states = tuple(frame.states)
    within = reporter.memory.once(("holders", states), lambda: _holders(reporter, states))
    frame.is_disturbed = True  # what seems to be missing may be what should hold the text
    message = say("text is not allowed directly in {element}: {text}", element=frame.title, text=quoted(text))
    if within:
        hint = say("put it into an element that holds text, such as {names}", names=within)
    elif not frame.last and not reporter.expected.elements(states):
        message = say("{element} is always empty, but holds {text}", element=frame.title, text=quoted(text))
        hint = say("write <{name}/>, and the text after it", name=parse_name(frame.name).local)
    else:
        hint = _out(reporter)
    reporter.report(rules.TEXT_NOT_HERE, reporter.places.text(before), message, hint)


def _out(reporter: Reporter) -> str:
    if reporter.schema.own:
        return say("delete it, or move it out")
    return say("move it out; {otherwise}", otherwise=if_meant(say("the text")))


def _holders(reporter: Reporter, states: tuple[int, ...]) -> str:
    names = ranked(reporter.expected.elements(states))
    return one_of([tag(name) for name in names if reporter.schema.holds_text(name)])


def bad_text(reporter: Reporter, frame: Frame, text: str, before: int) -> None:
    """Report an element whose whole text has not the form that is asked for."""
    expected, hint, meant = reporter.asked_for(frame.states, text)
    is_empty = not text.strip()
    place = reporter.places.at(frame.tag) if is_empty else reporter.places.text(before)
    held = say("nothing") if is_empty else quoted(text)
    message = say("{element} holds {held}; expected: {expected}", element=frame.title, held=held, expected=expected)
    reporter.report(rules.BAD_TEXT, place, message, hint, meant=meant)
