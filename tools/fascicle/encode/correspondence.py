"""What a letter says of its own way: who sent it when, and to whom (TEI P5, 2.4.6: correspDesc)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from fascicle.language.data import pattern
from fascicle.structure.model import Block, Role
from fascicle.tei.names import tei

_TO = r"{addressees}\s+(?:{articles}\s+)?"
_WORDS = 4  # of a person's name
_FEWEST = 2


def correspondence(blocks: Iterable[Block], date: str, languages: Iterable[str]) -> etree._Element | None:
    """The ``correspDesc`` of a letter, None where it names nobody; ``date`` is the source's date, if known.

    Names stand as the letter gives them, without function and salute. The first signature is the sender's.
    """
    roles: dict[Role, list[str]] = {}
    for block in blocks:
        roles.setdefault(block.role, []).append(" ".join(block.text.split()))
    described = etree.Element(tei("correspDesc"))
    senders = [_name(text) for text in roles.get(Role.SIGNED, [])][:1]
    days = roles.get(Role.DATELINE, [])[:1]
    if senders:
        action = etree.SubElement(described, tei("correspAction"), {"type": "sent"})
        _named(action, senders[0])
        for day in days:
            etree.SubElement(action, tei("date"), {"when": date} if date else {}).text = day.rstrip(" .:")
    for text in roles.get(Role.OPENER, []):
        action = etree.SubElement(described, tei("correspAction"), {"type": "received"})
        _named(action, _name(pattern(_TO, tuple(languages)).sub("", text, count=1)))
    return described if len(described) else None


def _name(text: str) -> str:
    return text.split(",")[0].strip(" .:;–—-") or text


def _named(action: etree._Element, name: str) -> None:
    """A person, if it is a few words that all have capitals; else an organisation."""
    words = name.split()
    person = _FEWEST <= len(words) <= _WORDS and all(word[:1].isupper() for word in words)
    etree.SubElement(action, tei("persName" if person else "orgName")).text = name
