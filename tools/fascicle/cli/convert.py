"""``fascicle convert``: source texts to TEI."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fascicle.cli.options import edition_argument, edition_options, opened
from fascicle.cli.telling import tell_files
from fascicle.model.errors import UsageError
from fascicle.results import worst


@click.command()
@edition_argument
@click.argument("names", nargs=-1)
@edition_options
@click.option("--force", is_flag=True, help="Show what would change in a file that was edited by hand, and replace it.")
@click.option("--diff", is_flag=True, help="Only show what would change, also in files edited by hand; write nothing.")
@click.option("--explain", "line", type=int, metavar="LINE", help="Only say why LINE of the text NAME got its role.")
@click.pass_context
def convert(
    ctx: click.Context,
    /,
    edition: Path,
    names: tuple[str, ...],
    force: bool,
    diff: bool,
    line: int | None,
    **options: Any,
) -> None:
    """Convert the source texts of EDITION to TEI, or only those with these NAMES.

    A TEI file that somebody has worked on is left alone, unless --force is given; --diff shows what that would do.
    Where the converter takes a line for what it is not, --explain says why, and decisions/layout.toml overrules it.
    """
    if line is not None and len(names) != 1:
        raise UsageError("--explain needs the name of one text", hint="fascicle convert EDITION NAME --explain 12")
    if diff and force:
        raise UsageError("--diff writes nothing, and --force does", hint="look with --diff, then replace with --force")
    with opened(edition, **options) as work:
        if line is not None:
            click.echo(work.explain_line(names[0], line), nl=False)
            return
        results = work.compare(names) if diff else work.convert(names, force=force)
    tell_files(results)
    ctx.exit(worst([each.error for each in results if each.error is not None]))
