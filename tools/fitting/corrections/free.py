"""Free texts (CC0 and CC BY) as blocks of words: novels, plays, sonnets, letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_SOURCES = (
    ("COST-ELTeC+ELTeC-eng", "en"), ("COST-ELTeC+ELTeC-deu", "de"), ("COST-ELTeC+ELTeC-fra", "fr"),
    ("dracor-org+engdracor", "en"), ("dracor-org+gerdracor", "de"), ("arthur-schnitzler+schnitzler-briefe-data", "de"),
    ("pruizf+disco", "es"),
)  # fmt: skip
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
