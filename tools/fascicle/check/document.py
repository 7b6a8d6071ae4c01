"""Checking one file by every rule there is, in an order that names causes before consequences."""

from __future__ import annotations

from fascicle.check.fidelity import check_fidelity
from fascicle.check.grammar import edition_schema, house_rules
from fascicle.check.pointers import check_pointers
from fascicle.model.diagnostics import Diagnostic
from fascicle.model.source import SourceText
from fascicle.names.authority import Authority
from fascicle.tei.names import tei
from fascicle.tei.write import parse


def check_grammar(data: bytes, path: str) -> list[Diagnostic]:
    """Check a TEI file or an authority file by the grammar and the house rules; raises TeiError if it is no XML."""
    return [*edition_schema().validate(data, path), *house_rules().validate(data, path)]


def check_text(
    data: bytes, path: str, *, authority: Authority | None, source: SourceText | None, source_path: str = ""
) -> list[Diagnostic]:
    """Check a TEI file by every rule, against its source text if that is given; raises TeiError if it is no XML.

    Without ``authority``, where that file cannot be read, nothing is said of pointers to it.
    """
    found = check_grammar(data, path)
    root = parse(data, path)
    if root.tag != tei("TEI"):
        return found  # of a file that is something else, all lines are missing: no use to say so
    if authority is not None:
        found.extend(check_pointers(root, data, path, authority))
    if source is not None:
        found.extend(check_fidelity(root, data, path, source, source_path))
    return sorted(found, key=lambda each: each.sort_key)
