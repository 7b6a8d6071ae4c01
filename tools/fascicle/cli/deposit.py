"""``fascicle deposit``: the bag for a library, built and verified."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle import api
from fascicle.check.report import report
from fascicle.cli.options import edition_argument, edition_options
from fascicle.cli.progress import TerminalProgress
from fascicle.model.errors import ExitCode


@click.command()
@edition_argument
@edition_options
@click.option("--verify", "only_verify", is_flag=True, help="Only check the bag that is there; build nothing.")
@click.pass_context
def deposit(ctx: click.Context, edition: Path, sources: Path | None, out: Path | None, only_verify: bool) -> None:
    """Build the deposit of EDITION, a BagIt bag with TEI, schema, site, PDF and metadata, and verify it."""
    with TerminalProgress() as progress:
        result = api.deposit(edition, sources=sources, out=out, only_verify=only_verify, progress=progress)
    click.echo(report(result.diagnostics), nl=False)
    for fault in result.faults:
        click.echo(f"{result.bag}/{fault}")
    if result.diagnostics or result.faults:
        ctx.exit(ExitCode.FINDINGS)
    click.echo(f"valid    {result.bag}")
