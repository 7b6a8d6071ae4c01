"""What each kind of element becomes: one fragment, one golden file beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from fascicle import resources
from fascicle.model.errors import EngineError

CASES = sorted((Path(__file__).parent / "elements").glob("*.xml"))


def _body(page: str) -> str:
    """The text and its apparatus; what all pages share is left out."""
    text = page.index('<div class="text"')
    about = page.index('<section class="apparatus" aria-labelledby="apparatus:about"')
    cards = page.index("</section>", about) + len("</section>")
    return page[text:about] + page[cards : page.index("</article>")].lstrip("\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_element(case: Path, render: Callable[..., str], file_regression: FileRegressionFixture) -> None:
    page = _body(render(case.read_text(encoding="utf-8")))
    file_regression.check(page, fullpath=case.with_suffix(".html"), encoding="utf-8", newline="\n")


def test_an_unknown_element_is_named(render: Callable[..., str]) -> None:
    with pytest.raises(EngineError, match="weather"):
        render("<body><div type='article'><p>Fine <weather>rain</weather></p></div></body>")


# What HTML shows only inside its parent, rendered by the parent.
_INSIDE = {"item": "list", "row": "table", "cell": "row", "label": "list", "am": "abbr", "ex": "expan", "desc": "none"}
_HEADER_ONLY = frozenset({"TEI", "standOff"})


def _elements_of_text() -> list[str]:
    """The names of all elements that the schema allows in a text."""
    grammar = etree.parse(resources.schema("fascicle.rng")).getroot()
    rng = {"r": "http://relaxng.org/ns/structure/1.0"}
    defined = {each.get("name"): each for each in grammar.iterfind(".//r:define", rng)}
    start = next(each for each in grammar.iterfind(".//r:element", rng) if _name(each) == "text" and _holds(each))
    found, waiting, seen = set(), [start], set()
    while waiting:
        here = waiting.pop()
        if here.tag.endswith("}element"):
            found.add(_name(here))
        for each in here.iterdescendants():
            if each.tag == f"{{{rng['r']}}}element":
                found.add(_name(each))
            if each.tag == f"{{{rng['r']}}}ref" and each.get("name") not in seen:
                seen.add(each.get("name"))
                waiting.append(defined[each.get("name")])
    return sorted(found - _HEADER_ONLY)


def _name(element: etree._Element) -> str:
    return element.get("name") or element[0].text or ""


def _holds(element: etree._Element) -> bool:
    return any(each.get("name") == "body" for each in element.iter("{*}ref"))


@pytest.mark.parametrize("name", _elements_of_text())
def test_every_element_of_the_schema_has_a_rendering(name: str, render: Callable[..., str]) -> None:
    inner, outer = f"<{name}/>", _INSIDE.get(name)
    while outer:
        inner, outer = f"<{outer}>{inner}</{outer}>", _INSIDE.get(outer)
    assert "<main" in render(f"<body><div type='article'>{inner}</div></body>")
