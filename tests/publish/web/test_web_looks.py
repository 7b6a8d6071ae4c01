"""How pages look: in faces of their own, dark enough, and as they were agreed on in pictures."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fascicle.edition.theme.colours import contrast
from fascicle.edition.theme.settings import DARK, LIGHT
from support.barriers import barriers

HERE = Path(__file__).resolve().parent
PAGES = ["index", "gazette", "letter", "play", "remnant", "persons", "places", "organisations", "about", "search"]
WIDTHS = {360: 740, 768: 900, 1440: 900}
SCHEMES = ["light", "dark"]
ENHANCED = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}, "preload": False}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_is_read_has_seven_to_one(palette: Any) -> None:
    for front in (palette.text, palette.soft, palette.link, palette.accent):
        for back in (palette.paper, palette.sheet):
            assert contrast(front, back) >= 7, (front, back)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["gazette", "play", "persons", "index", "search"])
def test_no_words_are_paler_than_seven_to_one(browser: Any, almanac_site: Any, name: str, scheme: str) -> None:
    assert barriers(browser, almanac_site.folder / f"{name}.html", scheme, rules=ENHANCED) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("place", ["#card:3", "#view=source"])
def test_no_barrier_where_a_card_is_open(browser: Any, almanac_site: Any, place: str, width: int, scheme: str) -> None:
    page = almanac_site.folder / "gazette.html"
    assert barriers(browser, page, scheme, place, "document.readyState === 'complete'", width=width) == []


_LOADED = """[...document.fonts].filter(face => face.status === 'loaded')
    .map(face => [face.family.replaceAll('"', ''), face.style, face.unicodeRange.split(',')[0]].join(' '))"""


def test_pages_bring_their_faces(browser: Any, almanac_site: Any) -> None:
    """From a disk too, and letters of other scripts only where there are some."""
    page = browser.new_context().new_page()
    for name in ("index", "gazette", "letter"):
        page.goto((almanac_site.folder / f"{name}.html").as_uri())
        page.evaluate("document.fonts.ready")
        loaded = set(page.evaluate(_LOADED))
        assert {"Alegreya normal U+20-7E", "Alegreya Sans normal U+20-7E"} <= loaded
        for script, first in {"Greek": "U+370", "Cyrillic": "U+400"}.items():
            is_there = page.evaluate(f"/\\p{{Script={script}}}/u.test(document.body.innerText)")
            assert any(first in face for face in loaded) == is_there, (name, script)
    page.context.close()


def test_the_faces_are_light(almanac_files: dict[str, bytes]) -> None:
    """What a text in Latin letters may load is under 120 kB, and the licence lies beside it."""
    faces = {name: len(data) for name, data in almanac_files.items() if name.startswith("fonts/")}
    assert sum(size for name, size in faces.items() if name.endswith("-latin.woff2")) < 120_000
    assert {"fonts/Alegreya-OFL.txt", "fonts/AlegreyaSans-OFL.txt"} <= faces.keys()
    css = almanac_files["fonts/faces.css"].decode()
    assert {name.removeprefix("fonts/") for name in faces if name.endswith(".woff2")} == {
        part.split('"')[0] for part in css.split('url("')[1:]
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_agreed(
    browser: Any, almanac_site: Any, name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Three widths in two schemes, small, beside each other; `--force-regen` agrees to what is new."""
    image = pytest.importorskip("PIL.Image", reason="pillow is not installed")
    seen = _sheet(image, browser, almanac_site.folder / f"{name}.html")
    path = HERE / "looks" / f"{name}.png"
    if request.config.getoption("force_regen"):
        path.parent.mkdir(exist_ok=True)
        seen.quantize(64, image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    agreed = image.open(path).convert("RGB")
    if agreed.size != seen.size or _departure(seen, agreed) > _TOLERANCE:
        seen.save(tmp_path / f"{name}.png")
        pytest.fail(f"{name} looks otherwise: {tmp_path / name}.png is what is seen now")


@pytest.mark.parametrize("sheet", ["edition.css", "search.css"])
def test_no_rule_stands_twice(almanac_files: dict[str, bytes], sheet: str) -> None:
    found: list[tuple[str, ...]] = []
    around: list[str] = []
    for words, sign in re.findall(
        r"([^{};]*)([{};])", re.sub(r"/\*.*?\*/", "", almanac_files[sheet].decode(), flags=re.S)
    ):
        if sign == "{":
            around.append(" ".join(words.split()))
            found += [tuple(around)] if not around[-1].startswith("@") else []
        elif sign == "}":
            around.pop()
    assert len(found) > 20
    assert [each for each, count in Counter(found).items() if count > 1] == []


def test_the_menu_is_one_row_on_a_phone(browser: Any, almanac_site: Any) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto((almanac_site.folder / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    tops = "[...document.querySelectorAll('header.site li')].map(each => each.getBoundingClientRect().top)"
    found = page.evaluate(tops)
    page.context.close()
    assert (len(found), len(set(found))) == (5, 1)


_SMALLER = 6
# Of 255: where a cell of eight by eight small pixels departs by more, something has moved, come or gone.
_TOLERANCE = 24.0


@pytest.mark.parametrize(
    "style", ["h1 {margin-block-start: 24px}", ":root {--paper: #fff0e0}", ".overline {display: none}"]
)
def test_what_has_changed_is_seen(browser: Any, almanac_site: Any, style: str) -> None:
    image = pytest.importorskip("PIL.Image", reason="pillow is not installed")
    path = almanac_site.folder / "letter.html"
    before = _sheet(image, browser, path)
    assert _departure(before, _sheet(image, browser, path)) == 0
    assert _departure(before, _sheet(image, browser, path, style)) > _TOLERANCE


def _sheet(image: Any, browser: Any, path: Path, style: str = "") -> Any:
    """Pictures of the first screen, one scheme below the other; ``style`` is added."""
    rows = []
    for scheme in SCHEMES:
        row = []
        for width, height in WIDTHS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
            )
            page = context.new_page()
            page.goto(path.as_uri())
            if style:
                page.add_style_tag(content=style)
            page.evaluate("document.fonts.ready")
            picture = image.open(io.BytesIO(page.screenshot())).convert("RGB")
            row.append(picture.resize((width // _SMALLER, height // _SMALLER), image.Resampling.BOX))
            context.close()
        rows.append(row)
    sheet = image.new("RGB", (sum(each.width for each in rows[0]), 2 * max(each.height for each in rows[0])))
    for down, row in enumerate(rows):
        across = 0
        for picture in row:
            sheet.paste(picture, (across, down * sheet.height // 2))
            across += picture.width
    return sheet


def _departure(one: Any, other: Any) -> float:
    """How much the two differ where they differ most."""
    from PIL import Image, ImageChops

    differing = ImageChops.difference(one, other).convert("L")
    cells = differing.resize((-(-one.width // 8), -(-one.height // 8)), Image.Resampling.BOX)
    return float(cells.getextrema()[1])
