"""The names that a whole document shares: parts of lines, pages, notes and their anchors, places on pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from fascicle.encode.addresses import safe_target
from fascicle.encode.facsimile import Surfaces
from fascicle.encode.places import LinkedPlaces
from fascicle.model.source import Page, RegionKind, part_name
from fascicle.structure.model import Block, Part, Role
from fascicle.structure.order.breaks import PartPlace
from fascicle.tei.names import XML_ID

_PLACES = {RegionKind.FOOTNOTE: "bottom", RegionKind.ENDNOTE: "end", RegionKind.MARGINALIA: "margin"}


class Numbering:
    """The numbers and names that a whole document shares: parts of lines, pages, notes and their anchors."""

    def __init__(
        self,
        blocks: Sequence[Block],
        pages: Mapping[int, str],
        columns: Collection[PartPlace] = (),
        surfaces: Surfaces | None = None,
        target: Callable[[str], str] = safe_target,
    ) -> None:
        """``pages`` holds the page numbers that are known, by the line that begins the page.

        ``columns`` are the parts of lines with which columns begin, ``surfaces`` the pages that pictures show;
        ``target`` says where a link may lead that leads to no place of the text.
        """
        self.target = target
        self._columns = columns
        self._surfaces = surfaces or Surfaces()
        self._starts: dict[int, set[int]] = {}
        self._pages = pages
        self.places = LinkedPlaces(blocks)
        self.notes: dict[str, str] = {}
        self._labelled: dict[str, Block] = {}
        self._anchors: Counter[str] = Counter()
        for block in blocks:
            self._count(block)

    def _count(self, block: Block) -> None:
        for part in block.parts:
            self._starts.setdefault(part.line.number, set()).add(part.start)
        if block.role is Role.NOTE and block.label and block.label not in self.notes:
            self.notes[block.label] = f"note-{len(self.notes) + 1}"
            self._labelled[block.label] = block
        for inner in block.inner.values():
            for each in inner:
                self._count(each)

    def number(self, part: Part) -> str:
        """The anchor of its line, and for the later parts of a divided line which one it is."""
        starts = sorted(self._starts[part.line.number])
        return part_name(part.line.anchor, starts.index(part.start) + 1)

    def pages(self, part: Part) -> tuple[dict[str, str], ...]:
        """The attributes of each page break before a part: pages without text, and that which begins with it."""
        if not part.line.page or part.start > min(self._starts[part.line.number]):
            return ()
        number = self._pages.get(part.line.number)
        own = {"n": number} if number else {}
        return (*map(self.page, part.line.skipped), {**own, **self._surfaces.page(part.line.page)})

    def page(self, page: Page) -> dict[str, str]:
        """What a page break says of a page without text."""
        return {**({"n": page.number} if page.number else {}), **self._surfaces.page(page)}

    def line(self, part: Part) -> dict[str, str]:
        """What a line break says of a part: the name of its line, and where that is shown."""
        return {"n": self.number(part), **self._surfaces.line(part.line)}

    def column(self, part: Part) -> bool:
        """Whether a column begins with a part."""
        return (part.line.number, part.start) in self._columns

    def note(self, block: Block) -> str | None:
        """The id of a note; None if it has no label, or another note had the same label first."""
        return self.notes[block.label] if self._labelled.get(block.label) is block else None

    def note_attributes(self, block: Block) -> dict[str, str]:
        """Where a note stands, and its id, if it has one.

        Only a note with a mark in the text belongs at the foot; others stand beside what they are about, unless the
        source says otherwise.
        """
        identifier = self.note(block)
        place = _PLACES.get(block.first.kind, "bottom" if block.label else "margin")
        return {"place": place, **({XML_ID: identifier} if identifier else {})}

    def anchor(self, label: str) -> dict[str, str]:
        """The attributes of a note's mark in the text; each of several has an id to go back to."""
        note = self.notes[label]
        self._anchors[note] += 1
        which = f"-{self._anchors[note]}" if self._anchors[note] > 1 else ""
        return {"type": "noteAnchor", "target": f"#{note}", XML_ID: f"{note}-anchor{which}"}
