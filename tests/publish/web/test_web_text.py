"""The text of a page behaves as text: what is selected, found, clicked on and heard is the text, and nothing else."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.reading_text import of_tei

TEXTS = ["gazette", "letter", "play", "remnant"]
_HARD = (
    "<body><div><head>The <choice><sic>stlye</sic><corr resp='#mt'>style</corr></choice> of it</head>"
    "<p>In <choice><sic>stlye</sic><corr resp='#mt'>style</corr></choice>.<note resp='#mt'>A note.</note> "
    "The pilot "
    "<hi>cut<pc force='weak'>-</pc><pb n='2' break='no'/></hi>ter, <choice><sic>everyone</sic>"
    "<corr resp='#mt'>every one"
    "</corr></choice> said, was <surplus reason='repeated' resp='#mt'>was</surplus> late <pb n='3'/> "
    "for <persName ref='#ada-quill'>Ada <choice><sic>Qiull</sic><corr resp='#mt'>Quill</corr></choice></persName>"
    "<note resp='#mt'>Another.</note>’s boat, the ket<pb n='4' break='no'/>ch</p>"
    "<p>At <ref target='http://mrash.example'>www.<choice><sic>mrash</sic><corr resp='#mt'>marsh</corr>"
    "</choice>.example"
    "</ref> and <ref target='https://marsh.example/a'>marsh.example</ref>.</p></div></body>"
)


@pytest.fixture(scope="module", params=["file", "http"])
def address(request: pytest.FixtureRequest, almanac_site: Any) -> Iterator[Callable[[str], str]]:
    """The address of a page: from disk, and from a server."""
    if request.param == "file":
        yield lambda name: (almanac_site.folder / f"{name}.html").as_uri()
        return
    handler = functools.partial(_Quiet, directory=almanac_site.folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield lambda name: f"http://127.0.0.1:{server.server_port}/{name}.html"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def hard(browser: Any, render: Callable[..., str], almanac_site: Any, tmp_path: Path) -> Iterator[Any]:
    """A page of all that goes wrong within words."""
    for name in ("edition.css",):
        (tmp_path / name).write_bytes((almanac_site.folder / name).read_bytes())
    (tmp_path / "ferry.html").write_text(render(_HARD), "utf-8")
    page = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True).new_page()
    page.goto((tmp_path / "ferry.html").as_uri())
    yield page
    page.context.close()


# What a reader copies of each block, and what the reading layer has there: the sign of a gap and the brackets of signs
# are copied, so that no hole is closed in silence.
_SELECTED = """() => [...document.querySelectorAll('.text :is(p, h2, h3, h4, h5, .l, li)')]
    .filter(block => !block.closest('[data-layer=edition]') && !block.querySelector('p, li, .note'))
    .map(block => {
        const range = document.createRange();
        range.selectNodeContents(block);
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        const copy = block.cloneNode(true);
        for (const own of copy.querySelectorAll('[data-layer=edition]:not(.gap, .sign)')) own.remove();
        const plain = text => text.replace(/\\s+/g, ' ').trim();
        return [selection.toString().replace(/^\\s+|\\s+$/g, '').replaceAll('\\n', ' '), plain(copy.textContent)];
    })"""


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_selected_is_the_reading_text(browser: Any, address: Callable[[str], str], name: str) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(address(name))
    pairs = page.evaluate(_SELECTED)
    assert pairs
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    page.context.close()


def test_what_is_selected_on_a_hard_page(hard: Any) -> None:
    selected = [pair[0] for pair in hard.evaluate(_SELECTED)]
    assert selected == [
        "The style of it",
        "In style. The pilot cutter, every one said, was late for Ada Quill’s boat, the ketch",
        "At www.marsh.example and marsh.example.",
    ]


def test_what_is_copied_is_what_is_selected(browser: Any, address: Callable[[str], str]) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(address("letter"))
    page.evaluate("document.addEventListener('copy', () => { window.copied = getSelection().toString(); })")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.text'))")
    page.keyboard.press("Control+c")
    assert "Correction" not in page.evaluate("window.copied")
    page.context.close()


_FOUND = """() => {
    const missed = [];
    const text = document.querySelector('.text');
    for (const mark of text.querySelectorAll('.correction, .page')) {
        const block = mark.closest('p, h2, h3, h4, h5, .l, li');
        if (!block || block.querySelector('[role=doc-noteref], .gap')) continue;
        const copy = block.cloneNode(true);
        const same = copy.querySelector(`[id="${mark.id}"]`);
        same.before('\\u0001');
        same.after('\\u0002');
        for (const own of copy.querySelectorAll('[data-layer=edition]')) own.remove();
        const words = copy.textContent.replace(/\\s+/g, ' ').trim();
        const from = words.indexOf('\\u0001');
        const plain = words.replace(/ ?\\u0001\\u0002 /, ' ').replace(/[\\u0001\\u0002]/g, '');
        const wanted = plain.slice(Math.max(0, from - 4), from + 8).trim();
        getSelection().removeAllRanges();
        getSelection().collapse(block, 0);
        if (!window.find(wanted, true, false, true)) missed.push(wanted);
    }
    return missed;
}"""


@pytest.mark.parametrize("name", TEXTS)
def test_words_are_found_across_corrections_and_pages(browser: Any, address: Callable[[str], str], name: str) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(address(name))
    assert page.evaluate(_FOUND) == []
    page.context.close()


@pytest.mark.parametrize(
    "words", ["its style", "pilot cutter", "cutter, every one said", "was late for Ada", "the ketch"]
)
def test_words_are_found_on_a_hard_page(hard: Any, words: str) -> None:
    assert hard.evaluate("words => window.find(words.replace('its', 'In'), true, false, true)", words)


def test_a_page_that_began_within_a_word_is_marked_behind_it(hard: Any) -> None:
    before = hard.evaluate(
        """[...document.querySelectorAll('.page')].map(mark => {
            const range = document.createRange();
            range.setStart(mark.closest('p'), 0);
            range.setEndBefore(mark);
            const read = range.cloneContents();
            for (const source of read.querySelectorAll('.s')) source.remove();
            return read.textContent;
        })"""
    )
    assert [words.split()[-1] for words in before] == ["cutter,", "late", "ketch"]


# The nearest control to the middle of each link: itself, or what stands in it.
_MISSED = """() => [...document.querySelectorAll('main a[href]')].filter(link => {
    if (!link.checkVisibility() || !link.getClientRects().length) return false;
    if (link.classList.contains('mark') || getComputedStyle(link).visibility !== 'visible') return false;
    if (link.closest('details:not([open])')) return false;
    link.scrollIntoView({block: 'center'});
    const rects = [...link.getClientRects()].filter(rect => rect.width && rect.height);
    return !rects.length || rects.some(rect => {
        const hit = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
        return !(hit && (link.contains(hit)));
    });
}).map(link => link.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["index", "persons", "gazette", "letter", "play", "about"])
def test_a_click_on_a_link_is_a_click_on_it(browser: Any, almanac_site: Any, name: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True).new_page()
    page.goto((almanac_site.folder / f"{name}.html").as_uri())
    assert page.evaluate(_MISSED) == []
    page.context.close()


def test_a_link_leads_where_its_words_say(hard: Any) -> None:
    links = hard.evaluate("[...document.querySelectorAll('.text a[href^=http]')].map(a => [a.textContent, a.host])")
    assert links == [["marsh.example", "marsh.example"]]
    assert "www.marsh.example" in hard.inner_text(".text")


def test_pages_marks_and_marginal_notes_have_names(hard: Any) -> None:
    names = hard.evaluate("[...document.querySelectorAll('.page, .mark')].map(each => each.ariaLabel ?? each.title)")
    assert sorted(names) == ["Correction 4", "Correction 5", "page 2", "page 3", "page 4"]


def test_after_the_skip_link_the_next_stop_lies_in_the_text(browser: Any, address: Callable[[str], str]) -> None:
    page = browser.new_context().new_page()
    page.goto(address("gazette"))
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('.text') !== null")
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_card_needs_no_popover_and_no_script(browser: Any, almanac_site: Any, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts, viewport={"width": 1000, "height": 800}).new_page()
    page.goto((almanac_site.folder / "gazette.html").as_uri())
    assert page.locator("[popover]").count() == 0
    assert page.locator(".card:visible").count() == 0
    page.locator(".text a.correction").first.click()
    assert page.locator(".card:visible").count() == 1
    page.locator(".card:visible a.close").click()
    assert page.locator(".card:visible").count() == 0
    page.context.close()


def test_the_page_has_no_letter_that_the_layer_has_not(
    almanac: Any, browser: Any, address: Callable[[str], str]
) -> None:
    """Whole texts: what can be selected of a page, blanks aside, is its reading layer."""
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(address("letter"))
    selected = page.evaluate(
        "(getSelection().selectAllChildren(document.querySelector('.text')), getSelection().toString())"
    )
    expected = of_tei((almanac.texts_folder / "letter.xml").read_bytes()).text
    assert "".join(selected.split()) == "".join(expected.split())
    page.context.close()
