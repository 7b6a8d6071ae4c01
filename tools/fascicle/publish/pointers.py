"""What a text points to: entries of the authority file, other texts. Its page depends on nothing else beyond itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from lxml import etree

from fascicle.names.entry_pointers import ATTRIBUTES
from fascicle.tei.names import TEI_NS, XML_ID, local, tei
from fascicle.tei.write import parse

_AUTHORITY = "authority.xml"
_ENTRIES = ("person", "personGrp", "persona", "place", "org")
_WITHIN = ("bibl", "biblStruct", "biblFull", "event")  # entries unless another entry holds them
_REGISTERS = (*_ENTRIES, *_WITHIN)
# The page that an entry stands on, where its register has several: see lists/registers.py.
_FILE_OF_PAGE = "{urn:fascicle:web}file"
# The file of a pointer, as xslt/web/references.xsl reads it.
_FILE = re.compile(r"\.xml(#.*)?$")


@dataclass(frozen=True)
class Pointers:
    """Ids that may be of entries (``ref="#ID"``), and names of files without ending (``target="NAME.xml#ID"``)."""

    entries: frozenset[str]
    texts: frozenset[str]

    @classmethod
    def of(cls, data: bytes, path: str) -> Pointers:
        """The pointers of a TEI file; raises TeiError where it is not well-formed."""
        known = sha256(data).digest()
        if known not in _known:
            if len(_known) >= _MOST:
                _known.clear()
            _known[known] = cls._read(data, path)
        return _known[known]

    @classmethod
    def _read(cls, data: bytes, path: str) -> Pointers:
        root = parse(data, path)
        references = (
            word
            for element in root.iter("{*}*")
            for name in ATTRIBUTES
            for word in element.get(name, "").split()
            if name != "target" or word.startswith("#")  # a target with a file is another text
        )
        targets = (element.get("target", "").split()[:1] for element in root.iter(tei("ref"), tei("ptr")))
        return cls(
            entries=frozenset(word.partition("#")[2] for word in references if "#" in word),
            texts=frozenset(_FILE.sub("", word) for words in targets for word in words if _FILE.search(word)),
        )


# Page, book and preview ask for those of the same file, and parsing it is most of what planning a page costs.
_known: dict[bytes, Pointers] = {}
_MOST: Final = 20_000


def authority_for(pointers: Pointers, authority: bytes) -> bytes:
    """What the page of a text needs of the authority file: a TEI file of bare entries.

    A page links names to entries and its menu to registers. So there are the entries that the text points to, with
    their ids and no more, and one without an id in each register that would be empty otherwise. Raises TeiError.
    """
    known = _entries(authority)
    files = _files(authority)
    # the stubs know no default namespace
    root = etree.Element(tei("TEI"), nsmap={None: TEI_NS})  # type: ignore[dict-item]
    registers = etree.SubElement(root, tei("standOff"))
    for entry in sorted(pointers.entries & known.names.keys()):
        name = known.names[entry]
        bare = etree.SubElement(registers if name in known.registers else root, tei(name), {XML_ID: entry})
        if (file := files.get(entry)) and name in known.registers:
            bare.set(_FILE_OF_PAGE, file)
    for name in _REGISTERS:
        if name in known.registers and registers.find(tei(name)) is None:
            etree.SubElement(registers, tei(name))
    return etree.tostring(root, encoding="UTF-8")


@dataclass(frozen=True)
class _Entries:
    """The element of each entry by its id, and the elements that have a register."""

    names: dict[str, str]
    registers: frozenset[str]


@lru_cache(maxsize=4)  # a process makes the pages of an edition, and tests those of two or three
def _entries(authority: bytes) -> _Entries:
    root = parse(authority, _AUTHORITY)
    names: dict[str, str] = {}
    for entry in filter(_is_entry, root.iter(*map(tei, _REGISTERS))):
        names.setdefault(entry.get(XML_ID, ""), local(entry))
    names.pop("", None)
    listed = (each for place in root.iter(tei("standOff")) for each in place.iter(*map(tei, _REGISTERS)))
    return _Entries(names, frozenset(local(each) for each in listed if _is_entry(each)))


@lru_cache(maxsize=4)
def _files(authority: bytes) -> dict[str, str]:
    root = parse(authority, _AUTHORITY)
    return {each.get(XML_ID, ""): each.get(_FILE_OF_PAGE, "") for each in root.iter(*map(tei, _REGISTERS))}


def _is_entry(element: etree._Element) -> bool:
    """As ``f:is-entry`` of xslt/lib/names.xsl: the source of an entry and an event of a life are none of their own."""
    return local(element) in _ENTRIES or next(element.iterancestors(*map(tei, _REGISTERS)), None) is None
