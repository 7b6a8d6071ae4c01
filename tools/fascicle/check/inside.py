"""What holds of any XML file, whatever its schema: identifiers are unique, and pointers lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

from lxml import etree

from fascicle.check.bounds import bounded
from fascicle.check.positions import Positions, index_of
from fascicle.check.relaxng.rules import DUPLICATE_ID
from fascicle.check.targets import identifiers_in
from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity
from fascicle.tei.names import XML_ID

NOWHERE = Rule(
    "F0404",
    Severity.WARNING,
    "A pointer leads nowhere",
    "What points to an identifier that does not exist is no link on a page, and no mention in a register. It may be"
    " that the identifier is in another file, which the pointer then has to name.",
    bad='<rs type="person" ref="#ada-quil">Ada</rs>',
    good='<rs type="person" ref="#ada-quill">Ada</rs> or <rs type="person" ref="persons.xml#ada-quill">Ada</rs>',
)
RULES = (NOWHERE,)

# Attributes whose datatype is teidata.pointer in TEI P5, one or several; those that hold other values as often are left
# out (@value, @property, @code and the like).
POINTERS = frozenset(
    {
        "active", "adj", "adjFrom", "adjTo", "ana", "calendar", "change", "children", "copyOf", "corresp", "datcat",
        "datingMethod", "datingPoint", "decls", "edRef", "end", "exclude", "facs", "feats", "follow", "given", "hand",
        "inst", "lemmaRef", "location", "mergedIn", "mutual", "new", "next", "nymRef", "origin", "parent", "parts",
        "passive", "perf", "period", "prev", "ref", "rendition", "replyTo", "require", "resp", "sameAs", "scheme",
        "scribeRef", "scriptRef", "select", "since", "source", "spanTo", "start", "synch", "target", "targetDatcat",
        "targetEnd", "toWhom", "unitRef", "valueDatcat", "where", "who", "wit",
    }
)  # fmt: skip
_FRAGMENT = re.compile(r"([^\s#:]*)#([^\s#()/]+)")
_FILE = re.compile(r"[^\s#:?]+\.(?:xml|tei)", re.IGNORECASE)
_ATTRIBUTES = etree.XPath("//@*[contains(., '#') or contains(., '.xml') or contains(., '.tei')]")

_Found = tuple[etree._Element, str, Rule, str, str, etree._Element | None]


def check_inside(
    root: etree._Element, data: bytes, path: str, folder: Path, *, known: Collection[str], ids: bool
) -> list[Diagnostic]:
    """Look whether pointers of a document lead somewhere, and, if ``ids``, whether its identifiers are unique.

    ``root`` is the tree of ``data``. ``known`` are identifiers of other files that pointers may mean without saying so,
    as those of registers; of files that pointers name, only those inside ``folder`` are looked at.
    """
    found = [*(_doubled(root) if ids else ()), *_pointers(root, path, folder.resolve(), known)]
    return bounded(_diagnostics(found, root, data, path), "the check of the pointers") if found else []


def _doubled(root: etree._Element) -> Iterator[_Found]:
    first: dict[str, etree._Element] = {}
    elements: Any = root.xpath("//*[@xml:id]")
    for element in elements:
        name = element.get(XML_ID).strip()
        if first.setdefault(name, element) is not element:
            hint = "give one of the two another xml:id, and mend what points to it"
            yield element, XML_ID, DUPLICATE_ID, f"the identifier “{name}” stands already", hint, first[name]


def _pointers(root: etree._Element, path: str, folder: Path, known: Collection[str]) -> Iterator[_Found]:
    own: frozenset[str] | None = None
    values: Any = _ATTRIBUTES(root)
    for value in values:
        if value.attrname not in POINTERS:
            continue
        for pointer in value.split():
            if found := _FRAGMENT.fullmatch(pointer):
                file, name = found.groups()
            elif value.attrname == "target" and _FILE.fullmatch(pointer):
                file, name = pointer, ""
            else:
                continue
            if not file:
                if own is None:
                    names: Any = root.xpath("//@xml:id")
                    own = frozenset(each.strip() for each in names)
                if name not in own and name not in known:
                    hint = (
                        f'write xml:id="{name}" at what is meant, or name its file, FILE.xml#{name}; an edition says'
                        " under [registers] which files hold what texts point to"
                    )
                    yield value.getparent(), value.attrname, NOWHERE, f"“#{name}” is no xml:id of this file", hint, None
            elif said := _elsewhere(_target(value.getparent(), path, file), file, name, folder):
                yield value.getparent(), value.attrname, NOWHERE, *said, None


def _target(element: etree._Element, path: str, file: str) -> Path:
    """The file that a pointer names, by the ``xml:base`` that holds at its element."""
    return Path(path).parent / unquote(urljoin(element.base or "", file))


def _elsewhere(target: Path, file: str, name: str, folder: Path) -> tuple[str, str] | None:
    """What is wrong with a pointer to another file, if it is one of the folder."""
    try:
        target = target.resolve()
    except (OSError, ValueError):  # no name that a file can have
        return f"“{file}” is not there", "mend the name of the file"
    if not target.is_relative_to(folder):
        return None
    there = identifiers_in(target)
    if there is None:
        return f"“{file}” is not there", "mend the name of the file, or put it there"
    if name and name not in there:
        return f"“{name}” is no xml:id of {file}", f'mend the pointer, or write xml:id="{name}" at what is meant there'
    return None


def _diagnostics(found: list[_Found], root: etree._Element, data: bytes, path: str) -> Iterator[Diagnostic]:
    positions, index = Positions(data, path), index_of(root)
    for element, attribute, rule, message, hint, first in found:
        related: tuple[Place, ...] = ()
        line, column = positions.of_value(index[element], attribute)
        if first is not None:
            line, column = positions.of_attribute(index[element], attribute)
            before = positions.of_attribute(index[first], attribute)
            message, related = f"{message} in line {before[0]}", (Place(path, *before, "the first place"),)
        yield Diagnostic(rule, path, line, column, message, hint, related)
