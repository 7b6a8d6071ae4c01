"""LICENSE and CMDI of a package."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from fascicle.deposit.collect import collect
from fascicle.deposit.licence import licence
from fascicle.deposit.metadata import DepositRecord, describe
from fascicle.deposit.standards.cmdi import CMD, PROFILE, cmdi
from fascicle.edition.folder import EditionFolder
from fascicle.edition.record import Licence
from support.editions import miniature


@pytest.fixture
def record(edition: EditionFolder) -> DepositRecord:
    return describe(edition, {})


@pytest.mark.parametrize(
    ("spdx", "words"),
    [
        ("CC-BY-4.0", "Creative Commons Attribution 4.0 International"),
        ("CC-BY-SA-4.0", "Adapter’s License"),
        ("CC-BY-NC-ND-4.0", "NonCommercial"),
        ("CC0-1.0", "CC0 1.0 Universal"),
    ],
)
def test_the_text_of_a_licence_is_enclosed(record: DepositRecord, spdx: str, words: str) -> None:
    text = licence(replace(record, spdx=spdx)).decode("utf-8")
    assert words in text
    assert len(text) > 5000
    assert "<<" not in text
    assert text.startswith(f"{record.full_title}, version {record.version}, is published under the licence")


def test_of_another_licence_it_says_where_the_text_is(record: DepositRecord) -> None:
    text = licence(replace(record, spdx="", licence=Licence("Open Harbour Licence", "https://ferry.example/ohl")))
    assert text.decode().endswith(
        "licence Open Harbour Licence,\nwhose text is to be read at https://ferry.example/ohl\n"
    )
    assert b"does not say" in licence(replace(record, spdx="", licence=Licence("Ours", "")))


def test_the_editors_own_file_goes_in_as_it_is(tmp_path: Path) -> None:
    folder = miniature(tmp_path / "ferry")
    (folder / "LICENSE.txt").write_text("Ours.", "utf-8")
    files = collect(EditionFolder.load(folder), [])
    assert files["LICENSE"] == folder / "LICENSE.txt"


def test_cmdi_says_what_dublin_core_says_in_the_order_of_its_profile(record: DepositRecord) -> None:
    root = etree.fromstring(cmdi(replace(record, url="https://ferry.example/")))
    cmd = {"c": CMD}
    assert root.get("CMDVersion") == "1.2"
    assert root.findtext("c:Header/c:MdProfile", namespaces=cmd) == PROFILE
    assert root.findtext(".//c:ResourceRef", namespaces=cmd) == "https://ferry.example/"
    (described,) = root.find("c:Components", cmd)
    names = [etree.QName(each).localname for each in described]
    assert names == sorted(names)
    assert etree.QName(described).namespace == f"{CMD}/profiles/{PROFILE}"
    assert [each.get("olac-language") for each in described if each.get("olac-language")] == [
        each.iso639_3 for each in record.languages
    ]
    assert [each.text for each in described if etree.QName(each).localname == "title"] == [record.full_title]
