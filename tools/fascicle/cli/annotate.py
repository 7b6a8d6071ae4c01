"""``fascicle annotate``: dates and names in TEI files."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle import api
from fascicle.cli.options import edition_argument, edition_options
from fascicle.cli.progress import TerminalProgress


@click.command()
@edition_argument
@click.argument("names", nargs=-1)
@edition_options
def annotate(edition: Path, names: tuple[str, ...], sources: Path | None, out: Path | None) -> None:
    """Mark dates and the authority file's names in the TEI files of EDITION, or only in those with these NAMES.

    What a person wrote, changed or removed is never touched; a mark that was removed does not come back.
    """
    with TerminalProgress() as progress:
        results = api.annotate(edition, names, sources=sources, out=out, progress=progress)
    for result in results:
        click.echo(f"{result.outcome.value:12} {result.path}")
