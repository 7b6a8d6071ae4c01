"""Citing a passage: the sign beside each paragraph, what it opens, and the files for reference managers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html


def _page(browser: Any, site: Any, name: str, **context: Any) -> Any:
    page = browser.new_context(viewport={"width": 1200, "height": 800}, **context).new_page()
    page.goto((site.folder / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("name", ["gazette", "letter", "play", "remnant"])
def test_each_paragraph_and_stanza_has_a_sign_without_words(almanac_files: dict[str, bytes], name: str) -> None:
    page = html.document_fromstring(almanac_files[f"{name}.html"].decode())
    (text,) = page.xpath("//*[@id = 'site:text']")
    blocks = [each for each in text.xpath(".//*[self::p or contains(@class, 'lg')][@id]") if not _in_note(each)]
    assert blocks
    for block in blocks:
        (sign,) = block.xpath("./a[@class = 'here']")
        assert sign.get("href") == f"#{block.get('id')}"
        assert (sign.text_content(), sign.get("title")) == ("", "Cite this passage")
        assert sign.get("data-layer") == "edition"


def _in_note(element: Any) -> bool:
    return any("note" in (each.get("class") or "").split() for each in (element, *element.iterancestors()))


def test_the_sign_is_seen_where_the_pointer_is_and_everywhere_if_wanted(browser: Any, almanac_site: Any) -> None:
    page = _page(browser, almanac_site, "gazette", java_script_enabled=False)
    sign = page.locator(".text p > .here").first
    assert not sign.is_visible()
    assert page.evaluate("1") == 1
    page.locator(".text p").first.hover()
    assert sign.is_visible()
    page.mouse.move(0, 0)
    page.locator("details.view summary").click()
    page.locator("[id='view:signs']").check()
    assert all(each.is_visible() for each in page.locator(".text .here").all())
    page.context.close()


def test_hidden_signs_are_no_stops_of_the_keyboard(browser: Any, almanac_site: Any) -> None:
    page = _page(browser, almanac_site, "gazette")
    page.mouse.move(0, 0)
    stops = """() => [...document.querySelectorAll('.text .here')].filter(each => {
        each.focus(); return document.activeElement === each; }).length"""
    assert page.evaluate(stops) == 0
    page.locator("details.view summary").click()
    page.locator("[id='view:signs']").check()
    assert page.evaluate(stops) == page.locator(".text .here").count()
    page.context.close()


def test_the_box_has_page_version_and_address(browser: Any, almanac_site: Any) -> None:
    page = _page(browser, almanac_site, "gazette")
    block = page.locator(".text p", has=page.locator("xpath=preceding::*[@data-n]")).first
    number = block.evaluate(
        """block => [...document.querySelectorAll('.text .page[data-n]')]
            .filter(mark => block.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING).pop().dataset.n"""
    )
    block.hover()
    block.locator("> .here").click()
    words = page.locator("dialog.cite .words").inner_text()
    anchor = block.get_attribute("id")
    assert words.endswith(f"p. {number}, https://almanac.example.org/edition/gazette.html#{anchor}")
    assert ". Version " in words
    assert page.url.endswith(f"#{anchor}")
    page.keyboard.press("Escape")
    assert not page.locator("dialog.cite").is_visible()
    page.context.close()


def test_copying_takes_the_citation(browser: Any, almanac_site: Any) -> None:
    page = _page(browser, almanac_site, "letter", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".text p").first.hover()
    page.locator(".text p > .here").first.click()
    page.locator("dialog.cite .copy").click()
    page.wait_for_function("document.querySelector('dialog.cite .copy').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("dialog.cite .words").inner_text()
    page.context.close()


def test_no_script_no_box(browser: Any, almanac_site: Any) -> None:
    page = _page(browser, almanac_site, "letter", java_script_enabled=False)
    page.locator(".text p").first.hover()
    sign = page.locator(".text p > .here").first
    sign.click()
    assert page.url.endswith(str(sign.get_attribute("href")))
    assert not page.locator("dialog.cite").is_visible()
    page.context.close()


def test_citations_stand_beside_the_page(almanac_files: dict[str, bytes]) -> None:
    page = html.document_fromstring(almanac_files["letter.html"].decode())
    links = page.xpath("//*[@id = 'apparatus:cite']//a")
    assert [link.get("href") for link in links] == ["cite/letter.bib", "cite/letter.ris", "cite/letter.json"]
    assert all(link.get("href") in almanac_files for link in links)
    (item,) = json.loads(almanac_files["cite/letter.json"])
    assert item["title"] == "Письмо о маяке"
    assert item["URL"] == "https://almanac.example.org/edition/letter.html"


def test_plain_text_is_the_reading_text(almanac_files: dict[str, bytes]) -> None:
    page = html.document_fromstring(almanac_files["play.html"].decode())
    (text,) = page.xpath("//*[@id = 'site:text']")
    for added in text.xpath(".//*[@data-layer = 'edition']"):
        added.drop_tree()
    plain = almanac_files["plain/play.txt"].decode()
    assert "".join(plain.split()) == "".join(text.text_content().split())
    assert "It is the lamp that asks you, not the sea,\nand lamps" in plain, "a verse is a line"


def test_a_fragment_has_signs_in_the_language_of_the_interface(render: Callable[..., str]) -> None:
    page = render("<body><p>Der Kahn ist fort.</p></body>", "de")
    assert '<a data-layer="edition" class="here"' in page or 'class="here"' in page
    assert 'title="Cite this passage" lang="en"' in page or 'lang="en" title="Cite this passage"' in page
