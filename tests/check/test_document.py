"""One file by all rules: a slip is told once, and not by what follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fascicle import inputs as sources
from fascicle.check.document import check_text
from fascicle.edition.folder import EditionFolder
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.names.authority import Authority

EDITION = EditionFolder.load(Path(__file__).parents[1] / "editions" / "miniature")
SOURCE = EDITION.record.sources[0]
TEXT = sources.read(SOURCE, EDITION.read_source(SOURCE), "ferry.txt")
TEI = EDITION.text_path(SOURCE).read_bytes()
AUTHORITY = Authority.read(EDITION.authority_path.read_bytes(), EDITION.authority_path)


def findings(tei: bytes) -> list[Diagnostic]:
    return check_text(tei, "ferry.xml", authority=AUTHORITY, source=TEXT, source_path="ferry.txt")


def test_the_miniature_is_clean() -> None:
    assert findings(TEI) == []


def test_paragraphs_and_lists_that_come_after_a_division_are_told_once() -> None:
    division = b'<div type="section"><p><note resp="#mt">Found later.</note></p></div>'
    changed = TEI.replace(b'<p><lb n="5"/>', division + b'<p><lb n="5"/>', 1)
    (found,) = (each for each in findings(changed) if each.rule.code.startswith("F02"))
    assert found.rule.code == "F0201"
    assert "<p> is not allowed in <div> after <div>" in found.message
    assert "or put it, and what belongs to it, into <div>" in found.hint


def test_of_a_file_that_is_no_tei_text_not_every_line_is_missed() -> None:
    (found,) = findings(b"<html><body><p>Ferry</p></body></html>")
    assert found.rule.code == "F0207"


def test_a_tag_that_is_not_closed_is_named_with_its_line() -> None:
    with pytest.raises(TeiError, match="<hi> is not closed before </p> of line 2") as caught:
        findings(b'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<p><hi>Ferry</p></TEI>')
    assert caught.value.line == 2
