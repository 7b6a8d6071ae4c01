"""Writes ``xslt/home/elements.xsl``: the class by which an element of TEI P5 is shown where no template says more.

    python tools/p5.py p5subset.xml

The class follows from the model classes that the element is a member of, directly or through others, in the TEI
Consortium's own source (``p5subset.xml``). The module is kept, so that an installed program needs no copy of that file;
a test compares the two.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from lxml import etree

MODULE = Path(__file__).resolve().parents[1] / "xslt" / "home" / "elements.xsl"

_TEI: Final = "{http://www.tei-c.org/ns/1.0}"

# Classes in the order in which they are asked, each with the model classes that make a member, and the elements that
# belong there though no model class says so: TEI gives none to what has only one place.
_CLASSES: Final = {
    "division": (
        "divLike div1Like div2Like div3Like div4Like div5Like div6Like div7Like",
        "TEI teiCorpus text group front body back floatingText titlePage prologue epilogue performance set sourceDoc"
        " surface surfaceGrp div",
    ),
    "list": ("listLike", "castList castGroup listBibl listForest listChange listAnnotation noteGrp spGrp"),
    "entry": ("entryLike entryPart entryPart.top formPart lexicalRefinement morphLike ptrLike.form", ""),
    "bibliographic": (
        "biblPart imprintPart respLike publicationStmtPart.agency publicationStmtPart.detail",
        "bibl biblFull biblStruct analytic monogr imprint resp titleStmt publicationStmt editionStmt seriesStmt"
        " notesStmt fileDesc",
    ),
    "block": (
        "pLike pLike.front lLike divTopPart divBottomPart divWrapper headLike stageLike divPart titlepagePart"
        " annotationLike egLike",
        "speaker item row cell castItem witness headItem headLabel line",
    ),
    "phrase": (
        "segLike hiLike emphLike pPart.editorial pPart.transcriptional pPart.msdesc nameLike nameLike.agent addrPart"
        " addressLike persNamePart placeNamePart dateLike measureLike dimLike offsetLike gLike choicePart linePart"
        " castItemPart rdgPart rdgLike labelLike phrase phrase.xml ptrLike specDescLike quoteLike attributable global"
        " graphicLike global.edit common inter",
        "lem rdgGrp figDesc rb rt origin date quote ref address idno email cit",
    ),
    "metadata": ("", "msDesc msPart msFrag authority availability meeting"),
}
_WORDS: Final = ("textNode", "dataRef", "valList", "anyElement", "macroRef")  # what puts words into an element
_EMPTY: Final = "milestone"  # whatever holds nothing, of whatever class


def classes(path: Path) -> dict[str, str]:
    """The class of each element that ``p5subset.xml`` at a path specifies, by its name, in the order of names."""
    root = etree.parse(path).getroot()
    specified = {each.get("ident", ""): each for each in root.iter(f"{_TEI}classSpec")}
    found = {}
    for element in root.iter(f"{_TEI}elementSpec"):
        name = element.get("ident", "")
        found[name] = _EMPTY if _is_empty(element) else _class(name, _models(element, specified, set()))
    return dict(sorted(found.items()))


def _is_empty(element: etree._Element) -> bool:
    content = element.find(f"{_TEI}content")
    return content is None or len(content) == 0 or content[0].tag == f"{_TEI}empty"


def wordless(path: Path) -> list[str]:
    """The elements that hold no words of their own: nothing, or elements alone."""
    root = etree.parse(path).getroot()
    macros = {each.get("ident", ""): each for each in root.iter(f"{_TEI}macroSpec")}
    return sorted(
        element.get("ident", "")
        for element in root.iter(f"{_TEI}elementSpec")
        if not _holds_words(element.find(f"{_TEI}content"), macros)
    )


def _holds_words(content: etree._Element | None, macros: dict[str, etree._Element]) -> bool:
    for each in () if content is None else content.iter(*(f"{_TEI}{name}" for name in _WORDS)):
        macro = macros.get(each.get("key", "")) if each.tag == f"{_TEI}macroRef" else None
        if macro is None or _holds_words(macro.find(f"{_TEI}content"), macros):
            return True
    return False


def _class(name: str, models: set[str]) -> str:
    for kind, (_, others) in _CLASSES.items():
        if name in others.split():
            return kind
    for kind, (members, _) in _CLASSES.items():
        if models & {f"model.{each}" for each in members.split()}:
            return kind
    return "metadata"


def _models(element: etree._Element, specified: dict[str, etree._Element], seen: set[str]) -> set[str]:
    for member in element.iterfind(f"{_TEI}classes/{_TEI}memberOf"):
        key = member.get("key", "")
        if key not in seen:
            seen.add(key)
            if key in specified:
                _models(specified[key], specified, seen)
    return seen


def module(known: dict[str, str], without_words: list[str]) -> str:
    """The stylesheet module that says of each element its class."""
    kinds = [*_CLASSES, _EMPTY]
    entries = ",\n      ".join(f"'{kind}': '{_names(known, kind)}'" for kind in kinds)
    return _MODULE.format(entries=entries, wordless=_lines(without_words))


def _names(known: dict[str, str], kind: str) -> str:
    return _lines([name for name, each in known.items() if each == kind])


def _lines(names: list[str]) -> str:
    lines = [""]
    for name in names:
        if len(lines[-1]) + len(name) > 95:
            lines.append("")
        lines[-1] += f" {name}" if lines[-1] else name
    return "\n        ".join(lines)


_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!--
  The elements of TEI P5 by the class that they are shown by where no template says more. Made from the TEI Consortium's
  p5subset.xml: change tools/p5.py, then run it.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:home="urn:fascicle:home"
  exclude-result-prefixes="#all">

  <xsl:variable name="home:elements" as="map(xs:string, xs:string)" select="map {{
      {entries} }}"/>

  <xsl:variable name="home:classes" as="map(xs:string, xs:string)" select="
      map:merge(
        for $class in map:keys($home:elements), $name in tokenize($home:elements($class))
        return map:entry($name, $class))"/>

  <!-- Those that hold no words of their own. -->
  <xsl:variable name="home:wordless" as="xs:string+" select="
      tokenize('
        {wordless}')[. ne '']"/>
</xsl:stylesheet>
"""


if __name__ == "__main__":
    SOURCE = Path(sys.argv[1])
    MODULE.write_text(module(classes(SOURCE), wordless(SOURCE)), encoding="utf-8")
