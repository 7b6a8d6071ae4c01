"""TEI comes home: any TEI text in the small vocabulary that pages and books are made of, its *home form*.

What an element becomes is decided in ``xslt/home.xsl`` and its modules; here the text is handed over, with what the
record says of its rendering and which entries of the registers it points to.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from fascicle import saxon
from fascicle.check.completeness import Lost, lost, text_of
from fascicle.edition.record import Rendering
from fascicle.model.overlay import Overlay
from fascicle.names.text_pointers import ATTRIBUTES as LINKING
from fascicle.tei.language_tags import language_tag
from fascicle.tei.names import XML_LANG
from fascicle.tei.write import parse

NAMESPACE: Final = "urn:fascicle:home"

_AT: Final = f"{{{NAMESPACE}}}at"
_SCHEMAS: Final = f"{{{NAMESPACE}}}schemas"
_TEXT, _REPORT = "text.xml", "report.json"


@dataclass(frozen=True)
class HomeSettings:
    """What a text's home form depends on beside the text: its title and language, the rendering, pointers to entries.

    ``entries`` maps a pointer as it stands in the text to the id of the entry it leads to and that entry's element,
    ``links`` one that leads to another text of the edition to ``NAME.xml`` or ``NAME.xml#ID``.
    ``pictures`` what the text calls a picture (``graphic/@url``, ``pb/@facs``) to its address: a path in the site, or
    one of the web. ``overlay`` is what a theme declares over ``home.xsl``.
    """

    title: str = ""
    language: str = ""
    rendering: Rendering = field(default_factory=Rendering)
    interface: str = "en"
    entries: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    overlay: Overlay | None = None

    @property
    def parts(self) -> tuple[str | None, ...]:
        """What a home form depends on beside the text, as a cache's key is made of it."""
        return (self.xml, self.interface, self.overlay.text if self.overlay else None)

    @property
    def xml(self) -> str:
        """The settings as the stylesheet reads them."""
        root = etree.Element(f"{{{NAMESPACE}}}settings", nsmap={"home": NAMESPACE}, unknown=self.rendering.unknown)
        for name, value in (
            ("title", self.title),
            ("language", self.language),
            ("witness", self.rendering.witness),
            ("signs", self.rendering.signs),
        ):
            if value:
                root.set(name, value)
        for value, means in sorted(self.rendering.rend.items()):
            _row(root, "rend", value=value, means=means)
        for name in self.rendering.aside:
            _row(root, "aside", name=name)
        for url, address in sorted(self.pictures.items()):
            _row(root, "picture", url=url, address=address)
        for pointer, (entry, kind) in sorted(self.entries.items()):
            _row(root, "entry", pointer=pointer, id=entry, kind=kind)
        for pointer, target in sorted(self.links.items()):
            _row(root, "link", pointer=pointer, target=target)
        return etree.tostring(root, encoding="unicode")


@dataclass(frozen=True)
class HomeForm:
    """A text's home form as TEI, and what became of the text: see ``xslt/home/report.xsl``."""

    data: bytes
    report: Mapping[str, Any]

    @property
    def aside(self) -> list[tuple[str, int]]:
        """What is not shown: elements by name and line."""
        return [(each["element"], each["line"]) for each in self.report["set-aside"]]


def at_home(data: bytes, path: str, settings: HomeSettings) -> HomeForm:
    """The home form of a TEI file.

    Raises TeiError where it is no XML, EngineError where the record wants no element shown by its class and one is.
    """
    root = parse(data, path)
    for element in root.iter(etree.Element):
        if element.sourceline:
            element.set(_AT, str(element.sourceline))
        if tag := element.get(XML_LANG):
            element.set(XML_LANG, language_tag(tag))
        for name in LINKING if settings.links else ():
            if pointers := element.get(name):
                element.set(name, " ".join(settings.links.get(each, each) for each in pointers.split()))
    if schemas := _schemas(root):
        root.set(_SCHEMAS, schemas)
    parameters: dict[str, saxon.Value] = {
        "settings": saxon.parse(settings.xml),
        "language": settings.interface,
    }
    document = saxon.parse(etree.tostring(root, encoding="unicode"))
    files = saxon.load("home.xsl", settings.overlay).files(document, parameters)
    return HomeForm(files[_TEXT].encode("utf-8"), json.loads(files[_REPORT]))


def _schemas(root: etree._Element) -> str:
    """The schemas that a file names before its root (Associating Schemas 1.0), in small letters: they tell its kind."""
    before = root.itersiblings(etree.ProcessingInstruction, preceding=True)
    return " ".join(str(each.get("href", "")) for each in before if getattr(each, "target", "") == "xml-model").lower()


def missing(data: bytes, path: str, words: str, aside: Collection[tuple[str, int]]) -> list[Lost]:
    """What of a TEI file's text does not stand in the words that something shows; see ``check/completeness.py``."""
    text = text_of(parse(data, path))
    return [] if text is None else lost(data, text, words, aside)


def words_of_home(form: bytes) -> str:
    """All words of a home form's text."""
    text = text_of(parse(form, ""))
    return "" if text is None else "".join(map(str, text.itertext()))


def _row(parent: etree._Element, kind: str, /, **values: str) -> None:
    etree.SubElement(parent, f"{{{NAMESPACE}}}{kind}", values)
