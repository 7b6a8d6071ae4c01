"""Findings in a document as it is typed: by its schemas at every stroke, by everything when it is saved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types

from fascicle import api
from fascicle.check.alone import check_file
from fascicle.check.relaxng import Schema
from fascicle.check.xml import diagnostic_of
from fascicle.lsp.surroundings import FileSurroundings
from fascicle.lsp.texts import TypedDocument
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.errors import FascicleError, TeiError

SOURCE = "fascicle"
LARGE = 1_000_000  # characters, from which judging by everything takes longer than one waits for a stroke
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
# what a finding is about, from its place on: a tag up to its name, an attribute, a word
_ABOUT = re.compile(r"""</?[^\s<>/]+|[^\s=<>]+\s*=\s*(?:"[^"<]*"|'[^'<]*')|[^\s<]+""")


def typed(document: TypedDocument, around: FileSurroundings) -> list[Diagnostic]:
    """What the schemas of a document, its identifiers, pointers and dates have to say; of a large one its grammar.

    The rest of what is wrong with a large one is told when it is saved.
    """
    if len(document.text) >= LARGE and (use := around.grammar(document.data, str(document.path))) is not None:
        try:
            return Schema.load(use.path).validate(document.data, str(document.path))
        except TeiError as error:
            return [diagnostic_of(error)]
    judged = check_file(around.judging, str(document.path), document.data, around.folder)
    return [each for each in judged.findings if _is_of(each, document, around)]


def saved(document: TypedDocument, around: FileSurroundings) -> list[Diagnostic]:
    """What `fascicle check` says of the file on the disk."""
    try:
        found = api.check(document.path).findings
    except FascicleError:
        return typed(document, around)
    return [each for each in found if _is_of(each, document, around)]


def _is_of(each: Diagnostic, document: TypedDocument, around: FileSurroundings) -> bool:
    """Whether a finding is about the document itself."""
    path = Path(each.path)
    return (path if path.is_absolute() else around.folder / path).resolve() == document.path.resolve()


def as_lsp(document: TypedDocument, findings: Sequence[Diagnostic]) -> list[types.Diagnostic]:
    """Findings for the client; what was meant goes along, for the quick fix."""
    return [_one(document, each) for each in findings]


def _one(document: TypedDocument, each: Diagnostic) -> types.Diagnostic:
    start = document.offset(each.line or 1, each.column or 1)
    about = _ABOUT.match(document.text, start)
    span = document.range(start, about.end() if about else start)
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(Path(at.path).resolve().as_uri(), _place(document, at.line, at.column)), at.label
        )
        for at in each.related
        if at.line is not None and Path(at.path).exists()
    ]
    return types.Diagnostic(
        range=span,
        message=f"{each.message}\n{each.hint}",
        severity=_SEVERITIES[each.rule.severity],
        code=each.rule.code,
        source=SOURCE,
        related_information=related or None,
        data={"meant": each.meant} if each.meant else None,
    )


def _place(document: TypedDocument, line: int | None, column: int | None) -> types.Range:
    offset = document.offset(line or 1, column or 1)
    return document.range(offset, offset)
