"""``fascicle check``: what is wrong in editions, and in TEI files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from fascicle import api
from fascicle.check.report import FORMATS, count, report, summary
from fascicle.check.xml import UNREADABLE, diagnostic_of
from fascicle.cli.options import VerbRun, run_options
from fascicle.model.diagnostics import Diagnostic, Severity
from fascicle.model.errors import ExitCode, FascicleError
from fascicle.model.shown import shown


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
@click.option("--all", "everything", is_flag=True, help="Tell all findings, also many of one kind in one file.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Tell only findings that FILE does not have."
)
@click.option("--update-baseline", is_flag=True, help="Write all findings into the file of --baseline, and tell none.")
def check(
    run: VerbRun,
    paths: tuple[Path, ...],
    schemas: tuple[Path, ...],
    house: bool,
    form: str,
    everything: bool,
    baseline: Path | None,
    update_baseline: bool,
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
    try:
        with run.progress() as progress:
            result = api.check(paths or [Path()], schemas=schemas, house=house, progress=progress, **run.places)
    except FascicleError as error:
        if form not in ("text", "pretty") and error.exit_code is ExitCode.UNREADABLE:
            # Who reads JSON or annotations reads nothing else.
            click.echo(report([diagnostic_of(error)], form), nl=False)
        raise
    found: Sequence[Diagnostic] = result.findings
    if baseline is not None:
        found = _beside(run, baseline, found, update=update_baseline)
    click.echo(report(found, form, everything=everything, files=result.files, schemas=result.schemas), nl=False)
    if form in ("text", "pretty"):
        run.remark(summary(found, result.files, result.schemas))
    click.get_current_context().exit(_exit_code(found))


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
