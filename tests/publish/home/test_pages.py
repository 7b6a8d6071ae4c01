"""Pages of TEI that came home: valid HTML without a barrier that a machine can find, whatever the case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fascicle import resources
from support.barriers import barriers
from support.home import shown
from support.registers import LETTER, entry, made, site, text

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/*.xml") if not path.name.endswith(".home.xml"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of each case, of a letter and a dictionary, and with registers."""
    folder = tmp_path_factory.mktemp("pages")
    made_of = {f"{each.parent.name}-{each.stem}.html": shown(each.read_bytes()).page for each in CASES}
    letters = "".join(entry(f"{letter}{number}") for letter in "abc" for number in range(40))
    made_of |= {
        "letter.html": made(text("<p>Dear Tom</p>", profile=LETTER)).page,
        "letters.html": made(text(letters)).page,
    }
    registers = site([])
    made_of |= {name: registers[name] for name in ("persons.html", "places.html", "works.html", "events.html")}
    for name, page in made_of.items():
        (folder / name).write_text(page, encoding="utf-8")
    (folder / "edition.css").write_bytes(resources.stylesheet("web/edition.css").read_bytes())
    return folder


def test_html_is_valid(pages: Path, vnu: Callable[[Path], list[str]]) -> None:
    assert vnu(pages) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_axe_knows(browser: Any, pages: Path, scheme: str) -> None:
    assert [each for path in sorted(pages.glob("*.html")) for each in barriers(browser, path, scheme)] == []
