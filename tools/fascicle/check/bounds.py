"""How many findings of one file a checker keeps: no file, however broken, costs minutes or gigabytes.

Nobody mends ten thousand things by hand. So many have one cause, and with the cause mended the rest can be told. A
checker therefore ends where it has found so many, and says so in a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from fascicle.model.diagnostics import Diagnostic, Rule, Severity

MOST_FINDINGS = 10_000
"""What one checker tells of one file."""

TOO_MANY = Rule(
    "F0502",
    Severity.ERROR,
    "A file has so many findings that its check has ended",
    "Ten thousand findings have one cause, or a few: a habit of another schema, a missing namespace, the wrong source "
    "text. Mend the cause, and check again; what was not looked at is then told.",
    bad="<p>The ferry<br/> committee<br/> met ...</p>    (and so on, 10,000 times)",
    good='<p>The ferry<lb n="2"/> committee<lb n="3"/> met ...</p>',
)
RULES = (TOO_MANY,)


def too_many(checker: str, path: str, line: int | None, column: int | None) -> Diagnostic:
    """The finding that a checker has ended at a place, because it has found enough."""
    return Diagnostic(
        TOO_MANY,
        path,
        line,
        column,
        f"{checker} found {MOST_FINDINGS:,} things to mend and ended here: there may be more",
        "mend what many of these findings have in common, then check again",
    )


def bounded(findings: Iterable[Diagnostic], checker: str) -> list[Diagnostic]:
    """The findings of a checker in one file, as many as are kept; it is asked for no more than one that is not."""
    coming = iter(findings)
    found = list(islice(coming, MOST_FINDINGS))
    found.extend(too_many(checker, one.path, one.line, one.column) for one in islice(coming, 1))
    return found
