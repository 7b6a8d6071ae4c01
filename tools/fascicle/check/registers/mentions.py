"""Where a text names entries of the registers, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, cast

from lxml import etree

from fascicle.names.entry_pointers import ATTRIBUTES
from fascicle.tei.names import local

_PERSONS, _PLACES, _ORGS = frozenset({"person", "personGrp"}), frozenset({"place"}), frozenset({"org"})
_WORKS, _EVENTS = frozenset({"bibl", "biblStruct", "biblFull"}), frozenset({"event"})
KINDS: Final[Mapping[str, frozenset[str]]] = {
    "persName": _PERSONS,
    **dict.fromkeys(("placeName", "geogName", "settlement", "country", "region", "district"), _PLACES),
    "orgName": _ORGS,
    "eventName": _EVENTS,
}
"""What elements that name something may point to; an element that is not here may point to anything."""

_TYPES: Final[Mapping[str, frozenset[str]]] = {
    "person": _PERSONS,
    "place": _PLACES,
    **dict.fromkeys(("org", "organisation", "organization"), _ORGS),
    **dict.fromkeys(("work", "bibl"), _WORKS),
    "event": _EVENTS,
}
_TYPED: Final = frozenset({"rs", "name"})
# What does not belong to the words of the document itself, but to people who know what came later.
_LATER: Final = frozenset({"note", "noteGrp", "back", "standOff", "teiHeader", "listPerson", "listPlace", "listOrg"})
_SENT: Final = frozenset({"sent"})


class RegisterMention(NamedTuple):
    """An entry that a text names, and the line where it does first.

    ``element`` is what names it, with its type; ``of_kind`` says whether that may name such an entry. ``own`` are words
    of the document itself, ``sent`` says that it names who sent it.
    """

    entry: str
    element: str
    of_kind: bool
    own: bool
    sent: bool
    line: int
    times: int = 1


def mentions_in(tree: etree._Element, entries: Mapping[str, str], kinds: Mapping[str, str]) -> list[RegisterMention]:
    """The mentions of a text, those alike as one; ``entries`` are entries by pointers, ``kinds`` their elements."""
    found: dict[tuple[str, str, bool, bool, bool], RegisterMention] = {}
    for element in tree.iter("{*}*"):
        said = [(name, pointer) for name in ATTRIBUTES for pointer in element.get(name, "").split()]
        hits = {entries[pointer]: name for name, pointer in said if pointer in entries}
        if not hits:
            continue
        own, sent = _whose(element)
        for entry, attribute in hits.items():
            shown, allowed = _allowed(element)
            of_kind = attribute not in ("ref", "key") or not allowed or kinds.get(entry, "") in allowed
            key = (entry, shown, of_kind, own, sent)
            before = found.get(key)
            mention = RegisterMention(entry, shown, of_kind, own, sent, cast(int, element.sourceline or 1))
            found[key] = mention if before is None else before._replace(times=before.times + 1)
    return list(found.values())


def _allowed(element: etree._Element) -> tuple[str, frozenset[str]]:
    name, kind = local(element), element.get("type", "")
    if name in _TYPED and kind in _TYPES:
        return f'<{name} type="{kind}">', _TYPES[kind]
    return f"<{name}>", KINDS.get(name, frozenset())


def _whose(element: etree._Element) -> tuple[bool, bool]:
    """Whether an element belongs to the document itself, and whether it says who sent it."""
    above = [each for each in element.iterancestors() if local(each)]
    for each in above:
        if local(each) == "correspAction":
            return True, each.get("type") in _SENT and local(element) == "persName"
    return not any(local(each) in _LATER for each in (element, *above)), False
