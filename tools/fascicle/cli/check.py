"""``fascicle check``: what is wrong in editions, and in TEI files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from fascicle import api
from fascicle.check.report import FORMATS, report, summary
from fascicle.check.xml import UNREADABLE, diagnostic_of
from fascicle.cli.options import VerbRun, run_options
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.errors import ExitCode, FascicleError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@run_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the report."
)
@click.option("--all", "everything", is_flag=True, help="Tell all findings, also many of one kind in one file.")
def check(run: VerbRun, paths: tuple[Path, ...], form: str, everything: bool) -> None:
    """Check each PATH, the current folder if none is given: XML, grammar, house rules, pointers, fidelity.

    A PATH is an edition, a TEI file, or a folder: then all editions and all .xml files below it are checked. Of
    findings that are alike the first five in each file are told, the rest are counted; JSON has all of them. Exits with
    1 if there are errors, with 3 if a file cannot be read. `fascicle explain CODE` tells more about one.
    """
    try:
        with run.progress() as progress:
            result = api.check(paths or [Path()], progress=progress, **run.places)
    except FascicleError as error:
        if form != "text" and error.exit_code is ExitCode.UNREADABLE:
            # Who reads JSON or annotations reads nothing else.
            click.echo(report([diagnostic_of(error)], form), nl=False)
        raise
    click.echo(report(result.findings, form, everything=everything), nl=False)
    if form == "text":
        run.remark(summary(result.findings, result.files))
    click.get_current_context().exit(_exit_code(result.findings))


def _exit_code(diagnostics: Sequence[Diagnostic]) -> ExitCode:
    if any(each.rule is UNREADABLE for each in diagnostics):
        return ExitCode.UNREADABLE
    errors = any(each.rule.severity is Severity.ERROR for each in diagnostics)
    return ExitCode.FINDINGS if errors else ExitCode.CLEAN
