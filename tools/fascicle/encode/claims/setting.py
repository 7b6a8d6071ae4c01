"""Claims of a source as elements over the words that they are about.

The text stands already, so claims may overlap and go over lines: each is set over its characters, and cut in parts
where it must (:mod:`fascicle.tei.layers.wrap`). All of it is the source file's (``@resp``). A claim that no element can
make at its place becomes a note there.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle.dates import find_dates
from fascicle.encode.claims.hands import Hands
from fascicle.encode.claims.notes import put_notes
from fascicle.encode.claims.places import (
    PAIRED,
    POINTS,
    CharacterPlaces,
    ClaimedThing,
    Spans,
    TreePoint,
    next_row,
    things_of,
)
from fascicle.model import edtf
from fascicle.model.source import Claim, ClaimKind, SourceText
from fascicle.tei.layers import Layer, LayerView, Mark, MayContain, PartIds, SpanError, link, span_points, wrap
from fascicle.tei.names import SOURCE_FILE, local, tei

_ELEMENTS = {
    ClaimKind.PERSON: "persName",
    ClaimKind.PLACE: "placeName",
    ClaimKind.ORGANISATION: "orgName",
    ClaimKind.DATE: "date",
    ClaimKind.ABBREVIATION: "abbr",
    ClaimKind.ERROR: "sic",
    ClaimKind.UNCLEAR: "unclear",
    ClaimKind.SUPPLIED: "supplied",
    ClaimKind.ADDED: "add",
    ClaimKind.DELETED: "del",
}
_NAMES = frozenset({ClaimKind.PERSON, ClaimKind.PLACE, ClaimKind.ORGANISATION})
_CHANGES = frozenset({ClaimKind.ADDED, ClaimKind.DELETED})
_REASONS = {
    ClaimKind.UNCLEAR: frozenset({"illegible", "damage"}),
    ClaimKind.SUPPLIED: frozenset({"omitted", "illegible", "damage"}),
}
_CHOICE = frozenset({"abbr", "choice", "corr", "expan", "orig", "reg", "sic"})  # no choice stands in one of them


def set_claims(
    text: etree._Element, source: SourceText, hands: Hands, languages: Sequence[str], may_contain: MayContain
) -> None:
    """Set all claims of a source into the ``text`` element made of it; ``languages`` are those of its dates."""
    if not hands.claimed:
        return
    things = list(things_of(source.lines))
    setter = _Setter(text, hands, languages, may_contain)
    marks = [each for each in things if each.claim.kind not in POINTS and not each.empty]
    setter.set([each for each in marks if each.paired])
    left = {id(each) for each in setter.set([each for each in marks if not each.paired])}
    notes = [each for each in things if each.claim.kind in POINTS or each.plain or id(each) in left]
    put_notes(text, notes, source.lines, hands, may_contain)


class _Setter:
    """Sets claims into one text; the tree changes under it, so places are looked up anew for each row of marks."""

    def __init__(self, text: etree._Element, hands: Hands, languages: Sequence[str], may_contain: MayContain) -> None:
        self._text = text
        self._hands = hands
        self._languages = languages
        self._schema = may_contain

    def set(self, things: list[ClaimedThing]) -> list[ClaimedThing]:
        """Set elements over what is claimed, in rows of claims that do not overlap; the answer is what cannot be."""
        left: list[ClaimedThing] = []
        while things:
            view = LayerView(self._text, Layer.SOURCE)
            row, things = next_row(
                things, CharacterPlaces(view, {anchor for each in things for anchor, _, _ in each.stretches})
            )
            marks: list[tuple[ClaimedThing, Mark]] = []
            for thing, spans in row:
                found = self._marks(view, thing, spans)
                marks += ((thing, mark) for mark in found)
                if not found:
                    thing.plain = thing.paired
                    left.append(thing)
            self._finish(marks, wrap(view, [mark for _, mark in marks], self._may_contain, nested=True))
        return left

    def _marks(self, view: LayerView, thing: ClaimedThing, spans: Spans) -> list[Mark]:
        """The marks of a claim; none where the schema has no place for them."""
        words = " ".join(view.text[start:end] for start, end in spans)
        attributes = {} if thing.paired else self._attributes(thing.claim, words)
        marks = [Mark(start, end, _ELEMENTS[thing.claim.kind], attributes) for start, end in spans]
        try:
            points = [each for mark in marks for each in span_points(view, mark, self._may_contain, nested=True)]
        except SpanError:
            return []
        return [] if thing.paired and (len(points) > 1 or not self._takes_choice(*points[0])) else marks

    def _may_contain(self, parent: str, child: str) -> bool:
        return parent != "choice" and self._schema(parent, child)

    def _takes_choice(self, start: TreePoint, end: TreePoint) -> bool:
        """Whether a choice may stand between two points of one parent: neither in another one, nor around one."""
        parent = start[0].parent
        around = (parent, *parent.iterancestors())
        if not self._schema(local(parent), "choice") or any(local(each) in _CHOICE for each in around):
            return False
        first, last = (0 if slot.after is None else parent.index(slot.after) + 1 for slot, _ in (start, end))
        inside = (each for at in range(first, last) for each in parent[at].iter())
        return not any(local(each) in _CHOICE or local(each) == "note" for each in inside)

    def _attributes(self, claim: Claim, words: str) -> dict[str, str]:
        attributes = {"resp": SOURCE_FILE}
        if claim.pointer and claim.kind in _NAMES:
            attributes["key"] = claim.pointer
        if claim.kind is ClaimKind.DATE:
            attributes |= self._date(claim, words)
        if claim.value in _REASONS.get(claim.kind, ()):
            attributes["reason"] = claim.value
        if claim.kind in _CHANGES:
            attributes |= self._hands.change(claim)
        return attributes

    def _date(self, claim: Claim, words: str) -> dict[str, str]:
        """The value of a date: what the source says, else what the words say."""
        try:
            said = edtf.parse(claim.value).attributes if claim.value else {}
        except edtf.NoDateError:
            said = {}
        if said:
            return {name: value for name, value in said.items() if name != "precision"}  # which dates of texts lack
        return next((dict(each.attributes()) for each in find_dates(words, self._languages) if each.attributes()), {})

    def _finish(self, marks: Sequence[tuple[ClaimedThing, Mark]], made: Sequence[list[etree._Element]]) -> None:
        """Make choices of those elements that are one side of them, and one thing of the parts of each."""
        parts: dict[int, tuple[ClaimedThing, list[etree._Element]]] = {}
        for (thing, _), elements in zip(marks, made, strict=True):
            parts.setdefault(id(thing), (thing, []))[1].extend(elements)
        ids: PartIds | None = None
        for thing, elements in parts.values():
            if thing.paired:
                _pair(elements[0], thing.claim)
            elif len(elements) > 1 and any("next" not in each.attrib for each in elements[:-1]):
                ids = ids or PartIds(LayerView(self._text, Layer.SOURCE))
                link(elements, ids)


def _pair(side: etree._Element, claim: Claim) -> None:
    """A choice of the words and of what the source says beside them."""
    parent = side.getparent()
    assert parent is not None  # it was set around words
    choice = etree.Element(tei("choice"))
    choice.tail, side.tail = side.tail, None
    parent.replace(side, choice)
    choice.append(side)
    sure = {"cert": "high"} if claim.kind is ClaimKind.ERROR else {}
    other = etree.SubElement(choice, tei(PAIRED[claim.kind]), {"resp": SOURCE_FILE, **sure})
    other.text = claim.value
