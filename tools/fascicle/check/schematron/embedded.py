"""Schematron inside RELAX NG and ODD: rules stand as annotations anywhere in the grammar, and mean the same there.

What is collected is what the usual extraction collects (ExtractSchFromRNG-2.xsl, as oXygen and the TEI use it):
patterns, namespaces, variables, diagnostics, properties and phases of the grammar and of all grammars that it
includes, in their order. A rule without a pattern is a pattern with its neighbours; a test without a rule is about
the element that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fascicle.check.schematron.files import SCH, XSL, SchemaFiles, refusal
from fascicle.check.schematron.model import Origin

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"
_EXAMPLE = "{http://www.tei-c.org/ns/Examples}egXML"
_TESTS = (f"{SCH}assert", f"{SCH}report")


def is_home_of_rules(root: etree._Element) -> bool:
    """Whether a file that is no Schematron is a grammar, or a TEI file with specifications (ODD)."""
    if str(root.tag).startswith(RNG):
        return True
    return (
        str(root.tag).startswith(TEI) and next(root.iter(f"{TEI}schemaSpec", f"{TEI}constraintSpec"), None) is not None
    )


def collect(root: etree._Element, path: Path, files: SchemaFiles) -> etree._Element:
    """The schema that is embedded in a grammar, given its root, which loses its rules; all its files are read."""
    collector = _Collector(files)
    for tree in _grammars(root, path, files, set()):
        for island in list(_islands(tree)):
            collector.take(island)
    if str(root.tag).startswith(TEI):
        files.remark(
            Origin(path, 1, 1, {}),
            "this is an ODD: the rules that it writes out are checked, those that it takes over from the TEI are not",
            "make a RELAX NG schema of it, and check by that",
        )
    return collector.schema


def _grammars(root: etree._Element, path: Path, files: SchemaFiles, seen: set[Path]) -> Iterator[etree._Element]:
    """A grammar and those that it includes or refers to, each once, as deep as they go."""
    seen.add(path.resolve())
    yield root
    for reference in root.iter(f"{RNG}include", f"{RNG}externalRef"):
        href = reference.get("href", "").strip()
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href) or "#" in href:
            raise refusal(path, f"“{href}” is no file on this machine", int(str(reference.sourceline)))
        other = path.parent / href
        if other.resolve() not in seen:
            yield from _grammars(files.read(other), other, files, seen)


def _islands(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements of Schematron and XSLT, in their order; examples in an ODD are none."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if str(element.tag).startswith((SCH, XSL)):
            yield element
        elif element.tag != _EXAMPLE and element.get("mode") != "delete":
            waiting.extend(reversed(element))


class _Collector:
    """Puts what is found in a grammar into one schema."""

    def __init__(self, files: SchemaFiles) -> None:
        self.schema = etree.Element(f"{SCH}schema", nsmap={"sch": SCH[1:-1]})
        self._files = files
        self._neighbours: tuple[etree._Element | None, etree._Element | None] = (None, None)

    def take(self, island: etree._Element) -> None:
        """Take one outermost element of Schematron or XSLT."""
        origin = self._files.origin(island)
        parent = island.getparent()
        if island.tag == f"{SCH}schema":
            self.schema.extend(list(island))
        elif island.tag == f"{SCH}rule":
            self._pattern(parent, origin).append(island)
        elif island.tag not in _TESTS:
            self.schema.append(island)
        elif (context := _element(parent)) is not None:
            rule = etree.SubElement(self._pattern(parent, origin), f"{SCH}rule", context=context)
            self._files.place(rule, origin).append(island)
        else:
            self._files.remark(
                origin,
                f"this {etree.QName(island).localname} stands in no rule and in no element, and is not checked",
                "put it into a rule with a context",
            )

    def _pattern(self, parent: etree._Element | None, origin: Origin) -> etree._Element:
        """The pattern that rules share which stand side by side."""
        before, pattern = self._neighbours
        if pattern is None or before is not parent:
            pattern = self._files.place(etree.SubElement(self.schema, f"{SCH}pattern"), origin)
            self._neighbours = (parent, pattern)
        return pattern


def _element(parent: etree._Element | None) -> str | None:
    """The pattern that matches the element whose declaration an annotation stands in."""
    while parent is not None:
        if parent.tag == f"{RNG}element" and parent.get("name"):
            namespace = next((one.get("ns", "") for one in (parent, *parent.iterancestors()) if "ns" in one.attrib), "")
            return f"Q{{{namespace}}}{parent.get('name', '').strip()}"
        if parent.tag == f"{TEI}elementSpec" and parent.get("ident"):
            return f"Q{{{parent.get('ns', TEI[1:-1])}}}{parent.get('ident')}"
        parent = parent.getparent()
    return None
