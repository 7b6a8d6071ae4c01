"""What readers choose to see: each layer is shown whole, without a script; each kind goes without its words."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from support.reading_text import TEI

_OMITTED = {"corr", "reg", "expan", "ex", "supplied", "desc", "figDesc"}
_SEEN = """() => {
    const text = document.querySelector('.text');
    for (const own of text.querySelectorAll('[data-layer=edition]:not(.s, .left-out)')) own.remove();
    return text.innerText;
}"""


def _source(element: Any) -> str:
    """The source layer of a text, without its footnotes, which a page shows at its foot."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(TEI)
    is_elsewhere = name == "note" and (element.get("resp") or element.get("place") in {"bottom", "end"})
    if name in _OMITTED or is_elsewhere:
        return ""
    return (element.text or "") + "".join(_source(child) + (child.tail or "") for child in element)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("name", ["gazette", "letter", "play"])
def test_the_source_text_is_shown_whole(
    browser: Any, almanac_site: Any, almanac: Any, name: str, scripts: bool
) -> None:
    page = browser.new_context(java_script_enabled=scripts, bypass_csp=True).new_page()
    page.goto((almanac_site.folder / f"{name}.html").as_uri())
    page.locator(".view summary").click()
    page.locator("[id='view:source']").check()
    tei = etree.fromstring((almanac.texts_folder / f"{name}.xml").read_bytes())
    expected = _source(tei.find(f"{TEI}text"))
    assert "".join(page.evaluate(_SEEN).split()) == "".join(expected.split())
    page.context.close()


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_numbers_of_lines_are_seen_whole_beside_the_text(browser: Any, almanac_site: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{(almanac_site.folder / 'gazette.html').as_uri()}#view=source")
    edges = page.evaluate(
        """() => [...document.querySelectorAll('.text .line')].map(line => {
            const style = getComputedStyle(line, '::before');
            const box = document.querySelector('.text').getBoundingClientRect();
            return box.right - parseFloat(style.right) - parseFloat(style.width);
        })"""
    )
    assert edges
    assert min(edges) >= 0
    assert page.evaluate("getComputedStyle(document.querySelector('.page'), '::after').right.startsWith('-')")
    context.close()


def test_the_choice_is_kept_in_the_address(browser: Any, almanac_site: Any) -> None:
    page = browser.new_context().new_page()
    home = (almanac_site.folder / "gazette.html").as_uri()
    page.goto(home)
    page.locator(".view summary").click()
    page.locator("[id='view:source']").check()
    page.locator("[id='view:names']").uncheck()
    assert page.url == f"{home}#view=source,names"
    again = page.context.new_page()
    again.goto(page.url)
    assert again.locator("[id='view:source']").is_checked()
    assert not again.locator("[id='view:names']").is_checked()
    page.context.close()


@pytest.mark.parametrize(("kind", "links"), [("names", "a.name"), ("corrections", "a.correction")])
def test_a_kind_goes_and_its_words_stay(browser: Any, almanac_site: Any, kind: str, links: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((almanac_site.folder / "gazette.html").as_uri())
    before = page.locator(".text").inner_text()
    page.locator(".view summary").click()
    page.locator(f"[id='view:{kind}']").uncheck()
    assert page.locator(".text").inner_text() == before
    assert page.locator(f".text {links}").count() > 0
    page.locator("[id='view:pages']").focus()
    stops = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.add(page.locator(":focus").get_attribute("class") if page.locator(":focus").count() else None)
    assert not any(stop and links.removeprefix("a.") in stop.split() for stop in stops)
    page.context.close()


def test_the_list_of_corrections_says_where_and_around_what(render: Any) -> None:
    text = (
        "<body><div><p><pb n='4'/><lb n='12'/>the workers of all <choice><sic>harbuors</sic><corr resp='#mt'>harbours"
        "</corr></choice>, great and small alike</p></div></body>"
    )
    page = render(text)
    entry = page[page.index('<li id="entry:1">') :].split("</li>")[0]
    assert '<span class="place">page 4, line 12</span>' in entry
    assert '<span class="around">workers of all </span>' in entry
    assert '<span class="around">, great and</span>' in entry
    assert "<details>" in page[: page.index('<li id="entry:1">')][-200:]


@pytest.mark.parametrize("name", ["gazette", "letter", "play"])
def test_on_a_phone_the_text_begins_soon(browser: Any, almanac_site: Any, name: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto((almanac_site.folder / f"{name}.html").as_uri())
    assert page.evaluate("document.querySelector('.text').getBoundingClientRect().top / innerHeight") < 1.5
    page.context.close()


# Marks and what they lead to, from the top: notes and corrections share the margin.
_BESIDE = """() => [...document.querySelectorAll('.text :is(a[role=doc-noteref], a[href^="#card:"])')].map(mark => {
    const beside = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    const box = beside.getBoundingClientRect();
    return [mark.getClientRects()[0].top, box.top, box.bottom, box.left, box.right];
}).filter(([, top, bottom]) => bottom > top).sort((a, b) => a[1] - b[1])"""


def _many_notes() -> str:
    words = "The harbour was shut for the winter, and nobody asked why. " * 3
    choice = "<choice><sic>har bour</sic><corr resp='#mt'>harbour</corr></choice>"
    noted = "".join(
        f"<p>{words}<note resp='#mt'>{'Said so in a letter. ' * (1 + n % 4)}</note> {words} The {choice} and the"
        f" {choice} again.<note resp='#mt'>Briefly.</note></p>"
        for n in range(8)
    )
    return f"<body><div><head>Notes</head><div><head>One</head></div><div><head>Two</head>{noted}</div></div></body>"


@pytest.fixture
def noted(almanac_site: Any, render: Any, tmp_path: Any) -> Any:
    """The address of a page of many notes and corrections, in a language."""

    def written(language: str = "en") -> str:
        for name in ("edition.css", "view.js"):
            (tmp_path / name).write_bytes((almanac_site.folder / name).read_bytes())
        (tmp_path / "ferry.html").write_text(render(_many_notes(), language), "utf-8")
        return str((tmp_path / "ferry.html").as_uri())

    return written


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 1440])
def test_notes_and_corrections_stand_beside_their_words(browser: Any, noted: Any, width: int, language: str) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(noted(language))
    page.locator(".view summary").click()
    edges = page.evaluate("(({left, right}) => [left, right])(document.querySelector('.text').getBoundingClientRect())")
    contents = page.evaluate(
        "(({left, right}) => [left, right])(document.querySelector('.contents').getBoundingClientRect())"
    )
    before = None
    found = page.evaluate(_BESIDE)
    assert len(found) == 32
    for mark, top, bottom, left, right in found:
        assert 0 <= left < right <= width
        assert left > edges[1] if language == "en" else right < edges[0]
        assert left > contents[1] or right < contents[0]
        assert before is None or top >= before
        assert abs(top - mark) <= 40 or (before is not None and top - before <= 10)
        before = bottom
    page.context.close()


def test_a_correction_in_the_margin_is_a_line_that_opens(browser: Any, noted: Any) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(noted())
    card = page.locator("[id='card:1']")
    assert " ".join(card.inner_text().split()) == "harbour Source: har bour"
    assert card.get_attribute("aria-hidden") == "true", "the list at the foot says it"
    page.locator(".text a[href='#card:1']").click()
    assert "blank removed · corrected by Mara Tolland" in card.inner_text()
    assert card.get_attribute("aria-hidden") is None
    card.locator(".close").click()
    assert "blank removed" not in card.inner_text()
    page.locator(".view summary").click()
    page.locator("[id='view:corrections']").uncheck()
    assert page.locator(".card:visible").count() == 0
    assert page.locator(".notes > .beside:visible").count() == 16
    page.context.close()


def test_on_paper_notes_are_at_the_foot(browser: Any, noted: Any) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(noted())
    page.emulate_media(media="print")
    tops = page.evaluate("[...document.querySelectorAll('.notes > li')].map(note => note.getBoundingClientRect().top)")
    assert page.evaluate("document.querySelector('.text').getBoundingClientRect().bottom") < min(tops)
    assert tops == sorted(tops)
    assert page.locator(".card:visible").count() == 0
    assert page.get_by_text("corrected by Mara Tolland").first.is_visible(), "the list is unfolded"
    page.context.close()


def test_on_a_phone_a_note_is_a_card(browser: Any, almanac_site: Any) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    page.goto((almanac_site.folder / "gazette.html").as_uri())
    mark = page.locator(".text .edition-note a").first
    mark.click()
    box = page.locator(".notes > li:target").bounding_box()
    assert 0 <= box["y"] <= 740 - box["height"]
    assert mark.is_visible()
    page.context.close()
