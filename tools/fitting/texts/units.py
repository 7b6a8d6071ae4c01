"""TEI of others as units: what stands in a text one below the other, before anybody sets it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from fitting.examples import Unit

_TEI = "{http://www.tei-c.org/ns/1.0}"
_PARTS = {"front", "body", "group"}
# What is not part of the reading text, or is its second reading.
_SILENT = frozenset(
    [
        "fw",
        "back",
        "teiHeader",
        "standOff",
        "del",
        "figDesc",
        "graphic",
        "desc",
        "corr",
        "reg",
        "expan",
        "index",
        "supplied",
        "milestone",
        "gap",
        "note",
    ]
)
_ROLES = {
    "ab": "p",
    "address": "opener",
    "addrLine": "opener",
    "argument": "kicker",
    "bibl": "byline",
    "castItem": "item",
    "cell": "item",
    "docAuthor": "byline",
    "docDate": "dateline",
    "docImprint": "contact",
    "label": "item",
    "titlePart": "head",
    "trailer": "closer",
    **{
        x: x
        for x in [
            "head",
            "p",
            "l",
            "speaker",
            "item",
            "salute",
            "dateline",
            "signed",
            "byline",
            "opener",
            "closer",
            "postscript",
        ]
    },
}
_QUOTING = {"quote", "epigraph", "cit"}
_NESTED = frozenset(
    [
        "lg",
        "list",
        "table",
        "sp",
        "p",
        "l",
        "quote",
        "salute",
        "signed",
        "dateline",
        "address",
        "addrLine",
        "item",
        "postscript",
        "opener",
        "closer",
    ]
)
_LETTER = {"opener", "closer", "salute", "signed", "dateline", "head"}
_VOID = str.maketrans("", "", "\u00ad\ufeff\u200b")


@dataclass(frozen=True)
class _Place:
    """Where a block stands: the role that its surroundings give it, its speech, its stanza."""

    role: str = ""
    speech: int = 0
    stanza: int = 0


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag[len(_TEI) :] if isinstance(tag, str) and tag.startswith(_TEI) else ""


def _silent(element: etree._Element) -> bool:
    return _name(element) in _SILENT or (_name(element) == "seg" and element.get("type") == "letterhead")


def _holds(element: etree._Element, names: Collection[str]) -> bool:
    return any(_name(each) in names for each in element.iterdescendants())


class _Reader:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.open: Unit | None = None
        self.groups = 0

    def inside(self, parent: etree._Element, place: _Place) -> None:
        """The children of an element that has no text of its own."""
        for child in parent:
            name = _name(child)
            if not name or _silent(child):
                continue
            if name in {"sp", "lg"}:
                self.groups += 1
                here = replace(place, speech=self.groups) if name == "sp" else replace(place, stanza=self.groups)
                self.inside(child, here)
            elif name == "stage":
                self.block(child, replace(place, role="stage"))
            elif name == "postscript":
                self.inside(child, replace(place, role="postscript"))
            elif name in _ROLES:
                self.block(child, place)
            elif name in _QUOTING and _holds(child, {"p", "l", "lg", "quote"}):
                self.inside(child, replace(place, role="quote"))
            elif name in {*_QUOTING, "q", "said"} and not _holds(child, _ROLES.keys()):
                self.block(child, replace(place, role="p" if name == "said" else "quote"))
            else:
                self.inside(child, place)

    def block(self, element: etree._Element, place: _Place) -> None:
        """An element with text: one unit, or several where it holds verse, lists or breaks of lines that count."""
        name = _name(element)
        role = place.role or _ROLES[name]
        if name == "l" and place.role == "quote":
            role = "l"
        if name == "salute" and any(_name(each) == "closer" for each in element.iterancestors()):
            role = "closer"  # a greeting that ends a letter looks like other closing words, not like "Dear Tom"
        kept = place.role if place.role in {"quote", "postscript"} else ""
        self.open = None
        self.content(element, role, replace(place, role=kept))
        self.open = None

    def content(self, element: etree._Element, role: str, place: _Place) -> None:
        self.add(element.text, role, place)
        for child in element:
            name = _name(child)
            if name and not _silent(child):
                self.part(child, name, role, place)
            self.add(child.tail, role, place)

    def part(self, child: etree._Element, name: str, role: str, place: _Place) -> None:
        if name == "lb":
            if role in _LETTER and self.open is not None and role in {"opener", "closer"}:
                self.open = None
            elif role in _LETTER or child.get("break") != "no":
                self.add(" ", role, place)
        elif name == "space":
            self.add(" ", role, place)
        elif name == "choice":
            for each in child:
                if _name(each) in {"sic", "orig", "abbr"}:
                    self.content(each, role, place)
        elif name == "stage" and role in {"p", "l", "speaker", "quote"}:
            self.add(" ", role, place)
            first = len(self.open.text) if self.open else 0
            self.content(child, role, place)
            if self.open is not None and len(self.open.text) > first:
                self.open.stages.append((first, len(self.open.text)))
        elif name in _NESTED and self.parts(child, name, role):
            self.nested(child, name, place)
        else:
            if name in {"p", "item", "ab"}:
                self.add(" ", role, place)
            self.content(child, role, place)

    @staticmethod
    def parts(child: etree._Element, name: str, role: str) -> bool:
        """Whether an element inside a block is a block of its own."""
        if role == "item":
            return name in {"list", "lg"}
        if name == "quote":
            return _holds(child, {"p", "l"})
        return role != "l"

    def nested(self, child: etree._Element, name: str, place: _Place) -> None:
        self.open = None
        if name == "lg":
            self.groups += 1
            place = replace(place, stanza=self.groups)
        if name == "quote":
            place = replace(place, role="quote")
        if name in _ROLES and name != "postscript":
            self.block(child, place)
        else:
            self.inside(child, place)
        self.open = None

    def add(self, text: str | None, role: str, place: _Place) -> None:
        if not text:
            return
        text = re.sub(r"\s+", " ", text.translate(_VOID))
        if self.open is None:
            if not text.strip():
                return
            self.open = Unit(role, "", [], place.speech, place.stanza)
            self.units.append(self.open)
        if self.open.text.endswith(" ") or not self.open.text:
            text = text.lstrip(" ")
        self.open.text += text


def read(source: bytes) -> list[Unit]:
    """The units of a TEI file, in the order of its text; front matter and body."""
    root = etree.fromstring(source, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
    text = next(root.iter(_TEI + "text"), None)
    reader = _Reader()
    if text is not None:
        for part in text:
            if _name(part) in _PARTS:
                reader.inside(part, _Place())
    return [_stripped(unit) for unit in reader.units if unit.text.strip()]


def title(source: bytes) -> str:
    """The title that the header gives first."""
    root = etree.fromstring(source, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
    first = next(root.iter(_TEI + "title"), None)
    return " ".join("".join(map(str, first.itertext())).split()) if first is not None else ""


def _stripped(unit: Unit) -> Unit:
    text = unit.text.rstrip()
    stages = [(first, min(last, len(text))) for first, last in unit.stages if first < len(text)]
    return replace(unit, text=text, stages=stages)


def files(folder: Path, repository: str, under: str) -> Iterator[tuple[str, Path]]:
    """Name and place of the TEI files of a repository, in the order of a digest: nobody picks."""
    tree = folder / repository.replace("/", "+") / "tree"
    found = {path.relative_to(tree).as_posix(): path for path in (tree / under).rglob("*.xml")}
    for name in sorted(found, key=digest):
        yield name, found[name]


def digest(name: str) -> str:
    """What everything about a text is drawn by: never the hash of a process."""
    return hashlib.sha256(name.encode()).hexdigest()


def held(name: str) -> bool:
    """A quarter of the files is never fitted on."""
    return int(digest(name)[-2:], 16) < 64


def cut(units: list[Unit], most: int) -> list[Unit]:
    """Whole units up to so many characters; no head and no name is left alone at the end."""
    kept: list[Unit] = []
    size = 0
    for unit in units:
        if size > most:
            break
        kept.append(replace(unit, stages=list(unit.stages)))
        size += len(unit.text)
    while kept and kept[-1].role in {"head", "speaker"}:
        kept.pop()
    return kept
