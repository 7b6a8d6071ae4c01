"""Registers: the entries of an edition, from its authority file, its register files and the lists in its texts.

All become one document in the form of the authority file, ``standOff`` with a list of each kind, in which an entry
keeps what it holds, and says by ``@copyOf`` where it is from. Ids are those of the whole edition in the authority file
and in register files; in a text they are the text's own: where two texts mean different things by one id, the second
entry gets another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from fascicle.model.nothing_outside import NOTHING
from fascicle.tei.language_tags import language_tag
from fascicle.tei.names import NAME_ELEMENTS, TEI_NS, XML_ID, XML_LANG, local, tei
from fascicle.tei.write import parse

LISTS: Final = {
    "person": "listPerson",
    "personGrp": "listPerson",
    "place": "listPlace",
    "org": "listOrg",
    "bibl": "listBibl",
    "biblStruct": "listBibl",
    "biblFull": "listBibl",
    "event": "listEvent",
}
"""The kinds of entries, and the list that each stands in."""

LIST_NAMES: Final = tuple(dict.fromkeys(LISTS.values()))
_MAY_HAVE = re.compile("<[^<>!?]*?\\b(?:{})\\b".format("|".join(LIST_NAMES)).encode())
# Where a list in a text is one of what the text is about; a list of works in a header is one of its sources.
_ABOUT = frozenset({"standOff", "back"})
_HEADER = "teiHeader"
# What is remembered of an entry until it is merged, and no part of it.
_LINE = "{urn:fascicle:registers}line"

NAMED: Final = NAME_ELEMENTS | {"name", "title", "label", "head"}
_NAME = re.compile(r"[^\W\d][\w.-]*")
_WORD = re.compile(r"\w{2,}")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False, huge_tree=True)
_PARSER.resolvers.add(NOTHING)


@dataclass(frozen=True)
class Lists:
    """The entries of one file: ``data`` holds them as XML, and is empty where there are none.

    ``file`` is the file's path below the edition's folder. Where ``name`` is given, it is a text of that name, whose
    ids are its own.
    """

    file: str
    data: bytes
    name: str = ""


@dataclass(frozen=True)
class Repeated:
    """An entry that is left out because an earlier one has its id; paths are below the edition's folder."""

    id: str
    path: str
    line: int | None
    first_path: str
    first_line: int | None


@dataclass(frozen=True)
class Merged:
    """The registers of an edition: the document, None where there are no entries, and what was left out."""

    data: bytes | None
    repeated: tuple[Repeated, ...] = ()


def lists_of(data: bytes, file: str, name: str = "") -> Lists:
    """The entries of a TEI file that come to the registers; raises TeiError where it is not well-formed.

    Of a text (``name`` is given) these are the lists in ``standOff`` and ``back``, and those of the header that are no
    lists of works, which are its sources; of any other file, all.
    """
    if b"\0" not in data[:4] and not _MAY_HAVE.search(data):
        return Lists(file, b"", name)
    found = etree.Element(tei("standOff"), nsmap={None: TEI_NS})  # type: ignore[dict-item]  # the stubs know no default
    for number, entry in enumerate(_entries(parse(data, file), is_text=bool(name)), 1):
        if XML_ID not in entry.attrib:
            identifier = _pointed_to(entry) if name else f"{Path(file).stem}-{local(entry)}-{number}"
            if not identifier:
                continue  # nothing can point to it
            entry.set(XML_ID, identifier)
        line, language = str(entry.sourceline), _language(entry)
        entry.set("copyOf", f"{file}#{entry.get(XML_ID)}")
        entry.set(_LINE, line)
        if language:
            entry.set(XML_LANG, language)
        entry.tail = None
        found.append(entry)
    etree.cleanup_namespaces(found, keep_ns_prefixes=["xml"])
    return Lists(file, etree.tostring(found, encoding="UTF-8") if len(found) else b"", name)


def merge(lists: Iterable[Lists], title: str = "", publisher: str = "") -> Merged:
    """One document of the entries of all files; of two with one id in files that are no texts the first is kept.

    Texts repeat what a register says: an entry of a text whose id is known is left out where it means the same, that
    is, where the other is no text's, or where both have a word of a name or an identifier in common.
    """
    merger = _Merger()
    for each in lists:
        if each.data:
            merger.add(each)
    return Merged(merger.document(title, publisher), tuple(merger.repeated))


class _Merger:
    def __init__(self) -> None:
        self.repeated: list[Repeated] = []
        self._registers: dict[str, list[etree._Element]] = {name: [] for name in LIST_NAMES}
        self._known: dict[str, tuple[Lists, etree._Element]] = {}
        self._inner: dict[str, etree._Element] = {}
        self._files: list[str] = []

    def add(self, lists: Lists) -> None:
        self._files += [] if lists.name else [lists.file]
        for entry in list(etree.fromstring(lists.data, _PARSER)):
            for element in entry.iter("{*}*"):
                if tag := element.get(XML_LANG):
                    element.set(XML_LANG, language_tag(tag))
            identifier = str(entry.get(XML_ID))
            if identifier in self._known:
                origin, first = self._known[identifier]
                if not lists.name:
                    self._repeat(identifier, lists, entry)
                    continue
                if not origin.name or _are_alike(first, entry):
                    continue
                identifier = f"{lists.name}.{identifier}"
                if identifier in self._known:
                    continue
                entry.set(XML_ID, identifier)
            self._known[identifier] = (lists, entry)
            self._settle_ids(entry, lists)
            self._registers[LISTS[local(entry)]].append(entry)

    def _repeat(self, identifier: str, lists: Lists, entry: etree._Element) -> None:
        origin, first = self._known[identifier]
        self.repeated.append(Repeated(identifier, lists.file, _line(entry), origin.file, _line(first)))

    def _settle_ids(self, entry: etree._Element, lists: Lists) -> None:
        """No id inside an entry is one that another has; an entry within an entry is known by its own."""
        if (inner := self._inner.pop(str(entry.get(XML_ID)), None)) is not None:
            del inner.attrib[XML_ID]
        for inner in entry.iterdescendants("{*}*"):
            identifier = inner.get(XML_ID)
            if identifier is None:
                continue
            if identifier in self._inner or identifier in self._known:
                del inner.attrib[XML_ID]
            elif local(inner) in LISTS:
                self._known[identifier] = (lists, inner)
                inner.set("copyOf", f"{lists.file}#{identifier}")
            else:
                self._inner[identifier] = inner

    def document(self, title: str, publisher: str) -> bytes | None:
        """All entries in their lists; None if there are none."""
        if not self._known:
            return None
        root = etree.Element(tei("TEI"), nsmap={None: TEI_NS})  # type: ignore[dict-item]
        description = etree.SubElement(etree.SubElement(root, tei("teiHeader")), tei("fileDesc"))
        etree.SubElement(etree.SubElement(description, tei("titleStmt")), tei("title")).text = title
        etree.SubElement(etree.SubElement(description, tei("publicationStmt")), tei("publisher")).text = publisher
        sources = etree.SubElement(etree.SubElement(description, tei("sourceDesc")), tei("listBibl"))
        for file in self._files or ["-"]:
            etree.SubElement(sources, tei("bibl")).text = file
        registers = etree.SubElement(root, tei("standOff"))
        for name, entries in self._registers.items():
            if entries:
                etree.SubElement(registers, tei(name)).extend(entries)
        for entry in registers.iterfind("*/*"):
            entry.attrib.pop(_LINE, "")
            entry.tail = "\n"
        etree.cleanup_namespaces(root)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _entries(root: etree._Element, *, is_text: bool) -> Iterator[etree._Element]:
    """The entries of a file that are in no other entry."""
    for found in root.iter(*map(tei, LIST_NAMES)):
        if is_text and not is_about(found):
            continue
        if any(local(above) in LISTS for above in found.iterancestors()):
            continue
        yield from [child for child in found if LISTS.get(local(child)) == local(found)]


def is_about(found: etree._Element) -> bool:
    """Whether a list is one of what a text is about: in ``standOff`` or ``back``, or in its header if not of works."""
    above = {local(each) for each in found.iterancestors()}
    if not above.isdisjoint(_ABOUT):
        return True
    return _HEADER in above and local(found) != "listBibl"


def _language(entry: etree._Element) -> str:
    """The language that an entry has from what it stands in."""
    return next((tag for each in entry.iterancestors() if (tag := each.get(XML_LANG))), "")


def _line(entry: etree._Element) -> int | None:
    line = entry.get(_LINE)
    return int(line) if line else None


def _are_alike(one: etree._Element, other: etree._Element) -> bool:
    """Whether two entries of one id mean the same."""
    if local(one) != local(other):
        return False
    first, second = (set(addresses_of(each)) | _names(each) for each in (one, other))
    return not first or not second or not first.isdisjoint(second)


def _names(entry: etree._Element) -> set[str]:
    named = (child for child in entry if local(child) in NAMED)
    return {word for child in named for word in _WORD.findall("".join(map(str, child.itertext())).casefold())}


def addresses_of(entry: etree._Element) -> Iterator[str]:
    """What else than its id an entry is known by: addresses, and identifiers such as ``gnd:118609807``."""
    for idno in (*entry.iterfind(tei("idno")), *entry.iterfind(f"{tei('idno')}/{tei('idno')}")):
        text = (idno.text or "").strip()
        if text and (":" in text or "/" in text):
            yield address(text)
        if text and (kind := idno.get("type") or idno.get("subtype")):
            yield f"{kind.lower()}:{text}"
    for element in (entry, *(child for child in entry if local(child) in NAMED)):
        pointers = " ".join(element.get(name, "") for name in ("ref", "corresp", "sameAs"))
        yield from (address(each) for each in pointers.split() if "://" in each or each.startswith("#"))


def _pointed_to(entry: etree._Element) -> str:
    """The id of an entry that is known by what its name points to, and the register with that id is not here.

    A list of the places of a diary's day may say no more of each than its name, with the ``@ref`` that the text uses.
    """
    named = (child.get("ref", "") for child in entry if local(child) in NAMED)
    inside = next((each.partition("#")[2] for each in named if each.startswith("#")), "")
    return inside if not inside or _NAME.fullmatch(inside) else f"id-{inside}"


def address(text: str) -> str:
    """An address in the form in which two are compared: whatever its scheme, with or without a stroke at its end."""
    return re.sub(r"^https?://(www\.)?", "//", text.strip()).rstrip("/")
