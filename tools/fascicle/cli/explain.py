"""``fascicle explain``: what a rule means, why it matters, and how it is kept."""

from __future__ import annotations

import shutil
import sys

import click

from fascicle.explain import ALL_RULES, RECORDS, explain_record, explain_rule, list_rules
from fascicle.model.errors import UsageError
from fascicle.model.near import near

_WIDEST = 100  # characters that a line of prose has on a terminal


@click.command()
@click.argument("topics", nargs=-1, metavar="[TOPIC]...", shell_complete=lambda *words: _complete(words[2]))
def explain(topics: tuple[str, ...]) -> None:
    """Explain each TOPIC: the code of a rule, such as F0101 or C0101, or a file that editors write: edition.toml,
    layout.toml, hyphens.toml, corrections.toml, dates.toml, names.toml, suppressions.toml. The beginning of codes
    lists the rules that have it; without a TOPIC, all rules are listed.
    """
    click.echo("\n".join(map(_explained, topics or [""])), nl=False)


def _explained(topic: str) -> str:
    code = topic.upper()
    if topic in RECORDS:
        return explain_record(topic)
    if code in ALL_RULES:
        width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else 0
        return explain_rule(ALL_RULES[code], width)
    if listed := list_rules(code):
        return listed
    hint = near(topic, [*ALL_RULES, *RECORDS], "`fascicle explain` lists all rules")
    raise UsageError(f"there is no rule {topic}", hint=hint)


def _complete(incomplete: str) -> list[str]:
    return [each for each in (*ALL_RULES, *RECORDS) if each.lower().startswith(incomplete.lower())]
