"""Sections of a Word document: which headers and footers its pages show, each told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from fascicle.inputs.docx.inline import has_text
from fascicle.inputs.docx.parts import DocxFile, DocxPart
from fascicle.inputs.docx.styles import is_on
from fascicle.inputs.office.trees import child, children, get, own, within
from fascicle.inputs.office.writing import TextWriter

_REPEATED = "headers and footers that other pages repeat"
_SAME_PAGE = frozenset({"continuous", "nextColumn"})


class DocxSections:
    """Goes through the sections of a document with its text."""

    def __init__(self, file: DocxFile, writer: TextWriter) -> None:
        self._file = file
        self._writer = writer
        self._sections = list(within(file.main.root, "w:sectPr"))
        self._at = 0
        self._told: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()
        settings = file.beside("settings")
        even = child(settings.root, "w:evenAndOddHeaders") if settings is not None else None
        self._even = even is not None and is_on(even)

    def heads(self) -> Iterator[tuple[str, DocxPart]]:
        """The headers of the section that begins which no section had before, with the prefix of their anchors."""
        return self._parts("header")

    def feet(self) -> Iterator[tuple[str, DocxPart]]:
        """The footers of the section that ends which no section had before."""
        return self._parts("footer")

    def next(self, section: etree._Element) -> bool:
        """Go to the section behind one that ends; whether it begins on a new page."""
        self._at += 1
        following = self._sections[self._at] if self._at < len(self._sections) else None
        return own(child(following, "w:type"), "val") not in _SAME_PAGE

    def _parts(self, kind: str) -> Iterator[tuple[str, DocxPart]]:
        section = self._sections[self._at] if self._at < len(self._sections) else None
        first = (each := child(section, "w:titlePg")) is not None and is_on(each)
        shown = {"default": True, "first": first, "even": self._even}
        named = {own(each, "type") or "default": each for each in children(section, f"w:{kind}Reference")}
        for form in ("first", "default", "even"):
            relation = self._file.main.relations.get(get(named[form], "r:id")) if form in named else None
            if relation is None or not shown[form]:
                continue
            part = self._file.part(relation.target)
            if part is None or relation.target in self._told or not has_text(part.root):
                continue
            words = "".join(each.text or "" for each in within(part.root, "w:t"))
            if words in self._told.values():
                self._told[relation.target] = words
                self._writer.omit(_REPEATED, words)
                continue
            self._told[relation.target] = words
            self._numbers[kind] += 1
            yield f"{kind}{self._numbers[kind]}", part

    def unseen(self) -> Iterator[etree._Element]:
        """Headers and footers that no page shows."""
        for relation in self._file.main.relations.values():
            if relation.kind in ("header", "footer") and not relation.outside and relation.target not in self._told:
                part = self._file.part(relation.target)
                if part is not None:
                    yield part.root
