"""Markup of a source that its reader does not know: what it is, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.source import Remark

UNREAD = Rule(
    "F0605",
    Severity.INFO,
    "Markup of the source that is not read",
    "What a format says with its marks should not be lost in silence. A tag that the reader does not know, or the mark "
    "of a note that has no text, stays in the source layer as it is; what it was to say, an editor has to see to.",
    bad="The ebb[^1] began. (and nowhere a line [^1]: ...)",
    good="The ebb[^1] began.\n\n[^1]: By the almanac.",
)
RULES = (UNREAD,)


def unread(remarks: Iterable[Remark], source_path: str) -> list[Diagnostic]:
    """What a reader remarked, as diagnostics at the lines of the source file."""
    return [
        Diagnostic(
            UNREAD,
            source_path,
            int(remark.anchor) if remark.anchor.isdecimal() else None,
            remark.column + 1,
            remark.message,
            "look at the line; mark in the TEI file what the source meant, or ask whoever made the source",
        )
        for remark in remarks
    ]
