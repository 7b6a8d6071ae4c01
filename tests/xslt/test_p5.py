"""The classes by which elements are shown are those that TEI P5 gives them."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
P5 = TOP.parent / "shared" / "schema" / "p5subset.xml"
MAKER = runpy.run_path(str(TOP / "tools" / "p5.py"))


@pytest.mark.skipif(not P5.exists(), reason="p5subset.xml of the TEI Consortium is not beside the checkout")
def test_the_table_is_that_of_p5() -> None:
    found = MAKER["classes"](P5)
    assert MAKER["MODULE"].read_text("utf-8") == MAKER["module"](found, MAKER["wordless"](P5))
    assert len(found) == 587
    assert {found[name] for name in ("div", "castList", "def", "title", "ab", "rs", "anchor", "history")} == {
        "division", "list", "entry", "phrase", "block", "milestone", "metadata"
    }  # fmt: skip
