"""The parts of a Word document, found by their relations to each other and not by their names."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from fascicle.inputs.office.package import OfficePackage
from fascicle.inputs.office.trees import name

_MAIN = "word/document.xml"


@dataclass(frozen=True)
class PartRelation:
    """Where a relation leads: the name of a part, or an address outside the file."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class DocxPart:
    """A part with its root and its relations; the fields that are whole in it (:func:`whole_fields`)."""

    name: str
    root: etree._Element
    relations: dict[str, PartRelation]
    fields: frozenset[etree._Element]
    package: OfficePackage

    def tree(self, part: str) -> etree._Element | None:
        """The root of another part."""
        return self.package.tree(part)

    def one(self, kind: str) -> str:
        """The name of the part to which the relation of a kind leads; empty where there is none."""
        return next((each.target for each in self.relations.values() if each.kind == kind and not each.outside), "")


class DocxFile:
    """The parts that hold text."""

    def __init__(self, package: OfficePackage) -> None:
        self.package = package
        start = self._relations("")
        main = next((each.target for each in start.values() if each.kind == "officeDocument"), _MAIN)
        self.main = self.needed(main if main in package else _MAIN)

    def needed(self, part: str) -> DocxPart:
        """A part without which the document is none."""
        root = self.package.needed(part)
        return DocxPart(part, root, self._relations(part), whole_fields(root), self.package)

    def part(self, part: str) -> DocxPart | None:
        """A part by its name, if the file has it."""
        return self.needed(part) if part and part in self.package else None

    def beside(self, kind: str) -> DocxPart | None:
        """The part of a kind that the document names: its styles, its footnotes."""
        return self.part(self.main.one(kind))

    def _relations(self, part: str) -> dict[str, PartRelation]:
        folder, file = posixpath.split(part)
        root = self.package.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, PartRelation] = {}
        for each in root if root is not None else ():
            outside = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = PartRelation(each.get("Type", "").rpartition("/")[2], target, outside)
        return found


def whole_fields(root: etree._Element) -> frozenset[etree._Element]:
    """The marks of fields that are whole: what begins and never ends is no field, and hides no text."""
    whole: set[etree._Element] = set()
    open_fields: list[list[etree._Element]] = []
    for each in root.iter("*"):
        if name(each) != "w:fldChar":
            continue
        kind = next((str(value) for key, value in each.attrib.items() if str(key).endswith("fldCharType")), "")
        if kind == "begin":
            open_fields.append([each])
        elif open_fields and kind == "separate":
            open_fields[-1].append(each)
        elif open_fields and kind == "end":
            whole.update((*open_fields.pop(), each))
    return frozenset(whole)
