"""Building: the same bytes anywhere, only what changed is made again, and the editor's hand wins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import fascicle
from fascicle.deposit.verify import verify
from fascicle.publish import web
from fascicle.results import Outcome
from fascicle.run.task import perform
from support.editions import add_source, miniature, new_edition, tree


@pytest.mark.parametrize("make", [new_edition, miniature])
def test_the_same_bytes_twice_and_in_two_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make) -> None:  # type: ignore[no-untyped-def]
    trees = []
    for name in ("one", "two"):
        home = tmp_path / name
        home.mkdir()
        monkeypatch.chdir(home)
        make(Path("edition"))
        result = fascicle.open("edition", out="build").build()
        assert result.complete, result.findings
        trees.append(tree(home))
        fascicle.open("edition", out="build").build()
        assert tree(home) == trees[-1]
    assert trees[0] == trees[1]


def test_a_new_edition_builds_and_everything_is_there(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    result = fascicle.open(edition, out=tmp_path / "build").build()
    assert result.complete
    assert result.findings == ()
    assert set(result.products) == {"texts", "print", "epub", "web", "deposit"}
    assert all(path.exists() for path in result.products.values())
    assert verify(result.products["deposit"]) == []
    assert (edition / "text" / "welcome.xml").is_file()
    assert (edition / "schema" / "fascicle.rng").is_file()


def test_deleting_what_was_built_loses_nothing(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").build()
    before = tree(tmp_path / "build")
    for name in ("site/welcome.html", "site/edition.css", "print/edition.pdf", "cache.sqlite"):
        (tmp_path / "build" / name).unlink()
    (tmp_path / "build" / "site" / "index.html").write_text("spoiled", "utf-8")
    fascicle.open(edition, out=tmp_path / "build").build()
    assert tree(tmp_path / "build") == before


def test_a_second_run_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").build()

    def fail(*_: object) -> None:
        pytest.fail("made again although nothing changed")

    monkeypatch.setattr("fascicle.run.executors.perform", fail)
    monkeypatch.setattr(web, "site", fail)
    monkeypatch.setattr("fascicle.deposit.bag.build", fail)
    assert fascicle.open(edition, out=tmp_path / "build").build().complete


def test_what_an_editor_writes_stays_through_every_run(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").build()
    text = edition / "text" / "welcome.xml"
    edited = (
        text.read_text("utf-8")
        .replace("</body>", "<!-- by hand --></body>")
        .replace("with a text of", '<hi rend="italic">with</hi> a text of')
    )
    text.write_text(edited, "utf-8")
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    assert text.read_text("utf-8") == edited
    assert [each.outcome for each in fascicle.open(edition, out=tmp_path / "build").convert()] == [Outcome.KEPT]
    assert text.read_text("utf-8") == edited


def test_force_replaces_an_edited_file_and_shows_what_was_there(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").convert()
    text = edition / "text" / "welcome.xml"
    fresh = text.read_bytes()
    text.write_bytes(fresh.replace(b"</body>", b"<!-- by hand --></body>"))
    (result,) = fascicle.open(edition, out=tmp_path / "build").convert(force=True)
    assert result.outcome is Outcome.WRITTEN
    assert "<!-- by hand -->" in result.difference
    assert text.read_bytes() == fresh


def test_differences_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    (missing,) = fascicle.open(edition, out=tmp_path / "build").compare()
    assert (missing.outcome, missing.path.exists()) == (Outcome.DIFFERS, False)
    fascicle.open(edition, out=tmp_path / "build").convert()
    fascicle.open(edition, out=tmp_path / "build").annotate()
    assert [each.outcome for each in fascicle.open(edition, out=tmp_path / "build").compare()] == [Outcome.UNCHANGED]
    text = edition / "text" / "welcome.xml"
    edited = text.read_bytes().replace(b"</body>", b"<!-- by hand --></body>")
    text.write_bytes(edited)
    (result,) = fascicle.open(edition, out=tmp_path / "build").compare()
    assert result.outcome is Outcome.DIFFERS
    assert "-" in result.difference
    assert "<!-- by hand -->" in result.difference
    assert text.read_bytes() == edited


def test_one_name_is_a_name_and_no_list_of_letters(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    assert [each.path.name for each in fascicle.open(edition, out=tmp_path / "build").convert("welcome")] == [
        "welcome.xml"
    ]


def test_a_text_that_left_the_record_is_told(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    (edition / "source" / "welcome.txt").rename(edition / "source" / "hello.txt")
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace('file = "welcome.txt"', 'file = "hello.txt"'), "utf-8")
    fascicle.open(edition, out=tmp_path / "build").convert()
    (found,) = fascicle.open(edition, out=tmp_path / "build").check().findings
    assert (found.rule.code, Path(found.path).name) == ("F0801", "welcome.xml")
    assert "ledger.json" in found.hint
    (edition / "text" / "welcome.xml").unlink()
    (found,) = fascicle.open(edition, out=tmp_path / "build").check().findings
    assert (found.rule.code, Path(found.path).name) == ("F0801", "ledger.json")
    assert "welcome.xml" not in found.hint


def test_a_broken_authority_file_is_one_finding(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    authority = edition / "decisions" / "authority.xml"
    authority.write_bytes(authority.read_bytes().replace(b"</standOff>", b""))
    found = fascicle.open(edition, out=tmp_path / "build").check().findings
    assert [Path(each.path).name for each in found] == ["authority.xml"]


def test_a_name_that_an_editor_unmarks_stays_unmarked(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").build()
    text = edition / "text" / "welcome.xml"
    marked = text.read_text("utf-8")
    start = marked.index("<persName ref=")
    end = marked.index("</persName>", start) + len("</persName>")
    inner = marked[marked.index(">", start) + 1 : end - len("</persName>")]
    unmarked = marked[:start] + inner + marked[end:]
    text.write_text(unmarked, "utf-8")
    for _ in range(2):
        assert fascicle.open(edition, out=tmp_path / "build").build().complete
        assert text.read_text("utf-8") == unmarked
    assert inner in (edition / "decisions" / "suppressions.toml").read_text("utf-8")


def test_an_error_in_a_text_stops_before_anything_is_published(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    text = edition / "text" / "ferry.xml"
    text.write_bytes(text.read_bytes().replace(b"boat was past", b"ship was past"))
    result = fascicle.open(edition, out=tmp_path / "build").build()
    assert not result.complete
    assert [each.rule.code for each in result.findings] == ["F0101"]
    assert not (tmp_path / "build" / "site").exists()
    assert not (tmp_path / "build" / "deposit").exists()


def test_one_changed_text_makes_its_own_page_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = new_edition(tmp_path / "edition")
    record = (edition / "edition.toml").read_text("utf-8")
    second = record[record.index("[[sources]]") :].replace("welcome.txt", "second.txt").replace("to Begin With", "II")
    (edition / "edition.toml").write_text(record + "\n" + second, "utf-8")
    (edition / "source" / "second.txt").write_bytes((edition / "source" / "welcome.txt").read_bytes())
    fascicle.open(edition, out=tmp_path / "build").build()
    text = edition / "text" / "second.xml"
    head, end, tail = text.read_bytes().rpartition(b"</p>")
    text.write_bytes(head + b'<note resp="#ed">Ours.</note>' + end + tail)
    made: list[str] = []
    render = web.render
    monkeypatch.setattr(web, "render", lambda inputs: made.append(inputs.stem) or render(inputs))
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    assert made == ["second"]
    assert b"Ours." in (tmp_path / "build" / "site" / "second.html").read_bytes()


def test_a_text_that_leaves_the_edition_leaves_the_site(tmp_path: Path) -> None:
    edition = new_edition(tmp_path / "edition")
    fascicle.open(edition, out=tmp_path / "build").build()
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("welcome.txt", "renamed.txt"), "utf-8")
    (edition / "source" / "welcome.txt").rename(edition / "source" / "renamed.txt")
    assert fascicle.open(edition, out=tmp_path / "build").build().complete
    names = tree(tmp_path / "build")
    assert "site/renamed.html" in names
    assert "site/welcome.html" not in names


def test_the_edition_is_rebuilt_from_its_deposit_alone(tmp_path: Path) -> None:
    """What a librarian does in thirty years, by the steps that the bag's own README names."""
    edition = new_edition(tmp_path / "edition")
    result = fascicle.open(edition, out=tmp_path / "build").build()
    bag = result.products["deposit"] / "data"
    again = tmp_path / "again"
    shutil.copytree(bag / "source", again / "source")
    shutil.copytree(bag / "tei", again / "text")
    (again / "decisions").mkdir()
    (again / "text" / "authority.xml").rename(again / "decisions" / "authority.xml")
    shutil.copy(bag / "edition.toml", again / "edition.toml")
    assert fascicle.open(again, out=tmp_path / "rebuilt").build().complete
    for product in ("site", "print", "deposit"):
        assert tree(tmp_path / "rebuilt" / product) == tree(tmp_path / "build" / product)


def test_what_is_made_lies_in_the_edition_wherever_the_command_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = new_edition(tmp_path / "edition")
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        fascicle.open(Path("..") / "edition").convert()
        text = edition / "text" / "welcome.xml"
        text.write_bytes(text.read_bytes().replace(b"</body>", b"<!-- by hand --></body>"))
    assert text.read_bytes().count(b"<!-- by hand -->") == 2
    assert {path.name for path in tmp_path.iterdir()} == {"edition", "here", "there"}
    assert list((tmp_path / "here").iterdir()) == list((tmp_path / "there").iterdir()) == []


def test_verbs_that_read_write_nothing(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    before = tree(tmp_path)
    opened = fascicle.open(edition)
    assert opened.check().clean
    opened.report_corrections(proposed=True)
    opened.report_hyphens()
    opened.compare()
    opened.explain_line("ferry", 5)
    assert tree(tmp_path) == before
    assert fascicle.open(edition, out=Path("/proc/nothing")).check().clean


def test_a_text_depends_on_others_only_by_what_they_say_of_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = new_edition(tmp_path / "edition")
    add_source(
        edition, "one.txt", "Port Sill, 4 May 1922\n\nDear Ada,\n\nThe quern-\nstone lay there.\n\nYours,\nTom\n", "I"
    )
    fascicle.open(edition).build(["web"])
    done: list[str] = []
    monkeypatch.setattr(
        "fascicle.run.executors.perform", lambda work, *rest: done.append(work.__name__) or perform(work, *rest)
    )
    add_source(edition, "two.txt", "Port Sill, 5 May 1922\n\nDear Tom,\n\nNo ferry came today.\n\nYours,\nAda\n", "II")
    assert fascicle.open(edition).build(["web"]).complete
    assert done.count("convert_source") == done.count("annotate_text") == 1
    done.clear()
    add_source(
        edition, "three.txt", "4 June 1922\n\nDear Ada,\n\nquern-stone, quern-stone, quern-stone.\n\nTom\n", "III"
    )
    assert fascicle.open(edition).build(["web"]).complete
    assert done.count("convert_source") == 2  # its own, and that of the text which has the word
    assert "quern-" in (edition / "text" / "one.xml").read_text("utf-8")
    done.clear()
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace('title = "II"', 'title = "Two"'), "utf-8")
    assert fascicle.open(edition).build(["web"]).complete
    assert done.count("convert_source") == 1
