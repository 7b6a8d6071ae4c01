"""The shape of a document: its divisions with their heads, what can be folded, and the two tags of an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fascicle.lsp.cursor import attributes_of, tags

SHOWN = frozenset(
    {"TEI", "teiCorpus", "teiHeader", "text", "front", "body", "back", "group", "div", "lg", "sp", "list", "listPerson",
     "listPlace", "listOrg", "person", "place", "org", "table", "figure", "entry", "standOff", "facsimile", "surface"}
)  # fmt: skip
"""Elements that an editor looks for in the outline."""
_TITLES = ("head", "title", "speaker", "persName", "placeName", "orgName", "form")
_LONGEST = 60
_TAG = re.compile(r"<[^>]*>")


@dataclass
class Outlined:
    """An element with its two tags: where each begins and ends; ``title`` is what an editor knows it by."""

    name: str
    start: int
    opened: int
    title: str = ""
    closing: int = 0
    end: int = 0
    children: list[Outlined] = field(default_factory=list)


def elements(text: str) -> Iterator[Outlined]:
    """All elements that are closed, each when its end is met."""
    waiting: list[Outlined] = []
    for tag in tags(text):
        name = tag["name"]
        if tag["end"]:
            while waiting:
                last = waiting.pop()
                if last.name == name:
                    last.closing, last.end = tag.start(), tag.end()
                    yield last
                    break
        else:
            made = Outlined(name, tag.start(), tag.end())
            if tag["empty"]:
                made.closing = made.end = tag.end()
                yield made
            else:
                waiting.append(made)


def outline(text: str) -> list[Outlined]:
    """The elements that are shown, those inside others as their children."""
    shown = sorted((each for each in elements(text) if _local(each.name) in SHOWN), key=lambda each: each.start)
    roots: list[Outlined] = []
    around: list[Outlined] = []
    for each in shown:
        each.title = _title(text, each)
        while around and around[-1].end <= each.start:
            around.pop()
        (around[-1].children if around else roots).append(each)
        around.append(each)
    return roots


def _title(text: str, element: Outlined) -> str:
    """The first head or name inside, if it comes soon; else the type, number or identifier of the element."""
    inside = text[element.opened : min(element.closing, element.opened + 2000)]
    found = re.search(rf"<(?:\w+:)?(?:{'|'.join(_TITLES)})\b[^>]*>(.*?)</", inside, re.DOTALL)
    if found and (words := " ".join(_TAG.sub("", found[1]).split())):
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    attributes = attributes_of(text[element.start : element.opened])
    return next((attributes[name] for name in ("xml:id", "type", "n") if attributes.get(name)), "")


def pair_at(text: str, offset: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the name of an element stands in both of its tags, if a place is in one of the names."""
    for each in elements(text):
        if each.closing == each.end:
            continue
        first = each.start + 1, each.start + 1 + len(each.name)
        second = each.closing + 2, each.closing + 2 + len(each.name)
        if first[0] <= offset <= first[1] or second[0] <= offset <= second[1]:
            return first, second
    return None


def _local(name: str) -> str:
    return name.rpartition(":")[2]
