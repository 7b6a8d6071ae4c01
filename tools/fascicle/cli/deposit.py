"""``fascicle deposit``: the bag for a library, built and verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fascicle.check.report import report
from fascicle.cli.options import edition_argument, edition_options, opened
from fascicle.model.errors import ExitCode


@click.command()
@edition_argument
@edition_options
@click.option("--verify", "only_verify", is_flag=True, help="Only check the bag that is there; build nothing.")
@click.pass_context
def deposit(ctx: click.Context, /, edition: Path, only_verify: bool, **options: Any) -> None:
    """Build the deposit of EDITION, a BagIt bag with TEI, schema, site, PDF and metadata, and verify it."""
    with opened(edition, **options) as work:
        result = work.deposit(only_verify=only_verify)
    click.echo(report(result.findings), nl=False)
    for fault in result.faults:
        click.echo(f"{result.bag}/{fault}")
    if result.findings or result.faults:
        ctx.exit(ExitCode.FINDINGS)
    click.echo(f"valid    {result.bag}")
