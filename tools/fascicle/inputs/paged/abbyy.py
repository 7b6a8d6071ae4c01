"""XML of ABBYY FineReader 6 to 10: pages, blocks, lines, and characters with their places and doubts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from fascicle.inputs.paged.building import LineWords, regions_of
from fascicle.inputs.paged.cells import celled
from fascicle.inputs.paged.counts import Omissions
from fascicle.inputs.paged.elements import children, local_name, read_xml, words_of
from fascicle.inputs.paged.names import LineNames
from fascicle.inputs.paged.places import number
from fascicle.model.source import PLAIN, Box, Line, Page, Region, RegionKind, SourceText, Style

_RENDS = {
    "bold": "bold",
    "italic": "italic",
    "superscript": "sup",
    "subscript": "sub",
    "smallcaps": "smallcaps",
    "underline": "underline",
    "strikeout": "strike",
}


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read XML of FineReader."""
    root, counts = read_xml(data, path), Omissions()
    pages = tuple(pages_of(root, LineNames(paged=len(list(root.iter("{*}page"))) > 1), counts))
    return SourceText("abbyy", pages, remarks=counts.remarks())


def pages_of(root: etree._Element, names: LineNames, counts: Omissions) -> Iterator[Page]:
    """The pages of a tree of FineReader."""
    for page in root.iter("{*}page"):
        names.page()
        regions = [region for block in children(page, "block") for region in _regions(block, names, counts)]
        yield Page(tuple(regions), "", "", number(page.get("width")), number(page.get("height")))


def _regions(block: etree._Element, names: LineNames, counts: Omissions) -> list[Region]:
    kind = (block.get("blockType") or "").lower()
    if kind == "table":
        table = etree.Element("table")
        for row, element in enumerate(children(block, "row")):
            for column, cell in enumerate(children(element, "cell")):
                cell.tag = "TableCell"
                cell.set("row", str(row))
                cell.set("col", str(column))
                table.append(cell)
        rows = celled(table, lambda cell: list(_lines(cell, names, counts)))
        return [Region(rows, "", RegionKind.TABLE, _box(block))] if rows else []
    lines = [(line, RegionKind.UNKNOWN) for line in _lines(block, names, counts)]
    return regions_of(lines, block.get("blockName") or "", _box(block)) if lines else []


def _lines(element: etree._Element, names: LineNames, counts: Omissions) -> Iterator[Line]:
    for line in element.iter("{*}line"):
        name, words = names.line(None), LineWords()
        size: float | None = None
        for formatting in children(line, "formatting"):
            rend = tuple(value for key, value in _RENDS.items() if formatting.get(key) in ("1", "true"))
            style = Style(rend) if rend else PLAIN
            own = number(formatting.get("fs") or "")
            size = size or own
            _formatted(formatting, words, style, own)
            variants = sum(1 for _ in formatting.iter("{*}charRecVariant"))
            counts.add("other readings of the program, which are left out", name, variants)
        if words.text.strip():
            baseline, box = number(line.get("baseline")), _box(line)
            under = () if baseline is None or box is None else ((box.left, baseline), (box.right, baseline))
            yield Line(name, words.text, words.runs, box=box, baseline=under, size=size, confidence=words.confidence)


def _formatted(formatting: etree._Element, words: LineWords, style: Style, size: float | None) -> None:
    """The characters of a stretch in one type; older versions have them as text without places."""
    characters = list(children(formatting, "charParams"))
    if not characters:
        for at, word in enumerate(words_of(formatting).split(" ")):
            if at:
                words.blank()
            words.add(word.strip("\r\n\t"), style, size)
        return
    for each in characters:
        sign = "".join(str(text) for text in each.itertext()) if not len(each) else _sign(each)
        if not sign.strip():
            words.blank()
            continue
        sure = number(each.get("charConfidence"))
        words.add(
            sign.strip("\r\n\t "), style, size, None if sure is None or sure < 0 else round(min(sure, 100) / 100, 4)
        )


def _sign(character: etree._Element) -> str:
    """The sign that was taken, without those that might have been."""
    own = [character.text or "", *(each.tail or "" for each in character)]
    return "".join(own).strip("\r\n\t") or (" " if local_name(character) else "")


def _box(element: etree._Element) -> Box | None:
    left, top, right, bottom = (number(element.get(each)) for each in "ltrb")
    return None if left is None or top is None or right is None or bottom is None else Box(left, top, right, bottom)
