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
@form_option
@quiet_option
def init(folder: Path, files: tuple[Path, ...], with_files: bool, form: str, quiet: bool) -> None:
    """Make a new edition in FOLDER that builds as it is: with a small example, or with each FILE as a source of it.

    Title, language, date and genre of the files are guessed, as `fascicle add` does.
    """
    if with_files != bool(files):
        raise UsageError("--from and the files belong together", hint="fascicle init FOLDER --from FILE...")
    for path in api.init(folder, files, form=form):
        if not quiet:
            click.echo(shown(str(path)))
    if not quiet:
        if files:
            click.echo(f"look over the rows with a question mark in {shown(str(folder / RECORD))}", err=True)
        click.echo(f"next: {shlex.join(['fascicle', 'build', str(folder)])}", err=True)
