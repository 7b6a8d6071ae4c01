"""The bag handed over in other forms: a zip, an OCFL object with its versions, an item for DSpace."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import bagit
import pytest

from fascicle.deposit import bag
from fascicle.deposit.metadata import describe
from fascicle.deposit.ocfl import OcflVersion, store
from fascicle.deposit.packages import PACKAGES
from fascicle.deposit.payload import Content, survey
from fascicle.deposit.zipped import zip_bag
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import OutputError
from fascicle.publish.products import Product

Payload = dict[str, Content]
Products = tuple[Product, ...]


@pytest.fixture
def built(edition: EditionFolder, payload: Payload, products: Products, tmp_path: Path) -> Path:
    target = tmp_path / "miniature-1.0.0"
    bag.build(edition, payload, products, target)
    return target


def test_a_zip_holds_the_bag_and_is_the_same_bytes_again(built: Path, tmp_path: Path) -> None:
    first = zip_bag(built, tmp_path / "a.zip").read_bytes()
    copy = shutil.copytree(built, tmp_path / "elsewhere" / built.name, copy_function=shutil.copyfile)
    assert zip_bag(copy, tmp_path / "b.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "out")
    assert bagit.Bag(str(tmp_path / "out" / built.name)).validate()
    assert not list(tmp_path.glob(".*.part"))


def _object(folder: Path) -> tuple[dict[str, object], Path]:
    data = (folder / "inventory.json").read_bytes()
    sidecar = (folder / "inventory.json.sha512").read_text("ascii").split()
    assert sidecar == [hashlib.sha512(data).hexdigest(), "inventory.json"]
    return json.loads(data), folder


def _content(folder: Path, version: str) -> dict[str, bytes]:
    """The files of a version, found by the rules of OCFL alone; each checksum is looked at."""
    inventory, folder = _object(folder)
    found = {}
    for digest, names in inventory["versions"][version]["state"].items():
        (stored,) = inventory["manifest"][digest]
        content = (folder / stored).read_bytes()
        assert hashlib.sha512(content).hexdigest() == digest
        found |= dict.fromkeys(names, content)
    return found


def test_each_release_is_a_version_and_what_stays_is_stored_once(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text("ebb", "utf-8")
    (files / "b.txt").write_text("flood", "utf-8")
    root = tmp_path / "root"
    first = OcflVersion("2026-11-21T00:00:00Z", "Release 1.0.0", "Ida Quill", "mailto:ida@ferry.example")
    folder = store(root, "urn:fascicle:ferry", files, first)
    (files / "b.txt").write_text("slack", "utf-8")
    (files / "copy of a.txt").write_text("ebb", "utf-8")
    second = OcflVersion("2026-12-01T00:00:00Z", "Release 1.1.0", "Ida Quill", "mailto:ida@ferry.example")
    assert store(root, "urn:fascicle:ferry", files, second) == folder
    assert _content(folder, "v1") == {"a.txt": b"ebb", "b.txt": b"flood"}
    assert _content(folder, "v2") == {"a.txt": b"ebb", "b.txt": b"slack", "copy of a.txt": b"ebb"}
    stored = [path for path in folder.rglob("content/**/*") if path.is_file()]
    assert len(stored) == 3
    assert (folder / "0=ocfl_object_1.1").read_text() == "ocfl_object_1.1\n"
    assert (root / "0=ocfl_1.1").is_file()

    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    store(root, "urn:fascicle:ferry", files, second)  # the same again is no new version
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_version_that_was_broken_off_is_made_anew(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text("ebb", "utf-8")
    version = OcflVersion("2026-11-21T00:00:00Z", "m", "n", "mailto:a@b.example")
    folder = store(tmp_path / "root", "urn:x", files, version)
    (folder / "v2" / "content").mkdir(parents=True)
    (folder / "v2" / "content" / "half").write_text("of", "utf-8")
    (files / "a.txt").write_text("flood", "utf-8")
    store(tmp_path / "root", "urn:x", files, version)
    assert _content(folder, "v2") == {"a.txt": b"flood"}
    assert not (folder / "v2" / "content" / "half").exists()


def test_what_is_not_ours_is_refused(tmp_path: Path) -> None:
    version = OcflVersion("2026-11-21T00:00:00Z", "m", "n", "mailto:a@b.example")
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("x", "utf-8")
    with pytest.raises(OutputError, match="no storage root"):
        store(other, "urn:x", tmp_path, version)
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text("ebb", "utf-8")
    folder = store(tmp_path / "root", "urn:x", files, version)
    (folder / "inventory.json").write_text("{}", "utf-8")
    (files / "a.txt").write_text("flood", "utf-8")
    with pytest.raises(OutputError, match="not the one that was written"):
        store(tmp_path / "root", "urn:x", files, version)


def test_a_reader_that_is_not_ours_finds_the_object_valid(tmp_path: Path) -> None:
    ocfl = pytest.importorskip("ocfl", reason="ocfl-py, another reader of OCFL, is not installed")
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text("ebb", "utf-8")
    version = OcflVersion("2026-11-21T00:00:00Z", "m", "n", "mailto:a@b.example")
    folder = store(tmp_path / "root", "urn:x", files, version)
    assert ocfl.Object().validate(str(folder))[0]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda each: each.name)
def test_each_package_is_made_of_the_bag(package: object, edition: EditionFolder, built: Path, tmp_path: Path) -> None:
    data = {path.relative_to(built / "data").as_posix(): path for path in (built / "data").rglob("*") if path.is_file()}
    made = package.make(describe(edition, survey(data)), built, tmp_path / "packages")
    assert made.exists()


def test_an_item_for_dspace_lists_its_files(edition: EditionFolder, built: Path, tmp_path: Path) -> None:
    (saf,) = (each for each in PACKAGES if each.name == "saf")
    made = saf.make(describe(edition, {}), built, tmp_path / "packages")
    item = made / "item_000"
    listed = [line.split("\t")[0] for line in (item / "contents").read_text("ascii").splitlines()]
    there = {path.name for path in item.iterdir()} - {"contents", "dublin_core.xml"}
    assert set(listed) == there
    assert "primary:true" in (item / "contents").read_text("ascii").splitlines()[0]
    assert b'element="title"' in (item / "dublin_core.xml").read_bytes()
