"""``fascicle build``: everything, in the pipeline's order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fascicle.check.report import report
from fascicle.cli.options import edition_argument, edition_options, opened
from fascicle.model.errors import ExitCode
from fascicle.results import worst


@click.command()
@edition_argument
@edition_options
@click.option("--only", multiple=True, metavar="PRODUCT", help="Make only this product: print, web, deposit.")
@click.option("--private", is_flag=True, help="Show withheld texts too, for your own eyes; makes no deposit.")
@click.pass_context
def build(ctx: click.Context, /, edition: Path, only: tuple[str, ...], **options: Any) -> None:
    """Convert, annotate, check and publish EDITION: TEI, PDF, web edition and deposit.

    What is up to date is not made again. Errors in the texts end the run before anything is published.
    """
    with opened(edition, **options) as work:
        result = work.build(only)
    click.echo(report(result.findings), nl=False)
    click.echo(report(result.doubts), nl=False)
    for error in result.failures.values():
        click.echo(f"fascicle: error: {error}", err=True)
    if not result.complete:
        click.echo("nothing was published: mend the errors above and build again", err=True)
        ctx.exit(worst(list(result.failures.values())) or ExitCode.FINDINGS)
    for label, path in result.products.items():
        click.echo(f"{label:8} {path}")
