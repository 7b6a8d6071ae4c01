"""Reports: the same diagnostics as text for people, and in the forms that programs read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fascicle.check.alike import More, Told, abridged
from fascicle.check.forms.excerpts import as_excerpts
from fascicle.check.forms.junit import as_junit
from fascicle.check.forms.page import as_page
from fascicle.check.forms.sarif import as_sarif
from fascicle.check.schemas.choice import HOW_TO_NAME_ONE, NONE
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.saying import say
from fascicle.model.shown import as_json as json_text
from fascicle.model.shown import shown


def place(path: str, line: int | None, column: int | None) -> str:
    """``file:line:column``, as far as known: the form that editors and terminals turn into a link."""
    known = (path, line, column) if line is not None else (path,)  # a column of no line says nothing
    return ":".join(str(part) for part in known if part is not None)


def as_text(findings: Sequence[Told]) -> str:
    """One finding a paragraph: place, severity, message, code; then what to do, and other places it is about."""
    lines = []
    for each in findings:
        if isinstance(each, More):
            lines.append(f"{each.path}: {each.message} [{each.rule.code}]; {each.hint}")
            continue
        where = place(each.path, each.line, each.column)
        lines.append(f"{where}: {say(each.rule.severity.value)}: {each.message} [{each.rule.code}]")
        lines.append(f"    {say('what to do')}: {each.hint}")
        lines.extend(f"    {say('see also')}: {place(at.path, at.line, at.column)} ({at.label})" for at in each.related)
    return "".join(f"{shown(line)}\n" for line in lines)


def as_json(diagnostics: Sequence[Diagnostic], files: int = 0, schemas: Mapping[str, int] | None = None) -> str:
    """Findings, how many files were checked, and how many of them by each schema; all keys are a stable interface."""
    judged = [{"schema": schema, "files": number} for schema, number in (schemas or {}).items()]
    value = {"findings": [_row(each) for each in diagnostics], "files": files, "schemas": judged}
    return json_text(value, indent=1) + "\n"


def as_github(findings: Sequence[Told]) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    lines = []
    for each in findings:
        place = "" if isinstance(each, More) else f",line={each.line or 1},col={each.column or 1}"
        at = f"file={_property(shown(each.path))}{place},title={each.rule.code}"
        lines.append(f"::{kinds[each.rule.severity]} {at}::{_data(shown(f'{each.message}. {each.hint}'))}\n")
    return "".join(lines)


_OF_TOLD: dict[str, Callable[[Sequence[Told]], str]] = {"text": as_text, "pretty": as_excerpts, "github": as_github}
_OF_ALL: dict[str, Callable[[Sequence[Diagnostic], int, Mapping[str, int] | None], str]] = {
    "json": as_json,
    "sarif": lambda found, files, schemas: as_sarif(found),
    "junit": lambda found, files, schemas: as_junit(found),
    "html": as_page,
}
FORMATS = ("text", "pretty", "json", "sarif", "junit", "github", "html")


def report(
    diagnostics: Sequence[Diagnostic],
    form: str = "text",
    *,
    everything: bool = False,
    files: int = 0,
    schemas: Mapping[str, int] | None = None,
) -> str:
    """The findings in one of :data:`FORMATS`; for people, those that are alike are counted, unless ``everything``.

    Programs can count for themselves, so what they read has all findings always; JSON and HTML also say how many files
    were checked, and how many of them by each schema.
    """
    if form in _OF_ALL:
        return _OF_ALL[form](diagnostics, files, schemas)
    return _OF_TOLD[form](diagnostics if everything else abridged(diagnostics))


def summary(diagnostics: Sequence[Diagnostic], files: int, schemas: Mapping[str, int] | None = None) -> str:
    """One sentence on the whole, such as ``5 files: 2 errors, 1 warning``, and a line for each schema that judged them.

    Where a file was judged by none it says how to name one.
    """
    lines = [f"{count(files, 'file')}: {', '.join(counted_findings(diagnostics)) or 'nothing to mend'}"]
    for schema, number in (schemas or {}).items():
        lines.append(shown(f"  by {schema}: {count(number, 'file')}"))
        if schema == NONE:
            lines.append(f"    {HOW_TO_NAME_ONE}")
    return "\n".join(lines)


def counted_findings(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """How many findings there are of each severity that there is: ``2 errors``."""
    counts = Counter(each.rule.severity for each in diagnostics)
    return [count(counts[severity], severity) for severity in Severity if counts[severity]]


def count(number: int, noun: str) -> str:
    """A number of things, such as ``1 file``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _row(each: Diagnostic) -> dict[str, Any]:
    related = [{"path": at.path, "line": at.line, "column": at.column, "label": at.label} for at in each.related]
    return {
        "code": each.rule.code,
        "severity": each.rule.severity.value,
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "message": each.message,
        "hint": each.hint,
        "related": related,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
