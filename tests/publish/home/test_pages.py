"""Pages of TEI that came home: valid HTML without a barrier that a machine can find, whatever the case."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fascicle import resources
from support.home import shown
from support.registers import LETTER, entry, made, site, text

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/*.xml") if not path.name.endswith(".home.xml"))
JAR = Path(__file__).parents[3] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]},
    "preload": False,
}


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


def test_html_is_valid(pages: Path) -> None:
    if not JAR.is_file() or shutil.which("java") is None:
        pytest.skip("the Nu HTML checker, or Java, is not installed")
    command = ["java", "-jar", str(JAR), "--format", "json", "--skip-non-html", str(pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [f"{each['url']}: {each['message']}" for each in messages if each["type"] == "error"] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_axe_knows(browser: Any, pages: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    barriers = []
    for path in sorted(pages.glob("*.html")):
        page = browser.new_context(bypass_csp=True, color_scheme=scheme).new_page()
        page.goto(path.as_uri())
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        found = axe.Axe().run(page, options=RULES).response
        page.context.close()
        barriers += [f"{path.name}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]
    assert barriers == []
