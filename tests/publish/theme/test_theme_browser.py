"""A themed site in a browser, and a themed book before the referee: as accessible as without a theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fascicle.publish import pdf
from referees import verapdf
from support import themes
from support.barriers import barriers
from support.site import build

PAGES = ["index", "gazette", "letter", "play", "persons", "about"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = themes.themed(tmp_path_factory.mktemp("edition"), themes.of_the_page())
    folder = tmp_path_factory.mktemp("site")
    for name, data in build(edition).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_that_axe_knows(browser: Any, site: Path, name: str, scheme: str) -> None:
    assert barriers(browser, site / f"{name}.html", scheme) == []


def _colours(browser: Any, site: Path, **asked: str) -> dict[str, str]:
    context = browser.new_context(**asked)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    names = ["paper", "ink", "soft", "line", "link"]
    found = page.evaluate(
        """names => Object.fromEntries(names.map(name =>
            [name, getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()]))""",
        names,
    )
    page.keyboard.press("Tab")
    found["focus"] = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    context.close()
    return found  # type: ignore[no-any-return]


def test_light_dark_and_more_contrast_are_kept_apart(browser: Any, site: Path) -> None:
    light = _colours(browser, site, color_scheme="light")
    dark = _colours(browser, site, color_scheme="dark")
    more = _colours(browser, site, color_scheme="light", contrast="more")
    assert (light["paper"], light["ink"], light["link"]) == ("#ffffff", "#14212b", "#1d4e6b")
    assert (dark["paper"], dark["link"]) == ("#0f1a21", "#9fd3ea")
    assert dark["ink"] == "#e6e1d6", "what the theme leaves out stays"
    assert light["soft"] != light["ink"]
    assert more["soft"] == more["ink"] == "#14212b"
    assert {each["focus"] for each in (light, dark, more)} == {"solid"}


def test_nothing_is_asked_for_beyond_the_folder(browser: Any, site: Path) -> None:
    page = browser.new_context().new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((site / "gazette.html").as_uri())
    names = {"gazette.html", "edition.css", "search.css", "theme.css", "theme/site.css", "theme/logo.svg"}
    names |= {"cite.css", "cite.js", "find.js", "view.js"}
    asked = {url.removeprefix(f"{site.as_uri()}/") for url in requests}
    # a browser asks for the icon when it likes, and for the faces that it needs
    assert {name for name in asked if not name.startswith("fonts/")} - {"favicon.svg"} == names
    assert complaints == []
    page.context.close()


@pytest.mark.skipif(bool(verapdf.lacking()), reason=verapdf.lacking() or "-")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_a_themed_book_conforms(flavour: str, tmp_path: Path) -> None:
    edition = themes.themed(tmp_path / "edition", themes.of_the_page())
    texts = {source.stem: edition.text_path(source).read_bytes() for source in edition.record.sources}
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf.book(edition, texts, edition.authority_path.read_bytes()))
    (verdict,) = verapdf.validate(flavour, path).values()
    assert verdict.failures == []
    assert verdict.checks > 1000
