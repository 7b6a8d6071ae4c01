"""SARIF 2.1.0 (OASIS, 2020): findings as forges, scanners and editors take them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity
from fascicle.model.shown import as_json
from fascicle.version import VERSION

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(findings: Sequence[Diagnostic]) -> str:
    """All findings, and the rules that they break, as one run; no time is told, for the same bytes."""
    rules = sorted({each.rule.code: each.rule for each in findings}.values(), key=lambda rule: rule.code)
    places = {rule.code: place for place, rule in enumerate(rules)}
    driver = {
        "name": "fascicle",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [_rule(one) for one in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places[each.rule.code]) for each in findings],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nBreaks the rule:\n{rule.bad}\n\nKeeps it:\n{rule.good}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(each: Diagnostic, index: int) -> dict[str, Any]:
    result = {
        "ruleId": each.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[each.rule.severity],
        "message": {"text": f"{each.message}. What to do: {each.hint}"},
        "locations": [_location(each.path, each.line, each.column)],
    }
    if each.related:
        result["relatedLocations"] = [_related(at, number) for number, at in enumerate(each.related)]
    return result


def _related(at: Place, number: int) -> dict[str, Any]:
    return {"id": number, "message": {"text": at.label}} | _location(at.path, at.line, at.column)


def _location(path: str, line: int | None, column: int | None) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if line is not None:
        where["region"] = {"startLine": line} | ({"startColumn": column} if column is not None else {})
    return {"physicalLocation": where}


def _uri(path: str) -> str:
    """A path as SARIF wants it: relative to where the check was made, if it lies there."""
    pure = PurePath(path)
    if pure.is_relative_to(here := Path.cwd()):
        pure = pure.relative_to(here)
    address = quote(pure.as_posix(), errors="replace")
    return f"file://{address}" if pure.is_absolute() else address
