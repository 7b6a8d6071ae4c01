"""The edition's own schema, compiled once a process."""

from __future__ import annotations

from functools import cache

from fascicle import resources
from fascicle.check.relaxng import Schema
from fascicle.check.schematron import Schematron


@cache
def edition_schema() -> Schema:
    """The RELAX NG schema of TEI texts and authority files."""
    return Schema.load(resources.schema("fascicle.rng"))


@cache
def house_rules() -> Schematron:
    """The Schematron rules beside it."""
    return Schematron.load(resources.schema("fascicle.sch"))
