"""What all stylesheets keep to: declared modes, types, thin entry points, and what is made for them is fresh."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from lxml import etree

from fascicle import resources

XSL = "{http://www.w3.org/1999/XSL/Transform}"
FOLDER = resources.folder("xslt")
STYLESHEETS = sorted(FOLDER.rglob("*.xsl"))
SHARED = FOLDER / "lib.xsl"
ENTRIES = [path for path in STYLESHEETS if path.parent == FOLDER and path != SHARED]
MESSAGES = sorted((FOLDER / "messages").rglob("*.xml"))
MODULES = [path for path in STYLESHEETS if path.parent != FOLDER]
# Tables of words that files use, which no reader sees.
TABLES = {"home/elements.xsl", "home/looks.xsl"}
MAKER = Path(__file__).parents[2] / "tools" / "xslt.py"


def _root(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("path", ENTRIES, ids=_name)
def test_an_entry_point_is_thin(path: Path) -> None:
    """A module, so that a theme can be set over it; `saxon.load` makes the package."""
    root = _root(path)
    assert root.tag == f"{XSL}stylesheet"
    assert root.get("{http://www.w3.org/XML/1998/namespace}base") == f"fascicle:/{path.name}"
    assert {child.tag for child in root if isinstance(child.tag, str)} <= {
        f"{XSL}{name}" for name in ("include", "mode", "param", "expose")
    }


def _included(path: Path) -> list[Path]:
    return [FOLDER / each.get("href", "") for each in _root(path).iter(f"{XSL}include")]


def test_shared_modules_are_listed_once() -> None:
    assert {child.tag for child in _root(SHARED) if isinstance(child.tag, str)} == {f"{XSL}include"}
    assert sorted(_included(SHARED)) == [path for path in MODULES if path.parent.name in {"lib", "reading"}]
    for entry in ENTRIES:
        assert _included(entry)[0] == SHARED
        own = FOLDER / entry.stem
        assert sorted(_included(entry)[1:]) == [path for path in MODULES if path.parent == own]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_a_stylesheet_that_includes_nothing(path: Path) -> None:
    root = _root(path)
    assert root.tag == f"{XSL}stylesheet"
    assert not list(root.iter(f"{XSL}include", f"{XSL}import"))


@pytest.mark.parametrize("path", STYLESHEETS, ids=_name)
def test_everything_has_a_type(path: Path) -> None:
    kinds = [f"{XSL}{name}" for name in ("param", "variable", "function", "template", "accumulator")]
    untyped = [
        f"{path.name}:{each.sourceline} {etree.QName(each).localname} {each.get('name') or each.get('match')}"
        for each in _root(path).iter(*kinds)
        if each.get("as") is None
    ]
    assert untyped == []


@pytest.mark.parametrize("path", ENTRIES, ids=_name)
def test_every_mode_says_what_it_does_with_the_unknown(path: Path) -> None:
    modes = [
        mode for module in (path, *_included(path), *_included(SHARED)) for mode in _root(module).iter(f"{XSL}mode")
    ]
    assert modes
    for mode in modes:
        assert mode.get("on-no-match") in {"fail", "shallow-skip", "shallow-copy", "text-only-copy"}, mode.get("name")
        assert mode.get("on-multiple-match") == "fail", mode.get("name")


@pytest.mark.parametrize("path", STYLESHEETS, ids=_name)
def test_the_size_of_a_module(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    assert [number for number, line in enumerate(lines, 1) if line != line.rstrip()] == []


def test_what_is_made_for_the_stylesheets_is_fresh() -> None:
    made = runpy.run_path(str(MAKER))["products"]()
    assert {path.name for path in made} == {"catalog.xml", "layers.xsl", "translations.xsl"}
    assert [path.name for path, text in made.items() if path.read_text("utf-8") != text] == [], "run `make xslt`"


def test_the_catalog_lists_every_module_and_all_messages() -> None:
    catalog = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"
    listed = {each.get("name"): each.get("uri") for each in _root(FOLDER / "catalog.xml").iter(catalog)}
    assert listed == {f"fascicle:/{_name(path)}": _name(path) for path in (*ENTRIES, SHARED, *MODULES, *MESSAGES)}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_table_of_elements_stands_in_python(path: Path) -> None:
    """Nobody lists by hand what the reading layer leaves out: such lists drift apart."""
    by_hand = [
        f"{path.name}:{element.sourceline}"
        for element in _root(path).iter(etree.Element)
        for value in element.attrib.values()
        if {"sic", "fw"} <= set(re.findall(r"\w+", value))
    ]
    assert by_hand == [] or path.name == "layers.xsl" or _name(path) in TABLES
