"""Of which characters something is claimed, and where these stand in a text that has been encoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fascicle.model.source import Claim, ClaimKind, Line, is_text, only_text, split_name
from fascicle.tei.layers import LayerView
from fascicle.tei.layers.slots import Slot

PAIRED = {ClaimKind.ABBREVIATION: "expan", ClaimKind.ERROR: "corr"}  # what stands beside the words of these
POINTS = frozenset({ClaimKind.GAP, ClaimKind.COMMENT})

Stretch = tuple[str, int, int]  # the anchor of a line, and which of its characters of text
TreePoint = tuple[Slot, int]
Spans = list[tuple[int, int]]


@dataclass(eq=False)
class ClaimedThing:
    """What is claimed, and of which characters; a thing that goes on over lines has a stretch in each.

    ``plain`` says that no choice can be set there: the words are marked, and a note has the rest.
    """

    claim: Claim
    stretches: list[Stretch]
    plain: bool = False

    @property
    def paired(self) -> bool:
        """Whether another form stands beside the words."""
        return not self.plain and self.claim.kind in PAIRED and bool(self.claim.value)

    @property
    def empty(self) -> bool:
        """Whether it is about no character."""
        return all(begin == end for _, begin, end in self.stretches)


def things_of(lines: Sequence[Line]) -> Iterator[ClaimedThing]:
    """The things that the claims of some lines are about."""
    going: dict[str, ClaimedThing] = {}
    for line in lines:
        for claim in line.claims:
            stretch = (line.anchor, _characters(line, claim.start), _characters(line, claim.end))
            known = going.get(claim.id) if claim.id else None
            if known is not None:
                known.stretches.append(stretch)
                known.claim = claim if claim.value and not known.claim.value else known.claim
                continue
            thing = ClaimedThing(claim, [stretch])
            if claim.id:
                going[claim.id] = thing
            yield thing


def _characters(line: Line, column: int) -> int:
    """How many characters of text stand before a column."""
    return sum(len(only_text(line.text[run.start : min(run.end, column)])) for run in line.runs if run.start < column)


class CharacterPlaces:
    """Where the characters of some lines stand in the source layer of a text."""

    def __init__(self, view: LayerView, anchors: set[str]) -> None:
        self.view = view
        parts: dict[str, list[tuple[int, list[int]]]] = {}
        for element, pieces in view.lines():
            name = None if element is None else split_name(element.get("n", ""))
            if name is not None and name[0] in anchors:
                at = [piece.start + i for piece in pieces for i, sign in enumerate(piece.text) if is_text(sign)]
                parts.setdefault(name[0], []).append((name[1], at))
        self._of = {anchor: [at for _, each in sorted(found) for at in each] for anchor, found in parts.items()}

    def spans(self, thing: ClaimedThing) -> Spans:
        """The spans of the layer that the characters of a thing fill: what only blanks part is one."""
        at = [place for anchor, begin, end in thing.stretches for place in self._of.get(anchor, [])[begin:end]]
        spans: Spans = []
        for place in at:
            if spans and spans[-1][1] <= place and not only_text(self.view.text[spans[-1][1] : place]):
                spans[-1] = (spans[-1][0], place + 1)
            else:
                spans.append((place, place + 1))
        return spans

    def point(self, anchor: str, count: int, before: Mapping[str, str]) -> tuple[int, TreePoint, bool]:
        """The place behind the first ``count`` characters of a line, and whether it is behind one or before it.

        ``before`` says which line stands before which: a line without text has its place behind that.
        """
        at = self._of.get(anchor, [])
        if at and not count:
            return at[0], self._in_tree(at[0], 0), False
        while not at and (anchor := before.get(anchor, "")):
            at = self._of.get(anchor, [])
            count = len(at)
        place = at[count - 1] if at else 0
        return place + bool(at), self._in_tree(place, int(bool(at))), bool(at)

    def _in_tree(self, place: int, step: int) -> TreePoint:
        piece = self.view.piece_at(place)
        return piece.slot, piece.offset + place - piece.start + step


def next_row(
    things: Sequence[ClaimedThing], places: CharacterPlaces
) -> tuple[list[tuple[ClaimedThing, Spans]], list[ClaimedThing]]:
    """Things that do not overlap, the widest first, with their spans; and the others, which overlap those."""
    spans = [(places.spans(each), each) for each in things]
    row: list[tuple[ClaimedThing, Spans]] = []
    later: list[ClaimedThing] = []
    end = 0
    for found, thing in sorted(spans, key=lambda each: (each[0][0][0], -each[0][-1][1])):
        if found[0][0] >= end:
            row.append((thing, sorted(found)))
            end = max(each[1] for each in found)
        else:
            later.append(thing)
    return row, later
