"""``fascicle annotate``: corrections, dates and names in TEI files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fascicle.annotate.decisions.corrections import NAME
from fascicle.cli.options import edition_argument, edition_options, opened
from fascicle.cli.telling import tell_files
from fascicle.model.errors import UsageError
from fascicle.results import worst


@click.command()
@edition_argument
@click.argument("names", nargs=-1)
@edition_options
@click.option(
    "--undo",
    "rule",
    metavar="RULE",
    help="Take back all corrections of RULE (C0305, or C03 for the family), and keep it from making more.",
)
@click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take the answers of a table of proposals into decisions/corrections.toml first.",
)
@click.option("--resp", metavar="ID", default="", help="Who answered: one of the people of edition.toml.")
@click.pass_context
def annotate(
    ctx: click.Context,
    /,
    edition: Path,
    names: tuple[str, ...],
    rule: str | None,
    answers: Path | None,
    resp: str,
    **options: Any,
) -> None:
    """Make corrections in the TEI files of EDITION and mark dates and the authority file's names, or only in those with
    these NAMES.

    What a person wrote, changed or removed is never touched; what was removed does not come back. Corrections that are
    not sure enough are listed in build/ID/proposals/corrections.tsv. To answer them, write yes, no or other into the
    column answer (with other, the right words into the column reading; an empty line means every line), and give the
    table to --answers. A table of `fascicle report corrections` can be answered in the same way.
    """
    if (rule or answers) and (names or (rule and answers)):
        raise UsageError("--undo and --answers are for the whole edition, one at a time", hint="leave out the rest")
    decisions = edition / "decisions" / NAME
    told = ""
    with opened(edition, **options) as opened_edition:
        if rule is not None:
            results = opened_edition.undo(rule)
            told = f"{rule} is switched off in {decisions}; take its table out there to switch it on again"
        elif answers is not None:
            answered = opened_edition.answer(answers, resp=resp)
            results = list(answered.files)
            told = f"{answered.taken} new answer{'' if answered.taken == 1 else 's'} in {decisions}"
        else:
            results = opened_edition.annotate(names)
    tell_files(results)
    if told:
        click.echo(told)
    ctx.exit(worst([each.error for each in results if each.error is not None]))
