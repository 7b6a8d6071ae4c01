"""Where the cursor stands in a document that is being typed, and is hardly ever well-formed at that moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum, auto

from fascicle.check.relaxng.nameclasses import XML_NAMESPACE, QName


class Part(StrEnum):
    """What of a document the cursor is in."""

    TEXT = auto()
    TAG = auto()  # the name of an element, behind “<”
    END_TAG = auto()  # the same behind “</”
    ATTRIBUTE = auto()
    VALUE = auto()
    OTHER = auto()  # a comment, a processing instruction


@dataclass(slots=True)
class OpenElement:
    """An element that is open at the cursor: where its tag begins, its attributes, and the children before the cursor."""

    name: str
    start: int
    attributes: dict[str, str]
    namespaces: dict[str, str]
    children: list[QName] = field(default_factory=list)

    def qualified(self, name: str, *, attribute: bool = False) -> QName:
        """A name with its namespace, as the declarations that hold inside this element have it."""
        prefix, colon, local = name.rpartition(":")
        return QName("" if attribute and not colon else self.namespaces.get(prefix, ""), local)


@dataclass(frozen=True)
class Cursor:
    """The elements around the cursor from the outside in, the part it is in, and what is written of that up to it.

    ``word`` begins at ``start``. In a tag, ``tag`` is that, with all attributes also behind the cursor; in a value,
    ``attribute`` is the name of its attribute.
    """

    open: tuple[OpenElement, ...]
    part: Part
    word: str = ""
    start: int = 0
    tag: OpenElement | None = None
    attribute: str = ""


MARKUP = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>]*>"""
    r"""|<(?P<end>/?)(?P<name>[^\s<>/"'!?=]+)(?P<rest>(?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(?P<empty>/?)>""",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([^\s=/<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_VALUE = re.compile(r"""([^\s=/<>"']+)\s*=\s*(["'])([^"'<]*)$""")
_NAME = re.compile(r"""[^\s=/<>"']*$""")
_BEHIND = re.compile(r"""[^<>]*""")
_DOCUMENT = OpenElement("", 0, {}, {"xml": XML_NAMESPACE, "": ""})


def cursor_at(text: str, offset: int) -> Cursor:
    """Where a place is in a document; reads from the beginning, and minds no tag that is not closed."""
    around = [OpenElement("", 0, {}, dict(_DOCUMENT.namespaces))]
    behind = 0
    for found in MARKUP.finditer(text, 0, offset):
        behind = found.end()
        name = found["name"]
        if name is None:
            continue
        if found["end"]:
            _close(around, name)
            continue
        element = _element(around[-1], name, found["rest"], found.start())
        around[-1].children.append(element.qualified(name))
        if not found["empty"]:
            around.append(element)
    begun = text.rfind("<", behind, offset)
    if begun < 0:
        word = _NAME.search(text, behind, offset)
        return Cursor(tuple(around), Part.TEXT, word[0] if word else "", offset)
    return _in_tag(tuple(around), text, begun, offset)


def _close(around: list[OpenElement], name: str) -> None:
    """Leave the innermost element of a name, and those in it that were not closed."""
    for place in range(len(around) - 1, 0, -1):
        if around[place].name == name:
            del around[place:]
            return


def _element(parent: OpenElement, name: str, rest: str, start: int) -> OpenElement:
    attributes = attributes_of(rest)
    namespaces = parent.namespaces
    if "xmlns" in rest:
        own = {key[6:]: value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        namespaces = namespaces | own
    return OpenElement(name, start, attributes, namespaces)


def attributes_of(inside: str) -> dict[str, str]:
    """The attributes that are written in a tag."""
    return {name: one or other for name, one, other in ATTRIBUTE.findall(inside)}


def _in_tag(around: tuple[OpenElement, ...], text: str, begun: int, offset: int) -> Cursor:
    written = text[begun + 1 : offset]
    if written[:1] in ("!", "?"):
        return Cursor(around, Part.OTHER)
    if written[:1] == "/":
        return Cursor(around, Part.END_TAG, written[1:], begun + 2)
    name = re.match(r"""[^\s<>/"'=]*""", written)
    if name is None or name.end() == len(written):
        return Cursor(around, Part.TAG, written, begun + 1)
    rest = _BEHIND.match(text, offset)
    tag = _element(around[-1], name[0], written[name.end() :] + (rest[0] if rest else ""), begun)
    if value := _VALUE.search(written):
        return Cursor(around, Part.VALUE, value[3], offset - len(value[3]), tag, value[1])
    word = _NAME.search(written)
    begins = word[0] if word else ""
    return Cursor(around, Part.ATTRIBUTE, begins, offset - len(begins), tag)


def tags(text: str) -> Iterator[re.Match[str]]:
    """The start and end tags of a document, in their order."""
    return (found for found in MARKUP.finditer(text) if found["name"] is not None)
