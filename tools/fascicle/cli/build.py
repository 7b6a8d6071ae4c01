"""``fascicle build``: everything, in the pipeline's order."""

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
@click.pass_context
def build(ctx: click.Context, edition: Path, sources: Path | None, out: Path | None) -> None:
    """Convert, annotate, check and publish EDITION: TEI, PDF, web edition and deposit.

    What is up to date is not made again. Errors in the texts end the run before anything is published.
    """
    with TerminalProgress() as progress:
        result = api.build(edition, sources=sources, out=out, progress=progress)
    click.echo(report(result.diagnostics), nl=False)
    if not result.complete:
        click.echo("nothing was published: mend the errors above and build again", err=True)
        ctx.exit(ExitCode.FINDINGS)
    for label, path in result.products.items():
        click.echo(f"{label:8} {path}")
