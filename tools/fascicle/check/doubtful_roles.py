"""Doubts about what a line is: it looks like a head or a caption, but not much like one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fascicle.model.diagnostics import Diagnostic, Rule, Severity

if TYPE_CHECKING:
    from fascicle.structure.blocks.labelled import Doubt

UNSURE = Rule(
    "F0604",
    Severity.INFO,
    "What a line is cannot be told",
    "What a line is, is told by how it looks and by the lines around it; the program knows how sure that is. Where "
    "none is likely the line stays a paragraph, and an editor decides.",
    bad='<p><lb n="12"/>The winter boat</p> (a head with a probability of 0.26)',
    good='in decisions/layout.toml: [[role]] file = "gazette.txt" lines = "12" role = "head"',
)
RULES = (UNSURE,)


def unsure(doubts: Iterable[Doubt], source_path: str, file: str) -> list[Diagnostic]:
    """The doubts of a layout as diagnostics at the lines of the source file."""
    return [
        Diagnostic(
            UNSURE,
            source_path,
            doubt.line.file_line,
            1,
            f"{doubt.line.named} may be a {doubt.role} ({doubt.probability:.2f}); it is left a paragraph",
            f'if it is, say so in decisions/layout.toml: [[role]] file = "{file}" lines = "{doubt.line.anchor}"'
            f' role = "{doubt.role}"; `fascicle convert --explain {doubt.line.anchor}` says what weighed',
        )
        for doubt in doubts
    ]
