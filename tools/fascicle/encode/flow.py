"""The text of one block as mixed content: lines, line-end hyphens, typography, links, page breaks, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from fascicle.encode.addresses import uri
from fascicle.encode.numbering import Numbering
from fascicle.language.hyphens.decide import Break, Decision
from fascicle.model.source import PLAIN, Image, Style
from fascicle.structure.model import Block, Part, Role
from fascicle.tei.names import XML_LANG, tei

# Blanks of ASCII say nothing inside a line; other blanks (no-break, thin) are the typesetter's choice and stay.
_BLANKS = re.compile(r"[ \t\r\f\v]+")

FURNITURE_TYPES = {
    Role.HEADER: "header",
    Role.FOOTER: "footer",
    Role.PAGE_NUMBER: "pageNum",
    Role.LINE_NUMBER: "lineNum",
}
_REPEATED = {"reason": "repeated", "resp": "#fascicle", "cert": "high"}

Key = tuple[str, str]  # element name and what tells it apart: the value of @rend or @target, a number


def append_text(parent: etree._Element, text: str) -> None:
    """Add characters at the end of an element's content."""
    # Not len(parent): lxml counts the children one by one.
    last = next(parent.iterchildren(reversed=True), None)
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


@dataclass(frozen=True)
class Joint:
    """What stands before a part: the decision on the hyphen of the part before, furniture, page and column break.

    ``hard`` says that the line before ends because its writer wanted it.
    """

    hyphen: Decision | None = None
    pages: Sequence[Mapping[str, str]] = ()
    column: bool = False
    inner: Sequence[Block] = ()
    hard: bool = False

    @property
    def no_break(self) -> dict[str, str]:
        """The attribute of milestones inside a word, if the word goes on."""
        return {"break": "no"} if self.hyphen is not None and self.hyphen.kind is not Break.DASH else {}


class Flow:
    """Writes parts of lines into an element and keeps typography open across lines where both sides have it."""

    def __init__(self, parent: etree._Element, indent: str, numbering: Numbering, *, links: bool = True) -> None:
        self._parent = parent
        self._indent = indent
        self._numbering = numbering
        self._links = links
        self._stack: list[tuple[Key, etree._Element]] = []
        self._started = False

    def part(self, part: Part, joint: Joint, following: Decision | None = None) -> None:
        """Write a part of a line; ``following`` is the decision on the hyphen that it ends with."""
        pieces = pieces_of(part)
        self._to(self._keys(pieces[0][1]) if pieces else (), grow=False)
        for block in joint.inner:
            self.interrupt(block, joint.no_break)
        for page in joint.pages:
            self._milestone("pb", {**page, **joint.no_break})
        if joint.column:
            self._milestone("cb", joint.no_break)
        hard = {"rend": "hard"} if joint.hard else {}
        self._milestone("lb", {**self._numbering.line(part), **hard, **joint.no_break})
        self._started = True
        if following is not None and following.kind is Break.JOIN and pieces and pieces[-1][0]:
            text, style, _ = pieces.pop()
            pieces += [(text[:-1], style, None), (text[-1], replace(style, weak=True), None)]
        for piece in pieces:
            self._piece(*piece)

    def rest(self, part: Part) -> None:
        """Write a part that goes on in the line that another element began."""
        for piece in pieces_of(part):
            self._piece(*piece)

    @property
    def _top(self) -> etree._Element:
        return self._stack[-1][1] if self._stack else self._parent

    def _milestone(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._started and "break" not in attributes:
            append_text(self._top, f"\n{self._indent}")
        etree.SubElement(self._top, tei(name), dict(attributes))

    def interrupt(self, block: Block, no_break: Mapping[str, str]) -> None:
        """Set what stands between two lines, and interrupts them: furniture, or a picture on a line of its own."""
        if block.role is Role.PICTURE:
            for image in block.images:
                self._piece("", PLAIN, image if image.says_something else None)
            return
        if block.role in (Role.NOTE, Role.CAPTION):
            self._aside(block, no_break)
            return
        for page in self._numbering.pages(block.parts[0]):
            self._milestone("pb", {**page, **no_break})
        if not no_break:
            append_text(self._top, f"\n{self._indent}")
        furniture(self._top, block, self._indent, self._numbering)

    def _aside(self, block: Block, no_break: Mapping[str, str]) -> None:
        """Set a note or a caption that the text goes on around."""
        self._to(())
        for page in self._numbering.pages(block.parts[0]):
            self._milestone("pb", {**page, **no_break})
        if not no_break:
            append_text(self._parent, f"\n{self._indent}")
        if block.role is Role.NOTE:
            element = etree.SubElement(self._parent, tei("note"), self._numbering.note_attributes(block))
        else:
            figure = etree.SubElement(self._parent, tei("figure"))
            picture(figure, [image for image in block.images if image.says_something])
            element = etree.SubElement(figure, tei("head"))
        flow = Flow(element, f"{self._indent}  ", self._numbering)
        for at, part in enumerate(block.parts):
            before = block.parts[at - 1].hyphen if at else None
            flow.part(part, Joint(before, self._numbering.pages(part) if at else ()), part.hyphen)

    def _to(self, keys: Sequence[Key], *, grow: bool = True) -> None:
        """Close and open elements until exactly those of ``keys`` are open (or those they have in common)."""
        common = 0
        while common < min(len(keys), len(self._stack)) and self._stack[common][0] == keys[common]:
            common += 1
        del self._stack[common:]
        for key in keys[common:] if grow else ():
            self._stack.append((key, self._styled(key)))

    def _piece(self, text: str, style: Style, image: Image | None) -> None:
        if image is not None:
            self._to(())
            picture(etree.SubElement(self._parent, tei("figure")), [image])
        if not text:
            return
        self._to(self._keys(style))
        if style.reads:
            self._reference(text, style.reads)
        elif style.weak:
            etree.SubElement(self._top, tei("pc"), {"force": "weak"}).text = text
        elif style.surplus:
            etree.SubElement(self._top, tei("surplus"), _REPEATED).text = text
        else:
            append_text(self._top, text)

    def _reference(self, text: str, character: str) -> None:
        """The source names a sign, and the reading has it."""
        choice = etree.SubElement(self._top, tei("choice"))
        etree.SubElement(choice, tei("orig")).text = text
        etree.SubElement(choice, tei("reg"), {"resp": "#fascicle", "cert": "high"}).text = character

    def _styled(self, key: Key) -> etree._Element:
        name, value = key
        if name == "hi":
            return etree.SubElement(self._top, tei("hi"), {"rend": value})
        if name == "stage":
            return etree.SubElement(self._top, tei("stage"))
        if name == "foreign":
            return etree.SubElement(self._top, tei("foreign"), {XML_LANG: value})
        if name == "ref":
            return etree.SubElement(self._top, tei("ref"), {"target": value})
        return etree.SubElement(self._top, tei("ref"), self._numbering.anchor(value))

    def _keys(self, style: Style) -> tuple[Key, ...]:
        inside = self._numbering.places.target(style.target)
        target = (inside or self._numbering.target(style.target)) if style.target and self._links else ""
        links: list[Key] = [("ref", target)] if target else []
        known = self._links and style.note in self._numbering.notes
        anchors: list[Key] = [("anchor", style.note)] if known else []
        stage: list[Key] = [("stage", str(style.direction))] if style.direction else []
        foreign: list[Key] = [("foreign", style.language)] if style.language and self._links else []
        return (*stage, *foreign, *links, *(("hi", rend) for rend in style.rend), *anchors)


Piece = tuple[str, Style, Image | None]  # words and how they are set, or no words and a picture


def pieces_of(part: Part) -> list[Piece]:
    """The styled pieces of a part and its pictures, blanks at its ends left out."""
    images = [image for image in part.images if image.says_something]
    pieces: list[Piece] = []
    for run in part.runs:
        while images and images[0].at < run.start:
            pieces.append(("", PLAIN, images.pop(0)))
        text = _BLANKS.sub(" ", run.blank + part.line.text[run.start : run.end])
        if pieces and pieces[-1][1] == run.style and pieces[-1][2] is None and not run.style.reads:
            pieces[-1] = (pieces[-1][0] + text, run.style, None)
        else:
            pieces.append((text, run.style, None))
    pieces += [("", PLAIN, image) for image in images]
    while pieces and _is_blank(pieces[0]):
        del pieces[0]
    while pieces and _is_blank(pieces[-1]):
        del pieces[-1]
    if pieces:
        pieces[0] = (pieces[0][0].lstrip(), *pieces[0][1:])
        pieces[-1] = (pieces[-1][0].rstrip(), *pieces[-1][1:])
    return pieces


def _is_blank(piece: Piece) -> bool:
    return not piece[0].strip() and piece[2] is None


def picture(figure: etree._Element, images: Iterable[Image]) -> None:
    """Put files and descriptions of pictures into their ``figure``."""
    for image in images:
        if image.address:
            etree.SubElement(figure, tei("graphic"), {"url": uri(image.address)})
        if image.words:
            etree.SubElement(figure, tei("figDesc")).text = image.words


def furniture(parent: etree._Element, block: Block, indent: str, numbering: Numbering) -> None:
    """Set a running head, a running foot or a page number as ``fw``; what no page has, without an element."""
    known = FURNITURE_TYPES.get(block.role)
    element = etree.SubElement(parent, tei("fw"), {"type": known}) if known else parent
    flow = Flow(element, indent, numbering, links=False)
    for at, part in enumerate(block.parts):
        flow.part(part, Joint(pages=numbering.pages(part) if at else ()))
