"""What stands inside a paragraph of an OpenDocument text: all text in it is read, but for what is named here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.inputs.odt.changes import OdtChange, comment_of
from fascicle.inputs.odt.pictures import OdtPictures
from fascicle.inputs.odt.styles import OdtStyles
from fascicle.inputs.office.looks import Look, rend_of
from fascicle.inputs.office.symbols import in_font, unknown_signs
from fascicle.inputs.office.trees import child, children, get, name, within
from fascicle.inputs.office.writing import ParagraphDraft, Said, TextWriter
from fascicle.model.source import Style

HIDDEN = "hidden text"
_BLANKS = re.compile(r"[ \t\r\n]+")
# Marks of places and templates of indexes: what text they hold is not seen where they stand.
_NOTHING = frozenset({
    "text:bookmark-end", "text:reference-mark-end", "text:soft-page-break", "text:toc-mark", "text:toc-mark-start",
    "text:toc-mark-end",
    "text:alphabetical-index-mark", "text:alphabetical-index-mark-start", "text:alphabetical-index-mark-end",
    "text:user-index-mark", "text:user-index-mark-start", "text:user-index-mark-end", "office:annotation-end",
    "office:binary-data", "draw:control", "office:event-listeners", "form:form", "text:script", "draw:glue-point",
    "text:note-citation",
})  # fmt: skip


@dataclass(frozen=True)
class OdtState:
    """What holds for the words that come."""

    around: Look
    look: Look
    target: str = ""
    note: str = ""
    raised: str = ""


class OdtInline:
    """Reads paragraphs; what hangs on them is kept for who reads blocks."""

    def __init__(
        self, styles: OdtStyles, writer: TextWriter, changes: Mapping[str, OdtChange], pictures: OdtPictures
    ) -> None:
        self._styles = styles
        self._writer = writer
        self._changes = changes
        self._pictures = pictures
        self._said: dict[str, Said] = {}  # the changes that are open, also from paragraph to paragraph
        self._comments: dict[str, tuple[ParagraphDraft, int, int]] = {}
        self._blank = True
        self.notes: list[etree._Element] = []
        self.boxes: list[etree._Element] = []
        self._own: Mapping[str, Callable[[etree._Element, ParagraphDraft, OdtState], None]] = {
            "text:s": self._spaces, "text:tab": self._tab, "text:line-break": self._break, "text:a": self._link,
            "draw:a": self._link, "text:note": self._note, "office:annotation": self._comment,
            "text:change-start": self._change, "text:change-end": self._change, "text:change": self._change,
            "draw:frame": self._frame, "text:ruby": self._ruby, "text:ruby-text": self._ruby_text,
            "text:bookmark": self._place, "text:bookmark-start": self._place, "text:reference-mark": self._place,
            "text:reference-mark-start": self._place, "text:bookmark-ref": self._reference,
            "text:reference-ref": self._reference, "text:hidden-text": self._conditional,
            "text:conditional-text": self._inside,
        }  # fmt: skip

    @property
    def said(self) -> tuple[Said, ...]:
        """What is said of the words that come now."""
        return (*self._said.values(),)

    def read(self, element: etree._Element, draft: ParagraphDraft, look: Look) -> None:
        """Read a paragraph into a draft."""
        self._blank = not draft.column
        self._inside(element, draft, OdtState(look, look))

    def _inside(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        self._put(element.text or "", draft, state)
        for each in element:
            self.one(each, draft, state)
            self._put(each.tail or "", draft, state)

    def one(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        """Read one element."""
        kind = name(element)
        if kind in self._own:
            self._own[kind](element, draft, state)
        elif kind == "text:span":
            self._inside(
                element, draft, replace(state, look=self._styles.look(get(element, "text:style-name"), state.look))
            )
        elif kind in _NOTHING:
            return
        elif kind.startswith("draw:") or kind.startswith("{"):
            self._shape(element, kind, draft, state)
        elif get(element, "text:display") == "none":
            self._writer.omit(HIDDEN, "".join(map(str, element.itertext())))
        else:  # fields: what they show is their text
            self._inside(element, draft, state)

    # -- words ---------------------------------------------------------------------------------------------------

    def _put(self, characters: str, draft: ParagraphDraft, state: OdtState, *, raw: bool = False) -> None:
        """Characters of the file; blanks that follow each other are one, and none begins a line."""
        if not characters:
            return
        if not raw:
            characters = _BLANKS.sub(" ", characters)
            if self._blank and characters.startswith(" "):
                characters = characters[1:]
        if not characters:
            return
        self._blank = characters.endswith(" ")
        look = state.look
        if "hidden" in look.formats:
            self._writer.omit(HIDDEN, characters)
            return
        characters = in_font(characters, look.font)
        if unknown_signs(characters):
            message = f"a sign of the font {look.font or 'of the text'} has no place in Unicode that is known here"
            self._writer.tell(draft.anchor, message, draft.column)
        if state.note:
            style = Style(note=state.note)
        else:
            rend = rend_of(look, state.around, link=bool(state.target) or "link" in look.formats)
            rend = (*rend, state.raised) if state.raised and state.raised not in rend else rend
            style = Style(rend, state.target, language=look.language)
        draft.text(characters, style, self.said, look.size)

    def _spaces(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        count = get(element, "text:c")
        self._put(" " * min(int(count) if count.isdecimal() else 1, 1000), draft, state, raw=True)
        self._blank = False

    def _tab(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        self._put("\t", draft, state, raw=True)

    def _break(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        draft.end_line()
        self._blank = True

    def _link(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        self._inside(element, draft, replace(state, target=get(element, "xlink:href")))

    def _place(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        draft.names.append(get(element, "text:name"))

    def _reference(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        self._inside(element, draft, replace(state, target=f"#{get(element, 'text:ref-name')}"))

    def _ruby(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        for each in element:
            self.one(each, draft, state)

    def _ruby_text(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        self._inside(element, draft, replace(state, raised="sup"))

    def _conditional(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        if get(element, "text:is-hidden") == "true":
            self._writer.omit(HIDDEN, "".join(map(str, element.itertext())))
        else:
            self._inside(element, draft, state)

    # -- notes, comments, changes --------------------------------------------------------------------------------

    def _note(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        self.notes.append(element)
        mark = (
            "".join(map(str, citation.itertext()))
            if (citation := child(element, "text:note-citation")) is not None
            else ""
        )
        key = get(element, "text:id") or get(element, "xml:id") or f"note {id(element)}"
        self._put(mark or "*", draft, replace(state, note=key), raw=True)

    def _comment(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        if (said := comment_of(element)) is not None:
            draft.remark(said, draft.column)

    def _change(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        key = get(element, "text:change-id")
        change = self._changes.get(key)
        if change is None:
            return
        kind = name(element)
        if kind == "text:change-start":
            self._said[key] = change.said
        elif kind == "text:change-end":
            self._said.pop(key, None)
        elif change.deleted is not None:
            self._deleted(key, change, draft, state)

    def _deleted(self, key: str, change: OdtChange, draft: ParagraphDraft, state: OdtState) -> None:
        """The words that stood here; they may be those of several paragraphs."""
        self._said[key] = change.said
        first = True
        for each in within(change.deleted, "text:p", "text:h") if change.deleted is not None else ():
            if not first and draft.column:
                draft.end_line()
                self._blank = True
            self._inside(each, draft, state)
            first = False
        self._said.pop(key, None)

    # -- what is drawn -------------------------------------------------------------------------------------------

    def _frame(self, element: etree._Element, draft: ParagraphDraft, state: OdtState) -> None:
        """A frame holds one thing in several forms: the first that is read here is taken."""
        words = " ".join(
            each.text or "" for each in (child(element, "svg:title"), child(element, "svg:desc")) if each is not None
        )
        forms = list(children(element, "draw:text-box", "draw:object", "draw:image", "table:table"))
        for form in forms:
            if name(form) in ("draw:text-box", "table:table"):
                self.boxes.append(form)
                return
            if name(form) == "draw:object" and (formula := self._pictures.formula(form)):
                self._put(formula, draft, state, raw=True)
                return
        if (image := next(children(element, "draw:image"), None)) is not None:
            address = self._pictures.address(image)
            if not address and not words:
                self._writer.tell(draft.anchor, "a picture stands here that has no description", draft.column)
            draft.picture(address, words)
            if any(name(each) == "text:p" for each in image):
                self.boxes.append(image)
        elif forms:
            self._writer.tell(draft.anchor, "an object of another program stands here, and is not read", draft.column)

    def _shape(self, element: etree._Element, kind: str, draft: ParagraphDraft, state: OdtState) -> None:
        """A drawing: paragraphs on it are a box of text."""
        if any(name(each) in ("text:p", "text:list") for each in element):
            self.boxes.append(element)
            return
        for each in element:
            if name(each) not in ("svg:title", "svg:desc"):
                self.one(each, draft, state)
        if kind.startswith("{") and (element.text or "").strip():
            self._writer.tell(draft.anchor, f"the element {kind} is not known here: its text is read", draft.column)
            self._put(element.text or "", draft, state)
