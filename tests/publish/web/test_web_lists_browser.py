"""Lists in a browser: narrowed, ordered, readable on a phone, without barriers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fascicle.edition.folder import EditionFolder
from fascicle.publish import web
from support.barriers import barriers
from support.many_letters import letters

PAGES = ("index", "persons", "persons-q", "mentions-1-p0", "dates", "dates-1903", "documents-1903", "statistics")

# Dates that are set on more than one line.
_BROKEN = """[...document.querySelectorAll('.documents time')].filter(each =>
    each.getClientRects().length && new Set([...each.getClientRects()].map(rect => rect.top)).size > 1).length"""
# The titles of the documents that are seen, in their order.
_TITLES = """[...document.querySelectorAll('.documents li')].filter(each => each.offsetParent)
    .map(each => each.querySelector('a').textContent)"""


@pytest.fixture(scope="module")
def site(miniature: EditionFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("lists"), web.site(*letters(miniature, 500, 12)))


@pytest.fixture(scope="module")
def small(miniature: EditionFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("few"), web.site(*letters(miniature, 40, 2)))


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_that_axe_knows(browser: Any, site: Path, name: str, scheme: str) -> None:
    assert barriers(browser, site / f"{name}.html", scheme) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_lies_outside_and_no_date_is_broken(browser: Any, site: Path, small: Path, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    for path in (*(site / f"{name}.html" for name in PAGES), small / "index.html"):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        assert page.evaluate(_BROKEN) == 0, path.name
    page.context.close()


def test_on_a_phone_the_first_entry_is_on_the_first_screen(browser: Any, site: Path) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto((site / "persons-q.html").as_uri())
    assert page.locator(".entry h2").first.bounding_box()["y"] < 740
    page.context.close()


def test_a_list_is_narrowed_and_ordered(browser: Any, small: Path) -> None:
    page = browser.new_context().new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((small / "index.html").as_uri())
    whole = page.evaluate(_TITLES)
    assert len(whole) == 40
    page.get_by_label("Show only").fill("létter 1")
    assert page.evaluate(_TITLES) == [each for each in whole if each.startswith("Letter 1")]
    page.get_by_label("Kind").select_option(label="Verse")
    assert all(int(each.split()[1]) % 2 for each in page.evaluate(_TITLES))
    page.get_by_label("Show only").fill("no such letter")
    assert page.evaluate(_TITLES) == []
    assert page.locator("form.filter [role=status]").inner_text() == "Nothing found."
    page.get_by_label("Show only").fill("")
    page.get_by_label("Kind").select_option(label="all")
    page.get_by_label("Order").select_option(label="Title")
    assert page.evaluate(_TITLES) == [f"Letter {number}" for number in range(40)]
    page.get_by_label("Order").select_option(label="as in the edition")
    assert page.evaluate(_TITLES) == whole
    assert complaints == []
    page.context.close()


def test_a_table_is_ordered_by_its_columns(browser: Any, site: Path) -> None:
    page = browser.new_context().new_page()
    page.goto((site / "statistics.html").as_uri())
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    table = page.locator("table.sortable").nth(0)
    rows = "table => [...table.tBodies[0].rows].map(row => Number(row.cells[1].textContent))"
    table.locator("button").nth(1).click()
    assert table.evaluate(rows) == sorted(table.evaluate(rows))
    table.locator("button").nth(1).click()
    assert table.locator("th[aria-sort=descending]").count() == 1
    assert table.evaluate(rows) == sorted(table.evaluate(rows), reverse=True)
    page.context.close()


def test_without_a_script_lists_are_whole(browser: Any, small: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((small / "index.html").as_uri())
    assert page.locator(".documents li").count() == 40
    assert not page.locator("form.filter").is_visible()
    page.context.close()


def test_every_drawing_has_a_name_and_a_table(browser: Any, site: Path) -> None:
    page = browser.new_context().new_page()
    for name in ("dates", "statistics"):
        page.goto((site / f"{name}.html").as_uri())
        for at in range(page.locator("main svg").count()):
            drawing = page.locator("main svg").nth(at)
            assert drawing.get_attribute("role") == "img"
            assert str(drawing.get_attribute("aria-label")).endswith("The numbers stand in the table.")
            assert drawing.locator("xpath=../*//table").count() == 1
    page.context.close()
