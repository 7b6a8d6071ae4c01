"""Sources with pages, read and encoded."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from fascicle import inputs, resources
from fascicle.check.fidelity import check_fidelity
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron
from fascicle.encode.convert import convert
from fascicle.model.diagnostics import Severity
from fascicle.model.source import Line, SourceText
from fascicle.tei.write import parse
from support.sources import one_source


def read(data: bytes, file: str = "page.xml") -> SourceText:
    """A source file as its reader reads it."""
    _, source = one_source(data, file)
    return inputs.read(source, data, file)


def filled(text: SourceText) -> Sequence[Line]:
    """The lines that have text."""
    return [line for line in text.lines if not line.blank]


def contents(data: bytes, file: str = "page.xml") -> list[str]:
    """What the lines of a source say."""
    return [line.content for line in filled(read(data, file))]


def tei_of(data: bytes, file: str = "page.xml", language: str = "en") -> etree._Element:
    """The TEI file of a source: valid, and with all that the source says."""
    edition, source = one_source(data, file, language=language)
    made = convert(edition, source, data)
    root = parse(made, "page.tei")
    assert check_fidelity(root, made, "page.tei", inputs.read(source, data, file), file) == []
    for schema in (Schema.load(resources.schema("fascicle.rng")), Schematron.load(resources.schema("fascicle.sch"))):
        found = [each for each in schema.validate(made, "page.tei") if each.rule.severity is Severity.ERROR]
        assert [each.message for each in found] == []
    return root
