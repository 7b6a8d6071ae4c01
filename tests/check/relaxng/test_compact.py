"""The compact syntax means what the XML syntax of the same schema means."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fascicle.check.relaxng import Schema
from fascicle.check.relaxng.grammar import load_grammar
from fascicle.model.errors import EngineError

ROOT = Path(__file__).resolve().parents[3]

LETTERS = """\
default namespace = "urn:letters"
namespace a = "urn:annotations"
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"

# what a letter is
start = letter
[ a:status = "draft" ]
letter =
  ## A letter, with its day.
  element letter {
    attribute day { xsd:date }?,
    attribute kind { "private" | "open" },
    (greeting >> a:note [ "first" ])?,
    paragraph+,
    attribute a:rest { list { xsd:NCName+ } }?
  }
greeting = element greeting { text }
paragraph = element (paragraph | p) { (text | element * - (a:* | letter) { text })* }
a:documentation [ "nothing more" ]
"""


def _found(schema: Schema, document: str) -> list[str]:
    return [each.message for each in schema.validate(document.encode(), "a.xml")]


@pytest.fixture
def letters(tmp_path: Path) -> Schema:
    path = tmp_path / "letters.rnc"
    path.write_text(LETTERS, encoding="utf-8")
    return Schema.load(path)


@pytest.mark.parametrize(
    ("document", "is_valid"),
    [
        ('<letter xmlns="urn:letters" kind="open" day="1841-05-06"><greeting>Dear</greeting><p>x</p></letter>', True),
        ('<letter xmlns="urn:letters" kind="open"><paragraph>x <b xmlns="">y</b></paragraph></letter>', True),
        ('<letter xmlns="urn:letters" kind="open" b:rest="m n" xmlns:b="urn:annotations"><p/></letter>', True),
        ('<letter xmlns="urn:letters" kind="shut"><p/></letter>', False),
        ('<letter xmlns="urn:letters" kind="open" day="6 May"><p/></letter>', False),
        ('<letter xmlns="urn:letters" kind="open"><p><letter/></p></letter>', False),
        ('<letter xmlns="urn:letters" kind="open"/>', False),
        ('<letter kind="open"><p/></letter>', False),
    ],
)
def test_a_document_is_judged(letters: Schema, document: str, is_valid: bool) -> None:
    assert (_found(letters, document) == []) == is_valid


def test_both_forms_of_our_schema_are_one() -> None:
    compact, full = (load_grammar(ROOT / "schema" / f"fascicle.{form}") for form in ("rnc", "rng"))
    assert [each.names for each in compact.definitions] == [each.names for each in full.definitions]
    assert compact.table.nodes == full.table.nodes


def test_files_refer_to_one_another_over_both_forms(tmp_path: Path) -> None:
    rng = 'xmlns="http://relaxng.org/ns/structure/1.0"'
    (tmp_path / "a.rnc").write_text(
        'default namespace = "urn:a"\ninclude "b.rng" { b = element b { c } }\nc = external "c.rnc"\n', "utf-8"
    )
    define = '<define name="b"><text/></define>'
    (tmp_path / "b.rng").write_text(
        f'<grammar {rng}><start><element name="a"><ref name="b"/></element></start>{define}</grammar>', "utf-8"
    )
    (tmp_path / "c.rnc").write_text("element c { empty }", "utf-8")
    schema = Schema.load(tmp_path / "a.rnc")
    # names that a file leaves without a namespace are in that of the file which refers to it
    assert _found(schema, '<a xmlns="urn:a"><b><c/></b></a>') == []
    assert _found(schema, "<a><b><c/></b></a>") != []


def test_an_inherited_namespace_is_a_choice(tmp_path: Path) -> None:
    (tmp_path / "c.rnc").write_text("default namespace x = inherit\nelement x:c { empty }", "utf-8")
    (tmp_path / "a.rnc").write_text('namespace q = "urn:q"\nelement a { external "c.rnc" inherit = q }', "utf-8")
    assert _found(Schema.load(tmp_path / "a.rnc"), '<a><c xmlns="urn:q"/></a>') == []


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("element a {\n  text,\n  empty | text }", 3, "parentheses"),
        ("element a {\n\n", 3, "the end of the file"),
        ('element a {\n "open }', 2, "begins nothing"),
        ("start = a\na = element b { p:c }", 2, "p:c"),
    ],
)
def test_an_error_names_its_line(text: str, line: int, word: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineError) as caught:
        Schema.load(path)
    assert caught.value.line == line
    assert word in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_escapes_line_ends_and_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_bytes('element \\x{61}b {\r\n attribute c { "é" }\r}'.encode(encoding))
    assert _found(Schema.load(path), '<ab c="é"/>') == []


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.rnc"
    path.write_bytes(b"element a { \xff }")
    with pytest.raises(EngineError, match=re.compile("utf-8", re.IGNORECASE)):
        Schema.load(path)
