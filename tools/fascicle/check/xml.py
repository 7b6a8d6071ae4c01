"""Files that are no XML at all: told as a finding like any other, so that one bad file does not hide the rest."""

from __future__ import annotations

from fascicle.check.diagnostics import Diagnostic, Rule, Severity
from fascicle.errors import TeiError

UNREADABLE = Rule(
    "F0501",
    Severity.ERROR,
    "A file cannot be read as XML",
    "No program can read such a file, not even partly: every tag that is opened must be closed, in the right order.",
    bad="<p>The ferry <hi>committee</p>",
    good="<p>The ferry <hi>committee</hi></p>",
)
RULES = (UNREADABLE,)


def diagnostic_of(error: TeiError) -> Diagnostic:
    """The finding that stands for a file which cannot be read."""
    return Diagnostic(UNREADABLE, str(error.path), error.line, error.column, error.message, error.hint)
