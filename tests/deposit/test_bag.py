from __future__ import annotations

import os
import re
import shutil
import subprocess
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from fascicle.deposit import bag
from fascicle.deposit.payload import Content, Copied
from fascicle.deposit.standards import listing
from fascicle.deposit.standards.rocrate import NAME as CRATE
from fascicle.deposit.verify import Damage, Fault, verify
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError, OutputError, SourceError
from fascicle.publish.products import Product

Payload = dict[str, Content]
Products = tuple[Product, ...]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "deposit" / "miniature-1.0.0"


@pytest.fixture
def built(edition: EditionFolder, payload: Payload, products: Products, target: Path) -> Path:
    bag.build(edition, payload, products, target)
    return target


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_reader_finds_the_bag_valid(built: Path) -> None:
    found = bagit.Bag(str(built))
    assert found.validate()
    assert found.version_info == (1, 0)
    assert sorted(found.algorithms) == ["sha256", "sha512"]


def test_the_payload_is_what_was_handed_over_and_the_metadata(built: Path, payload: Payload) -> None:
    data = _files(built / "data")
    added = {*listing.OF_RECORD, listing.PROV, "README.md", "metadata/premis.xml", "metadata/mets.xml", CRATE}
    assert data.keys() - payload.keys() == added
    expected = {
        path: content.read_bytes() if isinstance(content, Path) else content for path, content in payload.items()
    }
    assert {path: data[path] for path in payload} == expected


def test_bag_info_says_whose_it_is_and_since_when(built: Path) -> None:
    info = bagit.Bag(str(built)).info
    assert info["Source-Organization"] == "The Ferry Press"
    assert info["Bagging-Date"] == "2026-11-21"
    assert "External-Identifier" not in info
    files = sum(path.is_file() for path in (built / "data").rglob("*"))
    assert info["Payload-Oxum"].endswith(f".{files}")


def test_a_doi_is_the_external_identifier(edited: Callable[..., EditionFolder], target: Path) -> None:
    bag.build(edited(doi="10.1234/ferry"), {}, (), target)
    info = (target / "bag-info.txt").read_text("utf-8")
    assert "External-Identifier: https://doi.org/10.1234/ferry\n" in info


def test_the_check_that_the_readme_teaches(built: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("sha256sum is missing")
    commands = re.findall(r"^    (sha256sum .*)$", (built / "data" / "README.md").read_text(), re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        assert subprocess.run(command.split(), cwd=built, check=False, capture_output=True).stdout == b""
    (built / "data" / "edition.toml").write_bytes(b"")
    assert subprocess.run(commands[0].split(), cwd=built, check=False, capture_output=True).returncode == 1


def test_the_same_bytes_at_every_time_and_place(
    edition: EditionFolder,
    payload: Payload,
    products: Products,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = _files(built)
    bag.build(edition, payload, products, built)
    assert _files(built) == first
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    bag.build(edition, dict(reversed(payload.items())), products, Path("elsewhere"))
    assert _files(Path("elsewhere")) == first


def test_a_new_bag_takes_the_place_of_the_whole_old_one(
    edition: EditionFolder, payload: Payload, products: Products, built: Path
) -> None:
    del payload["site/index.html"]
    bag.build(edition, payload, products, built)
    assert not (built / "data" / "site").exists()
    assert verify(built) == []


def test_names_and_titles_in_any_script(
    edited: Callable[..., EditionFolder], payload: Payload, products: Products, target: Path
) -> None:
    edition = edited(title="Бумаги паромщика", publisher="Imprenta Ñandú", description="渡し船\u2028の記録")
    bag.build(edition, payload, products, target)
    assert verify(target) == []
    assert bagit.Bag(str(target)).info["Source-Organization"] == "Imprenta Ñandú"


@pytest.mark.parametrize(
    "path", ["tei/Fähre.xml", "../ferry.xml", "TEI/ferry.xml", "readme.md", "README.md", "metadata", "CITATION.cff/a"]
)
def test_unsafe_names_are_refused_before_anything_is_written(
    edition: EditionFolder, payload: Payload, products: Products, target: Path, path: str
) -> None:
    with pytest.raises(EditionError):
        bag.build(edition, {**payload, path: b""}, products, target)
    assert not target.parent.exists()


def test_an_interrupted_run_leaves_the_old_bag(
    edition: EditionFolder, payload: Payload, products: Products, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, copy, written = _files(built), bag.copy, []

    def interrupted(content: Content, path: Path) -> Copied:
        if len(written) == 5:
            raise KeyboardInterrupt
        written.append(path)
        return copy(content, path)

    monkeypatch.setattr(bag, "copy", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bag.build(replace(edition, record=replace(edition.record, title="Other")), payload, products, built)
    assert len(written) == 5
    assert _files(built) == before
    assert [path.name for path in built.parent.iterdir()] == [built.name]


def test_what_a_killed_run_left_goes_when_a_later_one_has_ended(
    edition: EditionFolder, payload: Payload, products: Products, built: Path
) -> None:
    left = built.parent / f".{built.name}.oa7ffnli.part" / "old"
    left.mkdir(parents=True)
    (left / "bagit.txt").write_text("half of a bag")
    bag.build(edition, payload, products, built)
    assert [path.name for path in built.parent.iterdir()] == [built.name]


def test_a_full_disk_is_said_of_the_bag_and_leaves_nothing(
    edition: EditionFolder, payload: Payload, products: Products, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(content: Content, path: Path) -> Copied:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bag, "copy", full)
    with pytest.raises(OutputError) as caught:
        bag.build(edition, payload, products, target)
    assert caught.value.path == target
    assert list(target.parent.iterdir()) == []


def test_the_old_bag_comes_back_when_the_new_one_cannot_take_its_place(
    edition: EditionFolder, payload: Payload, products: Products, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = _files(built), Path.rename

    def refused(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OutputError):
        bag.build(edition, payload, products, built)
    assert _files(built) == before


def test_a_bag_that_reads_back_otherwise_does_not_take_the_old_ones_place(
    edition: EditionFolder, payload: Payload, products: Products, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, copy = _files(built), bag.copy

    def spoiling(content: Content, path: Path) -> Copied:
        copied = copy(content, path)
        path.write_bytes(path.read_bytes().replace(b"Ferry", b"Fairy"))
        return copied

    monkeypatch.setattr(bag, "copy", spoiling)
    with pytest.raises(OutputError):
        bag.build(edition, payload, products, built)
    assert _files(built) == before


def test_a_source_that_is_not_the_one_of_the_record_is_refused(
    edition: EditionFolder, payload: Payload, products: Products, target: Path
) -> None:
    with pytest.raises(SourceError, match="SHA-256"):
        bag.build(edition, payload | {"source/ferry.txt": b"ANOTHER NOTICE"}, products, target)
    assert not target.exists()


def test_a_file_that_vanished_is_named(
    edition: EditionFolder, payload: Payload, products: Products, target: Path, tmp_path: Path
) -> None:
    with pytest.raises(EditionError) as caught:
        bag.build(edition, payload | {"site/a.html": tmp_path / "a.html"}, products, target)
    assert caught.value.path == tmp_path / "a.html"
    assert not target.exists()


def test_many_files_cost_little_memory_and_no_waiting(
    edition: EditionFolder, products: Products, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is read once on its way in and once on its way back, and the disk is waited for once."""
    folder = tmp_path / "site"
    folder.mkdir()
    payload: Payload = {}
    for number in range(200):
        path = folder / f"{number}.html"
        path.write_bytes(b"x" * 100_000)
        payload[f"site/{path.name}"] = path
    waited: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: waited.append("file"))
    monkeypatch.setattr(os, "sync", lambda: waited.append("all"))
    tracemalloc.start()
    bag.build(edition, payload, products, target)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert waited == ["all"]
    assert peak < 5_000_000
    assert bagit.Bag(str(target)).validate()


def test_where_no_folder_can_be(edition: EditionFolder, payload: Payload, products: Products, tmp_path: Path) -> None:
    (tmp_path / "deposit").write_text("a file")
    with pytest.raises(OutputError):
        bag.build(edition, payload, products, tmp_path / "deposit" / "miniature")


def test_what_is_not_a_bag_is_never_replaced(
    edition: EditionFolder, payload: Payload, products: Products, target: Path
) -> None:
    target.mkdir(parents=True)
    (target / "thesis.docx").write_text("the only copy")
    with pytest.raises(OutputError):
        bag.build(edition, payload, products, target)
    assert (target / "thesis.docx").read_text() == "the only copy"


def test_every_kind_of_damage_is_found_at_once(built: Path) -> None:
    (built / "data" / "tei" / "ferry.xml").write_bytes(b"<TEI/>")
    (built / "data" / "edition.toml").unlink()
    (built / "data" / "note.txt").write_text("left behind")
    assert verify(built) == [
        Fault(Damage.MISSING, "data/edition.toml"),
        Fault(Damage.EXTRA, "data/note.txt"),
        Fault(Damage.ALTERED, "data/tei/ferry.xml"),
    ]


def test_one_bit_is_enough(built: Path) -> None:
    path = built / "data" / "source" / "ferry.txt"
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    assert verify(built) == [Fault(Damage.ALTERED, "data/source/ferry.txt")]


def test_the_tag_files_are_guarded_too(built: Path) -> None:
    (built / "bag-info.txt").write_text("Source-Organization: Somebody else\n")
    (built / "manifest-sha512.txt").unlink()
    assert verify(built) == [Fault(Damage.ALTERED, "bag-info.txt"), Fault(Damage.MISSING, "manifest-sha512.txt")]


@pytest.mark.parametrize("text", [None, "", "BagIt-Version: 9.0\n", "\ufeffBagIt-Version: 1.0\n"])
def test_what_is_no_bag_is_said_to_be_none(built: Path, text: str | None) -> None:
    declaration = built / "bagit.txt"
    declaration.unlink() if text is None else declaration.write_text(text, encoding="utf-8")
    assert [fault.damage for fault in verify(built)] == [Damage.MALFORMED]
