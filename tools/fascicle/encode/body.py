"""Divisions and blocks to TEI: the only place that says which element a role becomes.

Blanks are written only where they are no text: between blocks, and before a ``lb`` that is a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from lxml import etree

from fascicle.encode.addresses import safe_target
from fascicle.encode.facsimile import Surfaces
from fascicle.encode.flow import Flow, Joint, append_text, furniture, picture
from fascicle.encode.numbering import Numbering
from fascicle.encode.tables import fill_table
from fascicle.structure import Layout
from fascicle.structure.blocks.lists import sign_of
from fascicle.structure.model import FURNITURE, Block, Division, Part, Role
from fascicle.tei.names import TEI_NS, XML_ID, XML_LANG, tei

# Roles that become one element with the lines in it: the element's name and its attributes.
_ELEMENTS: Mapping[Role, tuple[str, Mapping[str, str]]] = {
    Role.HEAD: ("head", {}),
    Role.SUBHEAD: ("head", {"type": "sub"}),
    Role.PARAGRAPH: ("p", {}),
    Role.BYLINE: ("byline", {}),
    Role.DATELINE: ("dateline", {}),
    Role.OPENER: ("opener", {}),
    Role.SALUTE: ("salute", {}),
    Role.CLOSER: ("closer", {}),
    Role.SIGNED: ("signed", {}),
    Role.CONTACT: ("ab", {"type": "contact"}),
    Role.QUOTE: ("quote", {}),
    Role.STAGE: ("stage", {}),
    Role.SPEAKER: ("speaker", {}),
    Role.RULE: ("p", {}),
    Role.MESSAGE: ("p", {}),
}
# Consecutive blocks of these roles share one element around them.
_GROUPS = {Role.ITEM: "list", Role.LIST_HEAD: "list", Role.CONTENTS: "toc"}


def build_text(
    layout: Layout, language: str, surfaces: Surfaces | None = None, target: Callable[[str], str] = safe_target
) -> etree._Element:
    """The ``text`` element of a document in ``language`` that was laid out.

    ``surfaces`` are pictures of its pages, ``target`` says where a link may lead.
    """
    blocks = layout.blocks
    numbering = Numbering(blocks, layout.pages, layout.columns, surfaces, target)
    builder = _Builder(numbering, language)
    text = etree.Element(tei("text"), nsmap={None: TEI_NS})  # type: ignore[dict-item]  # the stubs want a prefix
    body = builder.child(text, "body", 2)
    for division in layout.divisions:
        builder.division(body, division, 3)
    for page in layout.blank_end if layout.divisions else ():
        builder.child(body, "pb", 3, numbering.page(page))
    builder.close(body, 2)
    builder.close(text, 1)
    return text


class _Builder:
    """Writes elements with the indent of their depth; ``depth`` is how many elements are around."""

    def __init__(self, numbering: Numbering, language: str) -> None:
        self._numbering = numbering
        self._around = language
        self._special: Mapping[Role, Callable[[etree._Element, Block, int], None]] = {
            Role.CAPTION: self._figure,
            Role.PICTURE: self._figure,
            Role.STANZA: self._stanza,
            Role.TABLE: self._table,
            Role.NOTE: self._note,
            Role.POSTSCRIPT: self._postscript,
        }

    def child(
        self, parent: etree._Element, name: str, depth: int, attributes: Mapping[str, str] | None = None
    ) -> etree._Element:
        """A new element on a line of its own."""
        append_text(parent, f"\n{'  ' * depth}")
        return etree.SubElement(parent, tei(name), dict(attributes or {}))

    def close(self, element: etree._Element, depth: int) -> None:
        """The blanks before the end tag of an element whose children stand on lines of their own."""
        append_text(element, f"\n{'  ' * depth}")

    def division(self, parent: etree._Element, division: Division, depth: int) -> None:
        """Write a division with all it holds."""
        around, self._around = self._around, division.language or self._around
        language = {XML_LANG: division.language} if division.language else {}
        element = self.child(parent, "div", depth, {"type": division.type, **language})
        self._blocks(element, division.blocks, depth + 1)
        for inner in division.divisions:
            self.division(element, inner, depth + 1)
        self._blocks(element, division.closing, depth + 1)
        self.close(element, depth)
        self._around = around

    def _common(self, block: Block) -> dict[str, str]:
        """The block's name, and its language, if that is known and not that of what stands around it."""
        name = self._numbering.places.name_of(block)
        language = {XML_LANG: block.language} if block.language not in ("", self._around) else {}
        return {XML_ID: name, **language} if name else language

    def _blocks(self, parent: etree._Element, blocks: Iterable[Block], depth: int) -> None:
        for speech, spoken in groupby(blocks, key=lambda block: block.speech):
            if not speech:
                self._row(parent, spoken, depth)
                continue
            element = self.child(parent, "sp", depth)
            self._row(element, spoken, depth + 1)
            self.close(element, depth)

    def _row(self, parent: etree._Element, blocks: Iterable[Block], depth: int) -> None:
        for group, members in groupby(blocks, key=lambda block: _GROUPS.get(block.role, "")):
            if group:
                self._lists(parent, list(members), depth, {"type": "toc"} if group == "toc" else {})
                continue
            for block in members:
                self._block(parent, block, depth)

    def _block(self, parent: etree._Element, block: Block, depth: int) -> None:
        self._breaks(parent, block.parts[0], depth)
        if block.role in FURNITURE - {Role.MESSAGE}:
            append_text(parent, f"\n{'  ' * depth}")
            furniture(parent, block, "  " * depth, self._numbering)
        elif block.content:
            self._holding(parent, block, depth)
        elif block.role in self._special:
            self._special[block.role](parent, block, depth)
        else:
            name, attributes = _ELEMENTS[block.role]
            self._fill(self.child(parent, name, depth, {**attributes, **self._common(block)}), block, depth)

    def _holding(self, parent: etree._Element, block: Block, depth: int) -> None:
        """A note or a quotation of several blocks; whatever else an editor made of it is read as its blocks."""
        if block.role not in (Role.NOTE, Role.QUOTE):
            self._blocks(parent, block.content, depth)
            return
        name, attributes = (
            ("note", self._numbering.note_attributes(block)) if block.role is Role.NOTE else ("quote", {})
        )
        element = self.child(parent, name, depth, {**attributes, **self._common(block)})
        self._blocks(element, block.content, depth + 1)
        self.close(element, depth)

    def _breaks(self, parent: etree._Element, part: Part, depth: int) -> None:
        """A page or a column that begins with a part that has an element of its own: the break stands before that."""
        for page in self._numbering.pages(part):
            self.child(parent, "pb", depth, page)
        if self._numbering.column(part):
            self.child(parent, "cb", depth)

    def _fill(self, element: etree._Element, block: Block, depth: int) -> None:
        flow = Flow(element, "  " * depth, self._numbering)
        for at, part in enumerate(block.parts):
            before = block.parts[at - 1].hyphen if at else None
            pages = self._numbering.pages(part) if at else ()
            column = at > 0 and self._numbering.column(part)
            hard = at > 0 and block.parts[at - 1].ends_hard
            flow.part(part, Joint(before, pages, column, tuple(block.inner.get(at, ())), hard), part.hyphen)

    def _lists(self, parent: etree._Element, items: list[Block], depth: int, attributes: Mapping[str, str]) -> None:
        """A list, or several where bullets take turns with numbers at its own depth."""
        begin, kind = 0, ""
        for at, item in enumerate(items):
            here = sign_of(item) if item.level <= items[begin].level else ""
            changed = bool(here and kind and here != kind)
            if at and (changed or (item.role is Role.LIST_HEAD and items[at - 1].role is not Role.LIST_HEAD)):
                self._list(parent, items[begin:at], depth, attributes)
                begin, kind = at, ""
            kind = kind or here
        self._list(parent, items[begin:], depth, attributes)

    def _list(self, parent: etree._Element, items: list[Block], depth: int, attributes: Mapping[str, str]) -> None:
        """A list; items deeper than the one before make a list inside it."""
        element = self.child(parent, "list", depth, attributes)
        at = 0
        while items[at].role is Role.LIST_HEAD:
            self._fill(self.child(element, "head", depth + 1, self._common(items[at])), items[at], depth + 1)
            at += 1
        level = items[at].level
        while at < len(items):
            self._breaks(element, items[at].parts[0], depth + 1)
            item = self.child(element, "item", depth + 1, self._common(items[at]))
            if items[at].content:
                self._blocks(item, items[at].content, depth + 2)
                self.close(item, depth + 1)
            else:
                self._fill(item, items[at], depth + 1)
            end = at + 1
            while end < len(items) and items[end].level > level:
                end += 1
            if end > at + 1:
                self._lists(item, items[at + 1 : end], depth + 2, attributes)
                self.close(item, depth + 1)
            at = end
        self.close(element, depth)

    def _figure(self, parent: etree._Element, block: Block, depth: int) -> None:
        """A picture, what is known of its file, and its caption."""
        figure = self.child(parent, "figure", depth)
        images = [image for image in block.images if image.says_something]
        picture(figure, images)
        for at, element in enumerate(figure):
            indent = f"\n{'  ' * (depth + 1)}"
            figure.text, element.tail = indent, indent if at + 1 < len(figure) else None
        if block.role is Role.CAPTION:
            self._fill(self.child(figure, "head", depth + 1, self._common(block)), block, depth + 1)
        self.close(figure, depth)

    def _postscript(self, parent: etree._Element, block: Block, depth: int) -> None:
        postscript = self.child(parent, "postscript", depth, self._common(block))
        self._fill(self.child(postscript, "p", depth + 1), block, depth + 1)
        self.close(postscript, depth)

    def _stanza(self, parent: etree._Element, block: Block, depth: int) -> None:
        stanza = self.child(parent, "lg", depth, self._common(block))
        verse: Flow | None = None
        for at, part in enumerate(block.parts):
            inner = tuple(block.inner.get(at, ()))
            # Nothing but marks, such as those of a quotation, is no line of its own either.
            bare = not part.content and not any(image.says_something for image in part.images)
            if verse is not None and (bare or at in block.turned):
                pages, column = self._numbering.pages(part), self._numbering.column(part)
                verse.part(part, Joint(block.parts[at - 1].hyphen, pages, column, inner), part.hyphen)
                continue
            self._furniture(stanza, inner, depth + 1)
            if at:
                self._breaks(stanza, part, depth + 1)
            step = block.indents[at] if at < len(block.indents) else 0
            line = self.child(stanza, "l", depth + 1, {"rend": f"indent{step}"} if step else {})
            verse = Flow(line, "  " * (depth + 1), self._numbering)
            verse.part(part, Joint(), part.hyphen)
        self._furniture(stanza, block.inner.get(len(block.parts), ()), depth + 1)
        self.close(stanza, depth)

    def _furniture(self, parent: etree._Element, blocks: Iterable[Block], depth: int) -> None:
        for block in blocks:
            self._block(parent, block, depth)

    def _note(self, parent: etree._Element, block: Block, depth: int) -> None:
        attributes = {**self._numbering.note_attributes(block), **self._common(block)}
        self._fill(self.child(parent, "note", depth, attributes), block, depth)

    def _table(self, parent: etree._Element, block: Block, depth: int) -> None:
        table = self.child(parent, "table", depth, self._common(block))
        fill_table(table, block, depth, self._numbering)
