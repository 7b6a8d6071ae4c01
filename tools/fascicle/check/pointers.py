"""Pointers: every name points to an entry of the authority file that exists."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from fascicle.check.bounds import bounded
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

_MOST_GUESSED = 200
"""How many entries that are not there are compared with all that are: each costs as much as a page of checking."""

_Finding: TypeAlias = tuple[etree._Element, Rule, str, str]


def check_pointers(root: etree._Element, data: bytes, path: str, authority: Authority) -> list[Diagnostic]:
    """Look up ``@ref`` of every name of a text in the authority file; ``root`` is the tree of ``data``."""
    return bounded(_diagnostics(_findings(root, authority), root, data, path), "the check of the pointers")


def _findings(root: etree._Element, authority: Authority) -> Iterator[_Finding]:
    elements = {entry.id: entry.element for entry in authority.entries}
    nowhere: dict[str, tuple[str, str]] = {}
    text = root.find(tei("text"))
    for element in text.iter(*(tei(name) for name in sorted(NAME_ELEMENTS))) if text is not None else ():
        reference = element.get("ref")
        if reference is None:
            continue  # the schema asks for it
        target = reference.removeprefix("authority.xml").removeprefix("#")
        if target not in elements:
            if target not in nowhere:
                nowhere[target] = _no_entry(target, elements if len(nowhere) < _MOST_GUESSED else {})
            yield (element, NO_ENTRY, *nowhere[target])
        elif elements[target] != local(element):
            message = f"<{local(element)}> points to {target}, which is a {elements[target]}"
            yield element, WRONG_KIND, message, f"write <{elements[target]}>, or point to another entry"


def _no_entry(target: str, elements: dict[str, str]) -> tuple[str, str]:
    near = difflib.get_close_matches(target, elements, n=1)
    hint = f'did you mean "#{near[0]}"? ' if near else ""
    return (
        f'there is no entry "{target}" in the authority file',
        f"{hint}Add the entry to decisions/authority.xml, or point to one that is there",
    )


def _diagnostics(findings: Iterable[_Finding], root: etree._Element, data: bytes, path: str) -> Iterator[Diagnostic]:
    places: tuple[Positions, dict[etree._Element, int]] | None = None
    for element, rule, message, hint in findings:
        positions, index = places = places or (Positions(data, path), index_of(root))
        yield Diagnostic(rule, path, *positions.of_value(index[element], "ref"), message, hint)
