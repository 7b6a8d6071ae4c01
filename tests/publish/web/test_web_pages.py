"""Pages about the edition: those that editors wrote, those that are made of the record; in the menu, at the foot."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from fascicle.edition.folder import EditionFolder
from fascicle.edition.release import Release
from fascicle.edition.toml import Date, Version
from fascicle.run.workspace import Workspace
from support.barriers import barriers
from support.editions import miniature
from support.site import build

INTRODUCTION = """# Introduction

The papers lay in a *chest*.[^1] The [notice](../text/ferry.xml) was the first; [principles](2-principles.md) follow.

## How they came

1. by sea
2. by land

[^1]: Of oak.
"""
COLOPHON = ["cite.html", "changes.html", "imprint.html", "data.html"]


def _published(folder: Path, pages: dict[str, str]) -> EditionFolder:
    miniature(folder)
    (folder / "pages").mkdir()
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, "utf-8")
    return Workspace(EditionFolder.load(folder)).published


@pytest.fixture(scope="module")
def introduced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with pages of editors, on disk."""
    pages = {"1-introduction.md": INTRODUCTION, "2-principles.md": "# Principles\n\nWe keep what stands.\n"}
    edition = _published(tmp_path_factory.mktemp("introduced") / "edition", pages)
    releases = (Release(Version("0.9"), Date("2025-11"), "A first part."),)
    files = build(replace(edition, record=replace(edition.record, releases=releases)))
    site = tmp_path_factory.mktemp("site")
    for name, data in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    return site


def _page(site: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((site / name).read_bytes())


def test_every_page_leads_to_them(introduced: Path) -> None:
    for path in introduced.glob("*.html"):
        page = _page(introduced, path.name)
        menu = page.xpath("//header[@class = 'site']//nav//a/@href")
        assert [each for each in menu if each in ("introduction.html", "principles.html")] == [
            "introduction.html",
            "principles.html",
        ]
        assert page.xpath("//footer[@class = 'site']//p[@class = 'links']/a/@href") == COLOPHON


def test_a_page_that_editors_wrote(introduced: Path) -> None:
    page = _page(introduced, "introduction.html")
    assert page.xpath("//h1/text()") == ["Introduction"]
    assert page.xpath("//nav//a[@aria-current = 'page']/text()") == ["Introduction"]
    assert page.xpath("//main//h2/text()")[0].strip() == "How they came"
    links = page.xpath("//div[@class = 'text']//a[not(@class = 'here')]/@href")
    assert links == ["#note-1", "ferry.html", "principles.html"]
    note = page.get_element_by_id("note-1")
    assert "Of oak." in note.text_content()
    assert page.xpath("//section[.//*[@id = 'note-1']]/h2/text()")[0].strip() == "Notes"
    signs = set("*[]^#") & set(page.xpath("string(//div[@class = 'text'])"))
    assert signs == set()


def test_every_link_leads_somewhere(introduced: Path) -> None:
    for path in introduced.glob("*.html"):
        page = _page(introduced, path.name)
        for href in map(str, page.xpath("//@href | //@src")):
            if not re.match(r"https?:", href):
                file, _, anchor = unquote(href).partition("#")
                target = introduced / (file or path.name)
                assert target.exists(), f"{path.name}: {href}"
                assert not anchor or _page(introduced, target.name).xpath(f"//*[@id = '{anchor}']"), href


def test_releases_are_listed_the_latest_first(introduced: Path) -> None:
    page = _page(introduced, "changes.html")
    assert [each.text.strip() for each in page.xpath("//main//h2")] == [
        "Version 1.0.0, 21 November 2026",
        "Version 0.9, November 2025",
    ]
    assert "A first part." in page.xpath("string(//main)")


def test_how_to_cite_has_the_files(introduced: Path) -> None:
    links = _page(introduced, "cite.html").xpath("//main//a/@href")
    assert links == ["cite/edition.bib", "cite/edition.ris", "cite/edition.json"]


def test_an_imprint_of_the_editors_takes_the_place_of_ours(tmp_path: Path) -> None:
    edition = _published(tmp_path / "edition", {"imprint.md": "# Who we are\n\nThe Ferry Press, Quay 3.\n"})
    files = build(edition)
    page = html.document_fromstring(files["imprint.html"].decode())
    assert page.xpath("//h1/text()") == ["Who we are"]
    assert "imprint.html" not in page.xpath("//header[@class = 'site']//nav//a/@href")
    assert "imprint.html" in page.xpath("//footer[@class = 'site']//a/@href")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["introduction", "cite", "changes", "imprint", "data"])
def test_no_barrier_that_axe_knows(browser: Any, introduced: Path, name: str, scheme: str) -> None:
    assert barriers(browser, introduced / f"{name}.html", scheme) == []


def test_html_is_valid(introduced: Path, vnu: Callable[[Path], list[str]]) -> None:
    assert vnu(introduced) == []


def test_the_box_of_a_citation_has_no_barrier(browser: Any, introduced: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto((introduced / "ferry.html").as_uri())
    page.locator(".text p").first.hover()
    page.locator(".text p > .here").first.click()
    page.locator("dialog.cite .copy").wait_for()
    found = axe.Axe().run(page).response["violations"]
    assert [each["id"] for each in found] == []
    page.context.close()
