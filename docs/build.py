"""Write docs/reference.md from the code: commands, the Python API, files that editors write, rules.

`make docs` calls it, and a test compares.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import click

from fascicle import api, results
from fascicle.annotate.corrections.rules import RULES as CORRECTION_RULES
from fascicle.check.checkers import RULES
from fascicle.cli import main
from fascicle.explain import FAMILIES, RECORDS, record_keys

TARGET = Path(__file__).parent / "reference.md"


def reference() -> str:
    """The page as Markdown."""
    head = ["# Reference", "", "Made from the code by `make docs`.", ""]
    return "\n".join([*head, *_commands(), *_api(), *_records(), *_rules()])


def _commands() -> list[str]:
    lines = ["## Commands", ""]
    settings = {**main.context_settings, "terminal_width": 100}  # whatever the terminal of who calls
    for context in _verbs(click.Context(main, info_name="fascicle", **settings)):
        lines += [f"### {context.command_path}", "", "```text", context.command.get_help(context), "```", ""]
    return lines


def _verbs(parent: click.Context) -> Iterator[click.Context]:
    """The commands of a group, those of inner groups after their group."""
    assert isinstance(parent.command, click.Group)
    for name, command in parent.command.commands.items():
        context = click.Context(command, info_name=name, parent=parent)
        yield context
        if isinstance(command, click.Group):
            yield from _verbs(context)


def _api() -> list[str]:
    """The functions of the public API, and what they answer with."""
    lines = ["## Python API", "", " ".join((api.__doc__ or "").partition("\n\n")[2].split()), ""]
    lines += ["```python", "from fascicle import api", "", 'result = api.check("tei/harbour")']
    lines += [
        "for each in result.findings:",
        "    print(each.path, each.line, each.rule.code, each.message)",
        "```",
        "",
    ]
    public = [each for name, each in vars(api).items() if not name.startswith("_") and _is_own(each)]
    for each in public:
        if inspect.isfunction(each):
            lines += ["```python", f"api.{each.__name__}{_signature(each)}", "```", "", _paragraph(each), ""]
    lines += ["| answer | fields | meaning |", "| --- | --- | --- |"]
    for each in public:
        if isinstance(each, type) and is_dataclass(each):
            names = ", ".join(f"`{one.name}`" for one in fields(each))
            lines.append(f"| `{each.__name__}` | {names} | {_paragraph(each)} |")
    return [*lines, ""]


def _is_own(thing: object) -> bool:
    return getattr(thing, "__module__", None) in (api.__name__, results.__name__)


def _signature(function: Callable[..., object]) -> str:
    """The signature, without the quotes of annotations that are not evaluated."""
    return re.sub("(?<=[:>] )'([^']+)'", r"\1", str(inspect.signature(function)))


def _paragraph(thing: object) -> str:
    return " ".join((inspect.getdoc(thing) or "").split()).replace("``", "`")


def _records() -> list[str]:
    lines = ["## Files that editors write", ""]
    for name, cls in RECORDS.items():
        lines += [f"### {name}", "", " ".join((cls.__doc__ or "").split()), ""]
        lines += ["| key | needed | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{key}` | {'yes' if needed else ''} | {doc} |" for key, needed, doc in record_keys(cls)]
        lines.append("")
    return lines


def _rules() -> list[str]:
    lines = ["## Rules", ""]
    for prefix, title in FAMILIES.items():
        lines += [f"### {prefix}: {title}", ""]
        for rule in RULES.values():
            if rule.code.startswith(prefix):
                lines += [f"#### {rule.code}: {rule.title}", "", f"*{rule.severity}.* {rule.why}", ""]
                lines += ["Wrong:", "", "```xml", rule.bad.strip(), "```", "", "Right:", ""]
                lines += ["```xml", rule.good.strip(), "```", ""]
    return [*lines, *_corrections()]


def _corrections() -> list[str]:
    lines = ["## Corrections", "", "Rules by which the program corrects; `@evidence` names them in the TEI files.", ""]
    for rule in CORRECTION_RULES:
        lines += [f"### {rule.code}: {rule.title}", "", f"*{rule.kind}.* {rule.why}", ""]
        lines += ["```text", rule.bad.strip(), "->", rule.good.strip(), "```", ""]
    return lines


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
