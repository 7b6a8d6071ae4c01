"""Markup as it is typed, which need not be well-formed: tags, their attributes, the two tags of an element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MARKUP = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>]*>"""
    r"""|<(?P<end>/?)(?P<name>[^\s<>/"'!?=]+)(?P<rest>(?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(?P<empty>/?)>""",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s=/<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")


def tags(text: str) -> Iterator[re.Match[str]]:
    """The start and end tags of a document, in their order."""
    return (found for found in MARKUP.finditer(text) if found["name"] is not None)


def attributes_of(inside: str) -> dict[str, str]:
    """The attributes that are written in a tag."""
    return {name: one or other for name, one, other in ATTRIBUTE.findall(inside)}


@dataclass
class TypedElement:
    """An element with its two tags: where each begins and ends. ``title`` and ``children`` are there in an outline."""

    name: str
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    title: str = ""
    children: list[TypedElement] = field(default_factory=list)


def elements(text: str) -> Iterator[TypedElement]:
    """All elements that are closed, each when its end is met; tags that have no other are passed over."""
    waiting: list[TypedElement] = []
    for tag in tags(text):
        name = tag["name"]
        if tag["end"]:
            if not any(each.name == name for each in waiting):
                continue
            while (last := waiting.pop()).name != name:
                pass
            last.closing, last.end = tag.start(), tag.end()
            yield last
        else:
            made = TypedElement(name, tag.start(), tag.end(), tag.end(), tag.end())
            if tag["empty"]:
                yield made
            else:
                waiting.append(made)


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
