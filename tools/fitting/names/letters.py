"""Letters of editions in TEI with the names that they mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fascicle.language.data import all_words

_TEI = "{http://www.tei-c.org/ns/1.0}"
_KINDS = {"person": "PER", "place": "LOC", "org": "ORG", "persName": "PER", "placeName": "LOC", "orgName": "ORG"}
_BLOCKS = frozenset(
    ["p", "salute", "signed", "dateline", "closer", "opener", "div", "ab", "addrLine", "head", "lg", "l", "body", "seg"]
)
_SILENT = frozenset(["note", "fw", "del", "figDesc"])
_WORD = re.compile(r"\W*([^\W\d_]+)\.?\W*")
# With these an editor points to somebody whom the letter does not name.
_KIN = frozenset(
    ["mama", "papa", "mutter", "vater", "bruder", "schwester", "ich", "sie", "er", "du", "wir", "uns", "mich", "mir"]
) | frozenset(["dich", "dir", "ihr", "ihre", "ihrem", "ihren", "ihrer", "dein", "deine", "deinem", "deinen", "deiner"])

Name = tuple[int, int, str]


class _Letter:
    """The text of a letter as it is gathered, blank lines between its blocks."""

    def __init__(self) -> None:
        self.text = ""
        self.names: list[Name] = []

    def put(self, piece: str | None) -> None:
        piece = re.sub(r"\s+", " ", piece or "")
        if piece.startswith(" ") and (not self.text or self.text[-1] in " \n"):
            piece = piece[1:]
        self.text += piece

    def end_block(self) -> None:
        if self.text and not self.text.endswith("\n\n"):
            self.text += "\n\n"

    def walk(self, element: etree._Element, inside: bool) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if not name or name in _SILENT or (name == "div" and element.get("type") in ("image", "envelope")):
            return
        kind = _KINDS.get(element.get("type", "") if name in ("rs", "name") else name, "")
        if name in _BLOCKS:
            self.end_block()
        start = len(self.text)
        if name == "space" or (name == "lb" and element.get("break") != "no"):
            self.put(" ")
        self.put(element.text)
        for child in element:
            self.walk(child, inside or bool(kind))
            self.put(child.tail)
        if name == "signed" and not any(at >= start for at, _, _ in self.names):
            self.names.append((start, len(self.text), "PER"))
        if kind and not inside:
            self.names.append((start, len(self.text), kind))
        if name in _BLOCKS:
            self.end_block()


def letters(folder: Path) -> Iterator[tuple[str, list[Name]]]:
    """The letters of a folder; what only refers, as `my brother` does, is no name."""
    for path in sorted(folder.glob("*.xml")):
        root = etree.parse(str(path), etree.XMLParser(recover=True, resolve_entities=False)).getroot()
        body = root.find(f".//{_TEI}body")
        if body is None:
            continue
        letter = _Letter()
        letter.walk(body, inside=False)
        names = [each for each in (_bare(letter.text, name) for name in letter.names) if each]
        if names:
            yield letter.text, names


def _bare(text: str, name: Name) -> Name | None:
    start, end, kind = name
    nothing = _KIN | {word.lower() for key in ("articles", "possessives", "greeting_words") for word in all_words(key)}
    while (match := _WORD.match(text, start, end)) and (match[1][0].islower() or match[1].lower() in nothing):
        start = match.end()
    end = start + len(text[start:end].rstrip(" .,;:\n"))
    return (start, end, kind) if start < end and text[start].isupper() else None
