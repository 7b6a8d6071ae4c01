"""How many findings of one file a checker keeps: no file, however broken, costs minutes or gigabytes.

Nobody mends twenty thousand things by hand. So many have one cause, and with the cause mended the rest can be told. A
checker therefore ends where it has found so many, and says so in a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from fascicle.model.diagnostics import Diagnostic, Rule, Severity

MOST_FINDINGS = 20_000
"""What one checker tells of one file."""

MOST_NAMES = 10_000
"""Different names in a file: TEI has 600 elements, and the XSLT processor keeps every name that it ever met."""

TOO_MANY = Rule(
    "F0502",
    Severity.ERROR,
    "A check has ended early, because there is too much to mend",
    "Thousands of findings have one cause, or a few: a habit of another schema, a missing namespace, the wrong source "
    "text. Mend the cause, and check again; what was not looked at is then told.",
    bad="<p>The ferry<br/> committee<br/> met ...</p>    (and so on, 20,000 times)",
    good='<p>The ferry<lb n="2"/> committee<lb n="3"/> met ...</p>',
)
RULES = (TOO_MANY,)


def too_many(checker: str, path: str, line: int | None, column: int | None) -> Diagnostic:
    """The finding that a checker has ended at a place, because it has found enough."""
    message = f"{checker} found {MOST_FINDINGS:,} things to mend and ended here: there may be more"
    return _ended(path, line, column, message)


def too_many_names(checker: str, path: str) -> Diagnostic:
    """The finding that a checker has not begun, because a file has more names than it can take."""
    message = (
        f"{checker} was left out: the file has more than {MOST_NAMES:,} different names of elements and attributes"
    )
    return _ended(path, 1, 1, message)


def _ended(path: str, line: int | None, column: int | None, message: str) -> Diagnostic:
    hint = "mend what many findings in this file have in common, then check again"
    return Diagnostic(TOO_MANY, path, line, column, message, hint)


def bounded(findings: Iterable[Diagnostic], checker: str) -> list[Diagnostic]:
    """The findings of a checker in one file, as many as are kept; it is asked for no more than one that is not."""
    coming = iter(findings)
    found = list(islice(coming, MOST_FINDINGS))
    found.extend(too_many(checker, one.path, one.line, one.column) for one in islice(coming, 1))
    return found
