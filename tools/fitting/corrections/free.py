"""Free texts (CC0 and CC BY) as blocks of words: novels, plays, sonnets, letters; news and an encyclopedia of today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fitting.names.corpora import labelled

_TEI = "{http://www.tei-c.org/ns/1.0}"
_SOURCES = (
    ("COST-ELTeC+ELTeC-eng", "en"), ("COST-ELTeC+ELTeC-deu", "de"), ("COST-ELTeC+ELTeC-fra", "fr"),
    ("dracor-org+engdracor", "en"), ("dracor-org+gerdracor", "de"), ("arthur-schnitzler+schnitzler-briefe-data", "de"),
    ("pruizf+disco", "es"),
)  # fmt: skip
_MODERN = ("wikigold", "germeval", "klintan", "auden")  # see fitting.names.corpora
_BLOCK = 80  # words of a block of these
_ASIDE = {
    f"{_TEI}{name}"
    for name in ("note", "figure", "teiHeader", "fw", "speaker", "choice", "sic", "orig", "abbr", "del", "gap")
}
_BREAKS = {f"{_TEI}{name}" for name in ("lb", "pb", "space")}


def texts(data: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Name, language and blocks of each file."""
    for folder, language in _SOURCES:
        for path in sorted((data / folder / "tree").rglob("*.xml")):
            root = etree.parse(str(path), etree.XMLParser(huge_tree=True, resolve_entities=False)).getroot()
            body = root.find(f"{_TEI}text")
            if body is not None:
                blocks = [
                    words for each in body.iter(f"{_TEI}p", f"{_TEI}lg", f"{_TEI}ab") if (words := _text(each).split())
                ]
                yield f"{folder} {path.name}", language, blocks


def of_today(data: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Name, language and blocks of each text of today."""
    for number, each in enumerate(labelled(data)):
        if each.source in _MODERN:
            words = each.text.split()
            blocks = [words[at : at + _BLOCK] for at in range(0, len(words), _BLOCK)]
            yield f"{each.source} {number}", each.language, blocks


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag in _BREAKS:
            parts.append("" if child.get("break") == "no" else " ")
        elif isinstance(child.tag, str) and child.tag not in _ASIDE:
            parts.append(_text(child))
            if child.tag in (f"{_TEI}l", f"{_TEI}lg"):
                parts.append(" ")
        parts.append(child.tail or "")
    return "".join(parts)
