"""One file among those that an edition is to be made of: what it is, and what it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree

from fascicle.edition.header import Header, read_header
from fascicle.edition.text_files import what_it_is
from fascicle.model.errors import TeiError
from fascicle.model.nothing_outside import NOTHING
from fascicle.names.entry_pointers import BARE, Prefix, prefixes
from fascicle.names.registers import LIST_NAMES, LISTS, is_about
from fascicle.run.from_tei.makers import Makers, makers_of
from fascicle.tei.names import XML_ID, local, tei
from fascicle.tei.write import parse, read_bytes

TEXT: Final = "text"
REGISTER: Final = "register"
OTHER: Final = "other"
BROKEN: Final = "not well-formed"

_FEW = 20  # of so many letters in lists, one may stand outside, in a heading or a remark, and the file is a register
_SAID_BY_MODEL = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_POINTERS = ("ref", "key", "who", "corresp")  # what is said of names; links are another matter
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"


@dataclass
class TeiFile:
    """What is known of a file; ``what`` says what a file is that is no text and no register."""

    path: Path
    kind: str
    what: str = ""
    header: Header = field(default_factory=Header)
    makers: Makers = field(default_factory=Makers)
    elements: Counter[str] = field(default_factory=Counter)
    rend: Counter[str] = field(default_factory=Counter)
    renditions: set[str] = field(default_factory=set)
    entries: Counter[str] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)
    prefixes: tuple[Prefix, ...] = ()
    pointers: Counter[tuple[str, bool]] = field(default_factory=Counter)
    models: list[tuple[str, str]] = field(default_factory=list)
    doctype: str = ""
    facs: list[str] = field(default_factory=list)
    graphics: list[str] = field(default_factory=list)
    witnesses: list[str] = field(default_factory=list)
    includes: list[str] = field(default_factory=list)


def look_at(path: Path) -> TeiFile:
    """Read a file once, whatever is in it."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False, huge_tree=True, recover=True
    )
    parser.resolvers.add(NOTHING)
    try:
        tree = etree.parse(BytesIO(path.read_bytes()), parser)  # by its path it would be a file outside, too
        root = tree.getroot()
    except (OSError, etree.XMLSyntaxError):
        return TeiFile(path, BROKEN, BROKEN)
    if root is None:
        return TeiFile(path, BROKEN, BROKEN)
    file = TeiFile(path, OTHER, what_it_is(path), doctype=str(tree.docinfo.internalDTD or ""))
    file.models.extend(_models(root))
    if not file.what and next(root.iter(tei("schemaSpec")), None) is not None:
        file.what = "a specification of a schema (ODD)"
    if file.what:
        return file
    if len(parser.error_log) and not _is_read(path):
        file.kind = file.what = BROKEN
        return file
    file.kind = REGISTER if _is_register(root) else TEXT
    file.prefixes = prefixes(root)
    file.header, file.makers = read_header(path), makers_of(root)
    _count(root, file)
    return file


def _words(rend: str) -> list[str]:
    """The words of ``@rend``; none where it holds CSS, which needs no explanation."""
    is_css = ":" in rend and not re.fullmatch(r"\s*\w+:\w+\s*", rend)
    return [] if is_css else [word for word in re.split(r"[\s,;]+", rend.lower()) if word]


def _count_attributes(element: etree._Element, name: str, file: TeiFile, *, is_text: bool) -> None:
    if identifier := element.get(XML_ID):
        file.ids.add(identifier)
        if name == "witness":
            file.witnesses.append(identifier)
    if facs := element.get("facs"):
        file.facs.extend(facs.split())
    if name in ("graphic", "media") and (url := element.get("url")):
        file.graphics.append(url)
    if is_text:
        if rend := element.get("rend"):
            file.rend.update(_words(rend))
        if rendition := element.get("rendition"):
            file.renditions.update(rendition.split())
        for attribute in _POINTERS:
            if pointers := element.get(attribute):
                file.pointers.update((word, attribute in BARE) for word in pointers.split())


def _is_read(path: Path) -> bool:
    """Whether the edition could read a file in which there is something odd."""
    try:
        parse(read_bytes(path), path)
    except TeiError:
        return False
    return True


def _count(root: etree._Element, file: TeiFile) -> None:
    text = root.find(tei("text"))
    in_text = set() if text is None else set(text.iterdescendants("{*}*"))
    for element in root.iter("{*}*"):
        name, attributes = local(element), element.attrib
        if element in in_text:
            file.elements[name or str(element.tag)] += 1
        if name in LISTS and (above := element.getparent()) is not None and LISTS[name] == local(above):
            file.entries.update([name] if file.kind == REGISTER or is_about(above) else ())
        if attributes:
            _count_attributes(element, name, file, is_text=element in in_text)
        if element.tag == _INCLUDE and "href" in attributes:
            file.includes.append(element.get("href", ""))
    defined = {f"#{each.get(XML_ID)}" for each in root.iter(tei("rendition"))}
    file.renditions -= defined


def _is_register(root: etree._Element) -> bool:
    """Whether all that a file says, or all but a word before, stands in lists of persons, places, works and so on."""
    body = root.find(f"{tei('text')}/{tei('body')}")
    listed = [each for each in root.iter(*map(tei, LIST_NAMES)) if _outermost(each)]
    inside = sum(_letters(each) for each in listed if body is not None and body in each.iterancestors())
    outside = 0 if body is None else _letters(body) - inside
    if inside:
        return outside * _FEW <= inside
    # where there is no body, or an empty one because the schema wants one
    return outside == 0 and root.find(f"{tei('text')}/{tei('group')}") is None and any(map(is_about, listed))


def _outermost(element: etree._Element) -> bool:
    return not any(local(each) in LIST_NAMES for each in element.iterancestors())


def _letters(element: etree._Element) -> int:
    return sum(len("".join(str(text).split())) for text in element.itertext("{*}*"))


def _models(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The addresses of schemas that stand before the root, and what each is written in."""
    for each in root.itersiblings(preceding=True):
        if isinstance(each, etree._ProcessingInstruction) and each.target in ("xml-model", "oxygen"):
            said = {name: one or other for name, one, other in _SAID_BY_MODEL.findall(each.text or "")}
            if href := said.get("href") or said.get("RNGSchema") or said.get("SCHSchema"):
                kind = said.get("schematypens") or said.get("type") or (said.get("RNGSchema") and "relaxng") or ""
                yield href.strip(), kind
