"""Every file that the schema allows is TEI: proved over the two grammars, not over samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle import resources
from fascicle.check.relaxng import Schema
from support.inclusion import prove_subset

SCHEMA = resources.schema("fascicle.rng")
TEI_ALL = Path(__file__).parents[3] / "shared" / "schema" / "tei_all.rng"


@pytest.fixture(scope="module")
def tei_all() -> Schema:
    if not TEI_ALL.is_file():
        pytest.skip("../shared/schema/tei_all.rng is missing")
    return Schema.load(TEI_ALL)


def test_every_valid_file_is_valid_tei(tei_all: Schema) -> None:
    assert prove_subset(Schema.load(SCHEMA), tei_all) == []


@pytest.mark.parametrize(
    ("allowed", "instead"),
    [
        # an attribute, a value, less than TEI asks for, an element
        ('name="part">', 'name="parts">'),
        ("<value>weak</value>", "<value>faint</value>"),
        ('<ref name="resp"/>', "<empty/>"),
        ('<element name="figDesc">', '<element name="picDesc">'),
    ],
)
def test_the_proof_sees_a_schema_that_leaves_tei(tei_all: Schema, tmp_path: Path, allowed: str, instead: str) -> None:
    text = SCHEMA.read_text(encoding="utf-8")
    assert allowed in text
    other = tmp_path / "other.rng"
    other.write_text(text.replace(allowed, instead), encoding="utf-8")
    assert prove_subset(Schema.load(other), tei_all)
