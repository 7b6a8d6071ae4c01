"""``fascicle convert``: source texts to TEI."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.cli.options import VerbRun, edition_and_names, run_options
from fascicle.cli.telling import counted, tell_files
from fascicle.model.errors import UsageError


@click.command()
@edition_and_names
@run_options
@click.option("--force", is_flag=True, help="Show what would change in a file that was edited by hand, and replace it.")
@click.option("--diff", is_flag=True, help="Only show what would change, also in files edited by hand; write nothing.")
@click.option("--explain", "line", metavar="LINE", help="Only say why LINE of the text NAME got its role.")
def convert(run: VerbRun, edition: Path, names: tuple[str, ...], force: bool, diff: bool, line: str | None) -> None:
    """Convert the source texts of EDITION to TEI, or only those with these NAMEs.

    A TEI file that somebody has worked on is left alone, unless --force is given; --diff shows what that would do.
    Where the converter takes a line for what it is not, --explain says why, and decisions/layout.toml overrules it.
    """
    if line is not None and len(names) != 1:
        raise UsageError("--explain needs the name of one text", hint="fascicle convert EDITION NAME --explain 12")
    if diff and force:
        raise UsageError("--diff writes nothing, and --force does", hint="look with --diff, then replace with --force")
    with run.opened(edition, lists=True) as work:
        if line is not None:
            told = work.explain_line(names[0], line)
            results = []
        else:
            results = work.compare(names) if diff else work.convert(names, force=force)
    if line is not None:
        click.echo(told, nl=False)
        return
    code = tell_files(run, results)
    run.remark(counted(results))
    click.get_current_context().exit(code)
