"""A release: everything is told and kept, or nothing is changed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import fascicle
from fascicle.cli import main
from fascicle.edition.revisions import read_revisions
from fascicle.model.errors import EditionError, UsageError
from support.editions import miniature

NOTE = "The boat is named nowhere else."


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature, released as 1.0.0."""
    folder = miniature(tmp_path_factory.mktemp("first") / "ferry")
    done = fascicle.open(folder).release(date="2026-11-21")
    assert done.made
    assert done.changes is None
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "ferry"))


@pytest.fixture(scope="module")
def second(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next release, with a correction and a note changed."""
    folder = shutil.copytree(first, tmp_path_factory.mktemp("second") / "ferry")
    edit(folder, NOTE, "The boat has a name in the minutes.")
    edit(folder, "past mending", "past <choice><sic>mending</sic><corr resp='#mt' cert='high'>repair</corr></choice>")
    done = fascicle.open(folder).release("1.1.0", date="2026-12-01", note="Read again.")
    assert done.made
    return folder


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "text" / "ferry.xml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def kept(folder: Path) -> dict[str, bytes]:
    """Everything but what is derived."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "build" not in path.relative_to(folder).parts[:1]
    }


def revision_rows(path: Path) -> list[tuple[str | None, ...]]:
    changes = etree.parse(path).iterfind(".//{*}revisionDesc/{*}change")
    return [(each.get("n"), each.get("when"), each.get("who"), each.text) for each in changes]


def test_what_changed_is_told_everywhere(second: Path) -> None:
    words = "1 change of reading alone, 1 note"
    assert revision_rows(second / "text" / "ferry.xml")[-2:] == [
        ("1.0.0", "2026-11-21", "#fascicle", "Version 1.0.0: first release."),
        ("1.1.0", "2026-12-01", "#fascicle", f"Version 1.1.0: {words}."),
    ]
    log = (second / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (.*)$", log, re.MULTILINE) == ["1.1.0 (2026-12-01)", "1.0.0 (2026-11-21)"]
    assert f"Read again.\n\n1 text changed: {words}.\n\n- The Ferry Notice (`ferry`): {words}\n" in log
    (changed,) = json.loads((second / "changes" / "1.1.0.json").read_text("utf-8"))["changed"]
    assert [(each["reading"]["old"], each["reading"]["new"]) for each in changed["words"]] == [
        (["mending.¹"], ["repair.¹"])
    ]
    record = (second / "edition.toml").read_text("utf-8")
    assert '\nversion = "1.1.0"\ndate = "2026-12-01"\n' in record
    assert record.endswith('[[releases]]\nversion = "1.1.0"\ndate = "2026-12-01"\nnote = "Read again."\n')
    header = (second / "text" / "ferry.xml").read_text("utf-8")
    assert '<edition n="1.1.0">The Ferry Papers, version 1.1.0</edition>' in header
    data = second / "build" / "deposit" / "miniature-1.1.0" / "data"
    assert 'version: "1.1.0"' in (data / "CITATION.cff").read_text("utf-8")
    assert "<del>" in (data / "changes" / "1.1.0.html").read_text("utf-8")
    assert (data / "CHANGELOG.md").read_text("utf-8") == log
    assert "Read again." in (second / "build" / "site" / "changes.html").read_text("utf-8")


def test_a_release_is_kept_and_unchanged_files_once(second: Path) -> None:
    (inventory,) = (second / "releases").rglob("urn*/inventory.json")
    value = json.loads(inventory.read_bytes())
    assert [each["message"] for each in value["versions"].values()] == ["Release 1.0.0", "Release 1.1.0"]
    stored = [path for path in (inventory.parent / "v2" / "content").rglob("*") if path.is_file()]
    state = [name for names in value["versions"]["v2"]["state"].values() for name in names]
    assert 0 < len(stored) < len(state) / 2
    assert "source/ferry.txt" in state
    assert not (inventory.parent / "v2" / "content" / "source").exists()


def test_after_a_release_nothing_differs_and_a_build_changes_nothing(second: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(second, tmp_path / "ferry")
    assert not fascicle.api.compare(folder).found
    before = kept(folder)
    assert fascicle.open(folder).build().complete
    assert kept(folder) == before
    assert not fascicle.api.compare(folder).found


def test_a_text_that_is_converted_anew_keeps_its_revisions(folder: Path) -> None:
    fascicle.open(folder).convert(force=True)
    rows = revision_rows(folder / "text" / "ferry.xml")
    assert ("1.0.0", "2026-11-21", "#fascicle", "Version 1.0.0: first release.") in rows
    assert fascicle.open(folder).check().clean


@pytest.mark.parametrize(
    ("spoilt", "where"),
    [("committee", "F0101"), ("</persName> of the", "not well-formed")],
)
def test_what_is_wrong_keeps_everything_as_it_was(folder: Path, spoilt: str, where: str) -> None:
    edit(folder, spoilt, "x")
    before = kept(folder)
    done = CliRunner().invoke(main, ["release", str(folder), "1.1.0"])
    assert done.exit_code in (1, 3)
    assert where in done.output
    assert "nothing was released" in done.output
    assert kept(folder) == before


def test_a_release_that_breaks_off_late_is_taken_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder, NOTE, "Another note.")
    before = kept(folder)

    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("fascicle.run.releasing.keep_release", broken)
    with pytest.raises(OSError, match="no space"):
        fascicle.open(folder).release("1.1.0", date="2026-12-01")
    assert kept(folder) == before
    monkeypatch.undo()
    assert fascicle.open(folder).release("1.1.0", date="2026-12-01").made


@pytest.mark.parametrize(("version", "message"), [("1.0.0", "released already"), ("0.9.9", "comes before 1.0.0")])
def test_a_version_that_cannot_come_now_is_refused(folder: Path, version: str, message: str) -> None:
    before = kept(folder)
    with pytest.raises(UsageError, match=message):
        fascicle.open(folder).release(version)
    assert kept(folder) == before


def test_a_record_that_cannot_be_changed_by_a_program_is_left_alone(folder: Path) -> None:
    path = folder / "edition.toml"
    path.write_text(path.read_text("utf-8").replace('version = "1.0.0"', 'version = """1.0.0"""', 1), "utf-8")
    before = kept(folder)
    with pytest.raises(EditionError, match="`version` cannot be changed"):
        fascicle.open(folder).release("1.1.0")
    assert kept(folder) == before


def test_no_word_of_a_text_that_is_withheld_by_now_is_in_the_package(second: Path, tmp_path: Path) -> None:
    from fascicle.deposit.collect import collect
    from fascicle.edition.folder import EditionFolder

    folder = shutil.copytree(second, tmp_path / "ferry")
    files = collect(EditionFolder.load(folder), [])
    assert "mending" in str(files["changes/1.1.0.json"])
    record = folder / "edition.toml"
    text = record.read_text("utf-8").replace("\n[[releases]]", 'withhold = true\nreason = "x"\n\n[[releases]]', 1)
    record.write_text(text, "utf-8")
    files = collect(EditionFolder.load(folder), [])
    assert "mending" not in str([files["changes/1.1.0.json"], files["changes/1.1.0.html"]])
    assert "decisions/revisions.tsv" not in files


STATES = {
    "a release": lambda folder: f"{folder}@1.0.0",
    "a version of the object": lambda folder: f"{folder}@v1",
    "an object": lambda folder: f"{next((folder / 'releases').rglob('urn*'))}@1.0.0",
    "a revision of git": lambda folder: f"{folder}@HEAD",
    "a copy": lambda folder: str(folder.parent / "copy"),
    "a bag": lambda folder: str(folder.parent / "bag"),
    "a zip": lambda folder: str(folder.parent / "bag.zip"),
}


@pytest.mark.parametrize("state", STATES)
def test_any_two_states_can_be_compared(folder: Path, state: str) -> None:
    above = folder.parent
    shutil.copytree(folder, above / "copy", ignore=shutil.ignore_patterns("build"))
    bag = shutil.copytree(folder / "build" / "deposit" / "miniature-1.0.0", above / "bag")
    with zipfile.ZipFile(above / "bag.zip", "w") as archive:
        for path in bag.rglob("*"):
            archive.write(path, f"miniature-1.0.0/{path.relative_to(bag).as_posix()}")
    git = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "text", "edition.toml", "decisions"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    edit(folder, NOTE, "Another note.")
    (changed,) = fascicle.api.compare(STATES[state](folder), folder).found.changed
    assert changed.counts == {"notes": 1}


def test_a_text_that_has_another_name_is_known_by_its_words(folder: Path) -> None:
    copy = shutil.copytree(folder, folder.parent / "copy", ignore=shutil.ignore_patterns("build", "releases"))
    (copy / "source" / "ferry.txt").rename(copy / "source" / "notice.txt")
    (copy / "text" / "ferry.xml").rename(copy / "text" / "notice.xml")
    record = copy / "edition.toml"
    record.write_text(record.read_text("utf-8").replace("ferry.txt", "notice.txt"), "utf-8")
    found = fascicle.api.compare(folder, copy).found
    assert [(each.name, each.old_name, each.counts) for each in found.changed] == [("notice", "ferry", {})]
    assert (found.added, found.removed) == ((), ())


@pytest.mark.parametrize("where", ["nowhere", "@9", "text"])
def test_what_is_no_state_is_told(folder: Path, where: str) -> None:
    name = f"{folder}{where}" if where != "text" else str(folder / "decisions" / "nothing")
    with pytest.raises(UsageError):
        fascicle.api.compare(name, folder)


def test_the_command_tells_the_difference(folder: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["diff", str(folder)]).exit_code == 0
    edit(folder, NOTE, "Another note.")
    done = CliRunner().invoke(main, ["diff", str(folder)])
    assert done.exit_code == 1
    assert "1 text changed: 1 note." in done.output
    for form in ("json", "html", "markdown"):
        to = tmp_path / form
        done = CliRunner().invoke(main, ["diff", f"{folder}@1.0.0", str(folder), "--format", form, "--to", str(to)])
        assert done.exit_code == 1, done.output
        assert to.stat().st_size > 50
    dry = CliRunner().invoke(main, ["release", str(folder), "--dry-run"])
    assert "1 note" in dry.output
    assert not (folder / "changes").exists()
    assert set(read_revisions(folder / "decisions" / "revisions.tsv")) == {"ferry"}
