"""``fascicle deposit``: the bag for a library, built and verified."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.check.report import count, report
from fascicle.cli.options import VerbRun, edition_argument, run_options
from fascicle.deposit.packages import PACKAGES
from fascicle.model.errors import ExitCode
from fascicle.model.shown import shown


@click.command()
@edition_argument
@run_options
@click.option(
    "--as",
    "forms",
    multiple=True,
    type=click.Choice([each.name for each in PACKAGES]),
    help=f"Make this of the bag, too: {'; '.join(f'{each.name}, {each.title}' for each in PACKAGES)}. May be repeated.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of what --as makes, if not EDITION/build/packages.",
)
@click.option("--verify", "only_verify", is_flag=True, help="Only check the bag that is there; build nothing.")
def deposit(run: VerbRun, edition: Path, forms: tuple[str, ...], to: Path | None, only_verify: bool) -> None:
    """Build the deposit of EDITION, a BagIt bag with TEI, schema, site, PDF and metadata, and verify it."""
    with run.opened(edition) as work:
        result = work.deposit(only_verify=only_verify, forms=forms, to=to or "")
    click.echo(report(result.findings), nl=False)
    for fault in result.faults:
        click.echo(shown(f"{result.bag}/{fault}"))
    if result.findings:
        run.remark("no deposit was built: mend the errors above")
    elif result.faults:
        run.remark(f"the deposit is not whole: {count(len(result.faults), 'fault')}")
    elif not run.quiet:
        click.echo(shown(f"valid    {result.bag}"))
        for package in result.packages:
            click.echo(shown(f"made     {package}"))
    click.get_current_context().exit(ExitCode.FINDINGS if result.findings or result.faults else ExitCode.CLEAN)
