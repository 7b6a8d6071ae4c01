"""``fascicle check``: what is wrong in editions, and in TEI files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from fascicle import api
from fascicle.check.report import FORMATS, count, report, summary
from fascicle.check.xml import UNREADABLE, diagnostic_of
from fascicle.cli.options import VerbRun, lang_option, run_options
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.errors import ExitCode, FascicleError
from fascicle.model.saying import ENGLISH, speaking, wished
from fascicle.model.shown import shown, shown_lines
from fascicle.results import CheckResult

_FOR_PEOPLE = ("text", "pretty")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Judge by this schema, RELAX NG (.rng, .rnc) or Schematron (.sch), whatever the files name; may be repeated.",
)
@click.option("--house", is_flag=True, help="Hold all files to fascicle's own grammar and house rules, too.")
@run_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the report."
)
@lang_option
@click.option("--all", "everything", is_flag=True, help="Tell all findings, also many of one kind in one file.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Tell only findings that FILE does not have."
)
@click.option("--update-baseline", is_flag=True, help="Write all findings into the file of --baseline, and tell none.")
@click.option("--fix", is_flag=True, help="Show what needs no judgement put right, and write it if that is wanted.")
@click.option("--yes", is_flag=True, help="Write what --fix shows without asking.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until the command is ended.")
def check(
    run: VerbRun,
    paths: tuple[Path, ...],
    schemas: tuple[Path, ...],
    house: bool,
    form: str,
    lang: str | None,
    everything: bool,
    baseline: Path | None,
    update_baseline: bool,
    fix: bool,
    yes: bool,
    watch: bool,
) -> None:
    """Check each PATH, the current folder if none is given: XML, schemas, pointers, house rules, fidelity.

    A PATH is an edition, a TEI file of any name, or a folder: then all editions and all .xml and .tei files below it
    are checked. Texts that an edition converts are held to its house rules and their sources. Any other file is judged
    by --schema, else by the schemas of its edition, or those that it names by xml-model; what it includes by XInclude
    may lie inside the folder that is named, or beside it. The summary says by what. Of findings that are alike the
    first five in each file are told, the rest are counted; JSON has all of them. Exits with 1 if there are errors, with
    3 if a file cannot be read. `fascicle explain CODE` tells more about one.
    """
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    if yes and not fix:
        raise click.UsageError("--yes needs --fix.")
    if lang and baseline is not None:
        raise click.UsageError("--lang and --baseline do not go together: a baseline knows findings by English words.")
    if not lang and baseline is None and form in _FOR_PEOPLE:
        lang = wished()
    click.get_current_context().with_resource(speaking(lang or ENGLISH))
    asked = _Asked(run, paths or (Path(),), schemas, house, form, everything, baseline, update_baseline)
    if watch:
        _watch(asked)
    result, found = asked.findings()
    if fix and _mend(run, found, yes=yes):
        result, found = asked.findings()
    asked.tell(result, found)
    click.get_current_context().exit(_exit_code(found))


@dataclass(frozen=True)
class _Asked:
    """What is to be checked, and how it is told."""

    run: VerbRun
    paths: tuple[Path, ...]
    schemas: tuple[Path, ...]
    house: bool
    form: str
    everything: bool
    baseline: Path | None
    update_baseline: bool

    def findings(self) -> tuple[CheckResult, Sequence[Diagnostic]]:
        """What was checked, and what of the findings is told."""
        try:
            with self.run.progress() as progress:
                result = api.check(
                    self.paths, schemas=self.schemas, house=self.house, progress=progress, **self.run.places
                )
        except FascicleError as error:
            if self.form not in _FOR_PEOPLE and error.exit_code is ExitCode.UNREADABLE:
                # Who reads JSON or annotations reads nothing else.
                click.echo(report([diagnostic_of(error)], self.form), nl=False)
            raise
        if self.baseline is None:
            return result, result.findings
        return result, _beside(self.run, self.baseline, result.findings, update=self.update_baseline)

    def tell(self, result: CheckResult, found: Sequence[Diagnostic]) -> None:
        """Print the report, and for people the summary."""
        told = report(found, self.form, everything=self.everything, files=result.files, schemas=result.schemas)
        click.echo(told, nl=False)
        if self.form in _FOR_PEOPLE:
            self.run.remark(summary(found, result.files, result.schemas))


def _watch(asked: _Asked) -> NoReturn:
    """Check, wait for a change, and check again; only Ctrl+C ends it."""
    from fascicle.run.watching import wait_for_change, watched

    looked_at = (*asked.paths, *asked.schemas)
    while True:
        before = watched(looked_at)
        try:
            asked.tell(*asked.findings())
        except FascicleError as error:  # a file that is being saved, a schema with a slip: the next change mends it
            click.echo(shown_lines(str(error)), err=True)
        for path in wait_for_change(looked_at, before):
            asked.run.remark(shown(f"--- {path} has changed"))


def _mend(run: VerbRun, found: Sequence[Diagnostic], *, yes: bool) -> int:
    from fascicle.cli.mend import mend

    written = mend(found, yes=yes)
    run.remark(f"{count(written, 'file')} written")
    return written


def _beside(run: VerbRun, path: Path, found: Sequence[Diagnostic], *, update: bool) -> Sequence[Diagnostic]:
    """The findings that are not in a baseline, which is written first if that was asked for."""
    from fascicle.check.baseline import without_known, write_baseline
    from fascicle.edition.files import write_bytes

    if update:
        write_bytes(path, write_baseline(path, found).encode())
        run.remark(shown(f"{path}: {count(len(found), 'finding')} written"))
        return ()
    new, gone = without_known(found, path)
    known = len(found) - len(new)
    run.remark(shown(f"{path}: {count(known, 'finding')} known" + (f", {gone} there no more" if gone else "")))
    return new


def _exit_code(diagnostics: Sequence[Diagnostic]) -> ExitCode:
    if any(each.rule is UNREADABLE for each in diagnostics):
        return ExitCode.UNREADABLE
    errors = any(each.rule.severity is Severity.ERROR for each in diagnostics)
    return ExitCode.FINDINGS if errors else ExitCode.CLEAN
