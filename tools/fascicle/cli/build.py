"""``fascicle build``: everything, in the pipeline's order."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.check.report import report
from fascicle.check.xml import UNREADABLE
from fascicle.cli.options import Run, edition_argument, run_options
from fascicle.cli.telling import tell_failures
from fascicle.model.errors import ExitCode
from fascicle.model.shown import shown


@click.command()
@edition_argument
@run_options
@click.option("--only", multiple=True, metavar="PRODUCT", help="Make only this product: print, web, deposit.")
@click.option("--private", is_flag=True, help="Show withheld texts too, for your own eyes; makes no deposit.")
def build(run: Run, edition: Path, only: tuple[str, ...], private: bool) -> None:
    """Convert, annotate, check and publish EDITION: TEI, PDF, web edition and deposit.

    What is up to date is not made again. Errors in the texts end the run before anything is published.
    """
    with run.opened(edition, private=private) as work:
        result = work.build(only)
    # A text that failed is told once, as what went wrong, and not again as a finding.
    failed = {str(error.path) for error in result.failures.values()}
    findings = [each for each in result.findings if each.rule is not UNREADABLE or each.path not in failed]
    click.echo(report(findings), nl=False)
    click.echo(report(result.doubts), nl=False)
    code = tell_failures(result.failures.values())
    if not result.complete:
        run.remark("nothing was published: mend the errors above and build again")
        click.get_current_context().exit(code or ExitCode.FINDINGS)
    for label, path in result.products.items() if not run.quiet else ():
        click.echo(shown(f"{label:8} {path}"))
