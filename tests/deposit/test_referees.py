"""One report of all validators that are installed: right packages pass, and what is broken on purpose does not."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from fascicle.cli import main
from fascicle.deposit import bag
from fascicle.deposit.metadata import describe
from fascicle.deposit.packages import keep_release
from fascicle.deposit.payload import Content, survey
from fascicle.deposit.referees import State, referees
from fascicle.edition.folder import EditionFolder
from fascicle.publish.products import Product
from support.editions import MINIATURE, miniature

Payload = dict[str, Content]


@pytest.fixture
def built(edition: EditionFolder, payload: Payload, products: tuple[Product, ...], tmp_path: Path) -> Path:
    payload["tei/ferry.xml"] = MINIATURE / "text" / "ferry.xml"
    payload["schema/fascicle.rng"] = Path(__file__).parents[2] / "schema" / "fascicle.rng"
    del payload["tei/authority.xml"], payload["decisions/authority.xml"]  # stand-ins that no archive would know
    bag.build(edition, payload, products, tmp_path / "bag")
    keep_release(describe(edition, survey({})), tmp_path / "bag", tmp_path / "releases")
    return tmp_path / "bag"


def states(folder: Path) -> dict[str, State]:
    return {each.name: each.state for each in referees(folder, [folder.parent / "releases"])}


def test_a_package_passes_by_everyone_who_is_there(built: Path) -> None:
    assert {name for name, state in states(built).items() if state is State.FAILED} == set()
    assert states(built)["fascicle"] is State.PASSED


def spoilt(path: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        file = next(folder.parent.glob(path))
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return spoil


BROKEN = {
    "fascicle": spoilt("bag/data/edition.toml", "miniature", "mini"),
    "bagit": spoilt("bag/data/edition.toml", "miniature", "mini"),
    "bagit-profile": spoilt("bag/bag-info.txt", "Source-Organization", "Some-Organization"),
    "eark-validator": spoilt("bag/data/metadata/mets.xml", "fileSec", "fileSet"),
    "fido": spoilt("bag/data/metadata/premis.xml", "fmt/1476", "fmt/479"),
    "jing": spoilt("bag/data/tei/ferry.xml", "<table>", "<tabel>"),
    "ocfl-py": spoilt("releases/**/content/edition.toml", "miniature", "mini"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told(built: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path(__file__).parents[2] / ".venv-referees" / "bin"
    monkeypatch.setenv("PATH", f"{own}:{os.environ['PATH']}")
    before = states(built)[name]
    if before is State.ABSENT:
        pytest.skip(f"{name} is not installed")
    assert before is State.PASSED
    BROKEN[name](built)
    (verdict,) = (each for each in referees(built, [built.parent / "releases"]) if each.name == name)
    assert verdict.state is State.FAILED
    assert verdict.faults


def test_the_command_asks_them(tmp_path: Path) -> None:
    folder = miniature(tmp_path / "ferry")
    done = CliRunner().invoke(main, ["deposit", str(folder), "--check"])
    assert done.exit_code == 0, done.output
    assert re.search(r"^passed +bagit +the bag", done.output, re.MULTILINE)
    shutil.rmtree(folder)
