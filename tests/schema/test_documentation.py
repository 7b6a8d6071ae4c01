"""The documentation in the schema: complete, valid, and the same in what is made of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from fascicle import guidelines, resources
from fascicle.check.relaxng import Schema

RNG = "{http://relaxng.org/ns/structure/1.0}"
SCHEMA = resources.schema("fascicle.rng")
CHAPTERS = guidelines.chapters(SCHEMA.read_bytes())
ELEMENTS = [element for chapter in CHAPTERS for element in chapter.elements]


def _build() -> ModuleType:
    specification = importlib.util.spec_from_file_location("schema_build", SCHEMA.parent / "build.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_what_is_made_from_the_schema_is_fresh() -> None:
    pytest.importorskip("rnc2rng", reason="rnc2rng, a development dependency, is not installed")
    stale = [path.name for path, data in _build().products().items() if path.read_bytes() != data]
    assert stale == [], "run `make schema`"


def test_making_it_twice_gives_the_same_bytes() -> None:
    pytest.importorskip("rnc2rng", reason="rnc2rng, a development dependency, is not installed")
    assert _build().products() == _build().products()


def test_every_element_attribute_and_chapter_is_documented() -> None:
    lacking = [element.definition for element in ELEMENTS if not element.prose]
    lacking += [
        f"{element.definition}/@{one.name}" for element in ELEMENTS for one in element.attributes if not one.prose
    ]
    lacking += [chapter.title for chapter in CHAPTERS if not chapter.introduction]
    assert lacking == []


def test_the_values_of_a_closed_list_say_what_they_mean() -> None:
    lacking = {
        f"{element.definition}/@{one.name}={value}"
        for element in ELEMENTS
        for one in element.attributes
        for value, meaning in one.values
        if not meaning and len(one.values) > 1
    }
    assert lacking == set()


@pytest.mark.parametrize(
    "element", [one for one in ELEMENTS if one.example], ids=[one.definition for one in ELEMENTS if one.example]
)
def test_the_example_of_an_element_is_valid(element: guidelines.DocumentedElement, tmp_path: Path) -> None:
    grammar = etree.parse(SCHEMA)
    start = grammar.find(f"{RNG}start")
    assert start is not None
    start[0].set("name", element.definition)
    grammar.write(tmp_path / "element.rng", encoding="UTF-8")
    example = element.example.replace(f"<{element.name}", f'<{element.name} xmlns="http://www.tei-c.org/ns/1.0"', 1)
    assert Schema.load(tmp_path / "element.rng").validate(example.encode(), "example.xml") == []


def test_every_element_is_reached_from_the_root() -> None:
    assert [element.definition for element in ELEMENTS if not element.parents] == ["TEI"]


def test_only_elements_that_hold_others_have_no_example() -> None:
    assert {one.definition for one in ELEMENTS if not one.example} == {
        *("TEI", "text", "teiHeader", "fileDesc", "encodingDesc", "profileDesc", "standOff")
    }
