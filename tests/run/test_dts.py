"""The texts by DTS: a client that knows the entry point alone gets to every text and to every part of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import fascicle
from fascicle.model.errors import EditionError
from fascicle.pipeline import STAGES
from fascicle.run.stages import web_site
from fascicle.run.workspace import Workspace

HOME = "https://ferry.example.org/edition/"
TEI = "{http://www.tei-c.org/ns/1.0}"
WRAPPER = "{https://w3id.org/dts/api#}wrapper"
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>{title}</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""
RECORD = """id = "ferry"
title = "The Crossing"
language = "en"
version = "1.0.0"
date = "2026-11-21"
publisher = "The Ferry Press"
licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }
people = [{ id = "mt", name = "Mara Tolland" }]
texts = [{ file = "letters/*.xml" }]
site = { dts = true }
"""

Ask = Callable[..., bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dts") / "edition"
    (folder / "letters").mkdir(parents=True)
    (folder / "edition.toml").write_text(f'url = "{HOME}"\n{RECORD}', "utf-8")
    parts = "<div><head>Out</head><p>We left.</p></div><div><head>Back</head><p>We came.</p></div>"
    for name, body in (("crossing", parts), ("goat", "<p>The goat is well.</p>")):
        (folder / "letters" / f"{name}.xml").write_text(TEXT.format(title=name.title(), body=body), "utf-8")
    workspace = Workspace(fascicle.open(folder).folder)
    with workspace.writing():
        for stage in STAGES:
            stage.run(workspace)
        web_site.run(workspace)
    return folder / "build" / "site"


@pytest.fixture(scope="module")
def ask(site: Path) -> Ask:
    """The file that a template leads to, or None."""
    uritemplate = pytest.importorskip("uritemplate")

    def fetch(template: str, **values: str) -> bytes:
        address = uritemplate.expand(template, **values)
        assert address.startswith(HOME)
        return (site / address.removeprefix(HOME)).read_bytes()

    return fetch


@pytest.fixture(scope="module")
def entry(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "dts" / "index.json").read_bytes())
    return found


def test_the_entry_point(entry: dict[str, Any]) -> None:
    assert entry["@type"] == "EntryPoint"
    assert entry["dtsVersion"] == "1.0"
    assert entry["@id"] == f"{HOME}dts/index.json"
    assert {"collection", "navigation", "document"} <= entry.keys()


def test_from_the_entry_point_to_every_part(entry: dict[str, Any], ask: Ask, site: Path) -> None:
    root = json.loads(ask(entry["collection"]))
    assert (root["@type"], root["totalChildren"]) == ("Collection", len(root["member"]))
    assert json.loads(ask(entry["collection"], id=root["@id"])) == root
    read = {}
    for member in root["member"]:
        assert json.loads(ask(entry["collection"], id=member["@id"]))["@type"] == "Resource"
        assert json.loads(ask(entry["collection"], id=member["@id"], nav="parents"))["member"][0]["@id"] == root["@id"]
        assert json.loads(ask(member["collection"]))["@id"] == member["@id"]
        whole = ask(entry["document"], resource=member["@id"])
        assert whole == (site / "tei" / f"{member['@id']}.xml").read_bytes() == ask(member["document"])
        tree = json.loads(ask(member["navigation"], down="1"))
        assert tree == json.loads(ask(entry["navigation"], resource=member["@id"], down="1"))
        assert tree["resource"]["@id"] == member["@id"]
        for unit in tree["member"]:
            ref = unit["identifier"]
            assert json.loads(ask(entry["navigation"], resource=member["@id"], ref=ref))["ref"] == unit
            assert json.loads(ask(member["navigation"], ref=ref, down="0"))["member"] == tree["member"]
            assert json.loads(ask(member["navigation"], ref=ref, down="1"))["member"] == []
            part = etree.fromstring(ask(member["document"], ref=ref))
            (wrapper,) = part.iter(WRAPPER)
            assert (part.tag, wrapper.get("ref")) == (f"{TEI}TEI", ref)
            read[member["@id"], ref] = " ".join("".join(map(str, wrapper.itertext())).split())
    assert read == {
        ("crossing", "1"): "OutWe left.",
        ("crossing", "2"): "BackWe came.",
        ("goat", "1"): "The goat is well.",
    }


def test_units_have_the_titles_of_their_headings(entry: dict[str, Any], ask: Ask) -> None:
    tree = json.loads(ask(entry["navigation"], resource="crossing", down="-1"))
    assert [each["dublinCore"]["title"] for each in tree["member"]] == [["Out"], ["Back"]]
    assert {each["citeType"] for each in tree["member"]} == {
        structure["citeType"] for each in tree["resource"]["citationTrees"] for structure in each["citeStructure"]
    }


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(RECORD, "utf-8")
    with pytest.raises(EditionError, match="`dts` needs to know where the site is"):
        fascicle.open(tmp_path)
