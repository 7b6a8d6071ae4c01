"""What a verb ends with: what it did and what to read next, on standard error; results alone are for a pipe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import fascicle
from fascicle.cli import main
from support.editions import miniature, new_edition, set_source

NOTICE = b"""THE HARBOUR NOTICE

The comittee met on the quay and the the ferry was late again that evening.
The keeper said taht no boat would leave bef ore the tide had turned, and the har-
bour master agreed with him, though he was cold !
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new edition of one text, with something to correct and something to ask; who calls stands beside it."""
    folder = new_edition(tmp_path / "quay")
    set_source(folder, NOTICE)
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_build_in_a_pipe(edition: Path) -> None:
    """No progress, no colours: standard output is the list of products, standard error what to read next."""
    command = [sys.executable, "-m", "fascicle", "build", "quay"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "texts    quay/text",
        "print    quay/build/print/quay.pdf",
        "epub     quay/build/epub/quay.epub",
        "web      quay/build/site/index.html",
        "deposit  quay/build/deposit/quay-0.1.0",
    ]
    table = "quay/build/proposals/corrections.tsv"
    assert done.stderr.splitlines() == [
        "1 text: 3 corrections made, 1 proposed",
        f"proposals: {table} (1): answer them, then fascicle annotate quay --answers {table}",
        "next: look at quay/build/site/index.html",
    ]
    # Nothing has changed: the same is told.
    again = run("build", "quay", "--only", "web")
    assert again.stdout.splitlines() == done.stdout.splitlines()[:4]
    assert again.stderr == done.stderr
    assert run("build", "quay", "-q", "--only", "web").output == ""


def test_what_was_made_and_what_was_up_to_date(edition: Path) -> None:
    said = run("build", "quay", "--only", "web", "-v").stderr.splitlines()
    assert "convert   written     welcome" in said
    assert "check     made        welcome" in said
    assert "print     made        quay.pdf" in said
    again = run("build", "quay", "--only", "web", "-v").stderr.splitlines()
    assert "build     up to date  quay" in again  # nothing has changed since, so that nothing was looked at
    text = edition / "text" / "welcome.xml"
    text.write_text(text.read_text("utf-8"), "utf-8")
    again = run("build", "quay", "--only", "web", "-v").stderr.splitlines()
    assert "convert   unchanged   welcome" in again
    assert "check     up to date  welcome" in again
    assert "web       up to date  welcome" in again
    assert "print     up to date  quay.pdf" in again


def test_the_command_that_is_told_goes_on_where_this_one_was(edition: Path, tmp_path: Path) -> None:
    said = run("annotate", "quay", "--out", "made here").stderr  # nothing was converted yet
    assert "fascicle: error: quay/text/welcome.xml" in said
    run("convert", "quay", "--out", "made here")
    said = run("annotate", "quay", "--out", "made here").stderr
    assert "1 text: 1 written; 3 corrections made, 1 proposed\n" in said
    command = said.rstrip().rpartition("answer them, then ")[2]
    assert command.endswith("--out 'made here'")
    table = tmp_path / "made here" / "proposals" / "corrections.tsv"
    answered = table.read_text("utf-8").replace("comittee met", "comittee met").splitlines()
    answered[1] += "yes"
    table.write_text("\n".join(answered) + "\n", "utf-8")
    result = run("annotate", "quay", "--answers", table, "--out", "made here")
    assert result.exit_code == 0
    assert "1 new answer in quay/decisions/corrections.toml" in result.stdout
    assert " 4 corrections made, 0 proposed\n" in result.stderr


def test_texts_that_fail_are_named_and_nothing_is_published(edition: Path) -> None:
    (edition / "source" / "lost.txt").write_text("The ferry was late.\n", "utf-8")
    fascicle.add(edition, [edition / "source" / "lost.txt"])
    (edition / "source" / "lost.txt").unlink()
    result = run("build", "quay")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.count("fascicle: error: ") == 1
    assert "2 texts: 3 corrections made, 1 proposed; failed: lost\n" in result.stderr
    assert "nothing was published: mend the errors above, then fascicle build quay\n" in result.stderr
    assert (edition / "text" / "welcome.xml").exists()


def test_findings_are_counted(tmp_path: Path) -> None:
    edition = miniature(tmp_path / "edition")
    text = edition / "text" / "ferry.xml"
    text.write_bytes(text.read_bytes().replace(b"boat was past", b"ship was past"))
    (edition / "text" / "left-behind.xml").write_bytes(text.read_bytes())
    result = run("build", edition)
    assert result.exit_code == 1
    assert "1 error; 1 warning\n" in result.stderr
    assert run("check", edition).stderr.startswith("2 files: 1 error, 1 warning\n  by fascicle's grammar (RELAX NG): 2")
