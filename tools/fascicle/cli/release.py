"""``fascicle release``: a version goes to readers; what changed is told, what there is is kept for good."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.check.report import count, report
from fascicle.cli.options import VerbRun, run_options
from fascicle.cli.telling import tell_failures
from fascicle.edition.record import RECORD
from fascicle.model.errors import ExitCode
from fascicle.model.shown import shown


@click.command()
@click.argument("words", nargs=-1, metavar="[EDITION] [VERSION]")
@run_options
@click.option("--date", default="", metavar="DATE", help="The day of the release, if it is not today.")
@click.option("--note", default="", metavar="TEXT", help="What is new in it, in a sentence or two, for readers.")
@click.option("--dry-run", is_flag=True, help="Tell what changed since the last release, and do nothing.")
def release(run: VerbRun, words: tuple[str, ...], date: str, note: str, dry_run: bool) -> None:
    """Release EDITION as VERSION, or, without one, as the version that its record names.

    Everything is checked, built and verified first; where something is wrong, nothing is changed. Then version and date
    stand in edition.toml, with a row of [[releases]]; what changed since the last release in CHANGELOG.md, in changes/
    and in the headers of the texts; the bag in the storage root releases/ (OCFL); and what can be cited of this version
    in decisions/published.tsv, so that addresses lead somewhere in all later ones.
    """
    edition, version = _told_apart(words)
    if dry_run:
        from fascicle.api import compare

        click.echo(compare(str(edition)).told(), nl=False)
        return
    with run.opened(edition) as work:
        done = work.release(version, date=date, note=note)
    if not done.made:
        click.echo(report(done.findings), nl=False)
        code = max(tell_failures(done.failures), ExitCode.FINDINGS)
        click.echo("".join(f"{shown(each)}\n" for each in done.faults), nl=False)
        run.remark("nothing was released, and nothing was changed: mend the errors above")
        click.get_current_context().exit(code)
    if done.changes is not None and not run.quiet:
        from fascicle.changes.forms.wording import summary

        click.echo(shown(summary(done.changes)))
    click.echo(shown(str(done.published)))
    if not run.quiet:
        click.echo(shown(f"valid    {done.bag}"))
        click.echo(shown(f"kept     {done.kept}"))
    if done.patch is not None:
        run.remark(f"texts without a source are never written; what is new for their headers: {shown(str(done.patch))}")
    doi = work.folder.record.doi
    if doi and version:
        run.remark(f"the record has the DOI {shown(doi)}: look whether it is that of version {done.version}")
    run.remark(f"{count(done.passages, 'passage')} of version {done.version}, {done.earlier} of earlier ones")


def _told_apart(words: tuple[str, ...]) -> tuple[Path, str]:
    """The edition's folder and the version; in an edition's folder, the version alone will do."""
    if len(words) > 2:
        raise click.UsageError("Give an edition and a version.")
    if len(words) == 1 and not Path(words[0]).is_dir() and Path(RECORD).is_file():
        return Path(), words[0]
    edition, version = (*words, "", "")[:2]
    return Path(edition), version
