"""Pointers: every name points to an entry of the authority file that exists."""

from __future__ import annotations

import difflib

from lxml import etree

from fascicle.check.positions import Positions, index_of
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.names.authority import Authority
from fascicle.tei.names import NAME_ELEMENTS, local, tei

_WHY = "A register is made of these pointers. One that leads nowhere drops the mention from the register in silence."

NO_ENTRY = Rule(
    "F0401",
    Severity.ERROR,
    "A name points to no entry of the authority file",
    _WHY,
    bad='<persName ref="#ada-quil">Ada Quill</persName>',
    good='<persName ref="#ada-quill">Ada Quill</persName>',
)
WRONG_KIND = Rule(
    "F0402",
    Severity.ERROR,
    "A name points to an entry of another kind",
    "A person listed among the places, or the other way round, makes both registers wrong.",
    bad='<placeName ref="#ada-quill">Ada Quill</placeName>',
    good='<persName ref="#ada-quill">Ada Quill</persName>',
)
RULES = (NO_ENTRY, WRONG_KIND)


def check_pointers(root: etree._Element, data: bytes, path: str, authority: Authority) -> list[Diagnostic]:
    """Look up ``@ref`` of every name of a text in the authority file; ``root`` is the tree of ``data``."""
    elements = {entry.id: entry.element for entry in authority.entries}
    found: list[tuple[etree._Element, Rule, str, str]] = []
    text = root.find(tei("text"))
    for element in text.iter(*(tei(name) for name in sorted(NAME_ELEMENTS))) if text is not None else ():
        reference = element.get("ref")
        if reference is None:
            continue  # the schema asks for it
        target = reference.removeprefix("authority.xml").removeprefix("#")
        if target not in elements:
            found.append((element, NO_ENTRY, *_no_entry(target, elements)))
        elif elements[target] != local(element):
            message = f"<{local(element)}> points to {target}, which is a {elements[target]}"
            found.append((element, WRONG_KIND, message, f"write <{elements[target]}>, or point to another entry"))
    return _diagnostics(found, root, data, path)


def _no_entry(target: str, elements: dict[str, str]) -> tuple[str, str]:
    near = difflib.get_close_matches(target, elements, n=1)
    hint = f'did you mean "#{near[0]}"? ' if near else ""
    return (
        f'there is no entry "{target}" in the authority file',
        f"{hint}Add the entry to decisions/authority.xml, or point to one that is there",
    )


def _diagnostics(
    found: list[tuple[etree._Element, Rule, str, str]], root: etree._Element, data: bytes, path: str
) -> list[Diagnostic]:
    if not found:
        return []
    positions, index = Positions(data, path), index_of(root)
    return [
        Diagnostic(rule, path, *positions.of_value(index[element], "ref"), message, hint)
        for element, rule, message, hint in found
    ]
