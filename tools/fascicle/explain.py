"""Explanations of rules and of the files that editors write, from the same objects that the program works with."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from fascicle.annotate.corrections.rules import RULES as CORRECTION_RULES
from fascicle.annotate.corrections.rules import CorrectionRule
from fascicle.annotate.decisions.corrections import CorrectionDecisions
from fascicle.annotate.decisions.dates import DateDecisions
from fascicle.annotate.decisions.suppressions import Suppressions
from fascicle.check.checkers import FAMILIES as FAMILIES
from fascicle.check.checkers import RULES
from fascicle.edition.record import Record
from fascicle.edition.theme.settings import ThemeSettings
from fascicle.edition.toml import meaning
from fascicle.language.hyphens.spellings import Spellings
from fascicle.model.diagnostics import Rule
from fascicle.names.decisions import NameDecisions
from fascicle.structure.decisions import LayoutDecisions

# Rules that check (F) and rules that correct (C); both kinds of code are kept for ever.
ALL_RULES: dict[str, Rule | CorrectionRule] = {**RULES, **{rule.code: rule for rule in CORRECTION_RULES}}


def list_rules(family: str = "") -> str:
    """All rules whose codes begin so, a line each."""
    rules = (rule for code, rule in ALL_RULES.items() if code.startswith(family))
    return "".join(f"{rule.code}  {_sort(rule):11} {rule.title}\n" for rule in rules)


def explain_rule(rule: Rule | CorrectionRule, width: int = 0) -> str:
    """A rule in full; its prose in lines of so many characters, if ``width`` says so."""
    why = textwrap.fill(rule.why, width) if width else rule.why
    names = rule.names if isinstance(rule, CorrectionRule) else ()
    known = "in the authority file:\n" + _indent("\n".join(names)) if names else ""
    return (
        f"{rule.code} ({_sort(rule)}): {rule.title}\n\n{why}\n\n{known}"
        f"wrong:\n{_indent(rule.bad)}\nright:\n{_indent(rule.good)}"
    )


# The files that editors write, and the dataclasses that hold their documentation.
RECORDS: dict[str, type] = {
    "edition.toml": Record,
    "layout.toml": LayoutDecisions,
    "hyphens.toml": Spellings,
    "corrections.toml": CorrectionDecisions,
    "dates.toml": DateDecisions,
    "names.toml": NameDecisions,
    "suppressions.toml": Suppressions,
    "theme.toml": ThemeSettings,
}


def explain_record(name: str) -> str:
    """Every key of one of the files that editors write, with what it means."""
    rows = list(record_keys(RECORDS[name]))
    width = max(len(key) for key, _, _ in rows)
    return "".join(f"{key:{width}}  {'needed' if needed else '      '}  {doc}\n" for key, needed, doc in rows)


def record_keys(cls: type, prefix: str = "") -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is needed, and meaning of each key, those of inner tables after their table."""
    hints: dict[str, Any] = get_type_hints(cls, include_extras=True)
    for each in fields(cls):
        name = f"{prefix}{each.name}"
        yield name, each.default is MISSING and each.default_factory is MISSING, meaning(hints[each.name])
        kind = hints[each.name].__origin__
        inner = get_args(kind)[0] if get_args(kind) else kind
        if is_dataclass(inner):
            yield from record_keys(inner, f"{name}.")  # type: ignore[arg-type]


def _sort(rule: Rule | CorrectionRule) -> str:
    """How bad what a rule finds is, or what kind of error it corrects."""
    return rule.severity if isinstance(rule, Rule) else rule.kind


def _indent(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.strip().splitlines())
