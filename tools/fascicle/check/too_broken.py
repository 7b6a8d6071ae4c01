"""Texts of which so much is no words that corrections are no help."""

from __future__ import annotations

from fascicle.annotate.corrections.correction import MOST_ERRORS
from fascicle.model.diagnostics import Diagnostic, Rule, Severity

TOO_BROKEN = Rule(
    "F0607",
    Severity.INFO,
    "Much of the text is no words",
    "Where one word in seven is in no dictionary, the recognition of the pages failed, or the text is in a language or "
    "in an old spelling that the record does not say. What stood there cannot be told by rules: few corrections are "
    "made, and only the surest are proposed.",
    bad="Tbe ferrv lcft thc qnay latc",
    good="The ferry left the quay late",
)
RULES = (TOO_BROKEN,)


def too_broken(path: str, error_rate: float) -> tuple[Diagnostic, ...]:
    """The finding about a TEI file, given the share of its words that nobody knows; none where that is small."""
    if error_rate < MOST_ERRORS:
        return ()
    return (
        Diagnostic(
            TOO_BROKEN,
            path,
            None,
            None,
            f"of 100 words {round(100 * error_rate)} are in no dictionary: few corrections are made, and few proposed",
            "have the pages recognised anew by a program for their type and language; if it is the language or its age,"
            " say so in edition.toml, [[sources]]: languages, date",
        ),
    )
