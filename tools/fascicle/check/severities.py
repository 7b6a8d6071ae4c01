"""How bad findings are in an edition whose record has its own mind about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from fascicle.edition.settings import RuleSeverity
from fascicle.edition.toml_file import Fault
from fascicle.model.diagnostics import Diagnostic, Rule, Severity

_KEPT = ("F01", "F02", "F05", "F09")
"""Families that no record changes: what the edition promises, and what was not looked at."""


def faults(wanted: Mapping[str, RuleSeverity], rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """What is wrong with ``[check.severity]``: codes of no rule, and of rules that hold in any edition."""
    for code in wanted:
        keys = ("check", "severity", code)
        if code not in rules:
            yield keys, f"there is no rule {code}", "`fascicle check` has the code of each finding at its end"
        elif code.startswith(_KEPT):
            hint = "take the line out: fidelity, validity, completeness and unreadable files are no matter of taste"
            yield keys, f"the severity of {code} holds in any edition", hint


def weighed(findings: Iterable[Diagnostic], wanted: Mapping[str, RuleSeverity]) -> list[Diagnostic]:
    """The findings with the severities that the record wants, without those of rules that are off."""
    if not wanted:
        return list(findings)
    found = []
    for each in findings:
        severity = wanted.get(each.rule.code)
        if severity is None:
            found.append(each)
        elif severity is not RuleSeverity.OFF:
            found.append(replace(each, rule=_rule(each.rule, Severity(severity.value))))
    return found


@lru_cache(maxsize=256)
def _rule(rule: Rule, severity: Severity) -> Rule:
    return replace(rule, severity=severity)
