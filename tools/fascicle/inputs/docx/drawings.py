"""Drawings in a Word document: the pictures they show, the words on them, and the boxes of text that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.inputs.docx.charts import words_of_chart
from fascicle.inputs.docx.parts import DocxPart
from fascicle.inputs.office.pictures import is_shown, picture_address
from fascicle.inputs.office.trees import children, get, name, own, within
from fascicle.inputs.office.writing import ParagraphDraft, TextWriter

COPIES = "copies for older programs"
NUMBERS = "numbers that a chart draws"
TEXTS = ("w:t", "w:delText", "m:t", "a:t")


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(each.text or "" for each in within(element, *TEXTS))


def of_choice(element: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """Of contents that stand for each other, the one that is read, and the copies: the newest form that holds text."""
    forms = [*children(element, "mc:Choice"), *children(element, "mc:Fallback")]
    full = [
        each for each in forms if next(within(each, "w:t", "a:t", "m:t", "a:blip", "v:imagedata"), None) is not None
    ]
    chosen = next(iter(full or forms), None)
    return chosen, [each for each in forms if each is not chosen]


class DrawingReader:
    """Reads drawings; the boxes of text in them are kept for who reads paragraphs."""

    def __init__(self, part: DocxPart, writer: TextWriter) -> None:
        self.boxes: list[etree._Element] = []
        self._part = part
        self._writer = writer

    def read(self, element: etree._Element, draft: ParagraphDraft) -> Iterator[str]:
        """The words that a drawing shows by itself; its pictures are put into the draft."""
        yield from self._inside(element, draft, "")

    def _inside(self, element: etree._Element, draft: ParagraphDraft, words: str) -> Iterator[str]:
        for each in element:
            kind = name(each)
            if kind == "wp:docPr":
                words = each.get("descr", "") or words
            yield from self._one(each, kind, draft, words)

    def _one(self, element: etree._Element, kind: str, draft: ParagraphDraft, words: str) -> Iterator[str]:
        if kind == "w:txbxContent":
            self.boxes.append(element)
        elif kind == "mc:AlternateContent":
            chosen, copies = of_choice(element)
            for each in copies:
                self._writer.omit(COPIES, text_of(each))
            if chosen is not None:
                yield from self._inside(chosen, draft, words)
        elif kind == "a:blip":
            self._picture(get(element, "r:embed") or get(element, "r:link"), draft, words)
        elif kind == "v:imagedata":
            self._picture(get(element, "r:id"), draft, words or element.get("title", "") or get(element, "o:title"))
        elif kind == "v:shape":
            yield from self._inside(element, draft, element.get("alt", "") or words)
        elif kind == "v:textpath":
            yield own(element, "string") or element.get("string", "")
        elif kind == "a:t":
            yield f"{element.text or ''} "
        elif kind == "dgm:relIds":
            yield from self._diagram(get(element, "r:dm"))
        elif kind == "c:chart":
            yield from self._chart(get(element, "r:id"), draft)
        else:
            yield from self._inside(element, draft, words)

    def _chart(self, relation: str, draft: ParagraphDraft) -> Iterator[str]:
        """The words of a chart; its numbers, where it only draws them, are counted."""
        known = self._part.relations.get(relation)
        root = self._part.tree(known.target) if known is not None and not known.outside else None
        self._writer.tell(draft.anchor, "a chart stands here: its words are read, it is not drawn", draft.column)
        for words, written in words_of_chart(root) if root is not None else ():
            if written:
                yield f"{words} "
            else:
                self._writer.omit(NUMBERS, words)

    def _diagram(self, relation: str) -> Iterator[str]:
        """The words of a diagram, which lie in a part of their own."""
        known = self._part.relations.get(relation)
        root = self._part.tree(known.target) if known is not None and not known.outside else None
        for each in within(root, "a:t") if root is not None else ():
            yield f"{each.text or ''} "

    def _picture(self, relation: str, draft: ParagraphDraft, words: str) -> None:
        known = self._part.relations.get(relation)
        address = ""
        if known is not None and known.outside:
            address = known.target if known.target.startswith(("https://", "http://")) else ""
        elif known is not None and is_shown(known.target):
            address = picture_address(known.target, self._part.package.path)
        if not address and not words:
            self._writer.tell(draft.anchor, "a picture stands here that has no description", draft.column)
        draft.picture(address, words)
