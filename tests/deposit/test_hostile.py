"""An attacker's edition, an attacker's package: refused, or packed safely; and memory that does not grow."""

from __future__ import annotations

import json
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from fascicle.api import compare as compare_editions
from fascicle.changes.states import States
from fascicle.changes.texts import compare
from fascicle.deposit import bag
from fascicle.deposit.collect import collect
from fascicle.deposit.ocfl import OcflVersion, store
from fascicle.deposit.payload import Content
from fascicle.deposit.zipped import zip_bag
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError, FascicleError, UsageError
from support.editions import miniature

BAD = {
    "out of the package": "../evil.xml",
    "from the root": "/etc/passwd",
    "a device of Windows": "site/CON.html",
    "a device with an ending": "site/aux.xml",
    "a name that ends with a full stop": "site/evil.",
    "a control character": "site/a\x07b.html",
    "a line feed": "site/a\nb.html",
    "a stream of NTFS": "site/a:b.html",
    "a back stroke": "site\\evil.html",
    "a name too long": f"site/{'a' * 300}.html",
}


@pytest.mark.parametrize("kind", BAD)
def test_a_name_that_not_every_repository_could_keep_is_refused(
    edition: EditionFolder, payload: dict[str, Content], tmp_path: Path, kind: str
) -> None:
    with pytest.raises(FascicleError):
        bag.build(edition, {**payload, BAD[kind]: b"x"}, (), tmp_path / "bag")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("site/Letter.html", "site/letter.html"), ("site/caf\u00e9.html", "site/cafe\u0301.html")],
)
def test_names_that_are_one_elsewhere_are_refused(
    edition: EditionFolder, payload: dict[str, Content], tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(EditionError):
        bag.build(edition, {**payload, one: b"1", other: b"2"}, (), tmp_path / "bag")


@pytest.mark.parametrize(
    "name", ["decisions/corrections.toml", "pages/key.md", "LICENSE", "CHANGELOG.md", "text/ferry.xml"]
)
def test_a_link_out_of_the_edition_is_refused(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>the key under the mat</secret>", "utf-8")
    link = miniature(tmp_path / "ferry") / name
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    with pytest.raises(FascicleError, match="link out of"):
        collect(EditionFolder.load(tmp_path / "ferry"), [])


def packed(path: Path, names: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name", ["data/../../evil.xml", "data//../../../evil.xml", "data/C:evil.xml", "data/a\\..\\evil.xml"]
)
def test_a_zip_to_compare_with_writes_nothing_outside(tmp_path: Path, name: str) -> None:
    record = (miniature(tmp_path / "ferry") / "edition.toml").read_bytes()
    archive = packed(tmp_path / "bag.zip", {"data/edition.toml": record, name: b"<TEI/>"})
    room = tmp_path / "deep" / "room"
    room.mkdir(parents=True)
    with pytest.raises(EditionError, match="outside"):
        States(room).open(str(archive))
    assert not list(tmp_path.rglob("evil.xml"))


def test_an_inventory_that_points_elsewhere_reads_nothing(tmp_path: Path) -> None:
    files = miniature(tmp_path / "ferry")
    version = OcflVersion("2026-11-21T00:00:00Z", "Release 1.0.0", "Ida", "mailto:ida@ferry.example")
    folder = store(tmp_path / "root", "urn:fascicle:miniature", files, version)
    inventory = json.loads((folder / "inventory.json").read_bytes())
    inventory["manifest"] = {digest: ["../../../../../secret.xml"] for digest in inventory["manifest"]}
    (folder / "inventory.json").write_text(json.dumps(inventory), "utf-8")
    (tmp_path / "secret.xml").write_text("secret", "utf-8")
    with pytest.raises(EditionError, match="outside"):
        States(tmp_path).open(str(tmp_path / "root"))


def test_a_revision_is_no_option_of_git(tmp_path: Path) -> None:
    folder = miniature(tmp_path / "ferry")
    with pytest.raises(UsageError, match="no release and no revision"):
        compare_editions(f"{folder}@--output={tmp_path / 'evil'}", folder)
    assert not (tmp_path / "evil").exists()


def test_an_entity_of_the_files_that_are_compared_reads_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("under the mat", "utf-8")
    doctype = f'<!DOCTYPE TEI [<!ENTITY key SYSTEM "{secret.as_uri()}">]>'
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'
    try:
        found = compare(tei.format("a").encode(), (doctype + tei.format("&key;")).encode(), "a")
    except FascicleError:
        return
    assert "mat" not in repr(found)


def test_memory_does_not_grow_with_the_size_of_files(edition: EditionFolder, tmp_path: Path) -> None:
    """A file of 64 MB goes through bag, zip and storage root in less than 8."""
    large = tmp_path / "scan.tif"
    with large.open("wb") as stream:
        for number in range(64):
            stream.write(bytes([number]) + os.urandom(2**20 - 1))
    version = OcflVersion("2026-11-21T00:00:00Z", "Release 1.0.0", "Ida", "mailto:ida@ferry.example")
    bag.build(edition, {"images/a.tif": b"warm"}, (), tmp_path / "warm")
    tracemalloc.start()
    bag.build(edition, {"images/scan.tif": large}, (), tmp_path / "bag")
    zip_bag(tmp_path / "bag", tmp_path / "bag.zip")
    store(tmp_path / "root", "urn:fascicle:miniature", tmp_path / "bag" / "data", version)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20
