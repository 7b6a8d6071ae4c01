"""Styles of an OpenDocument text: those of the document, and those that a program has made for single places.

What a style does not say, the style that it has for its parent says, and at last the default of its family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from fascicle.inputs.office.looks import Look, ParagraphKind, heading_of
from fascicle.inputs.office.trees import child, children, get, name

_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_AUTOMATIC = re.compile(r"m?p\d+")  # what programs call the styles that they make for single paragraphs
_LENGTH = re.compile(r"(-?[0-9.]+)(pt|cm|mm|in|pc|px)?")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "pc": 12.0, "px": 0.75, None: 1.0}
_PLAIN_WEIGHTS = frozenset({"normal", "100", "200", "300", "400", "500"})
_SPACED = 1.0  # points between letters: from there on it is seen


@dataclass(frozen=True)
class OdtKind:
    """What a paragraph is by its style; ``new_page`` says that a page begins or ends with it."""

    kind: ParagraphKind = field(default_factory=ParagraphKind)
    outline: int = 0
    before_page: bool = False
    after_page: bool = False
    master: str = ""


class OdtStyles:
    """The styles of a document; those of ``content`` come before the ones that other places have of the same name."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        for root in roots:
            for holder in children(root, "office:automatic-styles", "office:styles"):
                for each in children(holder, "style:style"):
                    self._styles.setdefault((get(each, "style:family"), get(each, "style:name")), each)
                for each in children(holder, "style:default-style"):
                    self._defaults.setdefault(get(each, "style:family"), each)
        self._kinds: dict[str, OdtKind] = {}
        self._looks: dict[tuple[str, Look], Look] = {}

    def chain(self, family: str, style: str) -> list[etree._Element]:
        """A style and what it inherits from, it last; no ring of styles is gone round twice."""
        found: list[etree._Element] = []
        while (each := self._styles.get((family, style))) is not None and each not in found:
            found.insert(0, each)
            style = get(each, "style:parent-style-name")
        default = self._defaults.get(family)
        return found if default is None else [default, *found]

    def paragraph(self, style: str) -> OdtKind:
        """What a style makes of a paragraph."""
        if style not in self._kinds:
            kind = OdtKind()
            for each in self.chain("paragraph", style):
                kind = _changed_kind(kind, each)
            if ("paragraph", style) not in self._styles:  # some programs name what they take to be known
                kind = replace(kind, kind=replace(kind.kind, names=(_plain(style),), level=heading_of(_plain(style))))
            self._kinds[style] = kind
        return self._kinds[style]

    def look(self, style: str, around: Look) -> Look:
        """How words of a style are set among others."""
        key = style, around
        if key not in self._looks:
            look = around
            for each in self.chain("text", style):
                if name(each) != "style:default-style":
                    look = changed(look, child(each, "style:text-properties"))
                    if "internet link" in title_of(each):
                        look = replace(look, formats=look.formats | {"link"})
            self._looks[key] = look
        return self._looks[key]

    def is_hidden(self, family: str, style: str) -> bool:
        """Whether what has a style is not shown."""
        settings = (child(each, f"style:{family}-properties") for each in self.chain(family, style))
        return any(each is not None and get(each, "text:display") == "none" for each in settings)


def title_of(style: etree._Element) -> str:
    """The name of a style as people see it."""
    return _plain(get(style, "style:display-name") or get(style, "style:name"))


def _plain(shown: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), shown).strip().lower()


def _changed_kind(before: OdtKind, style: etree._Element) -> OdtKind:
    kind, settings = before.kind, child(style, "style:paragraph-properties")
    title = title_of(style)
    said = get(style, "style:default-outline-level")
    level = int(said) if said.isdecimal() else heading_of(title) or kind.level
    kind = replace(
        kind,
        names=(*kind.names, title) if title and not _AUTOMATIC.fullmatch(title) else kind.names,
        level=0 if said == "" and "style:default-outline-level" in map(str, style.attrib) else level,
        look=changed(kind.look, child(style, "style:text-properties")),
    )
    if settings is None:
        return replace(before, kind=kind, master=get(style, "style:master-page-name") or before.master)
    top, bottom, left = (get(settings, f"fo:margin-{side}") for side in ("top", "bottom", "left"))
    kind = replace(
        kind,
        before=_points(top) if top else kind.before,
        after=_points(bottom) if bottom else kind.after,
        indent=int(20 * _points(left)) if left else kind.indent,
    )
    return OdtKind(
        kind,
        before_page=get(settings, "fo:break-before") == "page" or before.before_page,
        after_page=get(settings, "fo:break-after") == "page" or before.after_page,
        master=get(style, "style:master-page-name") or before.master,
    )


def changed(look: Look, properties: etree._Element | None) -> Look:
    """A look with what properties of words change in it."""
    if properties is None:
        return look
    formats = set(look.formats)

    def settle(flag: str, value: str, off: frozenset[str]) -> None:
        if value:
            (formats.discard if value in off else formats.add)(flag)

    settle("bold", get(properties, "fo:font-weight"), _PLAIN_WEIGHTS)
    settle("italic", get(properties, "fo:font-style"), frozenset({"normal"}))
    settle("underline", get(properties, "style:text-underline-style"), frozenset({"none"}))
    strike = get(properties, "style:text-line-through-style") or get(properties, "style:text-line-through-type")
    settle("strike", strike, frozenset({"none"}))
    settle("smallcaps", get(properties, "fo:font-variant"), frozenset({"normal"}))
    settle("hidden", get(properties, "text:display"), frozenset({"true"}))
    if spacing := get(properties, "fo:letter-spacing"):
        (formats.add if spacing != "normal" and _points(spacing) >= _SPACED else formats.discard)("spaced")
    if position := get(properties, "style:text-position"):
        look = replace(look, raised=_raised(position))
    if language := get(properties, "fo:language"):
        country = get(properties, "fo:country")
        look = replace(look, language=language if country in ("", "none") else f"{language}-{country}")
    size = get(properties, "fo:font-size")
    return replace(
        look,
        formats=frozenset(formats),
        font=get(properties, "style:font-name") or get(properties, "fo:font-family").strip("'\"") or look.font,
        size=_points(size) if size.endswith("pt") else look.size,
    )


def _raised(position: str) -> str:
    """``super 58%``, ``sub``, ``33% 58%``: above or below the line, or on it."""
    height = position.split()[0]
    if height in ("super", "sub"):
        return "sup" if height == "super" else "sub"
    raised = _number(height)
    return "sup" if raised > 0 else "sub" if raised < 0 else ""


def _points(length: str) -> float:
    match = _LENGTH.match(length)
    return _number(match[1]) * _POINTS[match[2]] if match else 0.0


def _number(text: str) -> float:
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return 0.0
