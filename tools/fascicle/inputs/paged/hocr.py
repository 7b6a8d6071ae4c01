"""hOCR 1.0 to 1.2, as XML or as HTML.

The text is that of the lines; what stands on a page outside of all lines is a line for each element that it stands in.
Of alternatives the one that the program took is read (``ins``), others are left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from lxml import etree, html

from fascicle.inputs.paged.building import LineWords, regions_of
from fascicle.inputs.paged.counts import Omissions
from fascicle.inputs.paged.elements import local_name, read_xml
from fascicle.inputs.paged.names import LineNames
from fascicle.inputs.paged.places import box_at, number
from fascicle.model.errors import SourceError
from fascicle.model.source import PLAIN, Box, Line, Page, Region, RegionKind, SourceText, Style

_LINES = {
    "ocr_line": RegionKind.UNKNOWN,
    "ocrx_line": RegionKind.UNKNOWN,
    "ocr_header": RegionKind.HEADER,
    "ocr_footer": RegionKind.FOOTER,
    "ocr_pageno": RegionKind.PAGE_NUMBER,
    "ocr_caption": RegionKind.CAPTION,
    "ocr_textfloat": RegionKind.UNKNOWN,
}
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
_WORD = frozenset({"ocrx_word", "ocr_word"})
_RENDS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "u": "underline",
    "sup": "sup",
    "sub": "sub",
    "s": "strike",
    "strike": "strike",
}
_SILENT = frozenset({"script", "style", "head", "template", "title"})
_PROPERTY = re.compile(r"\s*([A-Za-z_][\w-]*)\s+((?:\"[^\"]*\"|'[^']*'|[^;])*)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SURE = re.compile(r"\bx_(?:wconf|confs?)\s+([\d.]+)")
_ALTERNATIVES = "other readings of the program, which are left out"


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an hOCR file."""
    root, counts = _parsed(data, path), Omissions()
    names = LineNames(paged=sum(1 for _ in _pages(root)) > 1)
    pages = tuple(pages_of(root, names, counts))
    return SourceText("hocr", pages, remarks=counts.remarks())


def parse_pages(data: bytes, path: PurePath | str, names: LineNames, counts: Omissions) -> Iterator[Page]:
    """The pages of an hOCR file that is one of many."""
    return pages_of(_parsed(data, path), names, counts)


def _parsed(data: bytes, path: PurePath | str) -> etree._Element:
    """XML where it is well-formed, else HTML: ``&shy;`` is no name of XML."""
    try:
        root = read_xml(data, path)
        if next(root.iter(etree.Entity), None) is None:
            return root
    except SourceError as error:
        if error.line is None:  # it may not be read at all
            raise
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True, remove_pis=True)
    found = html.document_fromstring(data, parser=parser, ensure_head_body=True)
    assert isinstance(found, etree._Element)
    return found


def _encoding(data: bytes) -> str | None:
    """UTF-8 where it can be: few files say what they are in."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _pages(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter("*") if "ocr_page" in _classes(each))


def pages_of(root: etree._Element, names: LineNames, counts: Omissions) -> Iterator[Page]:
    """The pages of an hOCR tree."""
    pages = list(_pages(root))
    for page in pages:
        names.page()
        said = _properties(page)
        box = _box(said)
        regions = tuple(_Areas(names, counts).of(page))
        size = (None, None) if box is None else (box.right, box.bottom)
        yield Page(regions, "", said.get("image", ""), *size)


class _Areas:
    """Reads the areas of one page, and the lines in them."""

    def __init__(self, names: LineNames, counts: Omissions) -> None:
        self._names = names
        self._counts = counts
        self._found: list[Region] = []
        self._lines: list[tuple[Line, RegionKind]] = []
        self._area: etree._Element | None = None

    def of(self, page: etree._Element) -> list[Region]:
        """The regions of a page."""
        self._walk(page, RegionKind.UNKNOWN)
        self._close()
        return self._found

    def _walk(self, element: etree._Element, kind: RegionKind) -> None:
        """Lines below an element; text that stands in none of them makes lines of its own."""
        loose = LineWords()
        _put(loose, element.text, PLAIN, None)
        for each in element:
            if not isinstance(each.tag, str) or local_name(each).lower() in _SILENT:
                _put(loose, each.tail, PLAIN, None)
                continue
            classes = _classes(each)
            if _holds_lines(each):
                self._loose(loose, element, kind)
                loose = LineWords()
                self._inside(each, classes, self._kind(each, classes, kind))
            elif classes & _LINES.keys() or classes & _AREAS or _is_block(each):
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
        if not said and local_name(element).lower() in _HEADINGS:
            said = RegionKind.HEADING
        return said or around

    def _open(self, area: etree._Element) -> None:
        self._close()
        self._area = area

    def _close(self) -> None:
        if self._lines:
            area = self._area
            box = None if area is None else _box(_properties(area))
            self._found += regions_of(
                self._lines, (area.get("id") or "") if area is not None else "", box, bare=area is None and self._plain
            )
        self._lines, self._area = [], None

    @property
    def _plain(self) -> bool:
        return not any(kind for _, kind in self._lines)

    def _line(self, element: etree._Element, kind: RegionKind) -> None:
        said = _properties(element)
        name = self._names.line(element.get("id"))
        words = LineWords()
        self._words(words, element, PLAIN, None, name)
        self._add(words, name, _box(said), kind, said)

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
            baseline=_baseline(said, box),
            size=number(said.get("x_fsize")),
            confidence=words.confidence,
        )
        self._lines.append((line, kind))

    @staticmethod
    def _names_of(element: etree._Element) -> str:
        return element.get("id") or ""

    def _words(self, words: LineWords, element: etree._Element, style: Style, sure: float | None, name: str) -> None:
        """The words of an element; two words that nothing parts are parted by a blank."""
        tag, classes = local_name(element).lower(), _classes(element)
        if tag == "del" and "alt" in classes:
            self._counts.add(_ALTERNATIVES, name)
            return
        if classes & _WORD:
            said = _SURE.search(element.get("title") or "")
            conf = number(said[1]) if said else None
            sure = round(min(max(conf / 100, 0.0), 1.0), 4) if conf is not None else sure
            words.blank()
        rend = _RENDS.get(tag)
        if rend is not None and rend not in style.rend:
            style = Style((*style.rend, rend))
        _put(words, element.text, style, sure)
        for each in element:
            if isinstance(each.tag, str) and local_name(each).lower() not in _SILENT:
                self._words(words, each, style, sure, name)
            if local_name(each).lower() == "br":
                words.blank()
            _put(words, each.tail, style, sure)
        if classes & _WORD:
            words.blank()


def _put(words: LineWords, text: str | None, style: Style, sure: float | None) -> None:
    """Characters of the file: any run of blanks is one."""
    if not text:
        return
    if text[0].isspace():
        words.blank()
    for at, part in enumerate(text.split() if text.isascii() else filter(None, _BLANKS.split(text))):
        if at:
            words.blank()
        words.add(part, style, None, sure)
    if text[-1].isspace():
        words.blank()


def _holds_lines(element: etree._Element) -> bool:
    """Whether lines stand inside an element that is none itself."""
    return any(each is not element and _classes(each) & _LINES.keys() for each in element.iter("*"))


def _is_block(element: etree._Element) -> bool:
    return "ocr_par" in _classes(element) or local_name(element).lower() in {"p", "div", *_HEADINGS}


def _classes(element: etree._Element) -> frozenset[str]:
    return _split(element.get("class") or "")


@lru_cache(maxsize=256)
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _properties(element: etree._Element) -> dict[str, str]:
    """The properties of a ``title``: ``bbox 0 0 9 9; x_wconf 96``."""
    return {match[1]: match[2].strip().strip("\"'") for match in _PROPERTY.finditer(element.get("title") or "")}


def _box(said: dict[str, str]) -> Box | None:
    corners = [number(each) for each in said.get("bbox", "").split()]
    if len(corners) != 4 or any(each is None for each in corners):
        return None
    left, top, right, bottom = (float(each) for each in corners if each is not None)
    return box_at(left, top, right - left, bottom - top)


def _baseline(said: dict[str, str], box: Box | None) -> tuple[tuple[float, float], ...]:
    """``baseline 0.01 -5``: its slope, and how far it stands from the lower left corner."""
    parts = [number(each) for each in said.get("baseline", "").split()]
    if box is None or len(parts) != 2 or parts[0] is None or parts[1] is None:
        return ()
    begin = box.bottom + parts[1]
    return ((box.left, begin), (box.right, round(begin + parts[0] * (box.right - box.left), 2)))
