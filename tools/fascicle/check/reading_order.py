"""The order of reading: what the converter moved, and what it saw out of place and did not dare to move."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity

if TYPE_CHECKING:
    from fascicle.model.source import Line
    from fascicle.structure.order.told import Finding, Move

DOUBTFUL = Rule(
    "F0601",
    Severity.INFO,
    "Two stretches of text may belong together",
    "Columns and boxes reach the converter in an order that is not always the order of reading. It moves text only "
    "where the evidence leaves no doubt; where a sentence seems to go on elsewhere but may not, an editor decides.",
    bad='<p><lb n="12"/>and when the relief</p> ... <p><lb n="40"/>boat came alongside, nobody was seen on deck.</p>',
    good='in decisions/layout.toml:\n[[together]]\nfile = "gazette.txt"\nlines = ["12", "40"]',
)
MOVED = Rule(
    "F0602",
    Severity.INFO,
    "Text is read elsewhere than the source has it",
    "The order of the source stays unless columns were measured, or a cut word or sentence goes on behind a caption or"
    " a box. Whoever answers for the text should know each such place, and can put it back.",
    bad="went back to their desks with the sur-  (line 4)\nThe quay in winter  (line 5)\nvey of the ice.  (line 6)",
    good='<p>... <lb n="4"/>with the sur<pc force="weak">-</pc><lb n="6" break="no"/>vey of the ice.</p>'
    '<figure><head><lb n="5"/>The quay in winter</head></figure>',
)
UNREAD = Rule(
    "F0603",
    Severity.WARNING,
    "A program's message stands in the source",
    "Programs that make texts of scans write into them what they did not do. Such a line is kept, and is nothing that a"
    " reader reads; but pages that were not read are missing from the edition.",
    bad="[OCR skipped on page(s) 2-4]",
    good="the text of pages 2 to 4, or their absence told in the description of the source",
)
RULES = (DOUBTFUL, MOVED, UNREAD)


def doubts(findings: Iterable[Finding], source_path: str) -> list[Diagnostic]:
    """The findings of a layout as diagnostics at the lines of the source file."""
    return [
        Diagnostic(
            DOUBTFUL,
            source_path,
            finding.lines[0].file_line,
            1,
            finding.message,
            "look at both lines; if they belong together say so in decisions/layout.toml ([[together]] or [[order]])",
            tuple(Place(source_path, line.file_line, 1, "the other line") for line in finding.lines[1:]),
        )
        for finding in findings
    ]


def moved(moves: Iterable[Move], source_path: str) -> list[Diagnostic]:
    """What was moved as diagnostics at the first lines that stand elsewhere."""
    return [
        Diagnostic(
            MOVED,
            source_path,
            move.lines[0].file_line,
            1,
            f"{move.named} read behind {move.behind.named}: {move.reason}",
            'to have it where the source has it, say so in decisions/layout.toml ([[order]]), or write order = "source"'
            " under [layout] in edition.toml",
            (Place(source_path, move.behind.file_line, 1, "the line before it"),),
        )
        for move in moves
    ]


def messages(lines: Iterable[Line], source_path: str) -> list[Diagnostic]:
    """The messages of programs as diagnostics at their lines."""
    hint = "see whether the page says anything; if it does, read it anew, with another program or by hand"
    return [
        Diagnostic(UNREAD, source_path, line.file_line, 1, f"no line of a page: {line.text.strip()}", hint, ())
        for line in lines
    ]
