from __future__ import annotations

import os
import shutil
from pathlib import Path, PurePosixPath

import pytest

from fascicle.deposit.collect import collect
from fascicle.deposit.payload import Content, stamp
from fascicle.edition.folder import EditionFolder
from fascicle.model.errors import EditionError, SourceError, TeiError
from fascicle.publish.products import Product
from support.editions import miniature

WEB = Product("web", PurePosixPath("site/index.html"), "text/html", "web edition")
EPUB = Product("epub", PurePosixPath("ferry.epub"), "application/epub+zip", "e-book")


@pytest.fixture
def edition(tmp_path: Path) -> EditionFolder:
    edition = EditionFolder.load(miniature(tmp_path / "edition"), out=tmp_path / "build")
    for name in ("site/index.html", "site/tei/ferry.xml", "ferry.epub", "cache/products.json"):
        (edition.out / name).parent.mkdir(parents=True, exist_ok=True)
        (edition.out / name).write_text("made", "utf-8")
    return edition


def test_what_is_needed_to_go_on_and_the_products(edition: EditionFolder) -> None:
    assert collect(edition, (WEB, EPUB)).keys() == {
        "decisions/authority.xml",
        "edition.toml",
        "ferry.epub",
        "schema/fascicle.rng",
        "schema/fascicle.sch",
        "schema/guidelines.md",
        "site/index.html",
        "site/tei/ferry.xml",
        "source/ferry.txt",
        "tei/authority.xml",
        "tei/ferry.xml",
    }


def test_texts_without_a_source_lie_where_the_record_looks_for_them(edition: EditionFolder) -> None:
    text = edition.text_path(edition.record.sources[0]).read_bytes()
    for name in ("letters/one.xml", "text/two.xml"):
        (edition.folder / name).parent.mkdir(exist_ok=True)
        (edition.folder / name).write_bytes(text)
    with edition.path.open("a", encoding="utf-8") as record:
        record.write('\n[[texts]]\nfile = "letters/*.xml"\n\n[[texts]]\nfile = "text/two.xml"\n')
    found = collect(EditionFolder.load(edition.folder, out=edition.out), ())
    assert {"letters/one.xml", "text/two.xml", "text/ferry.xml"} <= found.keys()
    assert "source/one.xml" not in found


def test_texts_stay_on_the_disk(edition: EditionFolder) -> None:
    held = {path for path, content in collect(edition, (WEB, EPUB)).items() if isinstance(content, bytes)}
    assert held == {"schema/guidelines.md"}


def test_a_product_that_was_not_made_is_left_out(edition: EditionFolder) -> None:
    shutil.rmtree(edition.site_folder)
    (edition.out / "ferry.epub").unlink()
    assert not any(path.startswith(("site/", "ferry")) for path in collect(edition, (WEB, EPUB)))


@pytest.mark.parametrize(
    "name", [".DS_Store", "authority.xml~", ".authority.xml.oa7ffnli.part", "a b.txt", "old/a.xml"]
)
def test_what_lies_about_in_decisions_stops_nothing(edition: EditionFolder, name: str) -> None:
    before = collect(edition, (WEB,)).keys()
    (edition.decisions_folder / name).parent.mkdir(exist_ok=True)
    (edition.decisions_folder / name).write_text("left behind", "utf-8")
    assert collect(edition, (WEB,)).keys() == before


@pytest.mark.parametrize("name", [".DS_Store", "index.html~", ".index.html.oa7ffnli.part", ".git/config"])
def test_what_lies_about_in_a_product_stays_there(edition: EditionFolder, name: str) -> None:
    before = collect(edition, (WEB,)).keys()
    (edition.site_folder / name).parent.mkdir(exist_ok=True)
    (edition.site_folder / name).write_text("left behind", "utf-8")
    assert collect(edition, (WEB,)).keys() == before


def test_a_text_that_is_not_there_is_told(edition: EditionFolder) -> None:
    source = edition.record.sources[0]
    edition.source_path(source).unlink()
    with pytest.raises(SourceError) as caught:
        collect(edition, ())
    assert caught.value.path == edition.source_path(source)
    edition.text_path(source).unlink()
    with pytest.raises(TeiError):
        collect(edition, ())


def test_a_stamp_changes_with_every_file_that_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("one", "utf-8")
    payload: dict[str, Content] = {"site/a.html": path, "b": b"two"}
    first = stamp(payload)
    assert stamp(dict(reversed(payload.items()))) == first
    assert stamp(payload | {"b": b"other"}) != first
    assert stamp(payload | {"c": b""}) != first
    (tmp_path / "new").write_text("six", "utf-8")
    times = path.stat()
    (tmp_path / "new").replace(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # same name, size and time, other bytes
    assert stamp(payload) != first
    path.unlink()
    with pytest.raises(EditionError):
        stamp(payload)
