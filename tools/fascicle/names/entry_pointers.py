"""Which entry of the registers a pointer of a text leads to, in all the ways in which TEI files point to entries.

``#id`` in the file itself or in a register, ``persons.xml#id``, ``pmb:123`` by ``prefixDef`` (TEI P5, 16.2.3), an
address that an entry has as an ``idno``, and a bare id in ``@key`` or ``@ref``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml import etree

from fascicle.names.registers import LISTS, address, addresses_of
from fascicle.tei.names import XML_ID, local, tei
from fascicle.tei.write import parse

ATTRIBUTES: Final = ("ref", "key", "corresp", "target", "who")
"""The attributes whose pointers may lead to entries."""

_AUTHORITY: Final = "authority.xml"
BARE: Final = frozenset({"ref", "key", "corresp", "who"})
"""Those in which a word alone may be an id; in ``@target`` it is a file."""

_LONGEST = 500  # characters of a pointer that patterns are tried on
_REPEATED_GROUP = re.compile(r"[+*}]\)[+*{?]")  # in such a pattern Python may look for ever
_REFERENCE = re.compile(r"\$(\d)")
_SCHEME = re.compile(r"[A-Za-z][\w.+-]*:")


@dataclass(frozen=True)
class Prefix:
    """A ``prefixDef``: pointers that begin with ``ident:`` and match the pattern become what ``replacement`` says."""

    ident: str
    pattern: re.Pattern[str]
    replacement: str

    def expand(self, pointer: str) -> str | None:
        """The pointer in full; None if it is none of this prefix."""
        begins, _, rest = pointer.partition(":")
        if begins != self.ident or len(pointer) > _LONGEST or (found := self.pattern.fullmatch(rest)) is None:
            return None
        groups = found.groups(default="")
        return _REFERENCE.sub(
            lambda at: groups[int(at[1]) - 1] if 0 < int(at[1]) <= len(groups) else "", self.replacement
        )


NO_PREFIX: Final = Prefix("", re.compile("(?!)"), "")
"""The prefix that no pointer has."""


@dataclass(frozen=True)
class EntryIndex:
    """The entries of the registers: by id, by the file and id that they are copies of, and by other identifiers."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, registers: bytes | None) -> EntryIndex:
        """The entries of the document that :func:`fascicle.names.registers.merge` makes, or of an authority file."""
        return cls() if registers is None else _indexed(registers)


@lru_cache(maxsize=4)  # a process makes the pages of an edition, and tests those of two or three
def _indexed(registers: bytes) -> EntryIndex:
    kinds: dict[str, str] = {}
    places: dict[tuple[str, str], str] = {}
    addresses: dict[str, str] = {}
    files: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries_in(parse(registers, _AUTHORITY)):
        identifier = entry.get(XML_ID, "")
        kinds.setdefault(identifier, local(entry))
        file, _, inside = entry.get("copyOf", f"{_AUTHORITY}#{identifier}").partition("#")
        places[file, inside] = identifier
        files[file.rpartition("/")[2]].add(identifier)
        for each in addresses_of(entry):
            addresses[each] = identifier if addresses.get(each, identifier) == identifier else ""  # of two, neither
    known = {each: identifier for each, identifier in addresses.items() if identifier}
    return EntryIndex(kinds, places, known, {file: frozenset(ids) for file, ids in files.items()})


def entries_in(root: etree._Element) -> Iterator[etree._Element]:
    """The entries with an id in the lists of a document, and those within them."""
    for entry in root.iter(*map(tei, LISTS)):
        above = entry.getparent()
        is_listed = above is not None and (local(above) == LISTS[local(entry)] or local(above) == local(entry))
        if is_listed and entry.get(XML_ID):
            yield entry


def prefixes(tree: etree._Element) -> tuple[Prefix, ...]:
    """The prefixes that a text defines, but for those whose pattern is none."""
    found = []
    for each in tree.iter(tei("prefixDef")):
        pattern, replacement = each.get("matchPattern", ""), each.get("replacementPattern", "")
        if _REPEATED_GROUP.search(pattern):
            continue
        try:
            found.append(Prefix(each.get("ident", ""), re.compile(pattern), replacement))
        except (re.error, OverflowError, RecursionError):
            continue
    return tuple(found)


def entry_of(
    pointer: str, entries: EntryIndex, definitions: Sequence[Prefix] = (), *, bare: bool = False
) -> str | None:
    """The id of the entry that a pointer leads to, None if it leads to none.

    ``bare`` says that a word alone may be an id, as in ``@key``. What a text's own ids mean, :func:`pointers` says.
    """
    for each in definitions:
        if (whole := each.expand(pointer)) is not None and (found := _found(whole, entries, bare=True)):
            return found
    return _found(pointer, entries, bare=bare)


def _found(pointer: str, entries: EntryIndex, *, bare: bool) -> str | None:
    file, mark, inside = pointer.partition("#")
    if mark and not file and inside in entries.kinds:
        return inside
    if known := entries.addresses.get(address(pointer)) or entries.addresses.get(_typed(pointer)):
        return known
    if mark and inside:
        return inside if inside in entries.files.get(file.rpartition("/")[2], ()) else None
    return pointer if bare and not _SCHEME.match(pointer) and pointer in entries.kinds else None


def _typed(pointer: str) -> str:
    kind, mark, value = pointer.partition(":")
    return f"{kind.lower()}:{value}" if mark else ""


def pointers(tree: etree._Element, entries: EntryIndex, file: str = "") -> dict[str, str]:
    """Every pointer of a text that leads to an entry, as it stands in the text, with the entry's id.

    ``tree`` is the text's root, ``file`` its path below the edition's folder. An id that the text itself has is meant
    before one of the registers: a pointer to a note of the text is none to a person of that id.
    """
    if not entries.kinds:
        return {}
    definitions = prefixes(tree)
    own = {each.get(XML_ID, ""): each for each in tree.iter("{*}*") if XML_ID in each.attrib}
    found: dict[str, str | None] = {}
    for element in tree.iter("{*}*"):
        for name in ATTRIBUTES:
            for pointer in element.get(name, "").split():
                if found.get(pointer) is None:
                    inside = pointer[1:]
                    if pointer.startswith("#") and inside in own:
                        found[pointer] = _own(own[inside], inside, entries, file)
                    else:
                        found[pointer] = entry_of(pointer, entries, definitions, bare=name in BARE)
    return {pointer: entry for pointer, entry in found.items() if entry is not None}


def _own(element: etree._Element, identifier: str, entries: EntryIndex, file: str) -> str | None:
    """The entry that an element of the text has become, or that it repeats."""
    if (copied := entries.places.get((file, identifier))) is not None:
        return copied
    return identifier if entries.kinds.get(identifier) == local(element) else None
