"""PAGE XML of 2010 to 2019, as Transkribus, eScriptorium, OCR-D and others write it.

A page says its text up to four times: by region, line, word and glyph, and the levels may differ. What is read is the
line; its words where it has no text of its own, and the region where none of its lines has. Where levels differ, that
is counted and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lxml import etree

from fascicle.inputs.paged.building import regions_of
from fascicle.inputs.paged.cells import celled
from fascicle.inputs.paged.counts import Omissions
from fascicle.inputs.paged.custom import TranskribusClaims, reading_index, rends_of, structure_type, styles_of, tags_of
from fascicle.inputs.paged.elements import child, children, local_name, misdeclared, read_xml, words_of
from fascicle.inputs.paged.languages import language_tag
from fascicle.inputs.paged.names import LineNames
from fascicle.inputs.paged.page_order import in_order
from fascicle.inputs.paged.places import box_around, number, points
from fascicle.inputs.paged.region_kinds import kind_of_label
from fascicle.model.source import PLAIN, Box, Line, Page, Region, RegionKind, Run, SourceText, Style, only_text

_WORDS_DIFFER = "lines whose words say something else; what is read is the line"
_WORDS_READ = "lines without text, whose words are read"
_REGION_DIFFERS = "regions whose text says something else than their lines; what is read are the lines"
_REGION_READ = "regions whose lines have no text; what is read is the region"
_OTHERS = "other readings of the program, which are left out"


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read a PAGE file."""
    counts = Omissions()
    root = read_xml(data, path)
    pages = tuple(pages_of(root, LineNames(paged=len(list(root.iter("{*}Page"))) > 1), counts))
    return SourceText("page", pages, remarks=(*misdeclared(data), *counts.remarks()))


def pages_of(root: etree._Element, names: LineNames, counts: Omissions) -> Iterator[Page]:
    """The pages of a PAGE tree."""
    for page in root.iter("{*}Page"):
        names.page()
        ordered, elements = in_order(page)
        reader = _Page(names, counts)
        regions = tuple(region for element in elements for region in reader.regions(element))
        width, height = number(page.get("imageWidth")), number(page.get("imageHeight"))
        yield Page(regions, "", page.get("imageFilename") or "", width, height, ordered=ordered)


class _Page:
    """Reads the regions of one page."""

    def __init__(self, names: LineNames, counts: Omissions) -> None:
        self._names = names
        self._counts = counts
        self._claims = TranskribusClaims(counts)

    def regions(self, element: etree._Element) -> list[Region]:
        """The region of an element, or its parts of several kinds; the cells of a table in one."""
        name, identifier = local_name(element), element.get("id") or ""
        if name == "TableRegion" and (rows := celled(element, self._below)):
            return [Region(rows, identifier, RegionKind.TABLE, _box(element)), *self._of_lines(element, identifier)]
        return self._of_lines(element, identifier)

    def _of_lines(self, element: etree._Element, identifier: str) -> list[Region]:
        """The region of the lines that stand in an element itself: they may be of several kinds."""
        name = local_name(element)
        kind = kind_of_label(structure_type(element.get("custom"))) or kind_of_label(element.get("type"))
        own = {"TableRegion": RegionKind.TABLE, "Page": RegionKind.UNKNOWN}.get(name, kind or RegionKind.UNKNOWN)
        language = language_tag(element.get("primaryLanguage"))
        lines = [(line, self._kind(each, own)) for each, line in self._read(element, language)]
        return regions_of(lines, identifier, _box(element), bare=name == "Page") if lines else []

    @staticmethod
    def _kind(element: etree._Element | None, own: RegionKind) -> RegionKind:
        said = None if element is None else kind_of_label(structure_type(element.get("custom")))
        return said if said not in (None, RegionKind.TEXT) else own

    def _below(self, cell: etree._Element) -> list[Line]:
        """The lines of a cell and of whatever stands in it."""
        own = [line for _, line in self._read(cell, "")]
        return [*own, *(line for each in _parts(cell) for line in self._below(each))]

    def _read(self, region: etree._Element, language: str) -> list[tuple[etree._Element | None, Line]]:
        """The lines of a region that have text, each with its element."""
        elements = _in_line_order(list(children(region, "TextLine")))
        read = ((each, self._line(each, region, language)) for each in elements)
        found: list[tuple[etree._Element | None, Line]] = [(each, line) for each, line in read if line is not None]
        whole = self._text(region, "")
        if not only_text(whole):
            return found
        if (
            next((each for part in _parts(region) for each in part.iter("{*}Unicode") if words_of(each)), None)
            is not None
        ):
            return found  # it says what stands in the regions inside it once more
        if found:
            if only_text("".join(line.text for _, line in found)) != only_text(whole):
                self._counts.add(_REGION_DIFFERS, found[0][1].anchor)
            return found
        return self._of_region(region, whole, elements, language)

    def _of_region(
        self, region: etree._Element, whole: str, elements: Sequence[etree._Element], language: str
    ) -> list[tuple[etree._Element | None, Line]]:
        """The lines of a region that only it has text for: those of its lines, if there are as many."""
        texts = [each for each in whole.splitlines() if each.strip()]
        known: Sequence[etree._Element | None] = elements if len(elements) == len(texts) else [None] * len(texts)
        found: list[tuple[etree._Element | None, Line]] = []
        for at, (words, element) in enumerate(zip(texts, known, strict=True), 1):
            own = None if element is None else element.get("id")
            name = self._names.line(own or f"{region.get('id') or 'region'}.{at}")
            box = None if element is None else _box(element)
            found.append((element, Line(name, words, (Run(0, len(words)),), box=box, language=language)))
        self._counts.add(_REGION_READ, found[0][1].anchor)
        return found

    def _line(self, element: etree._Element, region: etree._Element, language: str) -> Line | None:
        own = element.get("id") or "line"
        text, words = self._text(element, own), " ".join(self._words(element))
        if not text.strip() and words.strip():
            text = words
            self._counts.add(_WORDS_READ, own)
        elif only_text(words) not in ("", only_text(text)):
            self._counts.add(_WORDS_DIFFER, own)
        tags = tags_of(element.get("custom"), text)
        if not text.strip() and not any(tag.name in ("gap", "comment") for tag in tags):
            return None
        style, size = self._style(element, region)
        runs = [
            Run(start, end, Style((*style.rend, *(each for each in rend if each not in style.rend))) if rend else style)
            for start, end, rend in styles_of(tags, len(text))
        ]
        line = Line(
            self._names.line(element.get("id")),
            text,
            tuple(runs),
            box=_box(element),
            baseline=_baseline(element),
            size=size,
            confidence=_confidence(element),
            language=language_tag(element.get("primaryLanguage")) or language,
        )
        return self._claims.of_line(line, tags)

    def _words(self, line: etree._Element) -> Iterator[str]:
        for word in _in_line_order(list(children(line, "Word"))):
            text = self._text(word, "") or "".join(self._text(glyph, "") for glyph in children(word, "Glyph"))
            if text:
                yield text

    def _text(self, element: etree._Element, name: str) -> str:
        """The text of an element: the reading with the lowest index, else the first."""
        readings = list(children(element, "TextEquiv"))
        if not readings:
            return ""
        if name:
            self._counts.add(_OTHERS, name, len(readings) - 1)
        best = min(readings, key=lambda each: number(each.get("index")) or 0)
        text = child(best, "Unicode")
        words = words_of(text) if text is not None else words_of(child(best, "PlainText"))
        return words if not name else words.replace("\r", " ").replace("\n", " ")

    @staticmethod
    def _style(line: etree._Element, region: etree._Element) -> tuple[Style, float | None]:
        """How a whole line is set, by its own element or its region's."""
        for each in (line, region):
            said = child(each, "TextStyle")
            if said is not None:
                rend = rends_of({str(key): str(value) for key, value in said.attrib.items()})
                return Style(rend) if rend else PLAIN, number((said.get("fontSize") or "").rstrip("."))
        return PLAIN, None


def _parts(region: etree._Element) -> Iterator[etree._Element]:
    """The regions and cells that stand in one."""
    return (each for each in children(region) if local_name(each) == "TableCell" or local_name(each).endswith("Region"))


def _in_line_order(elements: list[etree._Element]) -> list[etree._Element]:
    """Lines or words by the index that all of them have; else as they stand."""
    indices = [each.get("index") for each in elements]
    known = [int(each) for each in indices if each is not None and each.isdecimal()]
    if len(known) < len(elements):
        said = [reading_index(each.get("custom")) for each in elements]
        known = [each for each in said if each is not None]
    if len(known) < len(elements) or len(set(known)) < len(known):
        return elements
    return [each for _, each in sorted(zip(known, elements, strict=True), key=lambda pair: pair[0])]


def _box(element: etree._Element) -> Box | None:
    coordinates = child(element, "Coords")
    if coordinates is None:
        return None
    corners = points(coordinates.get("points"))
    if not corners:  # until 2010 each point was an element
        each = ((number(point.get("x")), number(point.get("y"))) for point in children(coordinates, "Point"))
        corners = tuple((x, y) for x, y in each if x is not None and y is not None)
    return box_around(corners)


def _baseline(line: etree._Element) -> tuple[tuple[float, float], ...]:
    said = child(line, "Baseline")
    return () if said is None else points(said.get("points"))


def _confidence(line: etree._Element) -> float | None:
    said = child(line, "TextEquiv")
    sure = None if said is None else number(said.get("conf"))
    return round(min(max(sure, 0.0), 1.0), 4) if sure is not None else None
