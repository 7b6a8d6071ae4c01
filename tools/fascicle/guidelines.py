"""The editors' guidelines, read from the documentation that the schema carries.

``schema/fascicle.rng`` says of each element what it is for; :func:`chapters` gives that as values,
:func:`page` as the Markdown page ``docs/guidelines.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_NOT_FOR = "Not for:"
_EXAMPLE = "Example:"
_SHARED_BY = 4
"""An attribute of so many elements is described once, at the end of the page."""

# What the value of an attribute looks like, by the schema's name for it or by its datatype.
_KINDS = {
    "pointer": "an address",
    "pointer.local": "`#` and the `xml:id` of something in the file",
    "date-value": "a W3C date",
    "label-text": "text",
    "corner": "pairs of numbers",
    "ID": "a name without blanks",
    "language": "a language tag",
    "anyURI": "an address",
    "Name": "a name without blanks",
    "positiveInteger": "a number",
    "nonNegativeInteger": "a number",
    "decimal": "a number",
    "token": "text",
}


@dataclass(frozen=True)
class DocumentedAttribute:
    """An attribute: ``values`` are the closed list it takes, with what each means, or ``kind`` says what it takes."""

    name: str
    required: bool
    prose: str
    kind: str
    values: tuple[tuple[str, str], ...]
    shared: bool


@dataclass(frozen=True)
class DocumentedElement:
    """An element in one of its places; ``definition`` is unique, ``name`` is not."""

    definition: str
    name: str
    prose: str
    not_for: str
    example: str
    attributes: tuple[DocumentedAttribute, ...]
    children: tuple[str, ...]
    holds_text: bool
    parents: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """Elements that belong together."""

    title: str
    introduction: str
    elements: tuple[DocumentedElement, ...]


def chapters(rng: bytes) -> tuple[Chapter, ...]:
    """What the schema documents, in its order; ``rng`` is the schema in RELAX NG's XML syntax."""
    return _Guidelines(etree.fromstring(rng)).chapters()


@dataclass(frozen=True)
class _Content:
    """What an element pattern holds, other element patterns not entered."""

    attributes: list[tuple[etree._Element, bool]] = field(default_factory=list)
    children: list[etree._Element] = field(default_factory=list)
    text: list[etree._Element] = field(default_factory=list)


class _Guidelines:
    """The schema on its way into values."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._defines = {define.get("name", ""): define for define in root.iter(f"{_RNG}define")}
        self._contents = {
            name: self._content(element)
            for name, define in self._defines.items()
            for element in define.iterchildren(f"{_RNG}element")
        }
        uses = Counter(
            attribute
            for content in self._contents.values()
            for attribute in {attribute for attribute, _ in content.attributes}
        )
        self._shared = {attribute for attribute, count in uses.items() if count >= _SHARED_BY}

    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters."""
        return tuple(self._chapter(chapter) for chapter in self._root.iterchildren(f"{_RNG}div"))

    def _chapter(self, chapter: etree._Element) -> Chapter:
        title, _, introduction = _documentation(chapter).partition("\n")
        defined = [define.get("name", "") for define in chapter.iterchildren(f"{_RNG}define")]
        elements = tuple(self._element(name) for name in defined if name in self._contents)
        return Chapter(title, " ".join(introduction.split()), elements)

    def _element(self, definition: str) -> DocumentedElement:
        content = self._contents[definition]
        prose, not_for, example = _sections(_documentation(self._defines[definition]))
        return DocumentedElement(
            definition=definition,
            name=self._name(definition),
            prose=prose,
            not_for=not_for,
            example=example,
            attributes=tuple(self._attribute(node, required) for node, required in content.attributes),
            children=tuple(sorted({str(child.get("name")) for child in content.children}, key=str.lower)),
            holds_text=bool(content.text),
            parents=self._parents(definition),
        )

    def _name(self, definition: str) -> str:
        return str(next(self._defines[definition].iterchildren(f"{_RNG}element")).get("name"))

    def _parents(self, definition: str) -> tuple[str, ...]:
        """The elements in whose content this one stands."""
        element = next(self._defines[definition].iterchildren(f"{_RNG}element"))
        found = {self._name(name) for name, content in self._contents.items() if element in content.children}
        return tuple(sorted(found, key=str.lower))

    def _content(self, element: etree._Element) -> _Content:
        content = _Content()
        for child in element:
            self._collect(child, content, required=True)
        return content

    def _collect(self, node: etree._Element, content: _Content, *, required: bool) -> None:
        match node.tag.removeprefix(_RNG):
            case "element":
                content.children.append(node)
            case "attribute":
                content.attributes.append((node, required))
            case "text" | "data" | "list":
                content.text.append(node)
            case "ref":
                for child in self._defines[node.get("name", "")]:
                    self._collect(child, content, required=required)
            case name:
                for child in node:
                    optional = name in {"optional", "choice", "zeroOrMore"}
                    self._collect(child, content, required=required and not optional)

    def _attribute(self, node: etree._Element, required: bool) -> DocumentedAttribute:
        values = tuple((value.text or "", _documentation_after(value)) for value in node.iter(f"{_RNG}value"))
        shared = node in self._shared
        return DocumentedAttribute(
            node.get("name", ""), required, " ".join(_documentation(node).split()), _kind(node), values, shared
        )


def _kind(attribute: etree._Element) -> str:
    """What the values look like, in words, where they are no closed list."""
    for node in attribute.iter(f"{_RNG}ref", f"{_RNG}data"):
        return _KINDS[str(node.get("name") or node.get("type"))]
    return ""


def _documentation(parent: etree._Element) -> str:
    return "\n".join(note.text or "" for note in parent.iterchildren(_DOCUMENTATION))


def _documentation_after(value: etree._Element) -> str:
    following = value.getnext()
    return " ".join((following.text or "").split()) if following is not None and following.tag == _DOCUMENTATION else ""


def _sections(documentation: str) -> tuple[str, str, str]:
    """What it is for, what it is not for, and the example."""
    before, _, example = documentation.partition(f"\n{_EXAMPLE}\n")
    prose, _, not_for = before.partition(f"\n{_NOT_FOR} ")
    return " ".join(prose.split()), " ".join(not_for.split()), example


def page(rng: bytes) -> str:
    """The guidelines as Markdown."""
    told = chapters(rng)
    return "\n".join([*_front(told), *(line for chapter in told for line in _chapter_lines(chapter)), *_shared(told)])


def _front(told: tuple[Chapter, ...]) -> Iterator[str]:
    yield "# Guidelines for editors"
    yield ""
    yield "<!-- Made from schema/fascicle.rnc by `make schema`; do not edit. -->"
    yield ""
    yield (
        "What each element of a text file and of the authority file is for, when to use it, and what to take"
        " instead. The examples are valid. Every file is TEI P5; what TEI allows and this page does not name is"
        " not used. `fascicle check` tells where a file departs from it."
    )
    yield ""
    for chapter in told:
        if chapter.elements:
            names = ", ".join(f"`{element.name}`" for element in chapter.elements)
            yield f"- [{chapter.title}](#{_anchor(chapter.title)}): {names}"
    yield f"- [{told[-1].title}](#{_anchor(told[-1].title)})"
    yield ""


def _anchor(title: str) -> str:
    return "-".join("".join(letter for letter in title.lower() if letter.isalnum() or letter == " ").split(" "))


def _chapter_lines(chapter: Chapter) -> Iterator[str]:
    if not chapter.elements:
        return
    yield from (f"## {chapter.title}", "", chapter.introduction, "")
    for element in chapter.elements:
        yield from _element_lines(element)


def _element_lines(element: DocumentedElement) -> Iterator[str]:
    yield from (f"### `<{element.name}>`", "", element.prose, "")
    if element.not_for:
        yield from (f"Not for: {element.not_for}", "")
    if element.example:
        yield from ("```xml", element.example, "```", "")
    own = [attribute for attribute in element.attributes if not attribute.shared]
    shared = [attribute for attribute in element.attributes if attribute.shared]
    yield from _attribute_lines(own)
    if shared:
        names = ", ".join(f"`{one.name}`{' (required)' if one.required else ''}" for one in shared)
        yield from (f"Attributes of many elements: {names}.", "")
    holds = (["text"] if element.holds_text else []) + [f"`{name}`" for name in element.children]
    yield from (f"Holds: {', '.join(holds) or 'nothing'}.", "")
    if element.parents:
        yield from (f"Stands in: {', '.join(f'`{name}`' for name in element.parents)}.", "")


def _attribute_lines(attributes: list[DocumentedAttribute]) -> Iterator[str]:
    for attribute in attributes:
        need = "required" if attribute.required else "optional"
        kind = f"; {attribute.kind}" if attribute.kind else ""
        yield f"- `{attribute.name}` ({need}{kind}): {attribute.prose}"
        yield from (f"    {line}" for line in _value_lines(attribute))
    if attributes:
        yield ""


def _value_lines(attribute: DocumentedAttribute) -> Iterator[str]:
    for value, meaning in attribute.values:
        yield f"- `{value}`: {meaning}" if meaning else f"- `{value}`"


def _shared(told: tuple[Chapter, ...]) -> Iterator[str]:
    """The chapter of the attributes that many elements have."""
    described = {
        (attribute.name, attribute.prose): attribute
        for chapter in told
        for element in chapter.elements
        for attribute in element.attributes
        if attribute.shared
    }
    yield from (f"## {told[-1].title}", "", told[-1].introduction, "")
    for attribute in sorted(described.values(), key=lambda one: (one.name, one.prose)):
        yield from (f"### `{attribute.name}`", "")
        yield f"{attribute.prose} Its value is {attribute.kind}." if attribute.kind else attribute.prose
        yield ""
        yield from _value_lines(attribute)
        if attribute.values:
            yield ""
