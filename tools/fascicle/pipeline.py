"""The table of contents of fascicle: the stages of a build, in their order.

| stage    | from                                | to                                   |
| -------- | ----------------------------------- | ------------------------------------ |
| convert  | source text                         | TEI, source layer complete           |
| annotate | TEI, authority file, decisions      | TEI with corrections, dates, names   |
| check    | TEI, source text, authority file    | diagnostics; errors end the build    |
| print    | TEI, authority file                 | PDF/A-3a and PDF/UA-1                |
| web      | TEI, authority file, PDF            | site                                 |
| deposit  | all of it                           | BagIt bag                            |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fascicle.model.diagnostics import Severity
from fascicle.run.stages import annotate_texts, check_texts, convert_texts, deposit_bag, print_book, web_site
from fascicle.run.workspace import Workspace


@dataclass(frozen=True)
class Stage:
    """One step of a build. ``publishes`` says that it makes what readers get, which needs texts without errors."""

    name: str
    run: Callable[[Workspace], None]
    publishes: bool = False


STAGES = (
    Stage("convert", convert_texts.run),
    Stage("annotate", annotate_texts.run),
    Stage("check", check_texts.run),
    Stage("print", print_book.run, publishes=True),
    Stage("web", web_site.run, publishes=True),
    Stage("deposit", deposit_bag.run, publishes=True),
)


def run(workspace: Workspace, until: str = STAGES[-1].name) -> bool:
    """Run the stages up to and including ``until``; findings are left in ``workspace.diagnostics``.

    The answer says whether all of them ran: errors found by ``check`` end the run before anything is published.
    Raises FascicleError where a stage cannot do its work at all.
    """
    for stage in STAGES:
        if stage.publishes and has_errors(workspace):
            return False
        stage.run(workspace)
        if stage.name == until:
            break
    return not has_errors(workspace)


def has_errors(workspace: Workspace) -> bool:
    """Whether an error was found, as opposed to warnings and remarks."""
    return any(each.rule.severity is Severity.ERROR for each in workspace.diagnostics)
