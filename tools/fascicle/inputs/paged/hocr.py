"""hOCR 1.0 to 1.2, as XML or as HTML.

The text is that of the lines; what stands on a page outside of all lines is a line for each element that it stands in.
Of alternatives the one that the program took is read (``ins``), others are left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import PurePath

from lxml import etree

from fascicle.inputs.paged.building import LineWords, regions_of
from fascicle.inputs.paged.counts import Omissions
from fascicle.inputs.paged.elements import in_utf8, read_xml
from fascicle.inputs.paged.hocr_elements import (
    RENDS,
    SILENT,
    HocrPart,
    baseline_of,
    box_of,
    classes_of,
    confidence_of,
    of_classes,
    part_of,
    properties_of,
    tag_of,
)
from fascicle.inputs.paged.names import LineNames
from fascicle.inputs.paged.places import number
from fascicle.model.errors import SourceError
from fascicle.model.source import PLAIN, Box, Line, Page, Region, RegionKind, SourceText, Style, only_text

_LINES = {
    "ocr_line": RegionKind.UNKNOWN,
    "ocrx_line": RegionKind.UNKNOWN,
    "ocr_header": RegionKind.HEADER,
    "ocr_footer": RegionKind.FOOTER,
    "ocr_pageno": RegionKind.PAGE_NUMBER,
    "ocr_caption": RegionKind.CAPTION,
    "ocr_textfloat": RegionKind.UNKNOWN,
}
_LINE_CLASSES = frozenset(_LINES)
_PAGE_CLASSES = frozenset({"ocr_page"})
_KINDS = {
    "ocr_title": RegionKind.HEADING,
    "ocr_chapter": RegionKind.UNKNOWN,
    "ocr_header": RegionKind.HEADER,
    "ocr_footer": RegionKind.FOOTER,
    "ocr_pageno": RegionKind.PAGE_NUMBER,
    "ocr_caption": RegionKind.CAPTION,
    "ocr_footnote": RegionKind.FOOTNOTE,
    "ocr_marginalia": RegionKind.MARGINALIA,
    "ocr_table": RegionKind.TABLE,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AREAS = frozenset({"ocr_carea", "ocrx_block", "ocr_column", "ocr_float", "ocr_table"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OUTSIDE = "characters outside of all pages, which are left out"
_ALTERNATIVES = "other readings of the program, which are left out"


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an hOCR file."""
    root, counts = _parsed(data, path), Omissions()
    elements = _pages(root)
    pages = tuple(_read(root, elements, LineNames(paged=len(elements) > 1), counts))
    return SourceText("hocr", pages, remarks=counts.remarks())


def parse_pages(data: bytes, path: PurePath | str, names: LineNames, counts: Omissions) -> Iterator[Page]:
    """The pages of an hOCR file that is one of many."""
    root = _parsed(data, path)
    return _read(root, _pages(root), names, counts)


def _parsed(data: bytes, path: PurePath | str) -> etree._Element:
    """XML where it is well-formed, else HTML: ``&shy;`` is no name of XML."""
    data = in_utf8(data)
    try:
        root = read_xml(data, path)
        if next(root.iter(etree.Entity), None) is None:
            return root
    except SourceError as error:
        if error.line is None:  # it may not be read at all
            raise
    parser = etree.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _encoding(data: bytes) -> str | None:
    """UTF-8 where it can be: few files say what they are in."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _pages(root: etree._Element) -> list[etree._Element]:
    """The pages of a tree; the tree itself, if it names none."""
    found = of_classes(root, _PAGE_CLASSES)
    inner = {each for page in found for each in page.iterdescendants("*")} if len(found) > 1 else set()
    return [page for page in found if page not in inner] or [root]


def _read(root: etree._Element, pages: Sequence[etree._Element], names: LineNames, counts: Omissions) -> Iterator[Page]:
    """Read the pages of a tree; what stands outside of all pages is counted."""
    counts.add(_OUTSIDE, "", len(only_text(_outside(root, frozenset(pages)))))
    for page in pages:
        names.page()
        said = properties_of(page)
        box = box_of(said)
        regions = tuple(_Areas(names, counts).of(page))
        size = (None, None) if box is None else (box.right, box.bottom)
        yield Page(regions, "", said.get("image", ""), *size)


def _outside(element: etree._Element, pages: frozenset[etree._Element]) -> str:
    """The text of an element that is not that of pages."""
    if element in pages or tag_of(element) in SILENT:
        return ""
    return (element.text or "") + "".join(_outside(each, pages) + (each.tail or "") for each in element)


class _Areas:
    """Reads the areas of one page, and the lines in them."""

    def __init__(self, names: LineNames, counts: Omissions) -> None:
        self._names = names
        self._counts = counts
        self._found: list[Region] = []
        self._lines: list[tuple[Line, RegionKind]] = []
        self._area: etree._Element | None = None
        self._around: set[etree._Element] = set()  # elements in which lines stand

    def of(self, page: etree._Element) -> list[Region]:
        """The regions of a page."""
        for each in of_classes(page, _LINE_CLASSES):
            self._around.update(takewhile(lambda outer: outer not in self._around, each.iterancestors()))
        self._walk(page, RegionKind.UNKNOWN)
        self._close()
        return self._found

    def _walk(self, element: etree._Element, kind: RegionKind) -> None:
        """Lines below an element; text that stands in none of them makes lines of its own."""
        loose = LineWords()
        _put(loose, element.text, PLAIN, None)
        for each in element:
            if not (tag := tag_of(each)) or tag in SILENT:
                _put(loose, each.tail, PLAIN, None)
                continue
            classes = classes_of(each)
            if each in self._around:
                self._loose(loose, element, kind)
                loose = LineWords()
                self._inside(each, classes, self._kind(each, classes, kind))
            elif classes & _LINE_CLASSES or classes & _AREAS or _is_block(each):
                self._loose(loose, element, kind)
                loose = LineWords()
                area = bool(classes & _AREAS)
                if area:
                    self._open(each)
                self._line(each, self._kind(each, classes, kind))
                if area:
                    self._close()
            else:
                self._words(loose, each, PLAIN, None, self._names_of(each))
            _put(loose, each.tail, PLAIN, None)
        self._loose(loose, element, kind)

    def _inside(self, element: etree._Element, classes: frozenset[str], kind: RegionKind) -> None:
        if classes & _AREAS:
            self._open(element)
            self._walk(element, kind)
            self._close()
        else:
            self._walk(element, kind)

    @staticmethod
    def _kind(element: etree._Element, classes: frozenset[str], around: RegionKind) -> RegionKind:
        said = next((_KINDS[each] for each in sorted(classes) if each in _KINDS), RegionKind.UNKNOWN)
        if not said and tag_of(element) in _HEADINGS:
            said = RegionKind.HEADING
        return said or around

    def _open(self, area: etree._Element) -> None:
        self._close()
        self._area = area

    def _close(self) -> None:
        if self._lines:
            area = self._area
            box = None if area is None else box_of(properties_of(area))
            self._found += regions_of(
                self._lines, (area.get("id") or "") if area is not None else "", box, bare=area is None and self._plain
            )
        self._lines, self._area = [], None

    @property
    def _plain(self) -> bool:
        return not any(kind for _, kind in self._lines)

    def _line(self, element: etree._Element, kind: RegionKind) -> None:
        said = properties_of(element)
        name = self._names.line(element.get("id"))
        words = LineWords()
        self._words(words, element, PLAIN, None, name)
        self._add(words, name, box_of(said), kind, said)

    def _loose(self, words: LineWords, element: etree._Element, kind: RegionKind) -> None:
        if words.text.strip():
            self._add(words, self._names.line(None), None, kind, {})

    def _add(self, words: LineWords, name: str, box: Box | None, kind: RegionKind, said: dict[str, str]) -> None:
        if not words.text.strip():
            return
        line = Line(
            name,
            words.text,
            words.runs,
            box=box,
            baseline=baseline_of(said, box),
            size=number(said.get("x_fsize")),
            confidence=words.confidence,
        )
        self._lines.append((line, kind))

    @staticmethod
    def _names_of(element: etree._Element) -> str:
        return element.get("id") or ""

    def _words(self, words: LineWords, element: etree._Element, style: Style, sure: float | None, name: str) -> None:
        """The words of an element; two words that nothing parts are parted by a blank."""
        part = part_of(element)
        if part is HocrPart.NOTHING:
            return
        if part is HocrPart.OTHER:
            self._counts.add(_ALTERNATIVES, name)
            return
        if part is HocrPart.WORD:
            known = confidence_of(element)
            sure = sure if known is None else known
            words.blank()
        if (rend := RENDS.get(tag_of(element))) is not None and rend not in style.rend:
            style = Style((*style.rend, rend))
        _put(words, element.text, style, sure)
        for each in element:
            self._words(words, each, style, sure, name)
            _put(words, each.tail, style, sure)
        if part in (HocrPart.WORD, HocrPart.END):
            words.blank()


def _put(words: LineWords, text: str | None, style: Style, sure: float | None) -> None:
    """Characters of the file: any run of blanks is one."""
    if not text:
        return
    parts = text.split() if text.isascii() else [each for each in _BLANKS.split(text) if each]
    if text[0].isspace():
        words.blank()
    for at, part in enumerate(parts):
        if at:
            words.blank()
        words.add(part, style, None, sure)
    if text[-1].isspace():
        words.blank()


def _is_block(element: etree._Element) -> bool:
    return "ocr_par" in classes_of(element) or tag_of(element) in {"p", "div", *_HEADINGS}
