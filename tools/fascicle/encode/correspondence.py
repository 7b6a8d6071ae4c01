"""What a letter says of its own way: who sent it when, and to whom (TEI P5, 2.4.6: correspDesc).

Only what stands in the text as a signature or behind a "To" is said: a header with nobody in it is right, one with a
formula for a name is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from lxml import etree

from fascicle.model import edtf
from fascicle.names.signature import Named, NameReader
from fascicle.structure.model import Block, Role
from fascicle.tei.names import tei

_END = (Role.CLOSER, Role.SIGNED)


def correspondence(blocks: Iterable[Block], date: str, languages: Iterable[str]) -> etree._Element | None:
    """The ``correspDesc`` of a letter, None where it names nobody; ``date`` is the source's date, if known.

    Names stand as the letter gives them, without function and salute. The first signature is the sender's.
    """
    letter, reader = list(blocks), NameReader(languages)
    described = etree.Element(tei("correspDesc"))
    senders = _senders(letter, reader)
    if senders:
        action = etree.SubElement(described, tei("correspAction"), {"type": "sent"})
        _name(action, senders)
        for block in [block for block in letter if block.role is Role.DATELINE][:1]:
            day = " ".join(block.text.split()).rstrip(" .:")
            etree.SubElement(action, tei("date"), edtf.parse(date).attributes if date else {}).text = day
    for block in letter:
        addressees = reader.addressees(_lines(block)) if block.role is Role.OPENER else []
        if addressees:
            _name(etree.SubElement(described, tei("correspAction"), {"type": "received"}), addressees)
    return described if len(described) else None


def _senders(blocks: Sequence[Block], reader: NameReader) -> list[Named]:
    """Who signs first; a signature behind the postscript is the letter's where none stands before it."""
    above = list(takewhile(lambda block: block.role is not Role.POSTSCRIPT, blocks))
    for part in (above, blocks[len(above) :]):
        formula: list[str] = []  # goes on from block to block: a name may stand in the one that the formula is not in
        for block in part:
            if block.role not in _END:
                formula = []
                continue
            lines = _lines(block)
            found = reader.signatories([*formula, *lines], signed=block.role is Role.SIGNED)
            if found:
                return found
            formula += [line for line in lines if reader.has_formula(line)]
    return []


def _lines(block: Block) -> list[str]:
    return [part.content for part in block.parts]


def _name(action: etree._Element, names: Iterable[Named]) -> None:
    for each in names:
        etree.SubElement(action, tei(each.element)).text = each.text
