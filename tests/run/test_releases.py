"""What was cited of a release is found in the next: where its words are, or what became of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import fascicle
from fascicle.edition.published import PublishedPassage, dump_published, read_published
from fascicle.model.errors import EditionError, OutputError
from fascicle.run.releasing import release

PARAGRAPHS = {
    "noon": "The ferry left at noon with eleven souls and a goat.",
    "quay": "Nobody on the quay could say whose goat it was.",
    "wind": "At two the wind went round to the north; by three it blew.",
    "mate": "The mate, who had seen worse, ate his bread.",
    "steps": "We were set down at the wrong steps, the steepest of all.",
    "fare": "No fare was asked, and none was given.",
}
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>{title}</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""
RECORD = """id = "ferry"
title = "The Crossing"
language = "en"
version = "1.0.0"
date = "2026-11-21"
publisher = "The Ferry Press"
licence = {{ name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }}
people = [{{ id = "mt", name = "Mara Tolland" }}]
texts = [{{ file = "letters/*.xml"{withhold} }}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edition of two texts, whose version 1.0.0 was released."""
    folder = tmp_path / "edition"
    (folder / "letters").mkdir(parents=True)
    (folder / "edition.toml").write_text(RECORD.format(withhold=""), "utf-8")
    write(folder, "crossing", list(PARAGRAPHS.values()))
    write(folder, "goat", ["The goat is well, and sends no regards."])
    site(folder)
    done = release(fascicle.open(folder).folder)
    assert (done.passages, done.earlier) == (len(PARAGRAPHS) + 1, 0)
    return folder


def write(folder: Path, name: str, paragraphs: list[str]) -> None:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    (folder / "letters" / f"{name}.xml").write_text(TEI.format(title=name.capitalize(), body=body), "utf-8")


def site(folder: Path) -> Path:
    """The site as it is built now."""
    from fascicle.pipeline import STAGES
    from fascicle.run.stages import web_site
    from fascicle.run.workspace import Workspace

    workspace = Workspace(fascicle.open(folder).folder)
    with workspace.writing():
        for stage in STAGES:
            stage.run(workspace)
        web_site.run(workspace)
    return folder / "build" / "site"


def ids(folder: Path) -> dict[str, str]:
    """The ids that were released, by the words that passages begin with."""
    known = read_published(folder / "decisions" / "published.tsv")
    return {
        words: each.id for each in known["crossing"] for words, text in PARAGRAPHS.items() if each.words == text[:60]
    }


def at(site: Path, page: str, anchor: str) -> html.HtmlElement:
    root = html.document_fromstring((site / page).read_bytes())
    (found,) = root.xpath(f"//*[@id = '{anchor}']")
    return found


CHANGES: dict[str, Callable[[dict[str, str]], list[str]]] = {
    "inserted": lambda each: [each["noon"], "Rain came first.", *list(each.values())[1:]],
    "joined": lambda each: [f"{each['noon']} {each['quay']}", *list(each.values())[2:]],
    "split": lambda each: [each["noon"], each["quay"][:24], each["quay"][24:], *list(each.values())[2:]],
    "moved": lambda each: list(reversed(each.values())),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_address_leads_to_its_words(folder: Path, change: str) -> None:
    before = ids(folder)
    assert len(before) == len(PARAGRAPHS)
    write(folder, "crossing", CHANGES[change](PARAGRAPHS))
    built = site(folder)
    for words, anchor in before.items():
        element = at(built, "crossing.html", anchor)
        block = element if element.tag == "p" else element.getparent()
        assert block.tag == "p"
        assert PARAGRAPHS[words][:24].strip() in " ".join(block.text_content().split()), words
    assert {
        each["class"] for each in [dict(at(built, "crossing.html", before["noon"]).attrib)] if "class" in each
    } == set()


def test_what_is_nowhere_is_told_at_its_address(folder: Path) -> None:
    before = ids(folder)
    write(folder, "crossing", [text for words, text in PARAGRAPHS.items() if words != "mate"])
    built = site(folder)
    entry = at(built, "crossing.html", before["mate"])
    assert entry.tag == "li"
    assert " ".join(entry.text_content().split()) == (
        "“The mate, who had seen worse, ate his bread.” (until version 1.0.0): no longer in the edition"
    )
    listed = (built / "gone.html").read_text("utf-8")
    assert "The mate, who had seen worse" in listed
    assert 'href="gone.html"' in (built / "changes.html").read_text("utf-8")


def test_a_joined_paragraph_is_found_on_the_page_of_what_is_gone(folder: Path) -> None:
    before = ids(folder)
    write(folder, "crossing", CHANGES["joined"](PARAGRAPHS))
    root = html.document_fromstring((site(folder) / "gone.html").read_bytes())
    assert root.xpath("//main//li//a/@href") == [f"crossing.html#{before['quay']}"]


def test_a_text_that_is_gone_or_has_another_name(folder: Path) -> None:
    known = read_published(folder / "decisions" / "published.tsv")
    (goat,) = known["goat"]
    shutil.move(folder / "letters" / "goat.xml", folder / "letters" / "animal.xml")
    built = site(folder)
    entry = at(built, "goat.html", goat.id)
    assert entry.xpath(".//a/@href") == [f"animal.html#{goat.id}"]
    (folder / "letters" / "animal.xml").unlink()
    built = site(folder)
    entry = at(built, "goat.html", goat.id)
    assert entry.xpath(".//a/@href") == []
    assert "regards" not in (built / "goat.html").read_text("utf-8"), "a text that was taken out leaves no words"


def test_the_next_release_keeps_what_was(folder: Path) -> None:
    write(folder, "crossing", list(PARAGRAPHS.values())[1:])
    record = folder / "edition.toml"
    record.write_text(record.read_text("utf-8").replace('"1.0.0"', '"1.1.0"'), "utf-8")
    site(folder)
    done = release(fascicle.open(folder).folder)
    assert (done.passages, done.earlier) == (len(PARAGRAPHS), 1)
    versions = {each.words[:10]: each.version for each in read_published(done.path)["crossing"]}
    assert versions["The ferry "] == "1.0.0"
    assert versions["Nobody on "] == "1.1.0"


def test_withheld_words_are_in_no_page_and_in_no_bag(folder: Path) -> None:
    from fascicle.deposit.collect import collect

    record = folder / "edition.toml"
    withheld = '"letters/goat.xml", withhold = true, reason = "Its owner asks." }, { file = "letters/crossing.xml"'
    record.write_text(record.read_text("utf-8").replace('"letters/*.xml"', withheld), "utf-8")
    built = site(folder)
    assert not (built / "goat.html").exists()
    assert all(b"regards" not in path.read_bytes() for path in built.rglob("*") if path.is_file())
    files = collect(fascicle.open(folder).folder, [])
    assert b"regards" not in files["decisions/published.tsv"]
    assert b"The mate" in files["decisions/published.tsv"]


def test_no_release_no_list(folder: Path) -> None:
    (folder / "decisions" / "published.tsv").unlink()
    built = site(folder)
    assert not (built / "gone.html").exists()
    assert "gone.html" not in (built / "changes.html").read_text("utf-8")


def test_a_release_needs_its_pages(folder: Path) -> None:
    (folder / "build" / "site" / "goat.html").unlink()
    with pytest.raises(OutputError, match="has not been made"):
        release(fascicle.open(folder).folder)


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "published.tsv"
    passages = [PublishedPassage("a", "p:1", "1.0", "=words\tof it"), PublishedPassage("b", "p:2", "1.0", "")]
    path.write_bytes(dump_published(passages))
    assert [each for rows in read_published(path).values() for each in rows] == [
        PublishedPassage("a", "p:1", "1.0", "=words of it"),
        passages[1],
    ]
    path.write_bytes(dump_published(passages) + b"three\tcells\tonly\n")
    with pytest.raises(EditionError, match="a row has 4 cells") as told:
        read_published(path)
    assert told.value.line == 4


def test_the_command(folder: Path, capsys: Any) -> None:
    from click.testing import CliRunner

    from fascicle.cli import main

    done = CliRunner().invoke(main, ["release", str(folder), "-q"])
    assert done.exit_code == 0, done.output
    assert re.search(r"decisions/published\.tsv", done.output)
