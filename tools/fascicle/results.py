"""What the functions of the public API answer with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from fascicle.deposit.verify import Fault
from fascicle.model.diagnostics import Diagnostic


class Outcome(Enum):
    """What became of a TEI file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # somebody has worked on it
    DIFFERS = "differs"  # it would be written; nothing was


@dataclass(frozen=True)
class FileResult:
    """A TEI file and what became of it.

    ``difference`` is a unified diff where an edited file was replaced, or where it was all that was asked for;
    ``doubts`` are places in the source whose order of reading the converter leaves to editors; ``genre`` is what a text
    was taken for whose record does not say it.
    """

    path: Path
    outcome: Outcome
    difference: str = ""
    doubts: tuple[Diagnostic, ...] = ()
    genre: str = ""


@dataclass(frozen=True)
class CheckResult:
    """The findings, in the order of files and places, and the number of files that were checked."""

    diagnostics: tuple[Diagnostic, ...]
    files: int


@dataclass(frozen=True)
class BuildResult:
    """The findings, whether everything was made, and where it is."""

    diagnostics: tuple[Diagnostic, ...]
    complete: bool
    products: dict[str, Path]


@dataclass(frozen=True)
class DepositResult:
    """The findings in the texts, the bag, and what is wrong with it."""

    diagnostics: tuple[Diagnostic, ...]
    bag: Path
    faults: tuple[Fault, ...]
