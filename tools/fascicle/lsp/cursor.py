"""Where the cursor stands in a document that is being typed, and is hardly ever well-formed at that moment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum, auto

from fascicle.check.relaxng.nameclasses import XML_NAMESPACE, QName
from fascicle.tei.typed import MARKUP, attributes_of


class TypedPart(StrEnum):
    """What of a document the cursor is in."""

    TEXT = auto()
    TAG = auto()  # the name of an element, behind “<”
    END_TAG = auto()  # the same behind “</”
    ATTRIBUTE = auto()
    VALUE = auto()
    OTHER = auto()  # a comment, a processing instruction


@dataclass(slots=True)
class OpenElement:
    """An element that is open at the cursor: its tag, its attributes, and the children before the cursor."""

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
class TypingCursor:
    """The elements around the cursor from the outside in, the part it is in, and what is written of that up to it.

    ``word`` begins at ``start``. In a tag, ``tag`` is that, with all attributes also behind the cursor; in a value,
    ``attribute`` is the name of its attribute.
    """

    open: tuple[OpenElement, ...]
    part: TypedPart
    word: str = ""
    start: int = 0
    tag: OpenElement | None = None
    attribute: str = ""


_VALUE = re.compile(r"""([^\s=/<>"']+)\s*=\s*(["'])([^"'<]*)$""")
_NAME = re.compile(r"""[^\s=/<>"']*$""")
_BEHIND = re.compile(r"""[^<>]*""")
_DOCUMENT = OpenElement("", 0, {}, {"xml": XML_NAMESPACE, "": ""})


def cursor_at(text: str, offset: int) -> TypingCursor:
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
        return TypingCursor(tuple(around), TypedPart.TEXT, word[0] if word else "", offset)
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


def _in_tag(around: tuple[OpenElement, ...], text: str, begun: int, offset: int) -> TypingCursor:
    written = text[begun + 1 : offset]
    if written[:1] in ("!", "?"):
        return TypingCursor(around, TypedPart.OTHER)
    if written[:1] == "/":
        return TypingCursor(around, TypedPart.END_TAG, written[1:], begun + 2)
    name = re.match(r"""[^\s<>/"'=]*""", written)
    if name is None or name.end() == len(written):
        return TypingCursor(around, TypedPart.TAG, written, begun + 1)
    rest = _BEHIND.match(text, offset)
    tag = _element(around[-1], name[0], written[name.end() :] + (rest[0] if rest else ""), begun)
    if value := _VALUE.search(written):
        return TypingCursor(around, TypedPart.VALUE, value[3], offset - len(value[3]), tag, value[1])
    word = _NAME.search(written)
    begins = word[0] if word else ""
    return TypingCursor(around, TypedPart.ATTRIBUTE, begins, offset - len(begins), tag)
