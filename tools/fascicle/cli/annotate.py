"""``fascicle annotate``: corrections, dates and names in TEI files."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.check.report import count
from fascicle.cli.options import VerbRun, edition_and_names, run_options
from fascicle.cli.telling import counted, tell_files, tell_patches, tell_proposals, told_corrections
from fascicle.model.errors import UsageError
from fascicle.model.shown import shown


@click.command()
@edition_and_names
@run_options
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
@click.option("--texts", is_flag=True, help="Propose marks for the TEI files of [[texts]], and do nothing else.")
def annotate(
    run: VerbRun, edition: Path, names: tuple[str, ...], rule: str | None, answers: Path | None, resp: str, texts: bool
) -> None:
    """Make corrections in the TEI files of EDITION and mark dates and the authority file's names, or only in those with
    these NAMEs.

    What a person wrote, changed or removed is never touched; what was removed does not come back. Corrections that
    are not sure enough are listed in build/proposals/corrections.tsv, the surest first, dates in dates.tsv. To
    answer them, write yes, no or other into the column answer, and give the table to --answers. With other, the
    right words stand in the column reading; an empty line means every line, an empty file every file, an empty text
    besides all corrections of the rule. A table of `fascicle report corrections` can be answered in the same way.
    How answers turn out decides how much is written without asking.

    TEI files of [[texts]] are never written. For those that are named, or for all with --texts, what could be marked is
    listed in build/proposals/texts.tsv, and what is sure is a patch, build/proposals/NAME.patch, for `patch -p1` or
    `git apply` in the folder EDITION. What is not wanted is deleted from it, or turned down for good in decisions/, as
    `fascicle explain suppressions.toml` says.
    """
    if (rule or answers) and (names or texts or (rule and answers)):
        raise UsageError("--undo and --answers are for the whole edition, one at a time", hint="leave out the rest")
    told = ""
    with run.opened(edition, lists=True) as work:
        decisions = work.folder.decisions_folder / "corrections.toml"
        if rule is not None:
            results = work.undo(rule)
            told = f"{rule} is switched off in {decisions}; take its table out there to switch it on again"
        elif answers is not None:
            answered = work.answer(answers, resp=resp)
            results = list(answered.files)
            told = f"{count(answered.taken, 'new answer')} in {decisions}"
        else:
            results = work.annotate(names, texts=texts)
    code = tell_files(run, results)
    if told and not run.quiet:
        click.echo(shown(told))
    own = {text.path: text for text in work.texts if text.source is None}
    proposed = sum(each.proposals for each in results if each.path not in own)
    run.remark(f"{counted(results)}; {told_corrections(sum(each.corrections for each in results), proposed)}")
    tell_proposals(run, edition, work.folder.proposals_path, proposed)
    tell_proposals(run, edition, work.folder.date_proposals_path, sum(each.dates for each in results))
    told_of = [each for each in results if each.path in own]
    tell_patches(run, edition, work.folder.text_proposals_path, told_of)
    if unknown := sum(own[each.path].languages == ("und",) for each in told_of):
        words = "without a known language: only names were looked for; give `language` in [[texts]]"
        run.remark(f"{count(unknown, 'text')} {words}")
    click.get_current_context().exit(code)
