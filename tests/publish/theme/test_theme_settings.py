"""theme.toml: each value is checked, colours for their contrast, and style sheets and pictures for what they load."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fascicle import resources
from fascicle.check.theme import UNREADABLE, check_theme
from fascicle.edition.theme import styles
from fascicle.edition.theme.colours import TEXT, contrast, nearest
from fascicle.edition.theme.pictures import check_picture
from fascicle.edition.theme.settings import DARK, LIGHT, Palette, ThemeSettings, faults
from fascicle.model.errors import EditionError
from fascicle.publish.theming import site_files
from support import themes

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # the values of the definition's own formula, worked out by hand
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#fff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_does_not_ask_which_colour_is_first(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS, COLOURS)
def test_what_is_proposed_would_do(colour: str, paper: str) -> None:
    found = nearest(colour, [paper], TEXT)
    assert found is not None, "black or white has 4.5:1 to any colour"
    assert contrast(found, paper) >= TEXT


def test_nothing_is_proposed_where_nothing_would_do() -> None:
    assert nearest("#808080", ["#000000", "#ffffff"], 7) is None


def test_our_own_colours_are_those_of_the_style_sheet_and_can_be_told_apart() -> None:
    css = resources.stylesheet("web/edition.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    properties = dict(zip((each.name for each in fields(Palette)), _NAMES, strict=True))
    for palette, rule in ((LIGHT, light), (DARK, dark)):
        found = dict(re.findall(r"--(\w+): (#\w+);", rule))
        assert {name: found[key] for name, key in properties.items()} == {
            name: getattr(palette, name) for name in properties
        }
    assert faults(ThemeSettings(light=LIGHT, dark=DARK)) == []


_NAMES = ("paper", "sheet", "ink", "soft", "link", "mark", "line")


def _findings(folder: Path, **files: str | bytes) -> list[tuple[str, int | None, int | None, str, str]]:
    whole = {f"theme/{name.replace('__', '.')}": content for name, content in files.items()}
    edition = themes.themed(folder, whole)
    return [
        (each.rule.code, each.line, each.column, each.message, each.hint) for each in check_theme(edition.theme_folder)
    ]


def test_a_colour_too_near_is_told_with_what_would_do(tmp_path: Path) -> None:
    ((code, line, _, said, hint),) = _findings(tmp_path, theme__toml='[light]\npaper = "#fff"\nlink = "#767676"\n')[:1]
    assert (code, line) == ("F0803", 3)
    assert said == "link #767676 on sheet #f5f2ea has 4.06:1, and needs 4.5:1 (WCAG 2.2)"
    found = re.match(r'link = "(#\w+)" would do in \[light\]', hint)
    assert found
    assert min(contrast(found[1], ground) for ground in ("#ffffff", "#f5f2ea")) >= TEXT
    assert _findings(tmp_path, theme__toml=f'[light]\npaper = "#fff"\nlink = "{found[1]}"\n') == []


def test_the_examples_of_the_rule_are_true(tmp_path: Path) -> None:
    for example, faults_of_it in ((UNREADABLE.bad, True), (UNREADABLE.good, False)):
        toml = example.partition("   ")[0].replace("] ", "]\n").replace('" ', '"\n')
        assert bool(_findings(tmp_path, theme__toml=toml)) is faults_of_it


def test_paper_that_comes_near_to_our_own_text_is_told_too(tmp_path: Path) -> None:
    found = _findings(tmp_path, theme__toml='[dark]\npaper = "#999999"\n')
    assert {(code, line) for code, line, *_ in found} == {("F0803", 2)}
    assert [said.partition(" ")[0] for *_, said, _ in found] == ["text", "soft", "link", "accent"]


@pytest.mark.parametrize(
    ("toml", "line", "said"),
    [
        ('[light]\nlink = "red"', 2, "not a colour"),
        ('[light]\nlink = "#12345"', 2, "not a colour"),
        ('[light]\nlink = "#123456; } body { x: y"', 2, "not a colour"),
        ('[light]\ninc = "#123456"', 2, "unknown key"),
        ('[book]\nwidth = "170"', 2, "not a length"),
        ('[book]\nwidth = "1mm) #read(\\"x\\""', 2, "not a length"),
        ('[book]\nfont = "a\\", #x"', 2, "not the name of a font"),
        ('[book]\nsides = "three"', 2, 'not "one" or "two"'),
        ('[logo]\nfile = "../logo.svg"', 2, "not a file"),
        ('[logo]\nfile = "logo.svg"', 2, "there is no file theme/logo.svg"),
        ('[[type.fonts]]\nfamily = "X"\nfile = "fonts/x.woff"', 3, "not a file"),
        ('[[type.fonts]]\nfamily = "X"\nfile = "fonts/x.woff2"', 3, "there is no file"),
        ('[footer]\n[[footer.links]]\ntext = "x"\nurl = "javascript:alert(1)"', 4, "not an address"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_line(tmp_path: Path, toml: str, line: int, said: str) -> None:
    ((code, found, _, message, _),) = _findings(tmp_path, theme__toml=toml)
    assert (code, found) == ("F0802", line)
    assert said in message


@pytest.mark.parametrize(
    ("book", "said"),
    [
        ('width = "60mm"', "less than 60mm"),
        ('height = "100mm"', "less than 90mm"),
        ('outside = "15mm"', "no room for the pages of the source"),
        ('size = "4pt"', "cannot be read well"),
        ('headings = "#aaaaaa"', "needs 4.5:1"),
    ],
)
def test_measures_that_leave_no_room(tmp_path: Path, book: str, said: str) -> None:
    ((code, line, _, message, _),) = _findings(tmp_path, theme__toml=f"[book]\n{book}\n")
    assert (code, line) == ("F0803", 2)
    assert said in message


def test_a_logo_has_words(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    ((code, line, *_),) = _findings(tmp_path, theme__toml='[logo]\nfile = "a.svg"\nalt = " "', a__svg=svg)
    assert (code, line) == ("F0802", 2)


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<path onload="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/a.png"/>',
        '<image href="data:image/svg+xml,x"/>',
        '<use href="other.svg#a"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>path { fill: url(https://example.org/a.svg#b) }</style>",
        "<style>path { fill: u\\72l(https://example.org/a.svg#b) }</style>",
        '<path fill="url(https://example.org/a.svg#b)"/>',
        '<path style="fill: url(//example.org/a.svg#b)"/>',
        "<foreignObject/>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<path xml:base="https://example.org/"/>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
    ],
)
def test_a_picture_runs_and_loads_nothing(content: str) -> None:
    with pytest.raises(EditionError) as caught:
        check_picture(f'<svg xmlns="http://www.w3.org/2000/svg">\n{content}</svg>'.encode(), "theme/a.svg")
    assert caught.value.place == "theme/a.svg:2"


def test_a_picture_may_point_to_its_own_parts() -> None:
    content = (
        '<defs><linearGradient id="a"/></defs><style>b{fill:url(#a)}</style><path fill="url(#a)"/><use href="#a"/>'
    )
    check_picture(f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'.encode(), "theme/a.svg")


@pytest.mark.parametrize(("name", "data"), [("a.svg", b"<html/>"), ("a.svg", b"<svg"), ("a.png", b"<svg/>")])
def test_a_picture_is_what_its_name_says(name: str, data: bytes) -> None:
    with pytest.raises(EditionError):
        check_picture(data, f"theme/{name}")


@pytest.mark.parametrize(
    "rule",
    [
        "a { background: url(https://example.org/a.png) }",
        'a { background: url("//example.org/a.png") }',
        "a { background: url( '/a.png' ) }",
        "a { background: URL(https://example.org/a.png) }",
        "a { background: u\\72l(https://example.org/a.png) }",
        "a { background: \\75 rl('https://example.org/a.png') }",
        "a { background: url(ht\\74ps://example.org/a.png) }",
        "a { background: url(data:image/png;base64,AAAA) }",
        "a { background: url(../edition.toml) }",
        "a { background: url(%2e%2e/edition.toml) }",
        "a { background: image-set('https://example.org/a.png' 1x) }",
        "a { background: -webkit-image-set('https://example.org/a.png' 1x) }",
        "a { --x: url(https://example.org/a.png) }",
        "@import 'https://example.org/a.css';",
        "@import url(https://example.org/a.css) print;",
        "@IMPORT/**/'https://example.org/a.css';",
        "@im\\70ort 'https://example.org/a.css';",
        "@font-face { font-family: x; src: local(x), url(https://example.org/a.woff2) }",
        "a { background: url(no-such-file.png) }",
    ],
)
def test_a_style_sheet_loads_nothing_from_elsewhere(rule: str) -> None:
    with pytest.raises(EditionError) as caught:
        styles.loaded({"site.css": f"/* é */\np {{ color: red }} {rule}".encode(), "a.png": b""})
    # where the address stands: at its quotation mark, or at `url(`
    start = re.search(r"[\"']|(?:url|\\75 rl|u\\72l)\((?! ?[\"'])", rule, re.IGNORECASE)
    assert start
    assert (caught.value.line, caught.value.column) == (2, len("p { color: red } ") + start.start() + 1)


def test_what_style_sheets_name_comes_with_them() -> None:
    css = """@charset "utf-8"; @namespace svg url(http://www.w3.org/2000/svg); @import "parts/more.css";
    a::after { content: "url(https://example.org)"; /* url(https://example.org) */ }
    a { background: url(#a), url("a b.png") }"""
    files = {
        "site.css": css.encode(),
        "parts/more.css": b"a { background: url(../paper.png); cursor: image-set('c.png' 1x) }",
        "parts/c.png": b"",
        "parts/unused.css": b"a { background: url(https://example.org) }",
        "a b.png": b"",
        "paper.png": b"",
    }
    assert styles.linked(files) == ("site.css",)
    assert styles.loaded(files) == ("a b.png", "paper.png", "parts/c.png", "parts/more.css", "site.css")


def test_fonts_come_with_the_pages(tmp_path: Path) -> None:
    toml = (
        """[type]\ntext = "Quay"\n[[type.fonts]]\nfamily = "Quay"\nfile = "fonts/Quay Bold.woff2"\nweight = "bold"\n"""
    )
    edition = themes.themed(tmp_path, {"theme/theme.toml": toml, "theme/fonts/Quay Bold.woff2": b"wOF2 and so on"})
    files = site_files(edition.theme)
    assert list(files) == ["theme/fonts/Quay Bold.woff2", "theme.css"]
    css = files["theme.css"].decode()
    assert 'src: url("theme/fonts/Quay%20Bold.woff2") format("woff2");' in css
    assert '--serif: "Quay", ' in css


def test_a_font_is_what_its_name_says(tmp_path: Path) -> None:
    toml = '[[type.fonts]]\nfamily = "X"\nfile = "fonts/x.ttf"\n'
    edition = themes.themed(tmp_path, {"theme/theme.toml": toml, "theme/fonts/x.ttf": b"wOF2"})
    (found,) = check_theme(edition.theme_folder)
    assert (found.rule.code, found.message) == ("F0802", "this is no .ttf font")
