"""Findings as JSON values, to be remembered: the rule by its code, everything else as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fascicle.model.diagnostics import Diagnostic, Place, Severity


def dump(found: Iterable[Diagnostic]) -> list[list[Any]]:
    """Findings as lists of texts and numbers."""
    return [
        [
            *(each.rule.code, each.rule.severity.value, each.path, each.line, each.column, each.message, each.hint),
            [[at.path, at.line, at.column, at.label] for at in each.related],
            each.meant,
        ]
        for each in found
    ]


def load(rows: Iterable[list[Any]]) -> list[Diagnostic]:
    """The findings that were dumped as these rows."""
    return [_finding(*row) for row in rows]


def _finding(code: str, severity: str, *rest: Any) -> Diagnostic:
    from fascicle.check.checkers import RULES  # loads all checks; a conversion that is new asks for none

    path, line, column, message, hint, related, meant = rest
    rule = RULES[code]
    if rule.severity != severity:  # a rule of somebody else's schema has the severity that its schema gives it
        rule = replace(rule, severity=Severity(severity))
    return Diagnostic(rule, path, line, column, message, hint, tuple(Place(*each) for each in related), meant)
