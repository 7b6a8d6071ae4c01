"""``fascicle explain``: what a rule means, why it matters, and how it is kept."""

from __future__ import annotations

import click

from fascicle.explain import ALL_RULES, RECORDS, explain_record, explain_rule, list_rules
from fascicle.model.errors import UsageError


@click.command()
@click.argument("topic", required=False)
def explain(topic: str | None) -> None:
    """Explain TOPIC: the code of a rule, such as F0101 or C0101, or a file that editors write: edition.toml,
    layout.toml, hyphens.toml, corrections.toml, suppressions.toml. Without it, list all rules.
    """
    if topic is None:
        click.echo(list_rules(), nl=False)
    elif topic in RECORDS:
        click.echo(explain_record(topic), nl=False)
    elif topic.upper() in ALL_RULES:
        click.echo(explain_rule(ALL_RULES[topic.upper()]), nl=False)
    else:
        raise UsageError(f"there is no rule {topic}", hint="`fascicle explain` lists all of them")
