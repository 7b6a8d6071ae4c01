"""What goes wrong gets one clear message and an exit code; no traceback, and nothing half written."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fascicle.cli import VERBS, main
from support.editions import miniature, new_edition, set_source, tree


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def complaint(result: Result, code: int) -> str:
    """The one message of a command that failed as it should."""
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    message = result.stderr
    assert message.count("fascicle: error:") == 1
    assert "what to do: " in message
    return message


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return new_edition(tmp_path / "edition")


def build(edition: Path) -> Result:
    return run("build", edition, "--out", edition.parent / "build")


def test_no_edition_there(tmp_path: Path) -> None:
    message = complaint(build(tmp_path / "nothing"), 3)
    assert "edition.toml" in message
    assert "fascicle init" in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "A New Edition"', 'title = "A New Edition', "edition.toml:4:"),
        ('title = "A New Edition"', "", "`title` is missing"),
        ('language = "en"', 'langauge = "en"', "did you mean `language`"),
        ('language = "en"', 'language = "English!"', "language tag"),
        ('version = "0.1.0"', "version = 1", "`version` is not a text"),
        ('date = "2026-01-01"', 'date = "1st of May"', "`date` is not a date"),
        ('file = "welcome.txt"', 'file = "../welcome.txt"', "not a plain file name"),
        ("[[people]]", "[people]", "`people` is not a list"),
        ('url = "https', 'url = "ftp', "`licence.url`"),
    ],
)
def test_a_record_that_is_wrong(edition: Path, old: str, new: str, said: str) -> None:
    record = edition / "edition.toml"
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace(old, new, 1), "utf-8")
    assert said in complaint(build(edition), 3)
    assert not (edition / "text").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("edition.toml", b"x = " + b"[" * 5000),
        ("edition.toml", b"x = " + b"9" * 5000),
        ("edition.toml", b'"\\u001b]0;x\\u0007" = 1'),
        ("decisions/corrections.toml", b"x = " + b"{a = " * 3000),
        ("decisions/suppressions.toml", b"x = " + b"[" * 5000),
        ("text/ledger.json", b"[" * 100_000),
    ],
)
def test_a_file_that_nobody_can_read(edition: Path, name: str, data: bytes) -> None:
    assert run("convert", edition, "--out", edition.parent / "build").exit_code == 0
    (edition / name).write_bytes(data)
    result = run("annotate", edition, "--out", edition.parent / "build")
    assert name.rpartition("/")[2] in complaint(result, 3)
    assert "\x1b" not in result.output


def test_a_record_that_is_not_utf8(edition: Path) -> None:
    record = edition / "edition.toml"
    record.write_bytes(record.read_bytes() + b"\n# caf\xe9\n")
    assert "not UTF-8" in complaint(build(edition), 3)


def test_a_source_that_was_altered(edition: Path) -> None:
    source = edition / "source" / "welcome.txt"
    source.write_bytes(source.read_bytes() + b"!")
    message = complaint(build(edition), 3)
    assert "welcome.txt" in message
    assert "SHA-256" in message


def test_a_source_that_is_missing(edition: Path) -> None:
    (edition / "source" / "welcome.txt").unlink()
    assert "welcome.txt" in complaint(build(edition), 3)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"good line\nbad \xff byte\n", "welcome.txt:2:5"),
        (b"", "welcome.txt"),
        (b" \n\n\t\n", "welcome.txt"),
        (b"a\nb\x00c\n", "welcome.txt:2:2"),
    ],
)
def test_a_source_that_is_no_text(edition: Path, data: bytes, said: str) -> None:
    set_source(edition, data)
    assert said in complaint(build(edition), 3)
    assert not (edition / "text" / "welcome.xml").exists()


def test_a_tei_file_that_is_not_well_formed(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    text = edition / "text" / "ferry.xml"
    broken = text.read_bytes().replace(b"</head>", b"", 1)
    text.write_bytes(broken)
    message = complaint(build(edition), 3)
    assert "ferry.xml:" in message
    assert text.read_bytes() == broken
    result = run("check", edition, "--out", tmp_path / "build")
    assert result.exit_code == 3
    assert "[F0501]" in result.stdout


def test_an_authority_file_that_is_not_well_formed(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    authority = edition / "decisions" / "authority.xml"
    authority.write_bytes(authority.read_bytes()[:-4])
    assert "authority.xml:" in complaint(build(edition), 3)
    result = run("check", edition, "--out", tmp_path / "build")
    assert result.exit_code == 3
    assert result.stdout.count("[F0501]") == 1


def test_a_full_disk(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = tree(edition)
    monkeypatch.setattr("fascicle.edition.files.os.fsync", full)
    assert "No space left" in complaint(build(edition), 4)
    assert tree(edition) == before, "something was half written"


def test_a_folder_that_cannot_be_written(edition: Path) -> None:
    (edition.parent / "build").write_text("a file where the folder should be", "utf-8")
    message = complaint(build(edition), 4)
    assert "--out" in message


def test_a_folder_that_is_not_empty_is_not_made_an_edition(edition: Path) -> None:
    before = tree(edition)
    complaint(run("init", edition), 2)
    assert tree(edition) == before


def test_a_rule_or_a_text_that_does_not_exist(edition: Path) -> None:
    complaint(run("explain", "F9999"), 2)
    assert "welcome" in complaint(run("convert", edition, "nonesuch"), 2)


def test_hostile_xml_is_refused(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the edition", "utf-8")
    text = edition / "text" / "ferry.xml"
    doctype = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<TEI '
    text.write_text(text.read_text("utf-8").replace("<TEI ", doctype, 1).replace("siad", "&x;", 1), "utf-8")
    result = build(edition)
    assert result.exit_code in (1, 3)
    assert not any(b"not for the edition" in data for data in tree(tmp_path / "edition").values())


def test_findings_as_text_json_and_annotations(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    text = edition / "text" / "ferry.xml"
    text.write_bytes(text.read_bytes().replace(b"boat was past", b"ship was past"))
    out = ("--out", tmp_path / "build")
    plain = run("check", edition, *out)
    assert plain.exit_code == 1
    assert "[F0101]" in plain.stdout
    assert "what to do: " in plain.stdout
    answer = json.loads(run("check", edition, "--format", "json", *out).stdout)
    assert answer["files"] == 2
    assert {"schema": "fascicle's grammar (RELAX NG)", "files": 2} in answer["schemas"]
    (row,) = answer["findings"]
    assert (row["code"], row["severity"]) == ("F0101", "error")
    assert row["related"][0]["line"] == 9
    assert run("check", edition, "--format", "github", *out).stdout.startswith("::error file=")
    alone = run("check", text, *out)
    assert "[F0101]" in alone.stdout


@pytest.mark.parametrize("form", ["json", "github"])
def test_what_cannot_be_read_is_said_to_programs_too(edition: Path, form: str) -> None:
    source = edition / "source" / "welcome.txt"
    out = ("--out", edition.parent / "build")
    assert run("convert", edition, *out).exit_code == 0
    source.write_bytes(source.read_bytes() + b"!")
    result = run("check", edition, "--format", form, *out)
    assert result.exit_code == 3
    if form == "json":
        (row,) = json.loads(result.stdout)["findings"]
        assert (row["code"], row["path"], row["line"]) == ("F0501", str(source), None)
        assert "SHA-256" in row["message"]
    else:
        assert result.stdout.startswith(f"::error file={source},line=1,col=1,title=F0501::")


def test_places_are_relative_where_the_path_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = miniature(tmp_path / "edition")
    text = edition / "text" / "ferry.xml"
    text.write_bytes(text.read_bytes().replace(b"boat was past", b"ship was past"))
    monkeypatch.chdir(tmp_path)
    assert run("check", "edition/text/ferry.xml").stdout.startswith("edition/text/ferry.xml:")
    monkeypatch.chdir(edition / "text")
    assert run("check", "ferry.xml").stdout.startswith("../text/ferry.xml:")


def test_a_file_that_was_edited_is_kept_and_why(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    result = run("convert", edition, "--out", tmp_path / "build")
    assert result.stdout.startswith("kept ")
    assert "edited by hand; --diff" in result.stdout


def test_a_new_edition_in_a_folder_under_version_control(tmp_path: Path) -> None:
    (tmp_path / "new edition" / ".git").mkdir(parents=True)
    result = run("init", tmp_path / "new edition")
    assert result.exit_code == 0
    assert f"fascicle build '{tmp_path / 'new edition'}'" in result.stderr
    assert "decisions is in it" in complaint(run("init", tmp_path / "new edition"), 2)


def test_a_text_without_a_genre_is_told_what_it_was_taken_for(edition: Path) -> None:
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8").replace('genre = "letter"\n', ""), "utf-8")
    assert "(taken for: letter)" in run("convert", edition, "--out", edition.parent / "build").stdout
    assert "taken for" not in run("convert", edition, "--out", edition.parent / "build").stdout
    assert "unchanged    " in run("convert", edition, "-v", "--out", edition.parent / "build").stdout


def test_a_clean_edition_is_clean(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    result = run("check", edition, "--out", tmp_path / "build")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 files" in result.stderr


def test_every_command_has_help_and_every_rule_an_explanation() -> None:
    for name in VERBS:
        assert run(name, "--help").exit_code == 0
    listed = run("explain").stdout.splitlines()
    assert len(listed) > 20
    for line in listed:
        shown = run("explain", line.split()[0]).stdout
        assert "wrong:" in shown
        assert "right:" in shown
    assert "licence.url" in run("explain", "edition.toml").stdout


def test_differences_are_shown_or_made_but_not_both(edition: Path) -> None:
    out = edition.parent / "build"
    assert "--diff writes nothing" in complaint(run("convert", edition, "--diff", "--force", "--out", out), 2)
    shown = run("convert", edition, "welcome", "--diff", "--out", out)
    assert shown.exit_code == 0
    assert shown.output.startswith("--- ")
    assert "differs" in shown.output
    assert not (edition / "text").exists()
