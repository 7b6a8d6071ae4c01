"""The shape of a document: its divisions with their heads, its verses, speeches and entries."""

from __future__ import annotations

import re

from fascicle.tei.typed import TypedElement, attributes_of, elements

SHOWN = frozenset(
    {"TEI", "teiCorpus", "teiHeader", "text", "front", "body", "back", "group", "div", "lg", "sp", "list", "listPerson",
     "listPlace", "listOrg", "person", "place", "org", "table", "figure", "entry", "standOff", "facsimile", "surface"}
)  # fmt: skip
"""Elements that an editor looks for in the outline."""
_TITLES = ("head", "title", "speaker", "persName", "placeName", "orgName", "form")
_LONGEST = 60
_TAG = re.compile(r"<[^>]*>")


def outline(text: str) -> list[TypedElement]:
    """The elements that are shown, those inside others as their children."""
    shown = sorted((each for each in elements(text) if _local(each.name) in SHOWN), key=lambda each: each.start)
    roots: list[TypedElement] = []
    around: list[TypedElement] = []
    for each in shown:
        each.title = _title(text, each)
        while around and around[-1].end <= each.start:
            around.pop()
        (around[-1].children if around else roots).append(each)
        around.append(each)
    return roots


def _title(text: str, element: TypedElement) -> str:
    """The first head or name inside, if it comes soon; else the type, number or identifier of the element."""
    inside = text[element.opened : min(element.closing, element.opened + 2000)]
    found = re.search(rf"<(?:\w+:)?(?:{'|'.join(_TITLES)})\b[^>]*>(.*?)</", inside, re.DOTALL)
    if found and (words := " ".join(_TAG.sub("", found[1]).split())):
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    attributes = attributes_of(text[element.start : element.opened])
    return next((attributes[name] for name in ("xml:id", "type", "n") if attributes.get(name)), "")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
