"""ALTO 1 to 4, in the dialects that programs and libraries write.

The text is that of the lines' strings. Between two strings stands a blank where the line marks one (``SP``), or
between all of them where it marks none at all. Hyphens stand in the last string or in an ``HYP``; what word they break
is said by ``SUBS_CONTENT`` of both halves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from lxml import etree

from fascicle.inputs.paged.building import LineWords, regions_of
from fascicle.inputs.paged.counts import Omissions
from fascicle.inputs.paged.elements import child, children, local_name, misdeclared, read_xml, words_of
from fascicle.inputs.paged.languages import language_tag
from fascicle.inputs.paged.names import LineNames
from fascicle.inputs.paged.places import box_around, box_at, number, points
from fascicle.inputs.paged.region_kinds import kind_of_label
from fascicle.model.source import PLAIN, Box, Line, Page, Region, RegionKind, SourceText, Style

# As pages are read, whatever the order in the file; what stands in a margin is no running text.
_SPACES = ("TopMargin", "LeftMargin", "PrintSpace", "RightMargin", "BottomMargin")
_MARGINS = {
    "TopMargin": RegionKind.HEADER,
    "BottomMargin": RegionKind.FOOTER,
    "LeftMargin": RegionKind.MARGINALIA,
    "RightMargin": RegionKind.MARGINALIA,
}
_RENDS = {
    "bold": "bold",
    "italics": "italic",
    "subscript": "sub",
    "superscript": "sup",
    "smallcaps": "smallcaps",
    "underline": "underline",
    "strikethrough": "strike",
}
_LARGEST_MARGIN = 0.12  # of the page's height: what is larger is called a margin and holds the head of the paper
_HYPHENS = frozenset("-\u2010\u00ad¬⸗=")
_TWICE = "hyphens at line ends that stand a second time in an element of their own, which is left out"
_ALTERNATIVES = "other readings of the program, which are left out"


def read(data: bytes, path: PurePath | str) -> SourceText:
    """Read an ALTO file."""
    root = read_xml(data, path)
    counts = Omissions()
    pages = tuple(pages_of(root, LineNames(paged=len(list(root.iter("{*}Page"))) > 1), counts))
    return SourceText("alto", pages, remarks=(*misdeclared(data), *counts.remarks()))


def pages_of(root: etree._Element, names: LineNames, counts: Omissions) -> Iterator[Page]:
    """The pages of an ALTO tree."""
    reader = _Alto(root, names, counts)
    image = words_of(next(root.iter("{*}fileName"), None)).strip()
    for page in root.iter("{*}Page"):
        names.page()
        ordered = _said_order(page)
        yield Page(
            tuple(reader.regions(page, ordered)),
            page.get("PRINTED_IMG_NR") or "",
            image,
            number(page.get("WIDTH")),
            number(page.get("HEIGHT")),
            reader.unit,
            ordered=bool(ordered),
        )


def _said_order(page: etree._Element) -> list[str]:
    """The ids of blocks in the order that the page states: by ``ReadingOrder``, or block by block by ``IDNEXT``.

    ``ReadingOrder`` may name lines instead, and blocks of others.
    """
    stated = next(page.iter("{*}ReadingOrder"), None)
    if stated is None:
        stated = next(page.getroottree().getroot().iter("{*}ReadingOrder"), None)
    if stated is not None:
        return [each.get("REF", "") for each in stated.iter("{*}ElementRef") if each.get("REF")]
    blocks = [block for block in page.iter("{*}TextBlock") if block.get("ID")]
    follows = {block.get("ID", ""): block.get("IDNEXT", "") for block in blocks if block.get("IDNEXT")}
    if not follows:
        return []
    ordered: dict[str, None] = {}
    for block in blocks:
        if block.get("ID", "") in follows.values():
            continue
        name = block.get("ID", "")
        while name and name not in ordered:
            ordered[name] = None
            name = follows.get(name, "")
    ordered |= dict.fromkeys(block.get("ID", "") for block in blocks if block.get("ID", "") not in ordered)
    return list(ordered)


class _Alto:
    """Reads the pages of one file."""

    def __init__(self, root: etree._Element, names: LineNames, counts: Omissions) -> None:
        self.unit = words_of(next(root.iter("{*}MeasurementUnit"), None)).strip() or "pixel"
        self._names = names
        self._counts = counts
        self._styles = {each.get("ID", ""): each for each in root.iter("{*}TextStyle", "{*}ParagraphStyle")}
        tags = (each for tag in root.iter("{*}Tags") for each in children(tag))
        self._labels = {each.get("ID", ""): each.get("LABEL") or "" for each in tags}
        self._known: dict[str, tuple[Style, float | None]] = {}

    def regions(self, page: etree._Element, ordered: Sequence[str]) -> list[Region]:
        """The blocks of a page in the order of their ids, or those of their lines; else in that of its spaces."""
        places = {identifier: place for place, identifier in enumerate(ordered)}
        found: list[tuple[int, list[Region]]] = []
        height = number(page.get("HEIGHT"))
        parts = [each for name in _SPACES for each in children(page, name)]
        for part in [*parts, *(each for each in children(page) if local_name(each) not in _SPACES)]:
            kind = _MARGINS.get(local_name(part), RegionKind.UNKNOWN)
            if height and kind in (RegionKind.HEADER, RegionKind.FOOTER):
                kind = kind if (number(part.get("HEIGHT")) or 0) <= _LARGEST_MARGIN * height else RegionKind.UNKNOWN
            for block in _blocks(part):
                lines = _lines(block, places)
                known = (places[name] for each in (block, *lines) if (name := each.get("ID", "")) in places)
                found.append((min(known, default=len(places)), self._block(block, lines, kind)))
        return [region for _, regions in sorted(found, key=lambda each: each[0]) for region in regions]

    def _block(self, block: etree._Element, elements: Sequence[etree._Element], margin: RegionKind) -> list[Region]:
        own = self._kind(block, margin)
        style = self._style(block, (PLAIN, None))
        language = language_tag(block.get("LANG") or block.get("language"))
        lines = [
            (line, self._kind(element, own))
            for element in elements
            if (line := self._line(element, style, language)) is not None
        ]
        return regions_of(lines, block.get("ID") or "", _box(block))

    def _kind(self, element: etree._Element, otherwise: RegionKind) -> RegionKind:
        """What the labels of an element say that it is, its own or those of what is around it."""
        labels = [self._labels.get(tag, "") for tag in (element.get("TAGREFS") or "").split()]
        around = element.getparent()
        labels += [element.get("TYPE") or ""]
        if local_name(element) == "TextBlock" and around is not None and local_name(around) == "ComposedBlock":
            labels += [self._labels.get(tag, "") for tag in (around.get("TAGREFS") or "").split()]
            labels += [around.get("TYPE") or ""]
        known = [kind for label in labels if (kind := kind_of_label(label)) is not None]
        if local_name(element) == "TextLine" and known == [RegionKind.TEXT]:
            return otherwise
        return known[0] if known else otherwise

    def _line(self, element: etree._Element, around: tuple[Style, float | None], language: str) -> Line | None:
        name = self._names.line(element.get("ID"))
        words, style = LineWords(), self._style(element, around)
        spaced = child(element, "SP") is not None
        last: etree._Element | None = None
        for part in children(element, "String", "SP", "HYP"):
            if local_name(part) == "SP":
                words.blank()
                continue
            if local_name(part) == "String":
                if last is not None and not spaced:
                    words.blank()
                last = part
                self._counts.add(_ALTERNATIVES, name, sum(1 for _ in children(part, "ALTERNATIVE")))
                content = part.get("CONTENT") or "".join(each.get("CONTENT", "") for each in children(part, "Glyph"))
            else:
                content = part.get("CONTENT") or "-"
                if words.text[-1:] in _HYPHENS:  # the string has it already
                    self._counts.add(_TWICE, name)
                    continue
            look, size = self._style(part, style)
            words.add(content, look, size, _confidence(part))
        if not words.text.strip():
            return None
        return Line(
            name,
            words.text,
            words.runs,
            box=_box(element),
            baseline=_baseline(element),
            size=style[1] or words.size,
            confidence=words.confidence,
            language=language_tag(element.get("LANG")) or language,
            broken=_broken(last),
        )

    def _style(self, element: etree._Element, around: tuple[Style, float | None]) -> tuple[Style, float | None]:
        """How an element is set, which its own styles say, or those of what is around it."""
        own, said = element.get("STYLEREFS") or "", element.get("STYLE") or ""
        if not own and not said:
            return around
        key = f"{own}|{said}"
        if key not in self._known:
            styles = [self._styles[name] for name in own.split() if name in self._styles]
            looks = f"{said} {' '.join(each.get('FONTSTYLE') or '' for each in styles)}".lower().split()
            size = next((size for each in styles if (size := number(each.get("FONTSIZE"))) is not None), None)
            rend = tuple(dict.fromkeys(_RENDS[look] for look in looks if look in _RENDS))
            self._known[key] = (Style(rend) if rend else PLAIN, size)
        found = self._known[key]
        return found[0], found[1] if found[1] is not None else around[1]


def _blocks(part: etree._Element) -> Iterator[etree._Element]:
    """The text blocks of a part of the page, those in composed blocks too; the part itself, where lines stand in it."""
    if local_name(part) in ("TextBlock", "TextLine") or child(part, "TextLine") is not None:
        yield part
    for each in children(part, "TextBlock", "ComposedBlock"):
        yield from _blocks(each)


def _lines(block: etree._Element, places: Mapping[str, int]) -> list[etree._Element]:
    """The lines of a block, in the stated order if that names them; a block of strings is one line."""
    lines = list(children(block, "TextLine"))
    if not lines:
        return [block] if child(block, "String") is not None else []
    return sorted(lines, key=lambda each: places.get(each.get("ID", ""), len(places)))


def _box(element: etree._Element) -> Box | None:
    left, top, width, height = (number(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    box = box_at(left, top, width, height)
    shape = child(element, "Shape")
    polygon = None if shape is None else child(shape, "Polygon")
    drawn = None if polygon is None else box_around(points(polygon.get("POINTS")))
    if box is None or drawn is None:
        return box or drawn
    return replace(box, outline=drawn.outline)


def _baseline(element: etree._Element) -> tuple[tuple[float, float], ...]:
    """The points of the line on which the letters stand; older versions give its height alone."""
    said = element.get("BASELINE")
    found = points(said)
    if found or said is None:
        return found
    height, left, width = number(said), number(element.get("HPOS")), number(element.get("WIDTH"))
    if height is None or left is None or width is None:
        return ()
    return ((left, height), (left + width, height))


def _confidence(element: etree._Element) -> float | None:
    said = element.get("WC")
    sure = None if said is None else number(said)
    return round(min(max(sure, 0.0), 1.0), 4) if sure is not None else None


def _broken(last: etree._Element | None) -> str:
    """The whole word of which the last string of a line is the first half, as the file gives it."""
    if last is None or (last.get("SUBS_TYPE") or "").lower() != "hyppart1":
        return ""
    return (last.get("SUBS_CONTENT") or "").strip()
