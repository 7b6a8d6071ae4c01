"""Unqualified Dublin Core as OAI-PMH carries it (``oai_dc``, DCMES 1.1): what every catalogue understands."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.xml import XSI, written

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"


def dublin_core(record: DepositRecord) -> bytes:
    """The record; languages by ISO 639-3, rights by their address."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for name, text in elements(record):
        etree.SubElement(root, f"{{{DC}}}{name}").text = text
    return written(root)


def elements(record: DepositRecord) -> Iterator[tuple[str, str]]:
    """The elements by their names, in the order of the standard's list."""
    for name, texts in (
        ("title", [record.full_title]),
        ("creator", [each.inverted_name for each in record.creators]),
        ("subject", list(record.keywords)),
        ("description", [record.description]),
        ("publisher", [record.publisher]),
        ("contributor", [each.inverted_name for each in record.contributors]),
        ("date", [record.date]),
        ("type", ["Dataset", "Text"]),
        ("format", sorted({each.media_type for each in record.formats})),
        ("identifier", [record.address, record.local_id]),
        ("source", [_source(each.author, each.title) for each in record.sources if not each.withheld]),
        ("language", list(dict.fromkeys(each.iso639_3 for each in record.languages))),
        ("relation", [each.address for each in record.settings.related]),
        ("coverage", [record.coverage]),
        ("rights", [record.licence.url or record.licence.name]),
    ):
        yield from ((name, text) for text in texts if text)


def _source(author: str, title: str) -> str:
    return f"{author}: {title}" if author else title
