"""``fascicle names``: the authority file, from what texts say to identifiers."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.check.report import count
from fascicle.cli.groups import Suggesting
from fascicle.cli.options import VerbRun, edition_argument, run_options
from fascicle.cli.telling import tell_failures
from fascicle.model.errors import UsageError
from fascicle.model.shown import shown
from fascicle.names.authority import KINDS


@click.group(cls=Suggesting)
def names() -> None:
    """Make the authority file: propose entries for the names in the texts, take the answers, ask for identifiers."""


@names.command(short_help="List the names in the texts as entries, to answer once each.")
@edition_argument
@run_options
def propose(run: VerbRun, edition: Path) -> None:
    """Look for the names in all texts of EDITION that point to no entry yet, put together what names the same, and list
    it in build/proposals/names.tsv, first those whose answer settles most mentions. Nothing is written into a text or
    into the authority file.

    To answer, write into the column answer: yes takes the entry into the authority file, or the forms into an entry
    that is there; no turns them down for good; "into ID" says that they are forms of another entry, or, where the state
    is doubtful, which entry is meant in that text; split says that they do not belong together. The columns id, kind
    (person, place, org), name (the preferred one), variants (with a bar between) and idno (such as geonames:2643743)
    may be changed before. One answer is for all mentions. Then `fascicle names accept`.

    The authority file may as well be written by hand: the next run knows what is in it.
    """
    with run.opened(edition) as work:
        result = work.names.propose()
    code = tell_failures(result.failures)
    run.remark(f"{count(result.proposed, 'question')} about {count(result.of, 'mention')} of names")
    _tell_table(run, edition, work.folder.names_path, result.proposed)
    click.get_current_context().exit(code)


@names.command(short_help="Take the answers of the table into the authority file.")
@edition_argument
@run_options
@click.option(
    "--answers", "table", metavar="FILE", type=click.Path(path_type=Path), help="The table, if not that of the edition."
)
def accept(run: VerbRun, edition: Path, table: Path | None) -> None:
    """Take the answers of the table of names into EDITION: entries, forms and numbers into decisions/authority.xml, to
    what stands there, of which nothing changes; what was turned down, split or meant into decisions/names.toml.
    The texts follow with the next `fascicle annotate`.
    """
    with run.opened(edition) as work:
        accepted = work.names.accept(table)
    if not run.quiet:
        click.echo(shown(f"{count(accepted.answers, 'answer')} taken from {table or work.folder.names_path}"))
    if accepted.changed:
        run.remark(f"{shown(str(work.folder.authority_path))} has more now; next: {run.command('annotate', edition)}")


@names.command(short_help="Ask a reconciliation service for identifiers.")
@edition_argument
@run_options
@click.option("--endpoint", metavar="URL", required=True, help="Address of a service of the Reconciliation API.")
@click.option(
    "--idno", metavar="TYPE", default="", help="Whose numbers it has, if it does not say so: wikidata, gnd ..."
)
@click.option("--type", "types", metavar="KIND=ID", multiple=True, help="What it calls a kind: person=Q5.")
@click.option("--date", metavar="DATE", default="", help="What day it is, if the server does not say so.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds to wait.")
@click.option("--again", is_flag=True, help="Ask about entries that it was asked about before, too.")
def reconcile(
    run: VerbRun,
    edition: Path,
    endpoint: str,
    idno: str,
    types: tuple[str, ...],
    date: str,
    timeout: float,
    again: bool,
) -> None:
    """Ask a service for the numbers of the entries of EDITION that have none of its kind, by their preferred names.

    What it answers is kept in decisions/names.toml with its label, score and the day, and listed in
    build/proposals/names.tsv: yes takes a number into the authority file, no turns it down. This is the only verb that
    uses the network.
    """
    with run.opened(edition) as work:
        result = work.names.reconcile(endpoint, idno=idno, types=_types(types), date=date, timeout=timeout, again=again)
    run.remark(f"{count(result.of, 'question')} asked; {count(result.proposed, 'number')} to look over")
    _tell_table(run, edition, work.folder.names_path, result.proposed)


def _types(words: tuple[str, ...]) -> dict[str, str]:
    pairs = dict(word.partition("=")[::2] for word in words)
    if unknown := [kind for kind, name in pairs.items() if kind not in KINDS or not name]:
        raise UsageError(f"no kind with its name: {unknown[0]}", hint=f"write KIND=ID, with {', '.join(KINDS)}")
    return pairs


def _tell_table(run: VerbRun, edition: Path, table: Path, waiting: int) -> None:
    if waiting:
        command = run.command("names accept", edition)
        run.remark(f"proposals: {shown(str(table))} ({waiting}): answer them, then {command}")
