"""``fascicle init``: a new edition that builds."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from fascicle import api


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new edition in FOLDER, with a small example in it that builds as it is."""
    for path in api.init(folder):
        click.echo(path)
    click.echo(f"next: {shlex.join(['fascicle', 'build', str(folder)])}", err=True)
