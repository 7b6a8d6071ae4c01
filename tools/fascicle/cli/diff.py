"""``fascicle diff``: what changed between two states of an edition, or of a TEI file."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.cli.options import quiet_option
from fascicle.edition.files import write_bytes
from fascicle.model.errors import ExitCode
from fascicle.model.shown import shown

FORMS = ("text", "json", "html", "markdown")


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="Form of the answer."
)
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE", help="Write the answer into FILE.")
@click.option("--all", "everything", is_flag=True, help="Show all of what is alike, or long.")
@click.option("--private", is_flag=True, help="Compare the texts that are withheld, too.")
@quiet_option
def diff(
    old: str | None, new: str | None, form: str, to: Path | None, everything: bool, private: bool, quiet: bool
) -> None:
    """Say what changed between OLD and NEW: words and markup apart, words by what the source says and what is read.

    Each of the two is an edition, a TEI file, a folder of such, a bag, its zip, or an object or storage root of OCFL;
    EDITION@1.0.0 is its release of that name, or its state in a revision of git. With EDITION alone, or nothing, it is
    compared with its last release; with a release or revision alone, that is compared with the edition that one is in.
    Exits with 1 if something changed.
    """
    from fascicle.api import compare

    changes = compare(old or "", new or "", private=private)
    told = changes.told(form, everything=everything)
    if to is not None:
        write_bytes(to, click.unstyle(told).encode("utf-8"))
        if not quiet:
            click.echo(shown(f"{to}: {changes.summary}"))
    elif not quiet:
        click.echo(told, nl=False)
    click.get_current_context().exit(ExitCode.FINDINGS if changes.found else ExitCode.CLEAN)
