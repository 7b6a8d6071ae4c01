"""Planning a correction: over which nodes of the tree it can be written, and what refuses it.

A correction is one element in one parent. Where a span begins or ends inside a highlighted stretch that it also leaves,
it is widened to the whole of it; what a correction must not swallow, such as a name, a note or another correction,
refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from fascicle.model.characters import as_read
from fascicle.tei.layers.slots import Slot, content
from fascicle.tei.layers.table import EDITORIAL
from fascicle.tei.layers.view import LayerView
from fascicle.tei.layers.wrap import MayContain, SpanError
from fascicle.tei.names import MILESTONES, PROGRAM, local

# What may stand inside the source's side of a correction: marks of the page, and type.
_SWALLOWED = MILESTONES | {"fw", "hi", "pc"}
_REFERENCE = re.compile("&#?[A-Za-z0-9]+;")
SIDES = {"corr": "sic", "reg": "orig"}


class DecidedError(SpanError):
    """The span has words in it that somebody has decided about."""


_Point = tuple[Slot, int]  # a place in a slot's text


@dataclass(frozen=True)
class Edit:
    """Characters ``start`` to ``end`` of the reading layer, and what they should be.

    ``element`` is ``corr`` for an error, ``reg`` for a form brought to the edition's norm; where there is nothing to
    read it becomes ``surplus``, where there is nothing to replace, ``supplied``. ``attributes`` are those of the
    element that holds the edition's reading, or of the surplus.
    """

    start: int
    end: int
    reading: str
    element: str = "corr"
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """How an edit will be written: perhaps wider than it was asked for, and with the element's final name."""

    edit: Edit
    start: _Point
    end: _Point
    rend: str = ""


def plan_edit(view: LayerView, edit: Edit, may_contain: MayContain) -> Plan:
    """How an edit of a reading layer would be written; raises SpanError where it cannot be."""
    if not 0 <= edit.start <= edit.end <= len(view.text) or "\n" in edit.reading:
        raise SpanError("the span is not in the text, or the reading has a line end in it")
    plan = _at_point(view, edit) if edit.start == edit.end and edit.reading.strip() else _over(view, _whole(view, edit))
    _check(view, plan, may_contain)
    return plan


def _whole(view: LayerView, edit: Edit) -> Edit:
    """The edit with words at its ends: a stretch too often without its blank, a change of blanks with its words."""
    text = view.text
    start, end, reading = edit.start, edit.end, edit.reading
    if not reading.strip() and text[start:end].strip():
        edit = _trimmed(text, replace(edit, reading=""))
        start, end, reading = edit.start, edit.end, ""
    else:
        # A choice between "again ," and "again," is plainer than one about a blank, which would not be seen.
        if start == end or text[start].isspace() or (reading[:1].isspace() and text[max(start - 1, 0) : start].strip()):
            start = _word_before(text, start)
        if edit.start == end or text[end - 1].isspace() or (reading[-1:].isspace() and text[end : end + 1].strip()):
            end = _word_after(text, end)
        reading = " ".join((text[start : edit.start] + reading + text[edit.end : end]).split())
    if "\n" in text[start:end] or start == end:
        raise SpanError("the span is empty, or crosses from one block into another")
    if reading == text[start:end]:
        raise SpanError("the correction changes nothing")
    return replace(edit, start=start, end=end, reading=reading)


def _word_before(text: str, at: int) -> int:
    """Where the word begins that ends at or before a place."""
    while at and text[at - 1].isspace():
        at -= 1
    while at and not text[at - 1].isspace():
        at -= 1
    return at


def _word_after(text: str, at: int) -> int:
    """Where the word ends that begins at or after a place."""
    while at < len(text) and text[at].isspace():
        at += 1
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _trimmed(text: str, edit: Edit) -> Edit:
    """A stretch to be left out, without the blank that the words around it need anyway."""
    start, end = edit.start, edit.end
    if text[end - 1].isspace() and (not text[:start] or text[start - 1].isspace()):
        end -= 1
    elif text[start].isspace() and (end == len(text) or text[end].isspace()):
        start += 1
    return replace(edit, start=start, end=end)


def _at_point(view: LayerView, edit: Edit) -> Plan:
    at = edit.start
    if at and not view.text[at - 1].isspace():
        piece = view.piece_at(at - 1)
        point = (piece.slot, piece.offset + at - piece.start)
    elif at < len(view.text) and not view.text[at].isspace():
        piece = view.piece_at(at)
        point = (piece.slot, piece.offset)
    else:
        raise SpanError("there is no text to supply letters to")
    return Plan(replace(edit, element="supplied"), point, point)


def _over(view: LayerView, edit: Edit) -> Plan:
    pieces = view.pieces_between(edit.start, edit.end)
    if edit.reading:
        first, last = pieces[0], pieces[-1]
        start = (first.slot, first.offset + edit.start - first.start)
        end = (last.slot, last.offset + edit.end - last.start)
    else:
        # a blank at an end of what is left out goes with it, line break and all
        edit = replace(edit, element="surplus")
        start, end = _lifted(_outer_start(view, edit.start), _outer_end(view, edit.end))
    top = _common(start[0].parent, end[0].parent)
    wide, start, end = _widen(view, edit, top, start, end)
    return Plan(wide, start, end, _rend(view, wide, top))


def _outer_start(view: LayerView, index: int) -> _Point:
    piece = view.piece_at(index)  # for a blank, the piece before it
    return piece.slot, piece.offset + min(index, piece.end) - piece.start


def _outer_end(view: LayerView, index: int) -> _Point:
    if view.text[index - 1].isspace():
        piece = view.piece_at(index)
        return piece.slot, piece.offset
    piece = view.piece_at(index - 1)
    return piece.slot, piece.offset + index - piece.start


def _lifted(start: _Point, end: _Point) -> tuple[_Point, _Point]:
    """A start out of the elements that end there, an end out of those that begin there."""
    top = _common(start[0].parent, end[0].parent)
    while (parent := start[0].parent) is not top and start[1] == len(start[0].text) and not _next(start[0]):
        start = (_after(parent), 0)
    while (parent := end[0].parent) is not top and end[1] == 0 and end[0].after is None:
        before = _before(parent)
        end = (before, len(before.text))
    return start, end


def _next(slot: Slot) -> bool:
    """Whether an element stands behind the slot in its parent."""
    return len(slot.parent) > 0 if slot.after is None else slot.after.getnext() is not None


def _before(element: etree._Element) -> Slot:
    parent = element.getparent()
    assert parent is not None  # no span holds the root
    return Slot(parent, element.getprevious())


def _after(element: etree._Element) -> Slot:
    parent = element.getparent()
    assert parent is not None  # no span holds the root
    return Slot(parent, element)


def _common(one: etree._Element, other: etree._Element) -> etree._Element:
    around = [other, *other.iterancestors()]
    return next(each for each in (one, *one.iterancestors()) if each in around)


def _widen(view: LayerView, edit: Edit, top: etree._Element, start: _Point, end: _Point) -> tuple[Edit, _Point, _Point]:
    """Move both ends up into one parent, over the whole of the elements in which they stand."""
    text = view.text
    if (first := _child_of(top, start[0].parent)) is not None:
        span = view.span(first)
        assert span is not None  # the start stands in it
        begin = min(span[0], edit.start)
        before = _before(first)
        # the blank that an element begins or ends with goes with it
        gap = " " if text[max(begin - 1, 0) : begin] == " " and not before.text[-1:].isspace() else ""
        edit = replace(edit, start=begin, reading=_joined(edit, gap + text[begin : edit.start] + edit.reading))
        start = (before, len(before.text))
    if (last := _child_of(top, end[0].parent)) is not None:
        span = view.span(last)
        assert span is not None  # the end stands in it
        stop = max(span[1], edit.end)
        behind = _after(last)
        gap = " " if text[stop : stop + 1] == " " and not behind.text[:1].isspace() else ""
        edit = replace(edit, end=stop, reading=_joined(edit, edit.reading + text[edit.end : stop] + gap))
        end = (behind, 0)
    return edit, start, end


def _joined(edit: Edit, reading: str) -> str:
    if edit.element == "surplus" and reading.strip():
        raise SpanError("what is to be left out stands partly in another element")
    return reading


def _child_of(top: etree._Element, element: etree._Element) -> etree._Element | None:
    """The child of ``top`` that holds an element; None for ``top`` itself."""
    while element is not top:
        parent = element.getparent()
        assert parent is not None  # top is an ancestor of all that is asked about
        if parent is top:
            return element
        element = parent
    return None


def _rend(view: LayerView, edit: Edit, top: etree._Element) -> str:
    """The type in which all of the span is set by elements that the source's side will hold."""
    children = [_child_of(top, piece.slot.parent) for piece in view.pieces_between(edit.start, edit.end)]
    rends = {(child.get("rend") or "") if child is not None and local(child) == "hi" else "" for child in children}
    return rends.pop() if len(rends) == 1 else ""


def _check(view: LayerView, plan: Plan, may_contain: MayContain) -> None:
    """Raise SpanError where the schema, or what stands inside or around, does not let the plan be carried out."""
    parent = plan.start[0].parent
    name = plan.edit.element
    outer = "choice" if name in SIDES else name
    if not may_contain(local(parent), outer):
        raise SpanError(f"<{outer}> is not allowed in <{local(parent)}>")
    for each in (parent, *parent.iterancestors()):
        if local(each) in EDITORIAL:
            raise DecidedError("the words stand in a correction")
    for child in _between(plan):
        for each in child.iter():
            if local(each) in EDITORIAL and not is_same_sign(each):
                raise DecidedError("a correction stands among the words")
            if not may_be_swallowed(each):
                raise SpanError(f"a correction cannot swallow <{local(each)}>")
        if local(child) and not may_contain(SIDES.get(name, name), local(child)):
            raise SpanError(f"<{local(child)}> is not allowed in <{SIDES.get(name, name)}>")


def is_same_sign(element: etree._Element | None) -> bool:
    """Whether a choice only has a sign that the source names or stores in its own way: nobody decided anything there.

    The converter makes such choices, and gives no rule as evidence.
    """
    if element is None or local(element) != "choice" or len(element) != 2 or local(element[1]) != "reg":
        return False
    if element[1].get("resp") != PROGRAM or element[1].get("evidence") is not None:
        return False
    stored, read = ("".join(map(str, side.itertext())) for side in element)
    # a private sign is a ligature beside a letter only
    return as_read(f"a{stored}") == f"a{read}" or _REFERENCE.fullmatch(stored) is not None


def may_be_swallowed(element: etree._Element) -> bool:
    """Whether the source's side of a correction may hold the element: marks of the page, type, stored signs."""
    name = local(element)
    return not name or name in _SWALLOWED or is_same_sign(element) or is_same_sign(element.getparent())


def _between(plan: Plan) -> list[etree._Element]:
    """The children that stand between the two points of a plan."""
    found: list[etree._Element] = []
    inside = False
    for item in content(plan.start[0].parent):
        if isinstance(item, Slot):
            inside = inside or item.after is plan.start[0].after
            if item.after is plan.end[0].after:
                return found
        elif inside:
            found.append(item)
    return found
