"""What verbs tell of the texts that they have worked on."""

from __future__ import annotations

from collections.abc import Sequence

import click

from fascicle.check.report import as_text
from fascicle.model.shown import shown_lines
from fascicle.results import FileResult, Outcome


def tell_files(results: Sequence[FileResult]) -> None:
    """Each file with what became of it; what failed goes to standard error, with what to do."""
    for result in results:
        click.echo(shown_lines(result.difference), nl=False)
        click.echo(f"{result.outcome.value:12} {result.path}{_remark(result)}")
        click.echo(as_text(result.doubts), nl=False)
    for result in results:
        if result.error is not None:
            click.echo(f"fascicle: error: {result.error}", err=True)


def _remark(result: FileResult) -> str:
    if result.outcome is Outcome.KEPT:
        return "  (edited by hand; --diff shows what would change, --force replaces it)"
    return f"  (taken for: {result.genre})" if result.genre else ""
