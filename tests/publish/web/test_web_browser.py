"""The site in a browser: accessible in light and dark, sufficient without a script, a server or a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.barriers import barriers
from support.reading_text import of_tei

PAGES = ["index", "gazette", "letter", "play", "persons", "places", "dates", "map", "statistics", "about"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_that_axe_knows(browser: Any, almanac_site: Any, name: str, scheme: str) -> None:
    assert barriers(browser, almanac_site.folder / f"{name}.html", scheme) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_in_another_language(browser: Any, greek_site: Any, name: str) -> None:
    assert barriers(browser, greek_site.folder / f"{name}.html", "light") == []


def test_nothing_is_asked_for_beyond_the_folder(browser: Any, almanac_site: Any) -> None:
    page = browser.new_context().new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for name in PAGES:
        page.goto((almanac_site.folder / f"{name}.html").as_uri())
    home = almanac_site.folder.as_uri()
    beside = {"/edition.css", "/search.css", "/cite.css", "/find.js", "/view.js", "/cite.js", "/lists.css", "/lists.js"}
    asked = {url.removeprefix(home) for url in requests}
    fonts = {path for path in asked if path.startswith("/fonts/")}
    # a browser asks for the icon when it likes
    assert asked - fonts - {"/favicon.svg"} == {f"/{name}.html" for name in PAGES} | beside
    assert fonts <= {f"/{name}" for name in almanac_site.files}
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("name", ["gazette", "letter", "play"])
def test_a_browser_sees_the_reading_layer(browser: Any, almanac_site: Any, almanac: Any, name: str) -> None:
    """The parser of HTML5 moves what stands in the wrong place; nothing may be moved."""
    page = browser.new_context(java_script_enabled=True, bypass_csp=True).new_page()
    page.goto((almanac_site.folder / f"{name}.html").as_uri())
    seen = page.evaluate(
        """() => {
            const text = document.querySelector('[data-layer=reading]').cloneNode(true);
            for (const added of text.querySelectorAll('[data-layer=edition]')) added.remove();
            return text.textContent;
        }"""
    )
    expected = of_tei((almanac.texts_folder / f"{name}.xml").read_bytes()).text
    assert "".join(seen.split()) == "".join(expected.split())
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_correction_opens_by_keyboard(browser: Any, almanac_site: Any, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts, viewport={"width": 1000, "height": 800}).new_page()
    page.goto((almanac_site.folder / "gazette.html").as_uri())
    card = page.locator("[id='card:3']")
    assert not card.is_visible()
    page.locator(".text a[href='#card:3']").focus()
    page.keyboard.press("Enter")
    assert card.is_visible()
    assert "Mrash" in card.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("#entry:3"))
    assert not card.is_visible()
    page.context.close()


def test_the_first_stop_of_the_keyboard_skips_the_menu(browser: Any, almanac_site: Any) -> None:
    page = browser.new_context().new_page()
    page.goto((almanac_site.folder / "gazette.html").as_uri())
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the text"
    page.context.close()


@pytest.mark.parametrize("site", ["almanac_site", "greek_site"])
@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_page_scrolls_sideways(browser: Any, request: pytest.FixtureRequest, site: str, width: int) -> None:
    """Reflow, WCAG 1.4.10: at 320 pixels only tables may be wider, each in a frame of its own."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    for name in PAGES:
        page.goto((request.getfixturevalue(site).folder / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.context.close()


def test_no_line_ends_within_french_quotation_marks(
    browser: Any, almanac_site: Any, render: Any, tmp_path: Path
) -> None:
    """Whatever the width: a mark stands on the line of the word beside it."""
    words = " ".join(f"« mot{number} » oui ;" for number in range(60))
    style = (almanac_site.folder / "edition.css").read_bytes()
    (tmp_path / "edition.css").write_bytes(style)
    text = f"<body><div><head>Quarante minutes : le récit du patron</head><p>{words}</p></div></body>"
    (tmp_path / "ferry.html").write_text(render(text, "fr"), "utf-8")
    page = browser.new_context(bypass_csp=True).new_page()
    for width in range(320, 400, 8):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((tmp_path / "ferry.html").as_uri())
        lines = page.evaluate(_LINES)
        assert len(lines) > 10
        assert [line for line in lines if line.endswith("«") or line.startswith(("»", ";", ":"))] == []
    page.context.close()


# The lines of a paragraph as they are set: words by the height at which they stand.
_LINES = """() => {
    const lines = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
            range.setStart(walker.currentNode, word.index);
            range.setEnd(walker.currentNode, word.index + word[0].length);
            const top = Math.round(range.getBoundingClientRect().top);
            lines.set(top, (lines.get(top) ?? []).concat(word[0]));
        }
    }
    return [...lines.values()].map(words => words.join(' '));
}"""
