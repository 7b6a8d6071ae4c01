"""Identifiers and what refers to them (ID, IDREF, IDREFS), as RELAX NG DTD Compatibility and jing see them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema

SCHEMA = """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><zeroOrMore><element name="b">
<optional><attribute name="id"><data type="ID"/></attribute></optional>
<optional><attribute name="one"><data type="IDREF"/></attribute></optional>
<optional><attribute name="some"><data type="IDREFS"/></attribute></optional></element></zeroOrMore></element>"""

DOCUMENTS = {
    "later and earlier": ('<b one="y"/>\n<b id="y" one="y" some=" x  y "/><b id="x"/>', []),
    "nowhere": ('<b id="x"/>\n<b one="y"/>', [(3, 4)]),
    "one of several": ('<b id="x"/>\n<b some="x y x z"/>', [(3, 4), (3, 4)]),
    "the same tag again": ('<b one="y"/>\n<b one="y"/>', [(2, 4), (3, 4)]),
    "twice": ('<b id="x"/>\n<b id="x"/>', [(3, 4)]),
    "with blanks": ('<b id=" x "/>\n<b one=" x"/>', []),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_identifiers_are_there_and_once(name: str, schema_of: Callable[[str], Schema]) -> None:
    body, places = DOCUMENTS[name]
    found = schema_of(SCHEMA).validate(f"<a>\n{body}\n</a>".encode(), "a.xml")
    assert [(each.line, each.column) for each in found] == places


def test_jing_agrees(tmp_path: Path, jing: Callable[[Path, list[Path]], set[Path]]) -> None:
    schema = tmp_path / "a.rng"
    schema.write_text(SCHEMA, "utf-8")
    documents = {tmp_path / f"{name}.xml": wanted for name, (_, wanted) in DOCUMENTS.items()}
    for path in documents:
        path.write_text(f"<a>\n{DOCUMENTS[path.stem][0]}\n</a>", "utf-8")
    assert jing(schema, list(documents)) == {path for path, wanted in documents.items() if wanted}
