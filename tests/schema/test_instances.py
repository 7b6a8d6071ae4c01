"""The schema on small files: valid ones that use all of it, invalid ones with one fault each, named by it.

Our engine and jing judge alike; what is valid here is valid TEI.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from fascicle import guidelines, resources
from fascicle.check.relaxng import Schema

FOLDER = Path(__file__).parent
VALID = sorted((FOLDER / "valid").glob("*.xml"))
INVALID = sorted((FOLDER / "invalid").glob("*.xml"))
MINIATURE = FOLDER.parent / "editions" / "miniature"
SCHEMA = resources.schema("fascicle.rng")
TEI_ALL = FOLDER.parents[2] / "shared" / "schema" / "tei_all_plain.rng"

needs_jing = pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
needs_tei_all = pytest.mark.skipif(not TEI_ALL.is_file(), reason="../shared/schema/tei_all_plain.rng is missing")


def _refused_by_jing(schema: Path, paths: list[Path], *options: str) -> set[str]:
    ran = subprocess.run(["jing", *options, str(schema), *map(str, paths)], capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    return {path.name for path in paths if f"{path}:" in ran.stdout}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.load(SCHEMA)


@pytest.mark.parametrize(
    "path",
    [*VALID, MINIATURE / "text" / "ferry.xml", MINIATURE / "decisions" / "authority.xml"],
    ids=lambda path: path.stem,
)
def test_what_the_conventions_allow_is_valid(path: Path, schema: Schema) -> None:
    assert schema.validate(path.read_bytes(), path.name) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_what_they_do_not_allow_is_invalid(path: Path, schema: Schema) -> None:
    assert schema.validate(path.read_bytes(), path.name)


@needs_jing
def test_jing_judges_alike() -> None:
    assert _refused_by_jing(SCHEMA, VALID + INVALID) == {path.name for path in INVALID}


@needs_jing
def test_the_compact_form_judges_alike() -> None:
    refused = _refused_by_jing(resources.schema("fascicle.rnc"), VALID + INVALID, "-c")
    assert refused == {path.name for path in INVALID}


@needs_jing
@needs_tei_all
def test_valid_files_are_valid_tei() -> None:
    assert _refused_by_jing(TEI_ALL, VALID) == set()


def test_every_element_and_attribute_is_used_in_a_valid_file() -> None:
    used = {
        (etree.QName(element).localname, etree.QName(name).localname)
        for path in VALID
        for element in etree.parse(path).getroot().iter("*")
        for name in (element.tag, *element.attrib)
    }
    told = {
        (element.name, name)
        for chapter in guidelines.chapters(SCHEMA.read_bytes())
        for element in chapter.elements
        for name in (element.name, *(one.name.removeprefix("xml:") for one in element.attributes if not one.shared))
    }
    assert told - used == set()
