"""Setting markup over a span of a layer, whatever elements the span crosses, and taking it away again.

A span is covered by as few elements as the schema allows: a run of text and whole elements inside one parent takes
one; where a boundary is crossed, or an element stands in the way that the mark may not hold, the mark is cut in
parts, linked by ``@next`` and ``@prev`` (TEI P5, 17.7, "Aggregation"; ``@part`` is not allowed on names). The text
of both layers stays what it was, and :func:`unwrap` gives back the tree that was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from fascicle.tei.layers.slots import Slot, content, dissolve, enclose
from fascicle.tei.layers.view import LayerView, Piece, leaves_out
from fascicle.tei.names import NAME_ELEMENTS, XML_ID, local, tei

MayContain = Callable[[str, str], bool]
Point = tuple[Slot, int]  # a place in a slot's text


class SpanError(ValueError):
    """No valid markup can be set over the span; the tree is as it was."""


@dataclass(frozen=True)
class Mark:
    """An element to be set over characters ``start`` to ``end`` of a layer's text."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Run:
    """A stretch of one parent's content that one element can enclose."""

    start: tuple[Slot, int]
    end: tuple[Slot, int]


def wrap(
    view: LayerView, marks: Iterable[Mark], may_contain: MayContain, *, nested: bool = False
) -> list[list[etree._Element]]:
    """Set elements over spans of a view's layer; the answer lists the elements of each mark, in the marks' order.

    ``may_contain(parent, child)`` says what the schema allows, by local names. Spans must not overlap. Blanks at a
    span's ends stay outside. Either all marks are set or none: raises SpanError where a span is empty, overlaps
    another, or has text in a place where the schema does not allow the mark. Names stand in no name, dates in no
    date, and neither in a running head, unless they may be ``nested``. The view is stale afterwards.
    """
    wanted = list(marks)
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at].start, wanted[at].end))
    for one, other in pairwise(order):
        if wanted[one].end > wanted[other].start:
            raise SpanError(f"the spans of <{wanted[one].name}> and <{wanted[other].name}> overlap")
    plans = {at: _plan(view, wanted[at], may_contain, nested=nested) for at in order}
    ids = PartIds(view)
    made: dict[int, list[etree._Element]] = {}
    # From the end to the beginning: setting a mark moves only what stands behind its start.
    for at in reversed(order):
        elements = [etree.Element(tei(wanted[at].name), dict(wanted[at].attributes)) for _ in plans[at]]
        for element, run in zip(reversed(elements), reversed(plans[at]), strict=True):
            enclose(element, run.start, run.end)
        made[at] = elements
    for at in order:
        link(made[at], ids)
    return [made[at] for at in range(len(wanted))]


def check_span(view: LayerView, mark: Mark, may_contain: MayContain) -> None:
    """Raise SpanError where :func:`wrap` would; the tree is not touched."""
    _plan(view, mark, may_contain)


def span_points(
    view: LayerView, mark: Mark, may_contain: MayContain, *, nested: bool = False
) -> list[tuple[Point, Point]]:
    """Between which points :func:`wrap` would set each part of a mark; raises SpanError where it would."""
    return [(run.start, run.end) for run in _plan(view, mark, may_contain, nested=nested)]


def unwrap(element: etree._Element) -> None:
    """Take a mark away, all its parts with it, and leave its content."""
    for part in chain(element):
        dissolve(part)


def chain(element: etree._Element) -> list[etree._Element]:
    """The parts of a mark that was cut, in order, found by ``@prev`` and ``@next``; else the element alone."""
    if element.get("next") is None and element.get("prev") is None:
        return [element]
    by_id = {each.get(XML_ID): each for each in element.getroottree().iter(element.tag) if each.get(XML_ID)}
    parts, seen = [element], {element}
    for pointer, at in (("prev", 0), ("next", -1)):
        while (target := by_id.get((parts[at].get(pointer) or "").removeprefix("#"))) is not None:
            if target in seen:
                break
            seen.add(target)
            parts.insert(0 if at == 0 else len(parts), target)
    return parts


def _plan(view: LayerView, mark: Mark, may_contain: MayContain, *, nested: bool = False) -> list[_Run]:
    pieces = view.pieces_between(mark.start, mark.end)
    if not pieces:
        raise SpanError(f"there is no text for <{mark.name}> at {mark.start} to {mark.end}")
    top = pieces[0].slot.parent
    while not _holds(view, top, pieces):
        parent = top.getparent()
        if parent is None:
            raise SpanError(f"the span of <{mark.name}> lies outside the tree")
        top = parent
    planner = _Planner(view, mark, pieces, may_contain, exclusive=not nested and _exclusive(mark.name))
    planner.cover(top)
    return planner.runs


def _holds(view: LayerView, element: etree._Element, pieces: Sequence[Piece]) -> bool:
    span = view.span(element)
    return span is not None and span[0] <= pieces[0].start and pieces[-1].end <= span[1]


class _Planner:
    """Finds the runs of one mark without touching the tree."""

    def __init__(
        self, view: LayerView, mark: Mark, pieces: Sequence[Piece], may_contain: MayContain, *, exclusive: bool
    ) -> None:
        self.runs: list[_Run] = []
        self._exclusive = exclusive
        self._view = view
        self._mark = mark
        self._may_contain = may_contain
        self._open: _Run | None = None
        self._chosen: dict[tuple[etree._Element, etree._Element | None], tuple[int, int]] = {}
        for piece in pieces:
            begin = piece.offset + max(mark.start - piece.start, 0)
            end = piece.offset + min(mark.end, piece.end) - piece.start
            key = (piece.slot.parent, piece.slot.after)
            self._chosen[key] = (self._chosen.get(key, (begin, end))[0], end)

    def cover(self, parent: etree._Element) -> None:
        """Add the runs that cover the span's characters below ``parent``."""
        self._close()
        here = self._allowed_in(parent)
        before: Slot | None = None
        for item in content(parent):
            if isinstance(item, Slot):
                self._text(item, here)
                before = item
            else:
                assert before is not None  # content() begins with a slot
                self._child(item, before, here)
        self._close()

    def _text(self, slot: Slot, here: bool) -> None:
        chosen = self._chosen.get((slot.parent, slot.after))
        if chosen is None:
            # what stands directly in a choice, between its two sides, belongs to no layer
            if slot.text.strip() and local(slot.parent) != "choice":
                self._close()
            return
        if not here:
            raise SpanError(f"<{self._mark.name}> is not allowed in <{local(slot.parent)}>")
        self._extend((slot, chosen[0]), (slot, chosen[1]))

    def _child(self, child: etree._Element, before: Slot, here: bool) -> None:
        span = None if leaves_out(child, self._view.layer) else self._view.span(child)
        inside = not local(child) or self._may_contain(self._mark.name, local(child))
        if span is None:  # no text in this layer: a milestone, a running head, the other side of a choice
            if not inside:
                self._close()
        elif self._mark.start <= span[0] and span[1] <= self._mark.end and here and inside and self._clean(child):
            self._extend((before, len(before.text)), (Slot(child.getparent(), child), 0))  # type: ignore[arg-type]
        elif span[1] <= self._mark.start or span[0] >= self._mark.end:
            self._close()
        else:
            self.cover(child)

    def _extend(self, start: tuple[Slot, int], end: tuple[Slot, int]) -> None:
        if self._open is None:
            self._open = _Run(start, end)
            self.runs.append(self._open)
        else:
            self._open.end = end

    def _close(self) -> None:
        self._open = None

    def _allowed_in(self, parent: etree._Element) -> bool:
        """Whether the mark may stand in this parent, the elements around it considered."""
        if not self._may_contain(local(parent), self._mark.name):
            return False
        around = _up(parent) if self._exclusive else []
        return not any(local(each) == "fw" or _excludes(self._mark.name, each) for each in around)

    def _clean(self, child: etree._Element) -> bool:
        """Whether nothing in the child keeps it from standing inside the mark."""
        if not self._exclusive:
            return True
        return not any(_excludes(self._mark.name, each) for each in child.iter())


# "The longest proper name is marked, nothing inside it", a date holds no date, and a running head neither.
def _exclusive(name: str) -> bool:
    return name in NAME_ELEMENTS or name == "date"


def _excludes(name: str, element: etree._Element) -> bool:
    return local(element) in NAME_ELEMENTS if name in NAME_ELEMENTS else local(element) == name


def _up(element: etree._Element) -> list[etree._Element]:
    return [element, *element.iterancestors()]


class PartIds:
    """New ids for the parts of a mark: the element's name and the next free number in the document."""

    def __init__(self, view: LayerView) -> None:
        root = view.pieces[0].slot.parent.getroottree() if view.pieces else None
        self._taken = {each.get(XML_ID) for each in root.iter()} if root is not None else set()

    def new(self, name: str, parts: int) -> list[str]:
        """As many as there are parts, in a row that nothing in the document has."""
        number = 1
        while any(f"{name}-{number}-{part}" in self._taken for part in range(1, parts + 1)):
            number += 1
        ids = [f"{name}-{number}-{part}" for part in range(1, parts + 1)]
        self._taken.update(ids)
        return ids


def link(elements: list[etree._Element], ids: PartIds) -> None:
    """Name the parts of one mark, if there are several, and have them point to each other."""
    if len(elements) < 2:
        return
    names = ids.new(local(elements[0]), len(elements))
    for at, element in enumerate(elements):
        element.set(XML_ID, names[at])
        if at > 0:
            element.set("prev", f"#{names[at - 1]}")
        if at + 1 < len(elements):
            element.set("next", f"#{names[at + 1]}")
