"""The body of an OpenDocument text, its notes, headers and boxes, as blocks in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from fascicle.inputs.odt.changes import changes_of
from fascicle.inputs.odt.inline import HIDDEN, OdtInline
from fascicle.inputs.odt.margins import OdtMargins
from fascicle.inputs.odt.numbering import OdtNumbering, count
from fascicle.inputs.odt.pictures import OdtPictures
from fascicle.inputs.odt.styles import OdtKind, OdtStyles
from fascicle.inputs.odt.tables import OdtCell, cells_of
from fascicle.inputs.office.placing import Around, Placer
from fascicle.inputs.office.trees import child, children, get, name, within
from fascicle.inputs.office.writing import ParagraphDraft, TextWriter
from fascicle.model.source import Line, LineMark, RegionKind

_SKIPPED = frozenset({
    "text:tracked-changes", "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
    "text:dde-connection-decls", "text:alphabetical-index-auto-mark-file", "text:soft-page-break",
    "text:table-of-content-source", "text:illustration-index-source", "text:table-index-source",
    "text:object-index-source", "text:user-index-source", "text:alphabetical-index-source",
    "text:bibliography-source", "office:event-listeners",
})  # fmt: skip
_ENDS = {"footnote": RegionKind.UNKNOWN, "endnote": RegionKind.ENDNOTE}
_SHORT = {"footnote": "fn", "endnote": "en"}


class OdtBody:
    """Reads a document."""

    def __init__(
        self, text: etree._Element, styles: etree._Element | None, root: etree._Element, pictures: OdtPictures,
        writer: TextWriter,
    ) -> None:  # fmt: skip
        self._text = text
        self._writer = writer
        self._styles = OdtStyles((root, styles))
        self._numbering = OdtNumbering((root, styles))
        self._inline = OdtInline(self._styles, writer, changes_of(text), pictures)
        names = {get(each, "text:style-name") for each in within(text, "text:p", "text:h")}
        kinds = [self._styles.paragraph(each) for each in sorted(names)]
        self._used = {each.master for each in kinds}
        self._placer = Placer(writer, titled=any(each.kind.is_title for each in kinds))
        self._counts: dict[str, int] = {}
        self._notes = {"footnote": 0, "endnote": 0}
        self._prefix = ""
        self._waiting: list[etree._Element] = []
        self._lists: dict[str, dict[int, int]] = {}
        self._pages = OdtMargins((styles, root), writer)

    def read(self) -> None:
        """Read all of it."""
        first = next(within(self._text, "text:p", "text:h"), None)
        master = self._styles.paragraph(get(first, "text:style-name")).master if first is not None else ""
        first_pages = master or "Standard"
        self._margins(first_pages, "header")
        self._blocks(self._text, ())
        self._flush()
        self._margins(first_pages, "footer")
        for other in self._pages.used(self._used):
            self._margins(other, "header")
            self._margins(other, "footer")
        self._pages.omit_others()

    def _anchor(self) -> str:
        self._counts[self._prefix] = self._counts.get(self._prefix, 0) + 1
        return f"{self._prefix}par{self._counts[self._prefix]}"

    # -- blocks --------------------------------------------------------------------------------------------------

    def _blocks(self, element: etree._Element, around: Around) -> None:
        for each in element:
            self._block(each, name(each), around)

    def _block(self, element: etree._Element, kind: str, around: Around) -> None:
        if kind in ("text:p", "text:h"):
            self._paragraph(element, around)
        elif kind == "text:list":
            self._list(element, around, get(element, "text:style-name"), 1)
        elif kind == "table:table":
            self._table(element, around)
        elif kind in _SKIPPED:
            return
        elif kind == "text:section" and get(element, "text:display") == "none":
            self._writer.omit(HIDDEN, "".join(map(str, element.itertext())))
        elif kind in ("text:change", "text:change-start", "text:change-end", "draw:frame") or kind.startswith("draw:"):
            self._between(element, around)
        elif kind == "table:shapes" or next(within(element, "text:p", "text:h"), None) is not None:
            self._blocks(element, around)

    def _between(self, element: etree._Element, around: Around) -> None:
        """What stands between paragraphs, and hangs on none: a change, a frame."""
        draft = ParagraphDraft(f"{self._prefix}par{self._counts.get(self._prefix, 0) + 1}")
        wrapped = etree.Element("between")
        wrapped.append(deepcopy(element))
        self._inline.read(wrapped, draft, self._styles.paragraph("").kind.look)
        if not draft.blank:
            draft.anchor = self._anchor()
            self._put(draft, OdtKind(), around, level=0)
        self._hanging(around)

    def _paragraph(self, element: etree._Element, around: Around) -> None:
        style = self._styles.paragraph(get(element, "text:style-name"))
        draft = ParagraphDraft(self._anchor())
        if style.before_page or style.master:
            draft.end_page()
        self._inline.read(element, draft, style.kind.look)
        level = get(element, "text:outline-level") if name(element) == "text:h" else ""
        rank = int(level) if level.isdecimal() else style.kind.level if name(element) == "text:h" else 0
        if draft.blank:
            self._writer.add(draft, 0)
        else:
            start = get(element, "text:start-value") if get(element, "text:restart-numbering") == "true" else ""
            listed = get(element, "text:is-list-header") != "true"
            number = self._numbering.heading(rank, start) if rank and listed and not around else ""
            self._put(draft, style, around, level=rank, number=number)
        if style.after_page:
            self._writer.page()
        self._hanging(around)

    def _put(self, draft: ParagraphDraft, style: OdtKind, around: Around, *, level: int, number: str = "") -> None:
        if not around and not self._placer.goes_on(style.kind):
            self._flush()
        self._placer.place(draft, style.kind, around, level=0 if around else level, number=number)

    def _hanging(self, around: Around) -> None:
        """The notes and boxes of what was read last."""
        self._waiting += self._inline.notes
        self._inline.notes = []
        boxes, self._inline.boxes = self._inline.boxes, []
        for each in boxes:
            if name(each) == "table:table":
                self._table(each, around)
            else:
                self._blocks(each, around)

    def _flush(self) -> None:
        """Set the notes that wait: behind the block, list or table that calls them."""
        while self._waiting:
            note = self._waiting.pop(0)
            kind = "endnote" if get(note, "text:note-class") == "endnote" else "footnote"
            self._notes[kind] += 1
            key = get(note, "text:id") or get(note, "xml:id") or f"note {id(note)}"
            container = self._writer.container(LineMark.NOTE, label=key)
            kept, self._prefix = self._prefix, f"{_SHORT[kind]}{self._notes[kind]}"
            self._writer.region(_ENDS[kind])
            self._placer.pause()
            body = child(note, "text:note-body")
            if body is not None:
                self._blocks(body, (container,))
            self._placer.pause()
            self._writer.region(RegionKind.UNKNOWN)
            self._prefix = kept

    # -- lists ---------------------------------------------------------------------------------------------------

    def _list(self, element: etree._Element, around: Around, style: str, depth: int) -> None:
        if depth == 1 and not around:
            self._flush()
        levels = self._numbering.levels(style)
        counts = self._counts_of(element, style) if depth == 1 else self._lists[style]
        container, outer = None, around
        for each in children(element, "text:list-header", "text:list-item"):
            inner = [part for part in each if name(part) not in _SKIPPED]
            nested = bool(inner) and name(inner[0]) == "text:list"
            if container is None or not nested:
                sign = ""
                if name(each) == "text:list-item" and not nested:
                    sign = count(levels, counts, depth, get(each, "text:start-value"))
                level = levels.get(depth)
                bullet = level is None or bool(level.sign)
                mark = LineMark.BULLET if bullet else LineMark.NUMBER
                container = self._writer.container(mark, sign=f"{style or 'list'}.{depth}")
            else:
                sign = ""
            self._item(inner, (*outer, container), sign, style, depth)

    def _counts_of(self, element: etree._Element, style: str) -> dict[int, int]:
        """How far a list has counted: from its beginning, or from the one that it goes on with."""
        goes_on = get(element, "text:continue-list")
        known = self._lists.get(goes_on) if goes_on else None
        if known is None and get(element, "text:continue-numbering") == "true":
            known = self._lists.get(style)
        counts = known if known is not None else {}
        self._lists[style] = counts
        if key := get(element, "xml:id"):
            self._lists[key] = counts
        return counts

    def _item(self, inner: list[etree._Element], around: Around, sign: str, style: str, depth: int) -> None:
        for each in inner:
            kind = name(each)
            if kind == "text:list":
                self._inner(each, around, style, depth + 1)
            elif kind in ("text:p", "text:h"):
                found = self._styles.paragraph(get(each, "text:style-name"))
                draft = ParagraphDraft(self._anchor())
                self._inline.read(each, draft, found.kind.look)
                if draft.blank:
                    self._writer.add(draft, 0)
                else:
                    self._placer.item(draft, found.kind, around, sign)
                    sign = ""
                self._hanging(around)
            else:
                self._block(each, kind, around)

    def _inner(self, element: etree._Element, around: Around, style: str, depth: int) -> None:
        """A list inside another, which may have a style of its own."""
        own = get(element, "text:style-name")
        if own not in ("", style):
            self._lists[own] = {}
        self._list(element, around, own or style, depth)

    # -- tables --------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element, around: Around) -> None:
        if not around:
            self._flush()
        self._placer.pause()
        block = self._writer.block()
        lines: list[Line | None] = []
        for cell in cells_of(element, self._writer):
            lines += self._cell(cell, block, around)
        self._writer.table(lines)

    def _cell(self, cell: OdtCell, block: int, around: Around) -> Iterator[Line | None]:
        drafts = list(self._drafts(cell.element, ""))
        for at, (draft, sign) in enumerate(drafts):
            draft.lines[-1].ends = at + 1 < len(drafts)
            cells = () if at else (cell.cell,)
            yield from self._writer.lines_of(draft, block, around, mark=LineMark.ROW, sign=sign, cells=cells)
        if not drafts:
            yield Line("", "", mark=LineMark.ROW, block=block, cells=(cell.cell,))

    def _drafts(self, element: etree._Element, sign: str) -> Iterator[tuple[ParagraphDraft, str]]:
        """The paragraphs that are seen in a cell, those of lists, tables and boxes in it too."""
        for each in element:
            kind = name(each)
            if kind in ("text:p", "text:h"):
                draft = ParagraphDraft(self._anchor())
                self._inline.read(each, draft, self._styles.paragraph(get(each, "text:style-name")).kind.look)
                self._waiting += self._inline.notes
                boxes, self._inline.boxes, self._inline.notes = self._inline.boxes, [], []
                if not draft.blank:
                    yield draft, sign
                    sign = ""
                for box in boxes:
                    yield from self._drafts(box, "")
            elif kind == "table:table":
                anchor = f"{self._prefix}par{self._counts.get(self._prefix, 0) + 1}"
                self._writer.tell(anchor, "a table in a cell of another is read as lines of that cell")
                yield from self._drafts(each, "")
            elif kind == "text:list":
                yield from self._listed(each)
            elif kind not in _SKIPPED:
                yield from self._drafts(each, sign)

    def _listed(self, element: etree._Element) -> Iterator[tuple[ParagraphDraft, str]]:
        counts: dict[int, int] = {}
        levels = self._numbering.levels(get(element, "text:style-name"))
        for each in children(element, "text:list-item", "text:list-header"):
            yield from self._drafts(each, count(levels, counts, 1) if name(each) == "text:list-item" else "")

    # -- headers and footers -------------------------------------------------------------------------------------

    def _margins(self, master: str, kind: str) -> None:
        """The headers or footers of a kind of pages."""
        for prefix, element in self._pages.of(master, kind):
            kept, self._prefix = self._prefix, prefix
            self._writer.region(RegionKind.HEADER if kind == "header" else RegionKind.FOOTER)
            self._placer.pause()
            self._blocks(element, ())
            self._placer.pause()
            self._writer.region(RegionKind.UNKNOWN)
            self._prefix = kept
