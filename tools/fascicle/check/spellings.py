"""Decisions about line-end hyphens: the line that they name ends with the word that they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from fascicle.edition.toml_file import lines_of
from fascicle.language.hyphens.spellings import Spelling, Spellings
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.tei.layers.breaks import LineEnd

NOT_BROKEN = Rule(
    "F0703",
    Severity.WARNING,
    "A decision about a hyphen names a line that does not break the word",
    "A spelling that is meant for one line holds where that line ends in the middle of the word. Where the number is "
    "mistyped, or the source text was replaced, it is without effect, and nobody would notice.",
    bad='[[word]]\nspelling = "re-cover"\nfile = "gazette.xml"\nline = "12"  # line 14 ends with re-',
    good='[[word]]\nspelling = "re-cover"\nfile = "gazette.xml"\nline = "14"',
)
RULES = (NOT_BROKEN,)


def check_spellings(spellings: Spellings, path: Path, ends: Mapping[str, Sequence[LineEnd]]) -> list[Diagnostic]:
    """Look up each spelling that is for one line among the line ends of the texts, by their names without ending.

    A spelling that names no line may be for texts that are still to come.
    """
    found = []
    for at, each in enumerate(spellings.word, 1):
        stem = Path(each.file).stem
        if each.line and stem in ends and (hint := _misplaced(each, ends[stem])):
            message = (
                f"line {each.line} of {each.file} does not break {each.spelling!r}: the decision is without effect"
            )
            found.append(Diagnostic(NOT_BROKEN, str(path), lines_of(path).of(("word", at)), 1, message, hint))
    return found


def _misplaced(each: Spelling, ends: Sequence[LineEnd]) -> str:
    """What to do, if the line does not break the word."""
    alone, here = Spellings((Spelling(each.spelling),)), Spellings((Spelling(each.spelling, line=each.line),))
    lines = [end.line for end in ends if alone.between(end.before, end.after) is not None]
    if any(here.between(end.before, end.after, end.line) is not None for end in ends):
        return ""
    if lines:
        return f"it is broken at the end of line {', '.join(lines)}: put the line right, or take the table out"
    return "take the table out"
