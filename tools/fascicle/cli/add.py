"""``fascicle add``: files become sources of an edition."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from fascicle import api
from fascicle.check.report import count
from fascicle.cli.options import form_option, quiet_option, told_apart
from fascicle.edition.record import RECORD
from fascicle.model.errors import UsageError
from fascicle.model.shown import as_json, shown
from fascicle.results import AddedSource


@click.command()
@click.argument("words", nargs=-1, metavar="[EDITION] FILE...", type=click.Path())
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the sources, if not EDITION/source.",
)
@form_option
@quiet_option
def add(words: tuple[str, ...], sources: Path | None, form: str, quiet: bool) -> None:
    """Put each FILE into EDITION as a source, and write its row at the end of edition.toml.

    Files are copied into source/; one that is there already is taken as it is, and none is overwritten. Title,
    language, date and genre of a row are guesses, with a question mark: look them over. What cannot be read is refused,
    and then nothing is written.
    """
    edition, files = told_apart(words)
    if not files:
        raise UsageError("there is no file to add", hint="fascicle add EDITION FILE...")
    added = api.add(edition, files, sources=sources, form=form)
    if not quiet:
        tell_added(added)
        click.echo(f"{count(len(added), 'text')} added: look over the rows in {shown(str(edition / RECORD))}", err=True)
        click.echo(f"next: {shlex.join(['fascicle', 'build', str(edition)])}", err=True)


def tell_added(added: list[AddedSource]) -> None:
    """Each source with its row, and where the values are from that were guessed."""
    for each in added:
        click.echo(shown(f"added    {each.path}"))
        click.echo(shown(f"         {each.seen}"))
        for key, why in each.guessed.items():
            click.echo(shown(f"         {key} = {as_json(str(getattr(each.source, key)))}  ({why})"))
