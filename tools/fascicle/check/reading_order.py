"""Doubts about the order of reading: what the converter saw out of place and did not dare to move."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fascicle.model.diagnostics import Diagnostic, Place, Rule, Severity

if TYPE_CHECKING:
    from fascicle.structure.blocks.continuation import Finding

DOUBTFUL = Rule(
    "F0601",
    Severity.INFO,
    "Two stretches of text may belong together",
    "Columns and boxes reach the converter in an order that is not always the order of reading. It moves text only "
    "where the evidence leaves no doubt; where a sentence seems to go on elsewhere but may not, an editor decides.",
    bad='<p><lb n="12"/>and when the relief</p> ... <p><lb n="40"/>boat came alongside, nobody was seen on deck.</p>',
    good='in decisions/layout.toml:\n[[together]]\nfile = "gazette.txt"\nlines = ["12", "40"]',
)
RULES = (DOUBTFUL,)


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
