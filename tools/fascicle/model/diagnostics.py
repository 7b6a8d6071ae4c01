"""Rules and diagnostics: what every checker reports, whatever engine found it.

A rule is a value with a code that never changes meaning. ``fascicle explain CODE`` prints it and the reference
page is made of it, so its texts are written for an editor, not for a programmer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. Only errors make ``fascicle check`` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Rule:
    """One thing that is checked.

    ``code`` is ``F`` and four digits, the first two naming the family (01 fidelity, 02 grammar, 03 house rules,
    04 pointers, 05 unreadable files, 06 reading of the sources, 07 decisions, 08 files of the edition,
    09 completeness, 10 dates, 11 pictures); ``why`` says why it
    matters to an edition; ``bad`` and ``good`` are the smallest examples that break and keep it.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: str
    good: str


@dataclass(frozen=True)
class Place:
    """A second place that a finding is about, such as the line of the source file."""

    path: str
    line: int | None = None
    column: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Diagnostic:
    """One finding: where it is, what is wrong, and what to do.

    ``line`` and ``column`` count from 1, columns in code points; ``path`` is relative to the edition's folder
    where the file lies inside it. ``message`` says what is wrong, ``hint`` what to do, ``meant`` is the name or value
    that was probably meant in the place of the one that stands there.
    """

    rule: Rule
    path: str
    line: int | None
    column: int | None
    message: str
    hint: str
    related: tuple[Place, ...] = field(default=())
    meant: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, then by place, then by rule: the order of every report."""
        return (self.path, self.line or 0, self.column or 0, self.rule.code, self.message)
