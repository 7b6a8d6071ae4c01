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


_OTHERS = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Log</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><bibl>{date}</bibl></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><p>The boats are in.</p></body></text></TEI>"""


@pytest.mark.parametrize(
    ("record", "header", "shown"),
    [
        ('date = "c. 1850"', '<date when="1921"/>', "c. 1850"),
        ('date = "n.d."', '<date when="1921"/>', "undated"),
        ("", '<date when="1921" cert="low"/>', "1921?"),
        ("", '<date when="1921" precision="low"/>', "c. 1921"),
        ("", '<date when="1921-03-12"/>', "12 March 1921"),
    ],
)
def test_the_date_of_a_file_that_exists_already(tmp_path: Path, record: str, header: str, shown: str) -> None:
    folder = new_edition(tmp_path / "edition")
    (folder / "log.xml").write_text(_OTHERS.format(date=header), "utf-8")
    toml = folder / "edition.toml"
    toml.write_text(f'{toml.read_text("utf-8")}\n[[texts]]\nfile = "log.xml"\n{record}\n', "utf-8")
    edition = fascicle.open(folder, out=tmp_path / "build")
    edition.build(("web",))
    folder = next((tmp_path / "build").rglob("index.html")).parent
    assert all(f"{shown}</" in (folder / name).read_text("utf-8") for name in ("index.html", "log.html"))
