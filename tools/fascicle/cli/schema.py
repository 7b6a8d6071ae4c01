"""``fascicle schema``: a schema made of an ODD."""

from __future__ import annotations

from pathlib import Path

import click

from fascicle.cli.groups import Suggesting
from fascicle.cli.options import quiet_option
from fascicle.model.shown import shown


@click.group(cls=Suggesting)
def schema() -> None:
    """Make the schemas by which texts are judged."""


@schema.command("compile")
@click.argument("odd", type=click.Path(path_type=Path))
@click.option(
    "--p5",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="p5subset.xml of the release of TEI that the ODD is made for, where it names no other source.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="The grammar; ODD with the ending .rng, if left out."
)
@click.option("--lang", "language", default="", metavar="CODE", help="Language of the documentation, if not the ODD's.")
@quiet_option
def compile_(odd: Path, p5: Path, out: Path | None, language: str, quiet: bool) -> None:
    """Make RELAX NG and Schematron of an ODD, a TEI file that says what is taken from TEI and what is changed.

    The grammar has the rules of Schematron in it, and what the ODD says of elements, attributes and values; beside it
    lies a Schematron schema of the rules alone. No program of TEI's is needed, and nothing is fetched. The same ODD
    makes the same bytes.
    """
    from fascicle.check.odd.compile import compile_odd
    from fascicle.check.relaxng import Schema
    from fascicle.check.report import count
    from fascicle.edition.files import write_bytes

    made = compile_odd(odd, p5, language)
    grammar = out or odd.with_suffix(".rng")
    write_bytes(grammar, made.relaxng)
    write_bytes(grammar.with_suffix(".sch"), made.schematron)
    Schema.load(grammar)  # what is wrong with it, if it is, is told here and not at the first text
    if not quiet:
        elements, rules = count(made.elements, "element"), count(made.rules, "pattern")
        click.echo(shown(f"{grammar}: {elements}; {grammar.with_suffix('.sch')}: {rules} of rules"), err=True)
