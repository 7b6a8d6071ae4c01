"""``fascicle report``: what was decided in the texts, to be read over."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.cli.groups import Suggesting
from fascicle.cli.options import VerbRun, edition_and_names, run_options
from fascicle.model.certainty import Certainty
from fascicle.reports import table
from fascicle.reports.corrections import chosen

_format = click.option(
    "--format", "form", type=click.Choice(table.FORMATS), default="text", show_default=True, help="Form of the report."
)


@click.group(cls=Suggesting)
def report() -> None:
    """List what was decided in the texts of an edition: its corrections, or its hyphens at line ends."""


@report.command(short_help="List every correction, and count what is left to read over.")
@edition_and_names
@run_options
@click.option("--rule", "rules", metavar="RULE", multiple=True, help="Only of this rule (C0501) or family (C05).")
@click.option(
    "--certainty",
    "certainties",
    type=click.Choice([each.value for each in Certainty]),
    multiple=True,
    help="Only of this certainty.",
)
@click.option("--proposed", is_flag=True, help="List what is only proposed, too.")
@click.option("--all", "whole", is_flag=True, help="List all that there are, and all places.")
@_format
def corrections(
    run: VerbRun,
    edition: Path,
    names: tuple[str, ...],
    rules: tuple[str, ...],
    certainties: tuple[str, ...],
    proposed: bool,
    whole: bool,
    form: str,
) -> None:
    """List all corrections in the TEI files of EDITION, or only in those with these NAMEs: what stood there, what is
    read, who says so, how sure, by which rule. What waits for an answer stands first, then what is surest; what is
    alike stands together, and of much the report shows what an editor reads in one go. And count for each file the
    words, the corrections by how sure they are, those made by hand, what is proposed, and the words that stand once
    and are in no list.

    The tables (tsv, csv) have a column answer, for yes, no or other; `fascicle annotate --answers` takes them back: an
    empty line means every line, an empty text besides means all of the rule. The
    columns: file, line (of the source), column, occurrence (of the same words on the line), text, reading, state (made,
    proposed, by hand), kind, rule, certainty, resp, element, alternatives, evidence, context, answer.
    """
    with run.opened(edition) as work:
        rows, counts = work.report_corrections(names, proposed=proposed)
        answers = work.report_answers()
    listed = [*filter(chosen(rules, certainties), rows)]
    click.echo(table.corrections(listed, counts, form, answers, whole=whole), nl=False)


@report.command(short_help="List what became of the hyphens at line ends, word by word.")
@edition_and_names
@run_options
@_format
def hyphens(run: VerbRun, edition: Path, names: tuple[str, ...], form: str) -> None:
    """List what became of the hyphens at line ends in EDITION, word by word, with the evidence, doubtful ones first.

    Under a doubtful word stand the lines that settle it at every line end, to be put into decisions/hyphens.toml.
    The columns of the tables: word, made (what the texts make of the hyphen: join, keep, dash), decision (what the
    evidence says), certainty, evidence, count, places (file:line), spellings (for hyphens.toml, that of the evidence
    first, with a bar between).
    """
    with run.opened(edition) as work:
        rows = work.report_hyphens(names)
    click.echo(table.hyphens(rows, form), nl=False)
