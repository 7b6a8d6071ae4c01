"""What verbs tell of the texts that they have worked on: results on standard output, remarks on standard error."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from fascicle.check.report import as_text, count
from fascicle.cli.options import VerbRun
from fascicle.model.errors import ExitCode, FascicleError
from fascicle.model.shown import shown, shown_lines
from fascicle.results import FileResult, Outcome, worst


def tell_files(run: VerbRun, results: Sequence[FileResult]) -> ExitCode:
    """Each file that is not as it was, with what became of it; the answer is the exit code."""
    for result in results:
        click.echo(shown_lines(result.difference), nl=False)
        if not run.quiet and (run.verbose or result.outcome is not Outcome.UNCHANGED):
            click.echo(shown(f"{result.outcome.value:12} {result.path}{_remark(result)}"))
        click.echo(as_text(result.doubts), nl=False)
    return tell_failures(each.error for each in results if each.error is not None)


def tell_failures(failures: Iterable[FascicleError]) -> ExitCode:
    """Why texts could not be worked on; the answer is the exit code."""
    errors = list(failures)
    for error in errors:
        click.echo(f"fascicle: error: {error}", err=True)
    return worst(errors)


def counted(results: Sequence[FileResult]) -> str:
    """How many texts there are, and what became of them, such as ``5 texts: 3 written, 2 unchanged``."""
    outcomes = Counter(each.outcome for each in results)
    words = [f"{outcomes[each]} {each.value}" for each in Outcome if outcomes[each]]
    return f"{count(len(results), 'text')}: {', '.join(words) or 'nothing to do'}"


def told_corrections(made: int, proposed: int) -> str:
    """What annotating came to."""
    return f"{count(made, 'correction')} made, {proposed} proposed"


def tell_proposals(run: VerbRun, edition: Path, table: Path, proposed: int) -> None:
    """Where corrections or dates wait for an answer, and how it is given."""
    if proposed:
        command = run.command("annotate", edition, "--answers", str(table))
        run.remark(f"proposals: {shown(str(table))} ({proposed}): answer them, then {command}")


def tell_patches(run: VerbRun, edition: Path, table: Path, results: Sequence[FileResult]) -> None:
    """What is proposed for texts without a source, and how an editor takes it into a file."""
    proposed = sum(each.proposals for each in results)
    patches = [each.patch for each in results if each.patch is not None]
    if proposed:
        run.remark(f"for texts without a source: {count(proposed, 'proposal')} in {shown(str(table))}")
    if patches:
        command = shlex.join(["patch", "-p1", "-d", str(edition), "-i", str(patches[0].absolute())])
        more = f"; {len(patches) - 1} more beside it" if patches[1:] else ""
        run.remark(f"what is sure is a patch: look it over, then {shown(command)}{more}")


def _remark(result: FileResult) -> str:
    if result.outcome is Outcome.KEPT:
        return "  (edited by hand; --diff shows what would change, --force replaces it)"
    return f"  (taken for: {result.genre})" if result.genre else ""
