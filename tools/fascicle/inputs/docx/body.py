"""The body of a Word document, its notes, headers and boxes, as blocks in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from fascicle.inputs.docx.drawings import COPIES, of_choice, text_of
from fascicle.inputs.docx.inline import InlineReader, has_text, said_of
from fascicle.inputs.docx.notes import DocxComments, DocxNotes
from fascicle.inputs.docx.numbering import DocxNumbering
from fascicle.inputs.docx.parts import DocxFile, DocxPart
from fascicle.inputs.docx.sections import DocxSections
from fascicle.inputs.docx.styles import DocxStyles, numbering_of, spaced
from fascicle.inputs.docx.tables import TableCell, cells_of, has_table, paragraphs_of
from fascicle.inputs.office.looks import ParagraphKind
from fascicle.inputs.office.placing import Placer
from fascicle.inputs.office.trees import child, name, own, within
from fascicle.inputs.office.writing import ParagraphDraft, Said, TextWriter
from fascicle.model.source import Container, Line, LineMark, RegionKind

_GOING_ON = frozenset({"list paragraph", "list continue", "list continue 2", "list continue 3"})
_HOLDERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:del", "w:moveFrom", "w:body"})
_NO_CALL = "notes and comments that nothing in the text refers to"
_NO_PAGE = "headers and footers that no page shows"
_SHORT = {"footnote": "fn", "endnote": "en"}


class DocxBody:
    """Reads a document; what it says of a paragraph holds until the next."""

    def __init__(self, file: DocxFile, writer: TextWriter) -> None:
        self._writer = writer
        self._styles = DocxStyles(_root(file.beside("styles")))
        self._numbering = DocxNumbering(_root(file.beside("numbering")))
        self._notes = DocxNotes(file)
        self._comments = DocxComments(file)
        self._sections = DocxSections(file, writer)
        self._file = file
        self._story = self._inline(file.main)
        self._counts: dict[str, int] = {}
        self._prefix = ""
        self._items: list[tuple[int, Container]] = []
        self._waiting: list[tuple[str, str]] = []
        self._initial: ParagraphDraft | None = None
        styles = (own(each, "val") for each in within(file.main.root, "w:pStyle"))
        self._placer = Placer(writer, titled=any(self._styles.paragraph(each).is_title for each in {*styles}))

    def _inline(self, part: DocxPart) -> InlineReader:
        inline = InlineReader(part, self._styles, self._writer, self._notes.number)
        inline.comments = self._comments.take
        return inline

    def read(self) -> None:
        """Read all of it."""
        self._margins(self._sections.heads(), RegionKind.HEADER)
        self._blocks(self._file.main.root, (), ())
        self._end_initial(())
        self._flush()
        self._margins(self._sections.feet(), RegionKind.FOOTER)
        for left in self._notes.left():
            self._writer.omit(_NO_CALL, text_of(left))
        for left in self._sections.unseen():
            self._writer.omit(_NO_PAGE, text_of(left))
        for words in self._comments.left():
            self._writer.omit(_NO_CALL, words)

    def _anchor(self) -> str:
        self._counts[self._prefix] = self._counts.get(self._prefix, 0) + 1
        return f"{self._prefix}par{self._counts[self._prefix]}"

    # -- blocks --------------------------------------------------------------------------------------------------

    def _blocks(self, element: etree._Element, around: tuple[Container, ...], said: tuple[Said, ...]) -> None:
        for each in element:
            kind = name(each)
            if kind == "w:p":
                self._paragraph(each, around, said)
            elif kind == "w:tbl":
                self._table(each, around, said)
            elif kind in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"):
                self._blocks(each, around, (*said, said_of(each)))
            elif kind in _HOLDERS:
                self._blocks(each, around, said)
            elif kind == "mc:AlternateContent":
                chosen, copies = of_choice(each)
                for copy in copies:
                    self._writer.omit(COPIES, text_of(copy))
                if chosen is not None:
                    self._blocks(chosen, around, said)
            elif kind == "w:altChunk":
                self._writer.tell("par1", "a part of another format is put in here, and is not read")
            elif not kind.endswith("Pr") and has_text(each):
                self._loose(each, kind, around, said)

    def _loose(self, element: etree._Element, kind: str, around: tuple[Container, ...], said: tuple[Said, ...]) -> None:
        """Text that stands where paragraphs do: it is one."""
        if next(within(element, "w:p"), None) is not None:
            self._blocks(element, around, said)
            return
        draft = ParagraphDraft(self._anchor())
        if not kind.startswith("m:"):
            self._writer.tell(draft.anchor, f"the element {kind} is not known here: its text is read")
        self._story.read(element, draft, self._styles.paragraph(""), said)
        self._writer.add(draft, self._writer.block(), around)

    def _paragraph(self, element: etree._Element, around: tuple[Container, ...], said: tuple[Said, ...]) -> None:
        settings = child(element, "w:pPr")
        kind = spaced(self._styles.paragraph(own(child(settings, "w:pStyle"), "val")), settings)
        draft, self._initial = self._initial or ParagraphDraft(""), None
        draft.anchor = self._anchor()
        if (breaks := child(settings, "w:pageBreakBefore")) is not None and own(breaks, "val") not in ("0", "false"):
            draft.end_page()
        self._story.read(element, draft, kind, said)
        boxes, self._story.boxes[:] = [*self._story.boxes], []
        numbered = numbering_of(settings, kind.numbering) or kind.numbering
        if not draft.blank and own(child(settings, "w:framePr"), "dropCap") in ("drop", "margin"):
            self._initial = draft  # the letter is read with the paragraph that it begins
        elif not draft.blank:
            self._place(draft, kind, numbered, settings, around)
        else:
            self._writer.add(draft, 0)
        self._waiting += self._story.notes
        self._story.notes = []
        for box in boxes:
            self._box(box, around, said)
        if (section := child(settings, "w:sectPr")) is not None:
            self._section(section)

    def _place(
        self,
        draft: ParagraphDraft,
        kind: ParagraphKind,
        numbered: tuple[str, int] | None,
        settings: etree._Element | None,
        around: tuple[Container, ...],
    ) -> None:
        """Put a paragraph into its list, or where else it belongs, behind the notes that waited for that."""
        label = self._numbering.next(*numbered) if numbered is not None and numbered[0] != "0" else None
        level = kind.level if not around else 0
        outline = own(child(settings, "w:outlineLvl"), "val")
        if outline.isdecimal():
            level = int(outline) + 1 if int(outline) < 9 and not around else 0
        if label is not None and not label.words and any(each <= numbered[1] for each, _ in self._items if numbered):
            self._items = [each for each in self._items if numbered is None or each[0] <= numbered[1]]
            self._placer.item(draft, kind, (*around, *(each for _, each in self._items)))
            return
        if label is not None and label.words and not level:
            self._item(draft, kind, label.words, numbered or ("", 0), around, bullet=label.bullet)
            return
        if self._goes_on(kind):
            self._placer.item(draft, kind, (*around, *(each for _, each in self._items)))
            return
        self._items = []
        if not around and not self._placer.goes_on(kind):
            self._flush()
        self._placer.place(draft, kind, around, level=level, number=label.words if label is not None else "")

    def _item(
        self,
        draft: ParagraphDraft,
        kind: ParagraphKind,
        sign: str,
        numbered: tuple[str, int],
        around: tuple[Container, ...],
        *,
        bullet: bool,
    ) -> None:
        depth = numbered[1]
        self._items = [each for each in self._items if each[0] < depth]
        mark = LineMark.BULLET if bullet else LineMark.NUMBER
        self._items.append((depth, self._writer.container(mark, sign=f"{numbered[0]}.{depth}")))
        self._placer.item(draft, kind, (*around, *(each for _, each in self._items)), sign)

    def _goes_on(self, kind: ParagraphKind) -> bool:
        """Whether a paragraph without a number goes on with the item before it: its style says so, and it stands in."""
        return bool(self._items) and kind.indent > 0 and not _GOING_ON.isdisjoint(kind.names[-1:])

    def _end_initial(self, around: tuple[Container, ...]) -> None:
        """A drop capital that no paragraph follows is one itself."""
        letter, self._initial = self._initial, None
        if letter is not None:
            self._placer.place(letter, ParagraphKind(), around)

    def _section(self, section: etree._Element) -> None:
        self._flush()
        self._margins(self._sections.feet(), RegionKind.FOOTER)
        if self._sections.next(section):
            self._writer.page()
        self._margins(self._sections.heads(), RegionKind.HEADER)

    # -- what stands beside --------------------------------------------------------------------------------------

    def _margins(self, parts: Iterable[tuple[str, DocxPart]], region: RegionKind) -> None:
        """Headers or footers that are seen for the first time."""
        for prefix, part in parts:
            self._writer.region(region)
            self._story_of(part, part.root, prefix, ())
        self._writer.region(RegionKind.UNKNOWN)

    def _story_of(self, part: DocxPart, root: etree._Element, prefix: str, around: tuple[Container, ...]) -> None:
        """Another story than the body, told where it belongs."""
        kept = self._story, self._prefix, self._items, self._initial
        self._story, self._prefix, self._items, self._initial = self._inline(part), prefix, [], None
        self._placer.pause()
        self._blocks(root, around, ())
        self._end_initial(around)
        self._placer.pause()
        self._story, self._prefix, self._items, self._initial = kept

    def _box(self, box: etree._Element, around: tuple[Container, ...], said: tuple[Said, ...]) -> None:
        kept, self._items = self._items, []
        self._blocks(box, around or tuple(each for _, each in kept[:1]), said)
        self._items = kept

    def _flush(self) -> None:
        """Set the notes that wait: behind the block, list or table that calls them."""
        while self._waiting:
            kind, key = self._waiting.pop(0)
            taken, part = self._notes.take(kind, key), self._notes.parts[kind]
            if taken is None or part is None:
                continue
            note, place = taken
            container = self._writer.container(LineMark.NOTE, label=f"{kind} {key}")
            self._writer.region(RegionKind.ENDNOTE) if kind == "endnote" else None
            self._story_of(part, note, f"{_SHORT[kind]}{place}", (container,))
            self._writer.region(RegionKind.UNKNOWN) if kind == "endnote" else None

    # -- tables --------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element, around: tuple[Container, ...], said: tuple[Said, ...]) -> None:
        self._end_initial(around)
        if not around:
            self._items = []
            self._flush()
        self._placer.pause()
        block = self._writer.block()
        lines: list[Line | None] = []
        for cell in cells_of(element):
            lines += self._cell(cell, block, around, (*said, *cell.said))
        self._writer.table(lines)

    def _cell(
        self, cell: TableCell, block: int, around: tuple[Container, ...], said: tuple[Said, ...]
    ) -> Iterator[Line | None]:
        begun = False
        drafts = list(self._drafts(cell.element, said)) if cell.element is not None else []
        for at, (draft, sign) in enumerate(drafts):
            if at + 1 < len(drafts):
                draft.lines[-1].ends = True
            cells = () if begun else (cell.cell,)
            begun = True
            yield from self._writer.lines_of(draft, block, around, mark=LineMark.ROW, sign=sign, cells=cells)
        if not begun:
            yield Line("", "", mark=LineMark.ROW, block=block, cells=(cell.cell,))

    def _drafts(self, element: etree._Element, said: tuple[Said, ...]) -> Iterator[tuple[ParagraphDraft, str]]:
        """The paragraphs of a cell that are seen, with the signs of items; those of boxes behind what they hang on."""
        if has_table(element):
            anchor = f"{self._prefix}par{self._counts.get(self._prefix, 0) + 1}"
            self._writer.tell(anchor, "a table in a cell of another is read as lines of that cell")
        for each in paragraphs_of(element):
            settings = child(each, "w:pPr")
            kind = self._styles.paragraph(own(child(settings, "w:pStyle"), "val"))
            draft = ParagraphDraft(self._anchor())
            self._story.read(each, draft, kind, said)
            boxes, self._story.boxes[:] = [*self._story.boxes], []
            self._waiting += self._story.notes
            self._story.notes = []
            numbered = numbering_of(settings, kind.numbering) or kind.numbering
            if not draft.blank:
                label = self._numbering.next(*numbered) if numbered is not None and numbered[0] != "0" else None
                yield draft, label.words if label is not None else ""
            for box in boxes:
                yield from self._drafts(box, said)


def _root(part: DocxPart | None) -> etree._Element | None:
    return part.root if part is not None else None
