"""``fascicle convert``: source texts to TEI."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle import api
from fascicle.check.report import as_text
from fascicle.cli.options import edition_argument, edition_options
from fascicle.cli.progress import TerminalProgress
from fascicle.model.errors import UsageError


@click.command()
@edition_argument
@click.argument("names", nargs=-1)
@edition_options
@click.option("--force", is_flag=True, help="Show what would change in a file that was edited by hand, and replace it.")
@click.option("--diff", is_flag=True, help="Only show what would change, also in files edited by hand; write nothing.")
@click.option("--explain", "line", type=int, metavar="LINE", help="Only say why LINE of the text NAME got its role.")
def convert(
    edition: Path,
    names: tuple[str, ...],
    sources: Path | None,
    out: Path | None,
    force: bool,
    diff: bool,
    line: int | None,
) -> None:
    """Convert the source texts of EDITION to TEI, or only those with these NAMES.

    A TEI file that somebody has worked on is left alone, unless --force is given; --diff shows what that would do.
    Where the converter takes a line for what it is not, --explain says why, and decisions/layout.toml overrules it.
    """
    if line is not None:
        if len(names) != 1:
            raise UsageError("--explain needs the name of one text", hint="fascicle convert EDITION NAME --explain 12")
        click.echo(api.explain_line(edition, names[0], line, sources=sources, out=out), nl=False)
        return
    if diff and force:
        raise UsageError("--diff writes nothing, and --force does", hint="look with --diff, then replace with --force")
    with TerminalProgress() as progress:
        if diff:
            results = api.differences(edition, names, sources=sources, out=out, progress=progress)
        else:
            results = api.convert(edition, names, sources=sources, out=out, force=force, progress=progress)
    for result in results:
        click.echo(result.difference, nl=False)
        click.echo(f"{result.outcome.value:12} {result.path}{_remark(result)}")
        click.echo(as_text(result.doubts), nl=False)


def _remark(result: api.FileResult) -> str:
    if result.outcome is api.Outcome.KEPT:
        return "  (edited by hand; --diff shows what would change, --force replaces it)"
    return f"  (taken for: {result.genre})" if result.genre else ""
