"""Write docs/reference.md from the code: commands, the Python API, files that editors write, rules.

Called as a program it also writes what the commands of the tutorials print. `make docs` calls it, and tests compare.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import click

from fascicle import api, results
from fascicle.annotate.corrections.rules import RULES as CORRECTION_RULES
from fascicle.check.checkers import RULES
from fascicle.cli import main
from fascicle.edition.text import Text
from fascicle.explain import FAMILIES, RECORDS, record_keys
from fascicle.language import data
from fascicle.model.diagnostics import Diagnostic, Place, Rule
from fascicle.reports.corrections import CorrectionRow
from fascicle.reports.counts import TextCounts
from fascicle.reports.hyphens import HyphenRow

FUNCTIONS: dict[str, Callable[..., object]] = {
    "fascicle.open": api.open_edition,
    "fascicle.init": api.init,
    "fascicle.add": api.add,
    "fascicle.api.check": api.check,
    "fascicle.check_bytes": api.check_bytes,
    "fascicle.api.compare": api.compare,
}
CALLED = {function.__name__: name for name, function in FUNCTIONS.items()}
ANSWERS = (
    results.AddedSource,
    results.FileResult,
    results.Outcome,
    results.AnswerResult,
    results.CheckResult,
    results.BuildResult,
    results.DepositResult,
    results.Released,
    Diagnostic,
    Rule,
    Place,
    CorrectionRow,
    TextCounts,
    HyphenRow,
    Text,
)

TARGET = Path(__file__).parent / "reference.md"


def reference() -> str:
    """The page as Markdown."""
    head = ["# Reference", "", "Made from the code by `make docs`.", ""]
    return "\n".join([*head, *_commands(), *_api(), *_records(), *_languages(), *_rules()])


def _commands() -> list[str]:
    lines = ["## Commands", ""]
    settings = {**main.context_settings, "terminal_width": 100}  # whatever the terminal of who calls
    for context in _verbs(click.Context(main, info_name="fascicle", **settings)):
        lines += [f"### {context.command_path}", "", "```text", context.command.get_help(context), "```", ""]
    return lines


def _verbs(parent: click.Context) -> Iterator[click.Context]:
    """The commands of a group, those of inner groups after their group."""
    assert isinstance(parent.command, click.Group)
    for name in parent.command.list_commands(parent):
        command = parent.command.get_command(parent, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=parent)
        yield context
        if isinstance(command, click.Group):
            yield from _verbs(context)


def _api() -> list[str]:
    """The functions of the public API, the methods of an edition, and what they answer with."""
    lines = ["## Python API", "", "[api.md](api.md) shows how it is used. A `Folder` is a path, `Path` or `str`.", ""]
    for name, function in FUNCTIONS.items():
        lines += _described(name, function)
    lines += ["### fascicle.Edition", "", _paragraph(api.Edition), ""]
    for name, member in vars(api.Edition).items():
        if isinstance(member, property):
            lines += [f"`edition.{name}`: {_paragraph(member)}", ""]
        elif inspect.isfunction(member) and not name.startswith("_"):
            lines += _described(f"edition.{name}", member)
    lines += ["### Answers", "", "| answer | fields | meaning |", "| --- | --- | --- |"]
    for each in ANSWERS:
        names = ", ".join(f"`{one}`" for one in _fields(each))
        lines.append(f"| `{each.__name__}` | {names} | {_paragraph(each)} |")
    return [*lines, ""]


def _described(name: str, function: Callable[..., object]) -> list[str]:
    return ["```python", f"{name}{_signature(function)}", "```", "", _paragraph(function), ""]


def _fields(answer: type) -> Iterator[str]:
    """The fields of an answer, and what it says of itself; the values of an enumeration."""
    if is_dataclass(answer):
        yield from (one.name for one in fields(answer))
        yield from (name for name, member in vars(answer).items() if isinstance(member, property))
    elif issubclass(answer, Enum):
        yield from (each.name for each in answer)


def _signature(function: Callable[..., object]) -> str:
    """The signature, without ``self``, and without the quotes of annotations that are not evaluated."""
    signature = re.sub("(?<=[:>] )'([^']+)'", r"\1", str(inspect.signature(function)))
    return re.sub(r"^\(self(?:, )?", "(", signature)


def _paragraph(thing: object) -> str:
    text = " ".join((inspect.getdoc(thing) or "").split()).replace("``", "`")
    return re.sub(r":\w+:`([^`]+)`", lambda role: f"`{CALLED.get(role[1], role[1])}`", text)


def _languages() -> list[str]:
    lines = ["## Words of languages", "", inspect.cleandoc(data.__doc__ or "").partition("\n\n")[2], ""]
    lines += [f"There are files for {', '.join(f'`{tag}`' for tag in data.tags())}.", ""]
    lines += ["| key | holds | asked of | what it says | in |", "| --- | --- | --- | --- | --- |"]
    hints = get_type_hints(data.Facts, include_extras=True)
    for each in fields(data.Facts):
        kind, asked, doc = get_args(hints[each.name])
        holds = {data.Words: "words", data.Table: "table", data.Times: "tables", bool: "`true`", str: "text"}[kind]
        default = getattr(data.Facts(), each.name)
        tags = [tag for tag in data.tags() if getattr(data.of(tag), each.name) != default]
        doc = doc.replace("|", "\\|")
        lines.append(f"| `{each.name}` | {holds} | {asked.value} | {doc} | {' '.join(tags)} |")
    return [*lines, ""]


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
        if rule.names:
            lines += [f"In the authority file: {', '.join(rule.names)}.", ""]
        lines += ["```text", rule.bad.strip(), "->", rule.good.strip(), "```", ""]
    return lines


if __name__ == "__main__":
    import tutorial  # lies beside this file

    TARGET.write_text(reference(), encoding="utf-8")
    for page in tutorial.pages():
        page.write_text(tutorial.refreshed(page.read_text("utf-8")), encoding="utf-8")
