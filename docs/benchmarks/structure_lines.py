"""What a TEI file says of each line of its source: the role of every character, and where blocks begin.

Read by ``lb/@n`` and by the names of elements alone, so that it does not matter how the file was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_NOT_IN_THE_SOURCE = {"corr", "reg", "supplied", "expan", "ex", "figDesc", "desc"}
# The innermost of these decides what a character is.
_ROLES = {
    "ab": "p",
    "addrLine": "opener",
    "address": "opener",
    "argument": "kicker",
    "byline": "byline",
    "castItem": "item",
    "cell": "row",
    "closer": "closer",
    "dateline": "dateline",
    "docAuthor": "byline",
    "docDate": "dateline",
    "docEdition": "contact",
    "docImprint": "contact",
    "docTitle": "head",
    "epigraph": "quote",
    "figure": "caption",
    "fw": "fw",
    "head": "head",
    "imprimatur": "contact",
    "item": "item",
    "l": "l",
    "label": "item",
    "note": "note",
    "opener": "opener",
    "p": "p",
    "postscript": "postscript",
    "publisher": "contact",
    "quote": "quote",
    "salute": "salute",
    "signed": "signed",
    "speaker": "speaker",
    "stage": "stage",
    "surplus": "fw",
    "titlePart": "head",
    "trailer": "closer",
}
_INSIDE = ("figure", "note", "postscript", "epigraph")  # a paragraph or title in one of these is part of it
_LEADING = {"sub", "kicker", "overline", "subtitle", "desc", "alt"}  # types of heads that are no titles


@dataclass
class Line:
    """What became of a line of the source."""

    roles: Counter[str] = field(default_factory=Counter)  # characters of each role
    blocks: list[etree._Element] = field(default_factory=list)  # in their order, none twice in a row
    begins: list[tuple[str, bool]] = field(default_factory=list)  # a role, and whether the line begins, too
    place: int = -1  # where its last character that is read on stands in the file
    first: int = -1


@dataclass
class Answer:
    """What a file says, and the elements that keep blocks apart."""

    lines: dict[int, Line]
    genre: str


def read_answer(path: Path) -> Answer:
    """The lines of a TEI file by their numbers in the source."""
    root = etree.parse(str(path), etree.XMLParser(huge_tree=True, resolve_entities=False)).getroot()
    genre = next((each.text or "" for each in root.iter(_TEI + "term") if each.get("type") == "genre"), "")
    text = root.find(_TEI + "text")
    lines: dict[int, Line] = {}
    seen: set[etree._Element] = set()
    if text is None:
        return Answer(lines, genre)
    for place, (number, role, block, is_new_block) in enumerate(_pieces(text, seen)):
        line = lines.setdefault(number, Line())
        if is_new_block:
            line.begins.append((role, not line.roles))
        line.roles[role] += 1
        if block is not None and (not line.blocks or line.blocks[-1] is not block):
            line.blocks.append(block)
        if line.first < 0:
            line.first = place
        line.place = place
    return Answer(lines, genre)


def _pieces(text: etree._Element, seen: set[etree._Element]) -> Iterator[tuple[int, str, etree._Element | None, bool]]:
    """Of every character of the source that is no blank: its line, its role, its block, and whether that begins."""
    number = 0
    for event, element, path, words in _walk(text, ()):
        if event == "lb":
            number = int((element.get("n") or "0").partition(".")[0])
        elif words.strip():
            role, block = _role(path)
            plain = [char for char in words if not char.isspace() and char not in "\u00ad\ufeff\u200b"]
            for _ in plain:
                is_new = block is not None and block not in seen and role != "fw"
                if block is not None:
                    is_new = is_new and block.get("part", "N") in "NIY" and block.get("prev") is None
                    seen.add(block)
                yield number, role, block, is_new


_Step = tuple[str, etree._Element, tuple[etree._Element, ...], str]


def _walk(element: etree._Element, above: tuple[etree._Element, ...]) -> Iterator[_Step]:
    name = _name(element)
    if name == "lb":
        yield "lb", element, above, ""
    elif name and name not in _NOT_IN_THE_SOURCE:
        path = (*above, element)
        yield "text", element, path, element.text or ""
        for child in element:
            yield from _walk(child, path)
            yield "text", element, path, child.tail or ""


def _name(element: etree._Element) -> str:
    return element.tag.removeprefix(_TEI) if isinstance(element.tag, str) and element.tag.startswith(_TEI) else ""


def _role(path: tuple[etree._Element, ...]) -> tuple[str, etree._Element | None]:
    names = [_name(each) for each in path]
    for at in range(len(path) - 1, -1, -1):
        name = names[at]
        if name not in _ROLES or (name == "quote" and {"p", "item", "head", "note"} & set(names[:at])):
            continue
        role, block = _ROLES[name], path[at]
        if name == "cell":
            return role, path[at - 1]
        if name in {"head", "titlePart"} and path[at].get("type") in _LEADING:
            role = "kicker"
        if name == "item" and any(each.get("type") in {"toc", "contents", "index"} for each in path[:at]):
            role = "toc"
        if name in {"p", "ab", "head"}:
            role = next((_ROLES[outer] for outer in _INSIDE if outer in names[:at]), role)
            if "quote" in names[:at]:
                role = "quote"
            if name == "head" and "table" in names[:at]:
                role = "caption"
            if name != "head" and path[at].get("type") in {"caption", "toc", "contact"}:
                role = str(path[at].get("type"))
        if name == "stage":  # one inside a speech or a verse begins no block
            outer = next((up for up in range(at - 1, -1, -1) if names[up] in {"p", "ab", "l", "speaker"}), None)
            block = path[at] if outer is None else path[outer]
        return role, block
    return "none", None
