"""The full syntax of RELAX NG (specification, 3 and 4.16): what each element of a schema may bear and hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from fascicle.check.relaxng.schemanode import Node
from fascicle.check.relaxng.xsdtypes import BASES, BLANKS
from fascicle.model.shown import quoted
from fascicle.tei.reading import SEPARATOR

XMLNS = "http://www.w3.org/2000/xmlns"
NAME_CLASSES = frozenset({"name", "anyName", "nsName", "choice"})
_PATTERNS = frozenset(
    {
        "element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed",
        "ref", "parentRef", "empty", "text", "value", "data", "notAllowed", "externalRef", "grammar",
    }
)  # fmt: skip
_GRAMMAR = frozenset({"start", "define", "div", "include"})
_INCLUDED = frozenset({"start", "define", "div"})

_ATTRIBUTES = {
    "element": {"name"}, "attribute": {"name"}, "ref": {"name"}, "parentRef": {"name"}, "param": {"name"},
    "define": {"name", "combine"}, "start": {"combine"}, "value": {"type"}, "data": {"type"},
    "externalRef": {"href"}, "include": {"href"},
}  # fmt: skip
_ANYWHERE = frozenset({"ns", "datatypeLibrary"})
_TEXT = frozenset({"name", "param", "value"})
_EMPTY = frozenset({"ref", "parentRef", "empty", "text", "notAllowed", "externalRef", "name", "param", "value"})
_LIBRARY = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[^\s%<>\[\]{}|\\^`\"#]|%[0-9A-Fa-f]{2})+")


def check_syntax(root: Node) -> None:
    """Raise EngineError, with file and line, at the first element of a schema that is not as it has to be."""
    waiting = [(root, "")]
    while waiting:
        node, library = waiting.pop()
        _check_attributes(node)
        if library != node.library:
            _check_library(node)
        children = node.children
        if node.tag in ("element", "attribute") and node.get("name") is None and children:
            _name_class(node, children[:1])
            children = children[1:]
        _check_content(node)
        waiting.extend((child, node.library) for child in children)


def _check_attributes(node: Node) -> None:
    allowed = _ATTRIBUTES.get(node.tag, set())
    for attribute in node.attributes:
        if attribute not in allowed and attribute not in _ANYWHERE and SEPARATOR not in attribute:
            raise node.error(f"<{node.tag}> bears no {attribute}", "take it out")
    if "name" in allowed and (name := node.get("name")) is not None:
        _check_name(node, name, qualified=node.tag in ("element", "attribute"))
    if node.tag == "attribute":
        _check_no_declaration(node, node)


def _check_name(node: Node, name: str, *, qualified: bool) -> None:
    if not _is_name(name, qualified=qualified):
        raise node.error(f"{quoted(name)} is no name", "write letters, figures, full stops and hyphens")


@lru_cache(maxsize=4096)
def _is_name(name: str, *, qualified: bool) -> bool:
    parts = name.split(":") if qualified else [name]
    return len(parts) <= 2 and all(BASES["NCName"].read(part) is not None for part in parts)


def _check_library(node: Node) -> None:
    if node.library and not _LIBRARY.fullmatch(node.library):
        raise node.error(f"{quoted(node.library)} is no address of a datatype library", "write one without “#”")


def _check_no_declaration(attribute: Node, node: Node) -> None:
    """An attribute pattern names no declaration of a namespace (4.16)."""
    written = attribute.get("name") or "" if node is attribute else ""
    if node.tag == "name":
        written = node.text.strip(BLANKS)
    namespace = node.attributes.get("ns", node.namespace if node is not attribute else "")
    if written == "xmlns" and not namespace:
        raise node.error("an attribute cannot be called xmlns", "namespaces are declared by ns")
    if namespace == XMLNS and (node is not attribute or (written and ":" not in written)):
        raise node.error("an attribute cannot be in the namespace of xmlns", "take another namespace")
    if node is attribute and written:
        return
    inside = node.children[:1] if node is attribute else node.children
    for child in inside:
        if child.tag in NAME_CLASSES or child.tag == "except":
            _check_no_declaration(attribute, child)


def _check_content(node: Node) -> None:
    if node.tag not in _TEXT and node.text.strip(BLANKS):
        raise node.error(f"<{node.tag}> holds text", "take it out")
    if node.tag in _EMPTY:
        if node.children:
            raise node.error(f"<{node.tag}> holds <{node.children[0].tag}>", "take it out")
        return
    if (check := _CONTENT.get(node.tag)) is not None:
        check(node)


def _all_of(node: Node, children: Sequence[Node], allowed: frozenset[str]) -> None:
    for child in children:
        if child.tag not in allowed:
            raise child.error(
                f"<{child.tag}> cannot stand in <{node.tag}>", f"write one of {', '.join(sorted(allowed))}"
            )


def _named(node: Node) -> None:
    patterns = node.children if node.get("name") is not None else node.children[1:]
    _all_of(node, patterns, _PATTERNS)
    if node.tag == "attribute" and len(patterns) > 1:
        raise patterns[1].error("an attribute has more than one pattern", "put them in a group")


def _name_class(parent: Node, nodes: Sequence[Node], within: tuple[str, ...] = ()) -> None:
    """Name classes, and what is excepted of them: of all names not all names, of a namespace not one."""
    for node in nodes:
        if node.tag not in NAME_CLASSES:
            raise node.error(f"<{node.tag}> is no name class", f"write one of {', '.join(sorted(NAME_CLASSES))}")
        _check_attributes(node)
        if (node.tag == "anyName" and within) or (node.tag == "nsName" and "nsName" in within):
            raise node.error(f"<{node.tag}> cannot be excepted from <{within[-1]}>", "name what is excepted")
        if node.tag == "name":
            _check_content(node)
            _check_name(node, node.text.strip(BLANKS), qualified=True)
        elif node.tag == "choice":
            if not node.children:
                raise node.error("<choice> is empty", "write what can be chosen")
            _name_class(node, node.children, within)
        elif node.children:
            if len(node.children) > 1 or node.children[0].tag != "except" or not node.children[0].children:
                raise node.error(f"<{node.tag}> holds more than one <except>, or something else", "write one")
            _name_class(node, node.children[0].children, (*within, node.tag))


def _patterns(node: Node) -> None:
    _all_of(node, node.children, _PATTERNS)
    if node.tag == "start" and len(node.children) != 1:
        raise node.error("<start> holds not exactly one pattern", "put several in a group or a choice")
    if not node.children:
        raise node.error(f"<{node.tag}> is empty", "write the pattern that it stands for, or <empty/>")


def _data(node: Node) -> None:
    kinds = [child.tag for child in node.children]
    if kinds.count("except") > 1 or "except" in kinds[:-1]:
        raise node.error("<except> is not the one and last child of <data>", "write params first, and one except")
    _all_of(node, node.children, frozenset({"param", "except"}))
    if kinds and kinds[-1] == "except":
        _all_of(node.children[-1], node.children[-1].children, _PATTERNS)
        if not node.children[-1].children:
            raise node.children[-1].error("<except> is empty", "write what is excepted")


def _grammar(node: Node) -> None:
    _all_of(node, node.children, _GRAMMAR)


def _include(node: Node) -> None:
    _all_of(node, node.children, _INCLUDED)
    if any(inner.tag == "include" for inner in node.descendants() if inner is not node):
        raise node.error("an include stands in an include", "write it beside the other")


_CONTENT: dict[str, Callable[[Node], None]] = {
    "element": _named,
    "attribute": _named,
    "data": _data,
    "grammar": _grammar,
    "div": _grammar,
    "include": _include,
    **dict.fromkeys(
        ("group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed", "start", "define"),
        _patterns,
    ),
}
