"""Footnotes, endnotes and comments of a Word document: their texts by their ids, and what the text calls them."""

from __future__ import annotations

from lxml import etree

from fascicle.inputs.docx.parts import DocxFile, DocxPart
from fascicle.inputs.office.counting import written
from fascicle.inputs.office.trees import child, children, name, own, within
from fascicle.inputs.office.writing import Said, day_of
from fascicle.model.source import ClaimKind

_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class DocxNotes:
    """The notes of a document, numbered as the text calls them."""

    def __init__(self, file: DocxFile) -> None:
        self.parts: dict[str, DocxPart | None] = {kind: file.beside(part) for kind, part in _PARTS.items()}
        self._texts = {
            (kind, own(each, "id")): each
            for kind, part in self.parts.items()
            for each in (part.root if part is not None else ())
            if own(each, "type") in ("", "normal")
        }
        self._forms = dict(_FORMS)
        self._numbers: dict[tuple[str, str], int] = {}
        self._next = {"footnote": 1, "endnote": 1}
        self._taken = {"footnote": 0, "endnote": 0}
        settings = file.beside("settings")
        for root in (settings.root if settings is not None else None, *within(file.main.root, "w:sectPr")):
            for kind in _PARTS:
                self._settle(kind, child(root, f"w:{kind}Pr"))

    def _settle(self, kind: str, properties: etree._Element | None) -> None:
        if form := own(child(properties, "w:numFmt"), "val"):
            self._forms[kind] = form
        start = own(child(properties, "w:numStart"), "val")
        if start.isdecimal():
            self._next[kind] = int(start)

    def number(self, kind: str, key: str) -> str:
        """What a note is called by in the text."""
        if (kind, key) not in self._numbers:
            self._numbers[kind, key] = self._next[kind]
            self._next[kind] += 1
        return written(self._numbers[kind, key], self._forms[kind])

    def take(self, kind: str, key: str) -> tuple[etree._Element, int] | None:
        """The text of a note, once, and its place among those of its kind, from 1."""
        text = self._texts.pop((kind, key), None)
        if text is None:
            return None
        self._taken[kind] += 1
        return text, self._taken[kind]

    def left(self) -> list[etree._Element]:
        """The notes that nothing in the text calls."""
        return [*self._texts.values()]


class DocxComments:
    """The comments of a document, each said once."""

    def __init__(self, file: DocxFile) -> None:
        part = file.beside("comments")
        self._comments = {own(each, "id"): each for each in children(part.root if part else None, "w:comment")}

    def take(self, key: str) -> Said | None:
        """A comment as what its author says."""
        element = self._comments.pop(key, None)
        if element is None:
            return None
        words = "\n".join(filter(None, (_words(each) for each in within(element, "w:p"))))
        who = own(element, "author") or own(element, "initials")
        return Said(ClaimKind.COMMENT, words, who, day_of(own(element, "date"))) if words else None

    def left(self) -> list[str]:
        """The words of the comments that nothing in the text refers to."""
        return ["".join(map(str, each.itertext())) for each in self._comments.values()]


def _words(paragraph: etree._Element) -> str:
    """The words of a paragraph of a comment, which has no typography."""
    signs = {"w:tab": "\t", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
    return "".join(
        (each.text or "") if kind == "w:t" else signs.get(kind, "")
        for each in paragraph.iter("*")
        if (kind := name(each)) == "w:t" or name(each.getparent()) == "w:r"  # type: ignore[arg-type]
    ).strip()
