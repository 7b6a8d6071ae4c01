"""The edition as data for others: registers as JSON, BEACON, letters in CMIF."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from fascicle.edition.folder import EditionFolder
from fascicle.edition.toml import Url
from support.site import build

HOME = "https://almanac.example.org/edition/"
TEI = "{http://www.tei-c.org/ns/1.0}"
ALL = Path(__file__).resolve().parents[4] / "shared" / "schema" / "tei_all.rng"


def test_registers_are_data(almanac_files: dict[str, bytes]) -> None:
    persons = {each["id"]: each for each in json.loads(almanac_files["register/persons.json"])}
    marsh = persons["olive-marsh"]
    assert marsh["name"] == "Olive Marsh"
    assert (marsh["born"], marsh["died"]) == ("1851", "1912")
    assert marsh["sameAs"] == ["https://www.wikidata.org/wiki/Q0", "https://viaf.org/viaf/0"]
    counts = {each["document"]: each["count"] for each in marsh["mentions"]}
    page = almanac_files["persons.html"].decode()
    listed = re.search(r'<section class="entry" id="olive-marsh">.*?</section>', page, re.DOTALL)
    assert listed is not None
    assert {name: listed[0].count(f'href="{name}.html#') for name in counts} == counts
    assert persons["fritz-anders"]["mentions"] == []
    (place,) = (each for each in json.loads(almanac_files["register/places.json"]) if each["id"] == "port-cendre")
    assert place["coordinates"] == "48.5 -4.25"


def test_addresses_of_entries_are_those_of_their_pages(almanac_files: dict[str, bytes]) -> None:
    names = [name for name in almanac_files if name.startswith("register/")]
    assert sorted(names) == ["register/organisations.json", "register/persons.json", "register/places.json"]
    for name in names:
        for entry in json.loads(almanac_files[name]):
            file, _, anchor = entry["url"].removeprefix(HOME).partition("#")
            assert f'id="{anchor}"' in almanac_files[file].decode()
            assert all(each["url"].removeprefix(HOME) in almanac_files for each in entry["mentions"])


def test_beacon(almanac_files: dict[str, bytes]) -> None:
    lines = almanac_files["beacon-gnd.txt"].decode().splitlines()
    head = dict(line[1:].split(": ", 1) for line in lines if line.startswith("#"))
    assert lines[0] == "#FORMAT: BEACON"
    assert head["PREFIX"] == "https://d-nb.info/gnd/"
    assert head["TIMESTAMP"] == "2026-11-21"
    assert lines[lines.index("") + 1 :] == [f"000000000||{HOME}persons.html#vera-lanskaya"]


def test_nothing_points_to_a_site_without_an_address(almanac: EditionFolder) -> None:
    files = build(replace(almanac, record=replace(almanac.record, url=Url(""))))
    assert not [name for name in files if name.startswith("beacon")]
    assert json.loads(files["register/persons.json"])[0]["url"].startswith("persons.html#")


def test_letters_in_cmif(almanac_files: dict[str, bytes]) -> None:
    root = etree.fromstring(almanac_files["cmif.xml"])
    (letter,) = root.iter(f"{TEI}correspDesc")
    assert letter.get("ref") == f"{HOME}letter.html"
    sources = [each.get("{http://www.w3.org/XML/1998/namespace}id") for each in root.iter(f"{TEI}bibl")]
    assert letter.get("source") == f"#{sources[0]}"
    sent, received = letter
    assert [each.get("type") for each in letter] == ["sent", "received"]
    person = sent.find(f"{TEI}persName")
    assert person is not None
    assert (person.text, person.get("ref")) == ("Vera Lanskaya", "https://d-nb.info/gnd/000000000")
    assert [dict(each.attrib) for each in sent.iter(f"{TEI}date")] == [{"when": "1903-11"}]
    assert all(each.get("ref", HOME).startswith("https://") for each in received)


def test_cmif_is_tei(almanac_files: dict[str, bytes]) -> None:
    if not ALL.is_file():
        pytest.skip("the schema of all of TEI is not beside the repository")
    schema = etree.RelaxNG(etree.parse(str(ALL)))
    assert schema.validate(etree.fromstring(almanac_files["cmif.xml"])), schema.error_log


def test_without_letters_no_cmif(miniature: EditionFolder) -> None:
    assert "cmif.xml" not in build(miniature)
