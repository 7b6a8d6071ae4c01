"""Who rebuilds an edition by the steps that the README of its bag names goes on where the editors stopped."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import fascicle
from fascicle.annotate import ledger
from fascicle.cli import main
from support.editions import add_source, new_edition, tree

MINUTE = """\
Minute of the ferry, 3 May 1922

The lamp was lit at dusk and the ferry-
man rowed Ada Quill over. At Kestrel Sound the the boat lay still, and the
passen gers waited for the govern-
ment officer. The harbuor was quiet; noth- ing stirred. The cafÃ© was shut.
"""
DECISIONS = {
    "corrections.toml": '[[decided]]\ntext = "harbuor"\nanswer = "other"\nreading = "harbour"\n',
    "hyphens.toml": '[[word]]\nspelling = "ferry-man"\nfile = "minute.xml"\n',
    "layout.toml": '[[role]]\nfile = "minute.txt"\nlines = "1"\nrole = "head"\n',
}
# What lies about in folders, on a Mac, of an editor, and of a run that was killed.
LEFT = (".DS_Store", "authority.xml~", "to do, some time.txt")


def run(command: str, home: Path) -> str:
    """What the command says, given in this folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        done = CliRunner().invoke(main, command.split()[1:])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which an edition lies that editors have worked on in every way; it is built."""
    home = tmp_path_factory.mktemp("original")
    letters = new_edition(home / "letters")
    add_source(letters, "minute.txt", MINUTE, "Minute of the Ferry")
    for name, text in DECISIONS.items():
        (letters / "decisions" / name).write_text(text, "utf-8")
    for name in LEFT:
        (letters / "decisions" / name).write_text("left behind", "utf-8")
    run("fascicle convert letters", home)
    run("fascicle annotate letters", home)
    text = letters / "text" / "welcome.xml"
    unmarked, removed = re.subn(r"<persName[^>]*>(Ada Quill)</persName>, who", r"\1, who", text.read_text("utf-8"))
    assert removed == 1
    text.write_text(unmarked.replace("no importance", '<hi rend="italic">no</hi> importance'), "utf-8")
    run("fascicle build letters", home)
    return home


@pytest.fixture(scope="module")
def again(original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the commands of the bag's README, and nothing else, make the edition anew."""
    if shutil.which("sh") is None:
        pytest.skip("sh is missing")
    home = tmp_path_factory.mktemp("again")
    (bag,) = original.rglob("letters-0.1.0")
    shutil.copytree(bag, home / bag.name)
    readme = (bag / "data" / "README.md").read_text("utf-8")
    section = readme.partition("## How to make it anew\n")[2].partition("\n## ")[0]
    commands = re.findall(r"^    (.+)$", section, re.MULTILINE)
    assert commands[-1] == "fascicle build letters"
    command = home / "bin" / "fascicle"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fascicle "$@"\n')
    command.chmod(0o755)
    places = {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"}
    places["PYTHONPATH"] = str(Path(fascicle.__file__).parents[1])
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(commands)],
        cwd=home,
        env={**os.environ, **places},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(home / bag.name)
    return home


def test_the_bag_holds_what_the_program_and_the_editors_know_and_nothing_else(original: Path) -> None:
    (bag,) = original.rglob("letters-0.1.0")
    decisions = tree(original / "letters" / "decisions")
    assert decisions.keys() >= {"authority.xml", "suppressions.toml", *DECISIONS}
    assert tree(bag / "data" / "decisions") == {name: decisions[name] for name in decisions if name not in LEFT}
    ledger_file = original / "letters" / "text" / ledger.NAME
    assert (bag / "data" / "tei" / ledger.NAME).read_bytes() == ledger_file.read_bytes()


def test_the_steps_of_the_readme_give_the_same_products(original: Path, again: Path) -> None:
    (one,), (two,) = (list(home.rglob("letters-0.1.0")) for home in (original, again))
    assert {"data/site/minute.html", "data/print/letters.pdf", "data/tei/ledger.json"} <= tree(one).keys()
    assert tree(two) == tree(one)
    assert tree(again / "letters" / "text") == tree(original / "letters" / "text")


def test_the_program_knows_its_own_hand_in_the_rebuilt_edition(original: Path, again: Path) -> None:
    before = tree(again / "letters")
    known = ledger.read(again / "letters" / "text" / ledger.NAME)
    assert [len(known[name].marks) for name in ("minute.xml", "welcome.xml")] == [3, 3]
    assert len(known["minute.xml"].corrections) == 4
    assert [known[name].edited for name in ("minute.xml", "welcome.xml")] == [False, True]
    run("fascicle annotate letters", again)
    assert tree(again / "letters") == before
    report = "fascicle report corrections letters --proposed --format csv"
    told = run(report, again)
    assert told == run(report, original)
    assert sum(",made," in line and ",#fascicle," in line for line in told.splitlines()) == 3


def test_a_name_that_leaves_the_authority_file_leaves_the_texts(again: Path, tmp_path: Path) -> None:
    """The program takes back what it wrote, and that it can only do where it knows that it did."""
    home = Path(shutil.copytree(again, tmp_path / "home"))
    text = home / "letters" / "text" / "minute.xml"
    assert 'ref="#ada-quill"' in text.read_text("utf-8")
    authority = home / "letters" / "decisions" / "authority.xml"
    shorter = re.sub(r"<listPerson>.*</listPerson>", "", authority.read_text("utf-8"), flags=re.DOTALL)
    authority.write_text(shorter, "utf-8")
    run("fascicle annotate letters", home)
    run("fascicle check letters", home)
    assert 'ref="#ada-quill"' not in text.read_text("utf-8")
