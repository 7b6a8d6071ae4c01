"""The reading layer computed by other means than the stylesheets: from TEI by its rules, and from a page.

A page says itself what is text: whatever stands in an element with ``data-layer="reading"``, without what in it bears
``data-layer="edition"``. Footnotes of the source are flows of their own, because a page shows them at its foot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

TEI = "{http://www.tei-c.org/ns/1.0}"
LEFT_OUT = frozenset({"sic", "orig", "abbr", "am", "surplus", "fw", "desc", "figDesc"})
BREAKS = frozenset({"lb", "cb", "pb"})
_TEI_BLOCKS = """
    text front body back div head byline dateline opener closer salute signed address addrLine p ab list item label
    lg l sp speaker stage table row cell figure note cit bibl
"""
_HTML_BLOCKS = """
    div section aside h1 h2 h3 h4 h5 h6 p ul li dl dt dd table caption tr th td tbody figure figcaption blockquote
"""
TEI_BLOCKS = frozenset(_TEI_BLOCKS.split())
HTML_BLOCKS = frozenset(_HTML_BLOCKS.split())


@dataclass(frozen=True)
class Flows:
    """The text, and each footnote of the source, with every run of blanks as one."""

    text: str
    footnotes: tuple[str, ...]


def of_tei(data: bytes) -> Flows:
    root = etree.fromstring(data)
    text = root.find(f"{TEI}text")
    assert text is not None
    notes: list[etree._Element] = []
    pieces = _tei_pieces(text, notes)
    flows: list[str] = []
    # A footnote may hold another: what is found while one is read is read after it.
    for note in notes:
        flows.append(_blank("".join(piece for child in _inside(note, notes) for piece in child)))
    return Flows(_blank("".join(pieces)), tuple(flows))


def _inside(element: etree._Element, notes: list[etree._Element]) -> list[list[str]]:
    found = [[element.text or ""]]
    for child in element:
        found.append(_tei_pieces(child, notes))
        found.append([child.tail or ""])
    return found


def _tei_pieces(element: etree._Element, notes: list[etree._Element]) -> list[str]:
    if not isinstance(element.tag, str):
        return []
    name = etree.QName(element).localname
    if name in LEFT_OUT or (name == "pc" and element.get("force") == "weak"):
        return []
    if name == "note" and element.get("resp"):
        return []
    if name == "note" and element.get("place") in {"bottom", "end"}:
        notes.append(element)
        return []
    if name in BREAKS:
        return [] if element.get("break") == "no" else [" "]
    pieces = [piece for child in _inside(element, notes) for piece in child]
    return [" ", *pieces, " "] if name in TEI_BLOCKS else pieces


def of_page(data: bytes) -> Flows:
    root = html.document_fromstring(data.decode("utf-8"))
    text, *footnotes = [_blank("".join(_html_pieces(each))) for each in root.xpath("//*[@data-layer = 'reading']")]
    return Flows(text, tuple(footnotes))


def _html_pieces(element: html.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str) or element.get("data-layer") == "edition":
        return []
    pieces = [element.text or ""]
    for child in element:
        pieces.extend(_html_pieces(child))
        pieces.append(child.tail or "")
    return [" ", *pieces, " "] if element.tag in HTML_BLOCKS else pieces


def _blank(text: str) -> str:
    # XML's blanks only: a no-break space is a character of the text.
    return " ".join(re.split(r"[ \t\r\n]+", text)).strip(" ")
