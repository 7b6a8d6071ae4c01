"""Files that cannot be read: told as a finding like any other, so that one bad file does not hide the rest."""

from __future__ import annotations

from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.errors import FascicleError

UNREADABLE = Rule(
    "F0501",
    Severity.ERROR,
    "A file cannot be read",
    "What cannot be read cannot be checked. An XML file is read wholly or not at all: every tag that is opened must be"
    " closed, in the right order. A source text must be the one that the record describes, and the record be TOML.",
    bad="<p>The ferry <hi>committee</p>",
    good="<p>The ferry <hi>committee</hi></p>",
)
RULES = (UNREADABLE,)


def diagnostic_of(error: FascicleError) -> Diagnostic:
    """The finding that stands for a file which cannot be read."""
    path = "" if error.path is None else str(error.path)
    return Diagnostic(UNREADABLE, path, error.line, error.column, error.message, error.hint)
