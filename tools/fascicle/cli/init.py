"""``fascicle init``: a new edition that builds."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from fascicle import api
from fascicle.cli.options import form_option, quiet_option
from fascicle.edition.record import RECORD
from fascicle.model.errors import UsageError
from fascicle.model.shown import shown


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[--from FILE...]")
@click.option("--from", "with_files", is_flag=True, help="Make it of the files that follow, without the example.")
@click.option(
    "--from-tei",
    "top",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Make it of the TEI files below DIR; they are copied, unless DIR is in FOLDER.",
)
@form_option
@quiet_option
def init(folder: Path, files: tuple[Path, ...], with_files: bool, top: Path | None, form: str, quiet: bool) -> None:
    """Make a new edition in FOLDER that builds as it is: with a small example, or with each FILE as a source of it.

    Title, language, date and genre of the files are guessed, as `fascicle add` does. With --from-tei it is an edition
    of TEI files that exist already: they are looked through, read where they are, and never written; what was found,
    and what could not be known, is told.
    """
    if top is not None and (files or with_files or form):
        raise UsageError("--from-tei goes with no other files", hint="fascicle init FOLDER --from-tei DIR")
    if with_files != bool(files):
        raise UsageError("--from and the files belong together", hint="fascicle init FOLDER --from FILE...")
    report: list[str] = []
    written = api.init(folder, files, form=form, from_tei=top, tell=report.append)
    if not quiet:
        for line in [*(map(str, written) if top is None else ()), *report]:
            click.echo(shown(line))
        if files or top is not None:
            what = "rows" if files else "lines"
            click.echo(f"look over the {what} with a question mark in {shown(str(folder / RECORD))}", err=True)
        click.echo(f"next: {shlex.join(['fascicle', 'build', str(folder)])}", err=True)
