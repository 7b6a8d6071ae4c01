"""``fascicle release``: what is published now is remembered, so that addresses that are cited hold."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.check.report import count, report
from fascicle.cli.options import VerbRun, edition_argument, run_options
from fascicle.model.errors import ExitCode
from fascicle.model.shown import shown


@click.command()
@edition_argument
@run_options
def release(run: VerbRun, edition: Path) -> None:
    """Build the site of EDITION, and remember its passages as those of this version, in decisions/published.tsv.

    Call it when a version goes to readers. What a later version has no more is then still found: its address leads to
    where its words are, or to what became of it.
    """
    from fascicle.run.releasing import release as released

    with run.opened(edition) as work:
        result = work.build(("web",))
        if not result.complete:
            click.echo(report(result.findings), nl=False)
            run.remark("nothing was recorded: mend the errors above")
            click.get_current_context().exit(ExitCode.FINDINGS)
        done = released(work.folder)
    click.echo(shown(str(done.path)))
    version = work.folder.record.version
    run.remark(f"{count(done.passages, 'passage')} of version {version}, {done.earlier} of earlier ones")
