"""Styles of a Word document: what a paragraph is by its style, and how its runs are set.

A style is known by its name, which Word writes in English whatever its own language, and by its outline level, which
other programs write too; both may come from the style that it is based on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from fascicle.inputs.office.looks import Look, ParagraphKind, heading_of
from fascicle.inputs.office.trees import child, children, name, own

_LINK = frozenset({"hyperlink", "internet link", "followedhyperlink"})
_OFF = frozenset({"0", "false", "off"})
# Formats of which two that meet in the styles of a paragraph and of its words cancel each other.
_TOGGLES = {"w:b": "bold", "w:i": "italic", "w:strike": "strike", "w:smallCaps": "smallcaps", "w:vanish": "hidden"}
_SPACED = 10.0  # halves of twentieths of a point between letters: from one point on it is seen
_RAISED = {"superscript": "sup", "subscript": "sub"}


def is_on(element: etree._Element) -> bool:
    """Whether a format that is on or off is on."""
    return own(element, "val").lower() not in _OFF


class DocxStyles:
    """The styles of a document; what none of them says is plain."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {own(each, "styleId"): each for each in children(root, "w:style")}
        self._defaults = {
            own(each, "type"): key
            for key, each in self._styles.items()
            if own(each, "default").lower() in ("1", "true", "on")
        }
        self._base = changed(Look(), child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._space = child(root, "w:docDefaults", "w:pPrDefault", "w:pPr")
        self._paragraphs: dict[str, ParagraphKind] = {}
        self._looks: dict[str, Look] = {}

    def paragraph(self, style: str) -> ParagraphKind:
        """What a style makes of a paragraph; without one, the style that the document has for such."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._paragraph(style)
        return self._paragraphs[style]

    def _chain(self, style: str, kind: str) -> list[etree._Element]:
        """A style and those that it is based on, it last; no ring of styles is gone round twice."""
        key = style if style in self._styles else self._defaults.get(kind, "")
        found: list[etree._Element] = []
        while (each := self._styles.get(key)) is not None and each not in found:
            found.insert(0, each)
            key = own(child(each, "w:basedOn"), "val")
        return found

    def _paragraph(self, style: str) -> ParagraphKind:
        kind = ParagraphKind(look=self._base)
        kind = spaced(kind, self._space)
        level: int | None = None
        for each in self._chain(style, "paragraph"):
            title = own(child(each, "w:name"), "val").strip().lower()
            settings = child(each, "w:pPr")
            if said := own(child(settings, "w:outlineLvl"), "val"):
                level = int(said) + 1 if said.isdecimal() and int(said) < 9 else 0
            elif named := heading_of(title):
                level = named
            kind = spaced(replace(kind, names=(*kind.names, title)), settings)
            if (numbered := numbering_of(settings, kind.numbering)) is not None:
                kind = replace(kind, numbering=numbered)
            kind = replace(kind, look=changed(kind.look, child(each, "w:rPr")))
        return replace(kind, level=level or 0)

    def look(self, kind: ParagraphKind, properties: etree._Element | None) -> Look:
        """How a run is set that has these properties, in a paragraph of a kind."""
        if properties is None or not len(properties):
            return kind.look
        style = own(child(properties, "w:rStyle"), "val")
        look = kind.look
        if style:
            own_look = self._of_words(style)
            meeting = own_look.formats ^ (look.formats & frozenset(_TOGGLES.values()))
            look = replace(
                look,
                formats=(meeting | own_look.formats & {"underline", "link", "spaced"}) - own_look.cancelled,
                raised=own_look.raised or look.raised,
                language=own_look.language or look.language,
                font=own_look.font or look.font,
                size=own_look.size or look.size,
            )
        return changed(look, properties)

    def _of_words(self, style: str) -> Look:
        if style not in self._looks:
            look = Look()
            for each in self._chain(style, "character"):
                look = changed(look, child(each, "w:rPr"))
                if own(child(each, "w:name"), "val").strip().lower() in _LINK:
                    look = replace(look, formats=look.formats | {"link"})
            self._looks[style] = look
        return self._looks[style]

    def name_of(self, style: str) -> str:
        """The name of a style."""
        return own(child(self._styles.get(style), "w:name"), "val") if style in self._styles else ""


def changed(look: Look, properties: etree._Element | None) -> Look:
    """A look with what properties of a run change in it."""
    if properties is None:
        return look
    formats, cancelled = set(look.formats), set(look.cancelled)
    for each in properties:
        kind = name(each)
        if kind in _TOGGLES or kind == "w:dstrike":
            flag = _TOGGLES.get(kind, "strike")
            (formats.add if is_on(each) else formats.discard)(flag)
            (cancelled.discard if is_on(each) else cancelled.add)(flag)
        elif kind == "w:u":
            (formats.discard if own(each, "val") in ("none", "") else formats.add)("underline")
        elif kind == "w:spacing":
            (formats.add if _halves(own(each, "val")) >= _SPACED else formats.discard)("spaced")
        elif kind == "w:vertAlign":
            look = replace(look, raised=_RAISED.get(own(each, "val"), ""))
        elif kind == "w:rtl":
            look = replace(look, right=is_on(each))
        elif kind == "w:lang":
            look = replace(
                look,
                language=own(each, "val") or look.language,
                eastern=own(each, "eastAsia") or look.eastern,
                bidi=own(each, "bidi") or look.bidi,
            )
        elif kind == "w:rFonts":
            look = replace(look, font=own(each, "ascii") or own(each, "hAnsi") or look.font)
        elif kind == "w:sz":
            look = replace(look, size=_halves(own(each, "val")) or look.size)
    return replace(look, formats=frozenset(formats), cancelled=frozenset(cancelled))


def spaced(kind: ParagraphKind, settings: etree._Element | None) -> ParagraphKind:
    """A kind with the spaces and the indent that settings of a paragraph say."""
    space, indent = child(settings, "w:spacing"), child(settings, "w:ind")
    before, after = own(space, "before"), own(space, "after")
    left = own(indent, "left") or own(indent, "start")
    return replace(
        kind,
        before=_halves(before) / 10 if before else kind.before,
        after=_halves(after) / 10 if after else kind.after,
        indent=int(_halves(left) * 2) if left else kind.indent,
    )


def numbering_of(settings: etree._Element | None, before: tuple[str, int] | None = None) -> tuple[str, int] | None:
    """The list that settings of a paragraph name, and the depth in it; ``before`` is what its style says."""
    numbered = child(settings, "w:numPr")
    if numbered is None:
        return None
    key = own(child(numbered, "w:numId"), "val") or (before[0] if before else "")
    depth = own(child(numbered, "w:ilvl"), "val")
    if not key:
        return None
    return key, int(depth) if depth.isdecimal() else before[1] if before else 0


def _halves(value: str) -> float:
    """Half of a number that is written in halves of points; 0 for none."""
    match = re.match(r"-?\d+(?:\.\d+)?", value)
    return float(match[0]) / 2 if match else 0.0
