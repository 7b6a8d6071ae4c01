"""What stands inside a paragraph of Word: a table of every element that can hold text, and what becomes of it.

An element that is not in the table and holds text is told, and its text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.inputs.docx.drawings import COPIES, TEXTS, DrawingReader, of_choice, text_of
from fascicle.inputs.docx.fields import DocxFields, target_of
from fascicle.inputs.docx.maths import formula
from fascicle.inputs.docx.parts import DocxPart
from fascicle.inputs.docx.styles import DocxStyles
from fascicle.inputs.office.looks import Look, ParagraphKind, rend_of
from fascicle.inputs.office.symbols import in_font, sign_of_font, unknown_signs
from fascicle.inputs.office.trees import child, get, name, own, within
from fascicle.inputs.office.writing import ParagraphDraft, Said, TextWriter, day_of
from fascicle.model.source import ClaimKind, Style

HIDDEN, CODES = "hidden text", "codes of fields"
_CHANGES = {
    "w:ins": ClaimKind.ADDED,
    "w:moveTo": ClaimKind.ADDED,
    "w:del": ClaimKind.DELETED,
    "w:moveFrom": ClaimKind.DELETED,
}
# What holds text and says nothing of it that is kept.
_PLAIN = frozenset({
    "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:bdo", "w:dir", "w:rubyBase", "w:customXmlInsRange",
    "w:subDoc", "w:p", "w:placeholder", "w:docPartBody", "mc:Choice", "mc:Fallback",
})  # fmt: skip
# What holds no text of the document: properties, marks of places, what a program keeps for itself.
_NOTHING = frozenset({
    "w:proofErr", "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:moveFromRangeStart",
    "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:lastRenderedPageBreak", "w:annotationRef",
    "w:separator", "w:continuationSeparator", "w:customXmlDelRangeStart", "w:customXmlDelRangeEnd",
    "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:footnoteRef", "w:endnoteRef", "w:softHyphen",
    "w:noBreakHyphen",
})  # fmt: skip
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}


def said_of(element: etree._Element) -> Said:
    """Who has changed the words in an element, and when."""
    return Said(_CHANGES[name(element)], by=own(element, "author"), when=day_of(own(element, "date")))


def has_text(element: etree._Element) -> bool:
    """Whether there is text in an element."""
    return any((each.text or "").strip() for each in within(element, *TEXTS))


@dataclass
class InlineState:
    """What holds for the words that come: how they are set, who has changed them, where they lead."""

    kind: ParagraphKind
    look: Look
    said: tuple[Said, ...] = ()
    target: str = ""
    note: str = ""
    raised: str = ""


class InlineReader:
    """Reads the paragraphs of one story: the body, a note, a header. What they refer to is kept for its reader."""

    def __init__(
        self, part: DocxPart, styles: DocxStyles, writer: TextWriter, count: Callable[[str, str], str]
    ) -> None:
        """``count`` gives the number that a note is called by, of its kind and id."""
        self._part = part
        self._styles = styles
        self._writer = writer
        self._count = count
        self._fields = DocxFields()
        self._drawings = DrawingReader(part, writer)
        self._ranges: dict[str, tuple[ParagraphDraft, int, int]] = {}
        self.notes: list[tuple[str, str]] = []
        self.comments: Callable[[str], Said | None] = lambda _: None
        self._own: Mapping[str, Callable[[etree._Element, ParagraphDraft, InlineState], None]] = {
            "w:r": self._run, "w:hyperlink": self._hyperlink, "w:fldSimple": self._simple_field, "w:t": self._text,
            "w:delText": self._text, "w:instrText": self._code, "w:delInstrText": self._code, "w:fldChar": self._field,
            "w:tab": self._tab, "w:ptab": self._tab, "w:br": self._break, "w:cr": self._break,
            "w:noBreakHyphen": self._hyphen, "w:softHyphen": self._hyphen, "w:sym": self._symbol, "w:ruby": self._ruby,
            "w:footnoteReference": self._note, "w:endnoteReference": self._note, "w:commentRangeStart": self._range,
            "w:commentRangeEnd": self._range_end, "w:commentReference": self._comment, "w:drawing": self._drawing,
            "w:pict": self._drawing, "w:object": self._drawing, "w:contentPart": self._drawing,
            "m:oMath": self._formula, "w:bookmarkStart": self._place, "m:oMathPara": self._formula,
            "mc:AlternateContent": self._alternate, "w:pgNum": self._nothing_known,
        }  # fmt: skip

    @property
    def boxes(self) -> list[etree._Element]:
        """The boxes of text that hang on what was read since they were last asked for."""
        return self._drawings.boxes

    def read(
        self, element: etree._Element, draft: ParagraphDraft, kind: ParagraphKind, said: tuple[Said, ...] = ()
    ) -> None:
        """Read what a paragraph holds into a draft."""
        self._inside(element, draft, InlineState(kind, kind.look, said))

    def _inside(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        for each in element:
            self._one(each, draft, state)

    def _one(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        kind = name(element)
        if kind in self._own:
            self._own[kind](element, draft, state)
        elif kind in _CHANGES:
            self._inside(element, draft, replace(state, said=(*state.said, said_of(element))))
        elif kind in _PLAIN:
            self._inside(element, draft, state)
        elif kind in _NOTHING or kind.endswith("Pr") or not has_text(element):
            return
        else:
            self._writer.tell(draft.anchor, f"the element {kind} is not known here: its text is read", draft.column)
            self._inside(element, draft, state)

    # -- words ---------------------------------------------------------------------------------------------------

    def _put(self, characters: str, draft: ParagraphDraft, state: InlineState, *, raised: str = "") -> None:
        look = state.look
        if not self._fields.shown:
            self._writer.omit(CODES, characters)
            return
        if "hidden" in look.formats:
            self._writer.omit(HIDDEN, characters)
            return
        if state.note:
            style = Style(note=state.note)
        else:
            target = state.target or self._fields.target
            rend = rend_of(look, state.kind.look, link=bool(target) or "link" in look.formats)
            raised = raised or state.raised
            rend = (*rend, raised) if raised and raised not in rend else rend
            language = look.bidi if look.right else look.language
            style = Style(rend, target, language=language)
        if unknown_signs(characters):
            self._writer.tell(
                draft.anchor,
                f"a sign of the font {look.font or 'of the text'} has no place in Unicode that is known here",
                draft.column,
            )
        draft.text(characters, style, state.said, look.size)

    def _text(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        characters = element.text or ""
        if get(element, "xml:space") != "preserve":
            characters = characters.strip(" \t\r\n")
        self._put(in_font(characters, state.look.font), draft, state)
        self._inside(element, draft, state)

    def _run(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        look = self._styles.look(state.kind, child(element, "w:rPr"))
        note = ""
        for each in element:
            kind = name(each)
            if kind in _NOTES and own(each, "customMarkFollows") in ("1", "true", "on"):
                note = f"{_NOTES[kind]} {own(each, 'id')}"
        self._inside(element, draft, replace(state, look=look, note=note))

    def _tab(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._put("\t", draft, state)

    def _break(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        if own(element, "type") == "page":
            draft.end_page()
        else:
            draft.end_line()

    def _hyphen(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._put("\u2011" if name(element) == "w:noBreakHyphen" else "\u00ad", draft, state)

    def _symbol(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        place, font = own(element, "char"), own(element, "font")
        try:
            sign = sign_of_font(font, int(place, 16))
        except (ValueError, OverflowError):
            self._writer.tell(draft.anchor, f"a sign is stored as {place!r}, which names none", draft.column)
            return
        self._put(sign, draft, replace(state, look=replace(state.look, font=font)))

    def _ruby(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        """The words, then what is set above them, raised."""
        for kind, raised in (("w:rubyBase", state.raised), ("w:rt", "sup")):
            if (part := child(element, kind)) is not None:
                self._inside(part, draft, replace(state, raised=raised))

    def _formula(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        look = self._styles.look(state.kind, None)
        for characters, raised, _ in formula(element):
            self._put(characters, draft, replace(state, look=look), raised=raised)

    def _nothing_known(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._writer.tell(draft.anchor, "the number of the page, which Word counts, stands here", draft.column)

    # -- links and fields ----------------------------------------------------------------------------------------

    def _hyperlink(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        relation = self._part.relations.get(get(element, "r:id"))
        place = own(element, "anchor")
        target = (relation.target if relation else "") + (f"#{place}" if place else "")
        self._inside(element, draft, replace(state, target=target))

    def _place(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        draft.names.append(own(element, "name"))

    def _simple_field(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        code = own(element, "instr")
        self._writer.omit(CODES, code)
        self._inside(element, draft, replace(state, target=target_of(code) or state.target))

    def _code(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._fields.code(element.text or "")
        self._writer.omit(CODES, element.text or "")

    def _field(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        if element not in self._part.fields:
            self._writer.tell(draft.anchor, "a field begins here and does not end, or ends without a beginning")
            return
        self._put(self._fields.mark(element), draft, state)

    # -- notes and comments --------------------------------------------------------------------------------------

    def _note(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        kind, key = _NOTES[name(element)], own(element, "id")
        if not self._fields.shown:
            return
        self.notes.append((kind, key))
        if not state.note:
            self._put(self._count(kind, key), draft, replace(state, note=f"{kind} {key}"))

    def _range(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._ranges[own(element, "id")] = draft, len(draft.lines), draft.column

    def _range_end(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._say(own(element, "id"), draft)

    def _comment(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        self._say(own(element, "id"), draft)

    def _say(self, key: str, draft: ParagraphDraft) -> None:
        """The comment stands where its range ends, or else at its mark."""
        begun, said = self._ranges.pop(key, None), self.comments(key)
        if said is not None:
            here = begun is not None and begun[0] is draft and begun[1] == len(draft.lines)
            start = begun[2] if begun is not None and here else draft.column if begun is None else 0
            draft.remark(said, start)

    # -- pictures and copies -------------------------------------------------------------------------------------

    def _drawing(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        for characters in self._drawings.read(element, draft):
            self._put(characters, draft, state)

    def _alternate(self, element: etree._Element, draft: ParagraphDraft, state: InlineState) -> None:
        chosen, copies = of_choice(element)
        for each in copies:
            self._writer.omit(COPIES, text_of(each))
        if chosen is not None:
            self._inside(chosen, draft, state)
