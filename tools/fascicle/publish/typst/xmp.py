"""The metadata of the book, as libraries' catalogues take it over (XMP; ISO 16684-1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_PDF: Final = "http://ns.adobe.com/pdf/1.3/"
_MANAGED: Final = "http://ns.adobe.com/xap/1.0/mm/"
_RIGHTS: Final = "http://ns.adobe.com/xap/1.0/rights/"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL: Final = '\n<?xpacket end="r"?>'


@dataclass(frozen=True)
class Catalogued:
    """What a catalogue says of a book beside its title."""

    creators: tuple[str, ...]
    publisher: str
    rights: str
    licence: str  # the address of its text
    identifier: str
    date: str
    languages: tuple[str, ...]
    keywords: tuple[str, ...] = ()


def whole(packet: bytes, book: Catalogued) -> bytes:
    """An XMP packet of Typst's that lacks nothing.

    Typst makes one creator of all, knows one language, and calls what it makes a proof.
    """
    root = etree.fromstring(packet)
    about = root.find(f".//{{{_RDF}}}Description")
    assert about is not None, "Typst writes one description"
    for name in (f"{{{_DC}}}creator", f"{{{_DC}}}language", f"{{{_MANAGED}}}RenditionClass"):
        for old in about.findall(name):
            about.remove(old)
    _add(about, _DC, "creator", "Seq", book.creators)
    _add(about, _DC, "publisher", "Bag", (book.publisher,))
    _add(about, _DC, "rights", "Alt", (book.rights,))
    _add(about, _DC, "date", "Seq", (book.date,))
    _add(about, _DC, "language", "Bag", book.languages)
    _add(about, _DC, "subject", "Bag", book.keywords)
    _add(about, _DC, "identifier", "", (book.identifier,) if book.identifier else ())
    _add(about, _PDF, "Keywords", "", (", ".join(book.keywords),) if book.keywords else ())
    _add(about, _RIGHTS, "Marked", "", ("True",))
    _add(about, _RIGHTS, "WebStatement", "", (book.licence,))
    return (_HEAD + etree.tostring(root, encoding="unicode") + _TAIL).encode("utf-8")


def _add(about: etree._Element, namespace: str, name: str, kind: str, values: tuple[str, ...]) -> None:
    """A property: one value, or several of a kind of list; nothing without values."""
    if not values:
        return
    prefix = {_RIGHTS: "xmpRights"}.get(namespace)
    parent = etree.SubElement(about, f"{{{namespace}}}{name}", nsmap={prefix: namespace} if prefix else None)
    if not kind:
        parent.text = values[0]
        return
    items = etree.SubElement(parent, f"{{{_RDF}}}{kind}")
    for value in values:
        item = etree.SubElement(items, f"{{{_RDF}}}li")
        item.text = value
        if kind == "Alt":
            item.set(_LANG, "x-default")
