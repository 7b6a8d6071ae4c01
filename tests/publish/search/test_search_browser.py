"""The search in a browser, from a server and from a disk: every word of both layers is found, at its place, at once."""

from __future__ import annotations

import functools
import http.server
import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from lxml import etree

from fascicle.edition.folder import EditionFolder
from fascicle.publish.search.words import folded, words
from fascicle.tei.layers.table import Layer
from fascicle.tei.layers.view import LayerView
from fascicle.tei.write import parse
from support.barriers import barriers
from support.site import build

ALMANAC = Path(__file__).parents[1] / "web" / "almanac"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def almanac() -> EditionFolder:
    return EditionFolder.load(ALMANAC)


@pytest.fixture(scope="module")
def site(almanac: EditionFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    for name, data in build(almanac).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module", params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the site: on a server, and on a disk."""
    if request.param == "file":
        yield site.as_uri()
        return
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Any, home: str) -> Iterator[Any]:
    """A page that must not say anything in the console, and must not ask for anything from elsewhere."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: request.url.startswith(home) or said.append(request.url))
    yield opened
    context.close()
    assert [each for each in said if "favicon" not in each and "404" not in each] == []


def search(page: Any, home: str, query: str) -> str:
    """What the page says of a query."""
    if not page.url.startswith(f"{home}/search.html"):
        page.goto(f"{home}/search.html")
    page.fill("[id='search:words']", query)
    page.evaluate("fascicle.search()")
    return str(page.inner_text("[role=status]"))


def titles(page: Any) -> list[str]:
    return list(page.locator(".found-texts h2").all_inner_texts())


def layer_words(edition: EditionFolder) -> set[str]:
    """The words of both layers, whole ones where lines or pages end inside of them, and those of running heads."""
    found: set[str] = set()
    for source in edition.record.sources:
        root = parse(edition.text_path(source).read_bytes(), source.stem)
        text = root.find("{*}text")
        assert text is not None
        etree.strip_elements(text, "{*}pc", with_tail=False)
        texts = [" ".join(each.itertext()) for each in text.iter("{*}fw")]
        etree.strip_elements(text, "{*}fw", with_tail=False)
        texts += [LayerView(text, layer).text for layer in Layer]
        found |= {word for each in texts for word in words(each) if folded(word)}
    return found


def test_a_thousand_words_of_both_layers_are_found(page: Any, home: str, almanac: EditionFolder) -> None:
    drawn = random.Random(1897).choices(sorted(layer_words(almanac)), k=1000)
    page.goto(f"{home}/search.html")
    answers = page.evaluate(
        """async (drawn) => {
            const answers = [];
            await fascicle.search();
            for (const word of drawn) {
                document.getElementById('search:words').value = word;
                const start = performance.now();
                await fascicle.search();
                const marked = [...document.querySelectorAll('.found-places mark')].map(each => each.textContent);
                answers.push([word, performance.now() - start, marked]);
            }
            return answers;
        }""",
        drawn,
    )
    missing = [word for word, _, marked in answers if folded(word) not in {folded(each) for each in marked}]
    assert sorted(set(missing)) == []
    times = sorted(time for _, time, _ in answers)
    assert times[len(times) * 99 // 100] < 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Board", ["The Saltmarsh Gazette, No. 14"]),
        ('"the board met at noon"', ["The Saltmarsh Gazette, No. 14"]),
        ('"board the met"', []),
        ("resolv*", ["The Saltmarsh Gazette, No. 14"]),
        ("chairm*", ["The Saltmarsh Gazette, No. 14"]),
        ("meet boards", None),
        ("xylophone", []),
    ],
)
def test_words_phrases_and_beginnings(page: Any, home: str, query: str, found: list[str] | None) -> None:
    said = search(page, home, query)
    if found is not None:
        assert titles(page) == found
        assert (said == "Nothing found.") is not bool(found)


def test_a_filter_narrows_and_says_how_many(page: Any, home: str) -> None:
    search(page, home, "the")
    all_found = titles(page)
    assert len(all_found) > 1
    page.click("summary")
    page.wait_for_selector("[name=kind]")
    page.select_option("[name=kind]", index=1)
    page.wait_for_function(f"document.querySelectorAll('.found-texts h2').length < {len(all_found)}")
    assert len(titles(page)) == 1
    page.click("[id='search:clear']")
    page.wait_for_function(f"document.querySelectorAll('.found-texts h2').length == {len(all_found)}")


def test_a_hit_opens_the_text_at_its_place_and_marks_it(page: Any, home: str) -> None:
    search(page, home, '"met at noon"')
    page.click(".found-places a")
    page.wait_for_load_state("load")
    place = page.locator(f"[id='{unquote(page.url.partition('#')[2])}']")
    assert "met at noon" in " ".join(place.inner_text().split())
    marked = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert marked == ["met at noon"]
    assert 0 <= page.evaluate("[...CSS.highlights.get('found')][0].getBoundingClientRect().top") < 800
    page.keyboard.press("Escape")
    assert page.evaluate("CSS.highlights.has('found')") is False


def test_a_form_of_the_source_opens_the_text_at_its_correction(page: Any, home: str) -> None:
    search(page, home, "mrash")
    assert page.inner_text(".of-source") == "Source:"
    page.click(".found-places a")
    page.wait_for_load_state("load")
    assert "correction" in page.url
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") != []


def test_what_the_source_has_is_not_marked_among_the_words_of_the_reading_text(page: Any, home: str) -> None:
    """Forms of the source stand hidden beside their corrections: no word runs into them, and none is found in them."""
    page.goto(f"{home}/gazette.html")
    counts = page.evaluate(
        """() => {
            const text = document.querySelector('.text');
            return ['marsh', 'mrash', 'lasted', 'ted', 'resolved'].map(word =>
                fascicle.rangesOf(text, [[word]]).map(each => each.toString().replace(/\\W/g, '')));
        }"""
    )
    assert counts[1] == counts[3] == []
    assert [bool(each) for each in counts] == [True, False, True, False, True]


def test_without_highlights_elements_mark_the_words(browser: Any, home: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.Highlight")
    page = context.new_page()
    page.goto(f"{home}/gazette.html")
    place = page.locator(".text p", has_text="met at noon").get_attribute("id")
    page.goto(f"{home}/gazette.html?find=met%20at%20noon#{quote(place)}")
    page.wait_for_selector(f"[id='{place}'] mark")
    assert "".join(page.locator(f"[id='{place}'] mark").all_inner_texts()) == "met at noon"
    context.close()


def test_the_field_of_every_page_leads_to_the_search(page: Any, home: str) -> None:
    for name in ("index", "gazette", "persons", "about"):
        page.goto(f"{home}/{name}.html")
        page.fill("header [type=search]", "board")
        page.keyboard.press("Enter")
        page.wait_for_selector(".found-texts h2")
        assert "search.html?q=board" in page.url
        assert "1 text" in page.inner_text("[role=status]")


def test_without_a_script_the_page_says_so_and_leads_on(browser: Any, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/gazette.html")
    page.fill("header [type=search]", "board")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "search.html?q=board" in url)
    assert "JavaScript" in page.inner_text("main")
    assert page.locator("main a[href='persons.html']").is_visible()
    assert not page.locator("[id='search:form']").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?q=the&kind=0", "?q=boart", "?q=mrash"])
def test_no_barrier_that_axe_knows(browser: Any, site: Path, scheme: str, query: str) -> None:
    assert (
        barriers(browser, site / "search.html", scheme, query, "document.querySelector('[role=status]').textContent")
        == []
    )


def test_by_keyboard_alone(page: Any, home: str) -> None:
    page.goto(f"{home}/search.html")
    page.focus("[id='search:words']")
    page.keyboard.type("board")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found-texts h2")
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=order]")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_a_word_is_the_same_to_the_build_and_to_the_browser(page: Any, home: str) -> None:
    """Every character of the Basic Multilingual Plane, alone and inside a word."""
    texts = [f"a{chr(code)}b {chr(code)}" for code in range(0xA0, 0xFFFE) if not 0xD800 <= code < 0xE000]
    page.goto(f"{home}/search.html")
    seen = page.evaluate("texts => texts.map(text => fascicle.words(text).map(each => each.form).join(' '))", texts)
    here = [" ".join(form for word in words(text) if (form := folded(word))) for text in texts]
    different = [text for text, one, other in zip(texts, here, seen, strict=True) if one != other]
    # letters that one of the two knows and the other does not yet
    assert len(different) < 80
