"""The text of a tagged PDF as assistive technology gets it: by the structure tree, not by the looks of the page.

ISO 32000-1, 14.7 (logical structure) and 14.8.2 (reading order): a structure element holds marked content of
pages, known by its number (MCID), and other elements; what no element holds is an artifact. Text is decoded by
each font's ToUnicode table, and ActualText stands in for what it covers (14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_CODE = rb"<([0-9A-Fa-f]+)>\s*"
_LINES = {b"bfchar": re.compile(_CODE * 2), b"bfrange": re.compile(_CODE * 3)}
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.S)


@dataclass
class Element:
    """A structure element: its type, language, children in their order (elements and text), and first page."""

    kind: str
    language: str = ""
    children: list[Element | str] = field(default_factory=list)
    page: int = 0
    title: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it says what the source's pages and lines are called."""
        return self.title in ("page", "column", "line") and self.kind in ("P", "Span")

    def blocks(self) -> Iterator[Element | str]:
        """What is in it, without the parts and sections that it stands in, and without what is told of the source."""
        for child in self.children:
            if isinstance(child, str) or not (child.is_told or child.kind in ("Part", "Sect")):
                yield child
            elif not child.is_told:
                yield from child.blocks()

    def all(self, kind: str) -> Iterator[Element]:
        """The elements of a type in this one, itself included, in reading order."""
        if self.kind == kind:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(kind)

    def text(self, *without: str) -> str:
        """The text in it, leaving out elements of the types named."""
        parts = [
            child if isinstance(child, str) else "" if child.kind in without or child.is_told else child.text(*without)
            for child in self.children
        ]
        return "".join(parts)


def read(document: pikepdf.Pdf) -> Element:
    """The structure tree of a document, with its text."""
    pages = {page.objgen: (number, _marked(page)) for number, page in enumerate(document.pages, 1)}
    root = Element("Root")
    _fill(root, document.Root.StructTreeRoot, None, pages)
    return root


def marks_and_notes(document: pikepdf.Pdf) -> list[tuple[int, int]]:
    """The pages of the mark and of the note, for every mark."""
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    return [
        (number, pages[link.Dest[0].objgen])
        for number, page in enumerate(document.pages)
        for link in page.get("/Annots", [])
        if str(link.get("/Contents", "")).startswith("Footnote")
    ]


def _fill(element: Element, node: Any, page: Any, pages: dict[Any, tuple[int, dict[int, str]]]) -> None:
    """Read the children of a node of the structure tree into an element."""
    page = node.get("/Pg", page)
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            number, texts = pages[(page if isinstance(kid, int) else kid.get("/Pg", page)).objgen]
            element.page = element.page or number
            # popped: content that two elements claim is an error, and shows up as text that is lost
            element.children.append(texts.pop(int(kid if isinstance(kid, int) else kid.MCID), ""))
        elif "/S" in kid:
            child = Element(str(kid.S)[1:], str(kid.get("/Lang", "")), title=str(kid.get("/T", "")))
            _fill(child, kid, page, pages)
            if "/ActualText" in kid:
                child.children = [str(kid.ActualText)]
            element.page = element.page or child.page
            element.children.append(child)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of marked content on a page, by its number."""
    tables = {name: _table(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_content: list[tuple[int | None, str | None]] = []
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                open_content.append(_opened(operands))
                _add(found, open_content, open_content[-1][1] or "", replacing=True)
            case "EMC":
                open_content.pop()
            case "Tf":
                table = tables[str(operands[0])]
            case "Tj" | "TJ":
                strings = operands[0] if str(operator) == "TJ" else [operands[0]]
                shown = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
                codes = zip(shown[::2], shown[1::2], strict=True)
                _add(found, open_content, "".join(table[high * 256 + low] for high, low in codes))
    return found


def _opened(operands: Any) -> tuple[int | None, str | None]:
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    return number, str(properties["/ActualText"]) if "/ActualText" in properties else None


def _add(
    found: dict[int, str], content: list[tuple[int | None, str | None]], text: str, replacing: bool = False
) -> None:
    numbers = [number for number, _ in content if number is not None]
    if numbers and (replacing or all(actual is None for _, actual in content)):
        found[numbers[-1]] = found.get(numbers[-1], "") + text


def _table(font: Any) -> dict[int, str]:
    """A font's ToUnicode table: character code to text."""
    table: dict[int, str] = {}
    for kind, body in _SECTION.findall(font.ToUnicode.read_bytes()):
        for first, *last, text in _LINES[kind].findall(body):
            start, end = int(first, 16), int(last[0] if last else first, 16)
            begin, final = _unicode(text)[:-1], ord(_unicode(text)[-1:] or "\0")
            for code in range(start, end + 1):
                table[code] = begin + chr(final + code - start)
    return table


def _unicode(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
