"""DSpace's Simple Archive Format: an item in a folder, as its batch import takes it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from fascicle.deposit.folder import replaced
from fascicle.deposit.metadata import DepositRecord
from fascicle.deposit.standards.xml import written

_ITEM = "item_000"
_SIGNS = re.compile(
    r"[^A-Za-z0-9._-]"
)  # the list of files is read in the server's own encoding: ASCII is the same in all


def simple_archive(record: DepositRecord, files: Sequence[Path], target: Path) -> Path:
    """Write an item with these files, the first of which is the primary one, to ``target``; raises OutputError."""
    with replaced(target) as folder:
        item = folder / _ITEM
        item.mkdir()
        (item / "dublin_core.xml").write_bytes(_metadata("dc", _dublin_core(record)))
        lines = []
        for place, path in enumerate(files):
            name = _SIGNS.sub("_", path.name)
            shutil.copyfile(path, item / name)
            lines.append(f"{name}\tbundle:ORIGINAL" + ("\tprimary:true" if place == 0 else "") + "\n")
        (item / "contents").write_text("".join(lines), "ascii")
    return target


def _metadata(schema: str, rows: Iterator[tuple[str, str, str]]) -> bytes:
    root = etree.Element("dublin_core", schema=schema)
    for element, qualifier, text in rows:
        if text:
            etree.SubElement(root, "dcvalue", element=element, qualifier=qualifier or "none").text = text
    return written(root)


def _dublin_core(record: DepositRecord) -> Iterator[tuple[str, str, str]]:
    """Elements and qualifiers that every DSpace knows: an unknown one ends its import."""
    yield "title", "", record.full_title
    for person in record.creators:
        yield "contributor", "editor" if person.role.lower() == "editor" else "author", person.inverted_name
    for person in record.contributors:
        yield "contributor", "other", person.inverted_name
    yield "date", "issued", record.date
    yield "publisher", "", record.publisher
    yield "description", "abstract", record.description
    for keyword in record.keywords:
        yield "subject", "", keyword
    for code in dict.fromkeys(each.iso639_3 for each in record.languages):
        yield "language", "iso", code
    yield "identifier", "uri", record.address
    yield "identifier", "other", record.local_id
    yield "rights", "", record.licence.name
    yield "rights", "uri", record.licence.url
    yield "coverage", "temporal", record.coverage
    for work in record.settings.related:
        yield "relation", "uri", work.address
    for funder in record.settings.funders:
        yield "description", "sponsorship", " ".join(filter(None, (funder.name, funder.award)))
    yield "type", "", "Dataset"
