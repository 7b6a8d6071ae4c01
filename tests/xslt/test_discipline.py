"""What all stylesheets keep to: declared modes, types, packages as entry points, a complete catalog."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fascicle import resources

XSL = "{http://www.w3.org/1999/XSL/Transform}"
FOLDER = resources.folder("xslt")
STYLESHEETS = sorted(FOLDER.rglob("*.xsl"))
ENTRIES = [path for path in STYLESHEETS if path.parent == FOLDER]
MESSAGES = sorted((FOLDER / "messages").rglob("*.xml"))
MODULES = [path for path in STYLESHEETS if path.parent != FOLDER]


def _root(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("path", ENTRIES, ids=_name)
def test_an_entry_point_is_a_thin_package(path: Path) -> None:
    root = _root(path)
    assert root.tag == f"{XSL}package"
    assert {child.tag for child in root if isinstance(child.tag, str)} <= {
        f"{XSL}{name}" for name in ("include", "mode", "param", "expose")
    }


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
    included = [FOLDER / each.get("href", "") for each in _root(path).iter(f"{XSL}include")]
    modes = [mode for module in (path, *included) for mode in _root(module).iter(f"{XSL}mode")]
    assert modes
    for mode in modes:
        assert mode.get("on-no-match") in {"fail", "shallow-skip", "shallow-copy", "text-only-copy"}, mode.get("name")
        assert mode.get("on-multiple-match") == "fail", mode.get("name")


@pytest.mark.parametrize("path", STYLESHEETS, ids=_name)
def test_the_size_of_a_module(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    assert [number for number, line in enumerate(lines, 1) if line != line.rstrip()] == []


def test_the_catalog_lists_every_module_and_all_messages() -> None:
    catalog = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"
    listed = {each.get("name"): each.get("uri") for each in _root(FOLDER / "catalog.xml").iter(catalog)}
    assert listed == {f"fascicle:/{_name(path)}": _name(path) for path in (*MODULES, *MESSAGES)}
