"""What a reader of a source does not take over: markup that it does not know, and text that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fascicle.model.anchors import named
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.source import Omission, Remark

UNREAD = Rule(
    "F0605",
    Severity.INFO,
    "Markup of the source that is not read",
    "What a format says with its marks should not be lost in silence. A tag that the reader does not know, or the mark "
    "of a note that has no text, stays in the source layer as it is; what it was to say, an editor has to see to.",
    bad="The ebb[^1] began. (and nowhere a line [^1]: ...)",
    good="The ebb[^1] began.\n\n[^1]: By the almanac.",
)
OMITTED = Rule(
    "F0608",
    Severity.INFO,
    "Text of the source file that is left out",
    "A file holds more than its readers see: codes of fields, hidden text, copies for older programs, headers that are "
    "repeated. None of it belongs to the text, and all of it is counted, so that nothing is missed unnoticed.",
    bad="a note in a Word document to which nothing in the text refers",
    good="the same note with its number in the text",
)
RULES = (UNREAD, OMITTED)


def unread(remarks: Iterable[Remark], source_path: str) -> list[Diagnostic]:
    """What a reader remarked, as diagnostics at the lines of the source file."""
    return [
        Diagnostic(
            UNREAD,
            source_path,
            int(remark.anchor) if remark.anchor.isdecimal() else None,
            remark.column + 1 if remark.anchor else None,
            f"{named(remark.anchor)}: {remark.message}" if remark.anchor.strip("0123456789") else remark.message,
            "look at the line; mark in the TEI file what the source meant, or ask whoever made the source",
        )
        for remark in remarks
    ]


def omitted(omissions: Sequence[Omission], source_path: str) -> list[Diagnostic]:
    """What a reader has left out as one diagnostic."""
    if not omissions:
        return []
    counts = ", ".join(f"{each.count} of {each.reason}" for each in omissions)
    hint = "nothing, if none of it should be read; else have it shown in the source file, and ask for that anew"
    return [Diagnostic(OMITTED, source_path, None, None, f"characters that are left out: {counts}", hint)]
