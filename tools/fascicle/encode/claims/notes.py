"""Gaps, comments, and notes on what no element could say, put behind the characters that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from fascicle.encode.claims.hands import Hands
from fascicle.encode.claims.places import CharacterPlaces, ClaimedThing, TreePoint
from fascicle.model.source import Claim, ClaimKind, Line
from fascicle.tei.layers import Layer, LayerView, MayContain
from fascicle.tei.layers.slots import Slot, enclose
from fascicle.tei.names import SOURCE_FILE, local, tei

_REASONS = frozenset({"illegible", "damage"})


def put_notes(
    text: etree._Element, things: Sequence[ClaimedThing], lines: Sequence[Line], hands: Hands, may_contain: MayContain
) -> None:
    """Put an element for each thing into the text of all these lines."""
    if not things:
        return
    places = CharacterPlaces(LayerView(text, Layer.SOURCE), {line.anchor for line in lines if not line.blank})
    before = {anchor: each for each, anchor in pairwise(line.anchor for line in lines if line.anchor)}
    placed = [(places.point(*thing.stretches[-1][::2], before), at) for at, thing in enumerate(things)]
    # From the end to the beginning: what is put somewhere moves only what stands behind it.
    for (_, point, behind), at in sorted(placed, key=lambda each: (each[0][0], each[1]), reverse=True):
        claim = things[at].claim
        element = _gap(claim) if claim.kind is ClaimKind.GAP else _note(claim, hands)
        slot, offset = _outward(point, local(element), may_contain, behind=behind)
        words = element.text
        enclose(element, (slot, offset), (slot, offset))
        element.text = words


def _outward(point: TreePoint, name: str, may_contain: MayContain, *, behind: bool) -> TreePoint:
    """The point itself, or the nearest one around that takes an element of a name and is in no choice."""
    slot, offset = point
    while True:
        parent = slot.parent
        above = parent.getparent()
        chosen = any(local(each) == "choice" for each in (parent, *parent.iterancestors()))
        if above is None or (not chosen and may_contain(local(parent), name)):
            return slot, offset
        slot = Slot(above, parent if behind else parent.getprevious())
        offset = 0 if behind else len(slot.text)


def _gap(claim: Claim) -> etree._Element:
    reason = {"reason": claim.value} if claim.value in _REASONS else {}
    return etree.Element(tei("gap"), {"resp": SOURCE_FILE, **reason})


def _note(claim: Claim, hands: Hands) -> etree._Element:
    if claim.kind is ClaimKind.COMMENT:
        attributes = {"resp": hands.resp(claim), **hands.change(claim)}
        words = [each for each in claim.value.split("\n") if each.strip()]
    else:
        attributes = {"resp": SOURCE_FILE}
        words = [f"{claim.kind}: {', '.join(filter(None, (claim.value, claim.pointer))) or '–'}"]
    note = etree.Element(tei("note"), attributes)
    if len(words) == 1:
        note.text = words[0]
    else:
        for each in words:
            etree.SubElement(note, tei("p")).text = each
    return note
