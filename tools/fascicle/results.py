"""What the functions of the public API answer with."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from fascicle.deposit.verify import Fault
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.errors import ExitCode, FascicleError

if TYPE_CHECKING:
    from fascicle.changes.kinds import EditionChanges
    from fascicle.edition.record import Source


class Outcome(Enum):
    """What became of a TEI file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # somebody has worked on it
    DIFFERS = "differs"  # it would be written; nothing was
    FAILED = "failed"  # it could not be worked on; the others were


@dataclass(frozen=True)
class FileResult:
    """A TEI file and what became of it.

    ``difference`` is a unified diff where an edited file was replaced, or where it was all that was asked for;
    ``doubts`` are places in the source whose order of reading the converter changed or leaves to editors, and
    messages of programs in it; ``genre`` is what a text was taken for whose record does not say it. ``corrections``
    and ``proposals`` count what annotating made and what it only proposes, ``dates`` the dates that it proposes,
    ``patch`` is where those for a text without a source can be had; ``error`` says why a text failed.
    """

    path: Path
    outcome: Outcome
    difference: str = ""
    doubts: tuple[Diagnostic, ...] = ()
    genre: str = ""
    corrections: int = 0
    proposals: int = 0
    dates: int = 0
    patch: Path | None = None
    error: FascicleError | None = None


@dataclass(frozen=True)
class AddedSource:
    """A source that was added: where the file stands, its row of the record, and how values of that were guessed.

    ``guessed`` says of keys of the row where their values come from; what is sure, as the checksum, is not in it.
    ``seen`` is what the file holds, in words.
    """

    path: Path
    source: Source
    guessed: Mapping[str, str]
    seen: str = ""


@dataclass(frozen=True)
class AnswerResult:
    """How many answers of a table were new, and what became of the TEI files by them."""

    taken: int
    files: tuple[FileResult, ...]


@dataclass(frozen=True)
class NamesResult:
    """How many rows of the table of names wait for an answer, what they are made of, and texts that failed.

    Of proposals ``of`` counts mentions, of a reconciliation the entries that were asked about.
    """

    proposed: int
    of: int
    failures: tuple[FascicleError, ...] = ()


@dataclass(frozen=True)
class AcceptedNames:
    """How many rows of a table were answered, and whether the authority file is another by them."""

    answers: int
    changed: bool


@dataclass(frozen=True)
class CheckResult:
    """The findings, in the order of files and places, and the number of files that were checked.

    ``schemas`` says how many of them each schema has judged, by what people call it.
    """

    findings: tuple[Diagnostic, ...]
    files: int
    schemas: Mapping[str, int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether there is no error among the findings."""
        return not any(each.rule.severity is Severity.ERROR for each in self.findings)


@dataclass(frozen=True)
class BuildResult:
    """What a build found and made.

    ``complete`` says whether the products were made; ``products`` are their places by name, the TEI files under
    ``texts``. ``texts`` counts the texts, ``corrections`` those in them, ``proposals`` and ``dates`` what waits for
    an answer in the tables ``proposals_table`` and ``dates_table``; ``doubts`` are places whose order of reading is
    left to editors; ``failures`` the texts that could not be worked on, by name. ``advice`` is what was found in
    texts without a source, by their own schemas: it keeps nothing from being made.
    """

    findings: tuple[Diagnostic, ...]
    complete: bool
    products: Mapping[str, Path]
    texts: int = 0
    corrections: int = 0
    proposals: int = 0
    proposals_table: Path = field(default_factory=Path)
    dates: int = 0
    dates_table: Path = field(default_factory=Path)
    doubts: tuple[Diagnostic, ...] = ()
    failures: Mapping[str, FascicleError] = field(default_factory=dict)
    advice: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class DepositResult:
    """The findings in the texts, the bag, what is wrong with it, and the packages that were made of it."""

    findings: tuple[Diagnostic, ...]
    bag: Path
    faults: tuple[Fault, ...]
    packages: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Released:
    """A release: its version and date, and what was made of it.

    Where it was not ``made``, for the ``findings`` in texts, texts that failed, or ``faults`` of its bag, all is as it
    was. ``changes`` are those since the last release, None for the first; ``kept`` is the object of OCFL that has the
    bag now. ``passages`` counts those that can be cited, ``earlier`` those that only earlier releases had;
    ``published`` is their table. ``patch`` puts what changed into the headers of texts without a source, which are
    never written.
    """

    version: str
    date: str
    made: bool = False
    findings: tuple[Diagnostic, ...] = ()
    failures: tuple[FascicleError, ...] = ()
    faults: tuple[str, ...] = ()
    changes: EditionChanges | None = None
    bag: Path = field(default_factory=Path)
    kept: Path = field(default_factory=Path)
    published: Path = field(default_factory=Path)
    passages: int = 0
    earlier: int = 0
    patch: Path | None = None


def difference(path: Path, old: bytes, new: bytes) -> str:
    """What would change in a file, as a unified diff."""
    before, after = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new))
    return "".join(difflib.unified_diff(before, after, f"{path} (as it is)", f"{path} (converted)"))


def worst(errors: Sequence[FascicleError]) -> ExitCode:
    """The exit code of a run in which some texts failed."""
    return max((error.exit_code for error in errors), default=ExitCode.CLEAN)
