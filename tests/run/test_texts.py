"""Texts that exist as TEI already: checked and published where they are, never written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import fascicle
from fascicle.model.errors import EditionError
from fascicle.results import Outcome
from support.editions import miniature, new_edition, tree

FERRY = Path(__file__).parents[1] / "editions" / "miniature" / "text" / "ferry.xml"
ROWS = '\n[[texts]]\nfile = "letters/*.xml"\n'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A miniature with two texts of its own beside the one that has a source."""
    edition = miniature(tmp_path / "edition")
    (edition / "letters").mkdir()
    for name in ("one", "two"):
        text = FERRY.read_text("utf-8").replace('xml:id="ferry"', f'xml:id="{name}"')
        (edition / "letters" / f"{name}.xml").write_text(text, "utf-8")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write(ROWS)
    return edition


def test_they_are_checked_and_published_and_never_written(edition: Path) -> None:
    before = tree(edition / "letters")
    opened = fascicle.open(edition)
    assert [(text.name, text.source is None) for text in opened.texts] == [
        ("ferry", False),
        ("one", True),
        ("two", True),
    ]
    assert opened.check().files == 4
    result = opened.build()
    assert result.complete, result.findings
    assert tree(edition / "letters") == before
    site = edition / "build" / "site"
    assert {path.name for path in site.glob("*.html")} >= {"ferry.html", "one.html", "two.html"}
    (kept,) = (edition / "build" / "deposit").rglob("data/letters/one.xml")
    assert kept.read_bytes() == before["one.xml"]


def test_the_title_is_that_of_the_header_or_of_the_record(edition: Path) -> None:
    header = FERRY.read_text("utf-8").partition('<title type="main">')[2].partition("</title>")[0]
    texts = {text.name: text.title for text in fascicle.open(edition).texts}
    assert texts["one"] == header
    record = edition / "edition.toml"
    record.write_text(
        record.read_text("utf-8").replace("letters/*.xml", "letters/one.xml") + 'title = "Our own"\n', "utf-8"
    )
    assert fascicle.open(edition).texts[-1].title == "Our own"


def test_an_error_in_one_is_found(edition: Path) -> None:
    path = edition / "letters" / "two.xml"
    path.write_text(path.read_text("utf-8").replace("<body>", "<body><bogus/>"), "utf-8")
    result = fascicle.open(edition).build()
    assert not result.complete
    assert {Path(each.path).name for each in result.findings} == {"two.xml"}


def test_an_edition_may_have_no_source_at_all(edition: Path) -> None:
    record = edition / "edition.toml"
    text = record.read_text("utf-8")
    record.write_text(text[: text.index("[[sources]]")] + ROWS, "utf-8")
    shutil.rmtree(edition / "source")
    shutil.rmtree(edition / "text")
    result = fascicle.open(edition).build()
    assert result.complete, result.findings
    assert result.texts == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [("none/*.xml", "no file is there"), ("../edition/letters/one.xml", "leads out of"), ("", "no file is there")],
)
def test_a_row_that_names_nothing_is_told(edition: Path, row: str, message: str) -> None:
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("letters/*.xml", row), "utf-8")
    with pytest.raises(EditionError, match=message):
        fascicle.open(edition).texts  # noqa: B018


def test_texts_of_one_name_are_told_apart_by_their_folders(edition: Path) -> None:
    shutil.copy(FERRY, edition / "letters" / "Ferry.xml")
    (edition / "more").mkdir()
    for name in ("one", "index"):
        shutil.copy(FERRY, edition / "more" / f"{name}.xml")
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write('\n[[texts]]\nfile = "more/*.xml"\n')
    names = [text.name for text in fascicle.open(edition).texts]
    assert names == ["ferry", "letters-Ferry", "letters-one", "two", "more-index", "more-one"]


def test_one_text_that_fails_does_not_keep_the_others_from_being_written(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    record = (edition / "edition.toml").read_text("utf-8")
    row = record[record.index("[[sources]]") :]
    (edition / "edition.toml").write_text(f"{record}\n{row.replace('welcome', 'absent')}", "utf-8")
    written, failed = fascicle.open(edition).convert()
    assert (written.outcome, failed.outcome) == (Outcome.WRITTEN, Outcome.FAILED)
    assert "cannot read the source text" in str(failed.error)
    result = fascicle.open(edition).build()
    assert not result.complete
    assert list(result.failures) == ["absent"]
    assert not (edition / "build" / "site").exists()
