"""Setting a correction over a span of the reading layer, and taking it back.

What the source says stays in the source layer (``sic``, ``orig``, ``surplus``), what the edition reads stands in the
reading layer (``corr``, ``reg``, ``supplied``): TEI P5, 3.5, "Simple Editorial Changes". ``plan.py`` says where.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from lxml import etree

from fascicle.tei.layers.plan import SIDES, Edit, Plan, plan_edit
from fascicle.tei.layers.slots import dissolve, enclose
from fascicle.tei.layers.view import LayerView
from fascicle.tei.layers.wrap import MayContain, SpanError
from fascicle.tei.names import local, tei

_REASONS = {"surplus": "repeated", "supplied": "omitted"}


def correct(view: LayerView, edits: Iterable[Edit], may_contain: MayContain) -> list[etree._Element]:
    """Set corrections in a view's tree; the answer is their outermost elements, in the order of the text.

    Either all are set or none: raises SpanError where one cannot be written or two overlap. Blanks aside the reading
    layer then says just what was asked for, and the source layer what it said. The view is stale afterwards.
    """
    plans = sorted((plan_edit(view, edit, may_contain) for edit in edits), key=lambda plan: _span(plan.edit))
    for one, other in pairwise(plans):
        if one.edit.end > other.edit.start or _span(one.edit) == _span(other.edit):
            raise SpanError("two corrections overlap")
    # From the end to the beginning: setting one moves only what stands behind its start.
    return [_set(plan) for plan in reversed(plans)][::-1]


def restore(element: etree._Element) -> None:
    """Take back what :func:`correct` set, ``element`` being one of those it answered: the source's words remain."""
    name = local(element)
    if name == "supplied":
        element.text = None
        for child in list(element):
            element.remove(child)
    elif name == "choice":
        kept = element[0]
        for side in list(element)[1:]:
            element.remove(side)
        element.text = kept.tail = None
        dissolve(element)
        element = kept
    dissolve(element)


def _span(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _set(plan: Plan) -> etree._Element:
    edit = plan.edit
    if edit.element in _REASONS:
        attributes = {"reason": _REASONS[edit.element], **edit.attributes}
        element = etree.Element(tei(edit.element), attributes)
        enclose(element, plan.start, plan.end)
        if edit.element == "supplied":
            element.text = edit.reading
        return element
    choice, side = etree.Element(tei("choice")), etree.Element(tei(SIDES[edit.element]))
    enclose(side, plan.start, plan.end)
    parent = side.getparent()
    assert parent is not None  # enclose has put it there
    choice.tail, side.tail = side.tail, None
    parent.replace(side, choice)
    choice.append(side)
    reading = etree.SubElement(choice, tei(edit.element), dict(edit.attributes))
    if plan.rend:
        reading = etree.SubElement(reading, tei("hi"), {"rend": plan.rend})
    reading.text = edit.reading
    return choice
