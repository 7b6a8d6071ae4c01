"""``fascicle report``: what was decided in the texts, to be read over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fascicle.cli.options import edition_argument, edition_options, opened
from fascicle.reports import table
from fascicle.reports.corrections import chosen
from fascicle.reports.rightness import PROMISED

_format = click.option(
    "--format", "form", type=click.Choice(table.FORMATS), default="text", show_default=True, help="Form of the report."
)


@click.group()
def report() -> None:
    """List what was decided in the texts of an edition: its corrections, or its hyphens at line ends."""


@report.command()
@edition_argument
@click.argument("names", nargs=-1)
@edition_options
@click.option("--rule", "rules", metavar="RULE", multiple=True, help="Only of this rule (C0501) or family (C05).")
@click.option(
    "--certainty", "certainties", type=click.Choice(list(PROMISED)), multiple=True, help="Only of this certainty."
)
@click.option("--proposed", is_flag=True, help="List what is only proposed, too.")
@_format
def corrections(
    edition: Path,
    names: tuple[str, ...],
    rules: tuple[str, ...],
    certainties: tuple[str, ...],
    proposed: bool,
    form: str,
    **options: Any,
) -> None:
    """List all corrections in the TEI files of EDITION, or only in those with these NAMES: what stood there, what is
    read, who says so, how sure, by which rule. And say how many errors are probably left, and how that was estimated.

    The tables (tsv, csv) have a column answer, for yes, no or other; `fascicle annotate --answers` takes them back. The
    columns: file, line (of the source), column, occurrence (of the same words on the line), text, reading, state (made,
    proposed, by hand), kind, rule, certainty, resp, element, alternatives, evidence, context, answer.
    """
    with opened(edition, **options) as work:
        rows, estimates = work.report_corrections(names, proposed=proposed)
    click.echo(table.corrections([*filter(chosen(rules, certainties), rows)], estimates, form), nl=False)


@report.command()
@edition_argument
@click.argument("names", nargs=-1)
@edition_options
@_format
def hyphens(edition: Path, names: tuple[str, ...], form: str, **options: Any) -> None:
    """List what became of the hyphens at line ends in EDITION, word by word, with the evidence, doubtful ones first.

    Under a doubtful word stand the lines that settle it at every line end, to be put into decisions/hyphens.toml.
    The columns of the tables: word, made (what the texts make of the hyphen: join, keep, dash), decision (what the
    evidence says), certainty, evidence, count, places (file:line), spellings (for hyphens.toml, that of the evidence
    first, with a bar between).
    """
    with opened(edition, **options) as work:
        rows = work.report_hyphens(names)
    click.echo(table.hyphens(rows, form), nl=False)
