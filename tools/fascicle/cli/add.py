"""``fascicle add``: files become sources of an edition."""

from __future__ import annotations

import click


@click.command()
def add() -> None:
    """Add files."""
