"""Files and documents that belong to no edition, checked by the edition's own schema or by another."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fascicle.check.document import check_text
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron
from fascicle.check.xml import diagnostic_of
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.errors import TeiError
from fascicle.tei.write import read_bytes

_SCHEMATRON = (".sch", ".schematron")


def check_file(path: Path) -> list[Diagnostic]:
    """Check a TEI file by the grammar and the house rules; one that cannot be read is a finding."""
    try:
        return check_document(read_bytes(path), str(path))
    except TeiError as error:
        return [diagnostic_of(error)]


def check_document(data: bytes, path: str, schema: Path | None = None) -> list[Diagnostic]:
    """Check a document by the edition's grammar and house rules, or by the schema in a file.

    What is no XML is one finding. Raises EngineError for a schema that cannot be used.
    """
    try:
        found = (
            check_text(data, path, authority=None, source=None)
            if schema is None
            else _loaded(schema).validate(data, path)
        )
    except TeiError as error:
        return [diagnostic_of(error)]
    return sorted(found, key=lambda each: each.sort_key)


@lru_cache(maxsize=8)
def _loaded(schema: Path) -> Schema | Schematron:
    return Schematron.load(schema) if schema.suffix.lower() in _SCHEMATRON else Schema.load(schema)
