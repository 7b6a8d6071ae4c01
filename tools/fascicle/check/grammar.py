"""The edition's own schema, compiled once a process: the two checkers that any file needs, whatever it belongs to."""

from __future__ import annotations

from functools import cache

from fascicle import resources
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron
from fascicle.model.diagnostics import Diagnostic


@cache
def edition_schema() -> Schema:
    """The RELAX NG schema of TEI texts and authority files."""
    return Schema.load(resources.schema("fascicle.rng"))


@cache
def house_rules() -> Schematron:
    """The Schematron rules beside it."""
    return Schematron.load(resources.schema("fascicle.sch"))


def check_grammar(data: bytes, path: str) -> list[Diagnostic]:
    """Check a TEI file or an authority file by the grammar and the house rules; raises TeiError if it is no XML."""
    return [*edition_schema().validate(data, path), *house_rules().validate(data, path)]
