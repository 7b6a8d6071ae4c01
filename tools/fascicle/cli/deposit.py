"""``fascicle deposit``: the bag for a library, built and verified."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fascicle.check.report import count, report
from fascicle.cli.options import VerbRun, edition_argument, run_options
from fascicle.deposit.packages import PACKAGES
from fascicle.deposit.push.ways import WAYS
from fascicle.deposit.rehearsal import REPOSITORIES
from fascicle.model.errors import ExitCode, UsageError
from fascicle.model.shown import as_json, shown
from fascicle.run.handing_over import pushed, rehearsed, to_be_pushed, validated

if TYPE_CHECKING:
    from fascicle.api import Edition

TOKEN = "FASCICLE_TOKEN"


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
@click.option(
    "--rehearse",
    "repository",
    type=click.Choice([*REPOSITORIES]),
    help="Tell what this repository would refuse of the bag, or of the zip if --as zip is given.",
)
@click.option(
    "--push",
    "server",
    metavar="URL",
    help=f"Bring the deposit to the repository there, as a draft; its token is {TOKEN} in the environment.",
)
@click.option(
    "--by",
    type=click.Choice([each.name for each in WAYS]),
    help="What speaks at the address of --push, if that does not say it: InvenioRDM (Zenodo), Dataverse, SWORDv2.",
)
@click.option("--publish", is_flag=True, help="Publish what --push has brought: that cannot be taken back.")
@click.option("--dry-run", is_flag=True, help="Tell what --push would send, and send nothing.")
@click.option("--check", "asked", is_flag=True, help="Ask every validator that is installed, and tell what each says.")
@click.option("--verify", "only_verify", is_flag=True, help="Only check the bag that is there; build nothing.")
def deposit(
    run: VerbRun,
    edition: Path,
    forms: tuple[str, ...],
    to: Path | None,
    repository: str | None,
    server: str | None,
    by: str | None,
    publish: bool,
    dry_run: bool,
    asked: bool,
    only_verify: bool,
) -> None:
    """Build the deposit of EDITION, a BagIt bag with TEI, schema, site, PDF and metadata, and verify it.

    It can be handed over in other forms, held against the rules of a repository, and brought to one. Nothing is
    published without --publish. What was brought where stands in decisions/deposits.json: the next version becomes a
    new version there, and a run that was broken off goes on.
    """
    if (publish or dry_run or by) and not server:
        raise click.UsageError("--publish, --dry-run and --by need --push URL.")
    with run.opened(edition) as work:
        result = work.deposit(only_verify=only_verify, forms=forms, to=to or "")
    click.echo(report(result.findings), nl=False)
    for fault in result.faults:
        click.echo(shown(f"{result.bag}/{fault}"))
    if result.findings or result.faults:
        unbuilt = "no deposit was built: mend the errors above"
        run.remark(unbuilt if result.findings else f"the deposit is not whole: {count(len(result.faults), 'fault')}")
        click.get_current_context().exit(ExitCode.FINDINGS)
    if not run.quiet:
        click.echo(shown(f"valid    {result.bag}"))
        for package in result.packages:
            click.echo(shown(f"made     {package}"))
    if asked and _objected(run, work, result.packages):
        click.get_current_context().exit(ExitCode.FINDINGS)
    if repository and _refused(run, work, repository, zipped="zip" in forms):
        click.get_current_context().exit(ExitCode.FINDINGS)
    if server:
        _push(run, work, server, by or "", publish=publish, dry_run=dry_run)


def _objected(run: VerbRun, work: Edition, packages: Sequence[Path]) -> bool:
    from fascicle.deposit.referees import State

    verdicts = validated(work.folder, packages)
    width = max(len(each.name) for each in verdicts)
    for each in verdicts:
        if not run.quiet or each.state is State.FAILED:
            how = f"; {each.how}" if each.how else ""
            click.echo(f"{each.state.value:13}  {each.name:{width}}  {each.what}{how}")
        click.echo("".join(f"    {shown(fault)}\n" for fault in each.faults), nl=False)
    return any(each.state is State.FAILED for each in verdicts)


def _refused(run: VerbRun, work: Edition, repository: str, *, zipped: bool) -> bool:
    objections = rehearsed(work.folder, repository, zipped=zipped)
    for each in objections:
        click.echo(shown(f"{repository}: {each}"))
    run.remark("" if objections else f"{repository}: nothing would be refused")
    return any(each.refuses for each in objections)


def _push(run: VerbRun, work: Edition, server: str, by: str, *, publish: bool, dry_run: bool) -> None:
    if dry_run:
        files, metadata = to_be_pushed(work.folder, server, by)
        for path in files:
            click.echo(shown(f"would send  {path} ({path.stat().st_size:,} bytes)"))
        click.echo(as_json(metadata, indent=1))
        return
    token = os.environ.get(TOKEN, "")
    if not token:
        raise UsageError(f"no token opens {server}", hint=f"make one at the repository, and put it into {TOKEN}")
    done = pushed(work.folder, server, token, publish=publish, by=by)
    state = "published" if done.published else "draft, not published"
    click.echo(shown(f"{state}  {done.server}  record {done.id}  version {done.version}"))
