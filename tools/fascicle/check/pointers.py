"""Pointers: names point to entries of the authority file that exist, references to what may be a link."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from fascicle.check.bounds import bounded
from fascicle.check.positions import Positions, index_of
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.shown import quoted
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
NO_LINK = Rule(
    "F0403",
    Severity.WARNING,
    "A reference will be no link",
    "Links of the edition lead to the web (https://, http://), to a mail address (mailto:), to a place in the same "
    "text (#id) or to another text of the edition (letter.xml#id). Whatever else an address says, a script, a file on "
    "somebody's computer, a folder outside the edition, is shown as text without a link, for the safety of readers.",
    bad='<ref target="file:///home/ada/chart.jpg">the chart</ref>',
    good='<ref target="https://example.org/chart.jpg">the chart</ref>',
)
RULES = (NO_ENTRY, WRONG_KIND, NO_LINK)

# What becomes a link: the same as in w:address of xslt/web/references.xsl.
_LINK = re.compile(r"""(?i:https?://|mailto:)[^\s"<>]+|#.*|[^/\\?#:]+\.xml(#.*)?""")

_Found = tuple[etree._Element, str, Rule, str, str]

_MOST_GUESSED = 200
"""How many entries that are not there are compared with all that are: each costs as much as a page of checking."""


def check_pointers(root: etree._Element, data: bytes, path: str, authority: Authority | None) -> list[Diagnostic]:
    """Look up ``@ref`` of every name of a text in the authority file, if that can be read.

    And look whether each ``@target`` can be a link. ``root`` is the tree of ``data``.
    """
    text = root.find(tei("text"))
    found = () if text is None else chain(_names(text, authority) if authority else (), _references(text))
    return bounded(_diagnostics(found, root, data, path), "the check of the pointers")


def _names(text: etree._Element, authority: Authority) -> Iterator[_Found]:
    elements = authority.kinds
    nowhere: dict[str, tuple[str, str]] = {}
    for element in text.iter(*(tei(name) for name in sorted(NAME_ELEMENTS))):
        reference = element.get("ref")
        if reference is None:
            continue  # the schema asks for it
        target = reference.removeprefix("authority.xml").removeprefix("#")
        if target not in elements:
            if target not in nowhere:
                nowhere[target] = _no_entry(target, elements if len(nowhere) < _MOST_GUESSED else {})
            yield element, "ref", NO_ENTRY, *nowhere[target]
        elif elements[target] != local(element):
            message = f"<{local(element)}> points to {target}, which is a {elements[target]}"
            yield element, "ref", WRONG_KIND, message, f"write <{elements[target]}>, or point to another entry"


def _references(text: etree._Element) -> Iterator[_Found]:
    for element in text.iter(tei("ref"), tei("ptr")):
        target = next(iter(element.get("target", "").split()), "")
        if target and not _LINK.fullmatch(target):
            hint = "write an address that begins with https://, http:// or mailto:, #id, or NAME.xml of a text"
            if target.startswith("//"):
                hint = f"write https:{target}, if that is meant"
            yield element, "target", NO_LINK, f"{quoted(target)} will be shown as text, without a link", hint


def _no_entry(target: str, elements: dict[str, str]) -> tuple[str, str]:
    near = difflib.get_close_matches(target, elements, n=1)
    hint = f'did you mean "#{near[0]}"? ' if near else ""
    return (
        f'there is no entry "{target}" in the authority file',
        f"{hint}Add the entry to decisions/authority.xml, or point to one that is there",
    )


def _diagnostics(findings: Iterable[_Found], root: etree._Element, data: bytes, path: str) -> Iterator[Diagnostic]:
    places: tuple[Positions, dict[etree._Element, int]] | None = None
    for element, attribute, rule, message, hint in findings:
        positions, index = places = places or (Positions(data, path), index_of(root))
        yield Diagnostic(rule, path, *positions.of_value(index[element], attribute), message, hint)
