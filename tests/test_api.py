"""The public API: the examples of its page are true, answers are typed, documents are checked without a file."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import fascicle
from fascicle.check.inside import NOWHERE
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.errors import EngineError, UsageError
from support.editions import MINIATURE, miniature

PAGE = Path(__file__).parents[1] / "docs" / "api.md"

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="log">
  <oneOrMore><element name="entry"><text/></element></oneOrMore></element></start></grammar>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"><pattern>
  <rule context="entry"><assert test="normalize-space()" role="warning">An entry says something.</assert></rule>
</pattern></schema>"""


def test_the_examples_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8", optionflags=doctest.FAIL_FAST)
    assert failed == 0
    assert tried > 30


@pytest.mark.parametrize(
    ("name", "schema", "document", "found"),
    [
        ("log.rng", GRAMMAR, b"<log><entry>Ebb.</entry></log>", []),
        ("log.rng", GRAMMAR, b"<log>\n  <entyr>Ebb.</entyr>\n</log>", [("F0207", 2, Severity.ERROR)]),
        ("log.rng", GRAMMAR, b"<log>", [("F0501", 1, Severity.ERROR)]),
        ("log.sch", RULES, b"<log><entry>Ebb.</entry></log>", []),
        ("log.sch", RULES, b"<log>\n<entry>Ebb.</entry>\n<entry/></log>", [("F0300", 3, Severity.WARNING)]),
        ("log.sch", RULES, b"\xff", [("F0501", 1, Severity.ERROR)]),
    ],
)
def test_a_document_is_checked_by_a_schema_of_ones_own(
    tmp_path: Path, name: str, schema: str, document: bytes, found: list[tuple[str, int, Severity]]
) -> None:
    path = tmp_path / name
    path.write_text(schema, "utf-8")
    findings = fascicle.check_bytes(document, schema=path, path="a log")
    assert [(each.rule.code, each.line, each.rule.severity) for each in findings] == found
    assert {each.path for each in findings} <= {"a log"}
    assert fascicle.check_bytes(document, str(path), path="a log") == findings


def test_a_schema_that_cannot_be_used(tmp_path: Path) -> None:
    for name, data in (("a.rng", "<grammar/>"), ("a.sch", "<schema/>"), ("b.rng", "no XML")):
        (tmp_path / name).write_text(data, "utf-8")
        with pytest.raises(EngineError):
            fascicle.check_bytes(b"<log/>", schema=tmp_path / name)
    with pytest.raises(EngineError):
        fascicle.check_bytes(b"<log/>", schema=tmp_path / "none.rng")


def test_a_document_is_checked_by_the_editions_own_schema() -> None:
    data = (MINIATURE / "text" / "ferry.xml").read_bytes()
    assert {each.rule for each in fascicle.check_bytes(data, house=True)} == {NOWHERE}
    assert fascicle.check_bytes(data) == fascicle.check_bytes(data, house=True)  # the file names our schema
    wrong = data.replace(b"<head>", b"<haed>").replace(b"</head>", b"</haed>")
    nameless = wrong.replace(b"<?xml-model", b"<?was-model")
    assert not any(each.rule.severity is Severity.ERROR for each in fascicle.check_bytes(nameless, path="x.xml"))
    findings = fascicle.check_bytes(wrong, house=True, path="x.xml")
    assert findings
    assert all(isinstance(each, Diagnostic) for each in findings)


def test_an_edition_works_on_the_texts_that_are_named(tmp_path: Path) -> None:
    edition = fascicle.open(miniature(tmp_path / "edition"))
    assert isinstance(edition, fascicle.Edition)
    assert [text.name for text in edition.texts] == ["ferry"]
    for names in ("ferry", ["ferry"], ["ferry.xml", "ferry.txt"], [str(edition.texts[0].path)]):
        assert [each.path.name for each in edition.convert(names)] == ["ferry.xml"]
    with pytest.raises(UsageError, match="no text fery"):
        edition.check(["fery"])
    with pytest.raises(UsageError, match="wbe"):
        edition.build(["wbe"])


def test_what_does_not_exist_is_no_attribute() -> None:
    with pytest.raises(AttributeError):
        fascicle.nonesuch  # noqa: B018
    assert set(fascicle.__all__) <= {*dir(fascicle), "Edition", "add", "check_bytes", "init", "open"}
