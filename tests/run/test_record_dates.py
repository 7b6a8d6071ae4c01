"""Dates of documents that are no day: in the header, on pages, in the book's file, in the package, valid everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import fascicle
from support.editions import add_source, new_edition

_TEI = "{http://www.tei-c.org/ns/1.0}"
_LETTER = "Kestrel Sound, in spring\n\nDear Ben,\n\nThe boats are in.\n\nYours,\n\nAda Quill\n"


@pytest.mark.parametrize(
    ("date", "attributes", "shown"),
    [
        ("c. 1850", {"when": "1850", "precision": "low"}, "c. 1850"),
        ("1850?", {"when": "1850", "cert": "low"}, "1850?"),
        ("1850/1860", {"from": "1850", "to": "1860"}, "1850–1860"),
        ("before 1850", {"notAfter": "1850"}, "before 1850"),
        ("850", {"when": "0850"}, "850"),
        ("n.d.", {}, "undated"),
    ],
)
def test_a_date_that_is_no_day(tmp_path: Path, date: str, attributes: dict[str, str], shown: str) -> None:
    folder = new_edition(tmp_path / "edition")
    add_source(folder, "ferry.txt", _LETTER, "Ferry", date=f'"{date}"', genre='"letter"')
    edition = fascicle.open(folder, out=tmp_path / "build")
    edition.convert()
    assert [each for each in edition.check().findings if "ferry" in each.path] == []
    header = etree.parse(folder / "text" / "ferry.xml").find(f"{_TEI}teiHeader")
    assert header is not None
    dates = [*header.iterfind(f".//{_TEI}bibl/{_TEI}date"), *header.iterfind(f".//{_TEI}correspDesc//{_TEI}date")]
    assert dates
    assert all(dict(each.attrib) == attributes for each in dates)
    edition.build(("web",))
    edition_web = next((tmp_path / "build").rglob("index.html")).parent
    start, page = ((edition_web / name).read_text("utf-8") for name in ("index.html", "ferry.html"))
    assert f">{shown}</" in start
    assert f"{shown}</" in page
