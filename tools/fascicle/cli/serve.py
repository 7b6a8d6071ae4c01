"""``fascicle serve``: the site on this machine, made anew while an editor saves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fascicle.check.report import count
from fascicle.cli.options import VerbRun, edition_argument, run_options
from fascicle.model.shown import shown, shown_lines

if TYPE_CHECKING:
    from fascicle.preview.rebuild import PageFindings


@click.command()
@edition_argument
@run_options
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
def serve(run: VerbRun, edition: Path, port: int) -> None:
    """Show the site of EDITION on this machine, and make it anew whenever a file is saved.

    Pages stay at their place and show what was found in their text. Nobody but this machine can see them. PDF, EPUB
    and deposit are left to `fascicle build`. Ctrl+C ends it.
    """
    from fascicle.preview.serve import PreviewRun

    with run.progress() as progress:
        preview = PreviewRun(edition, progress, sources=run.sources, out=run.out, port=port)
        try:
            _tell(run, [], preview.start())
            click.echo(preview.server.address)
            preview.follow(lambda changed, findings: _tell(run, changed, findings))
        finally:
            preview.close()


def _tell(run: VerbRun, changed: list[Path], findings: PageFindings) -> None:
    for path in changed:
        run.remark(shown(f"--- {path} has changed"))
    if findings.error:
        click.echo(shown_lines(findings.error), err=True)
    else:
        run.remark(count(findings.count, "finding"))
