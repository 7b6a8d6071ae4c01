"""Progress on a terminal: one line that changes, with counts; in a pipe, nothing but what was asked for with -v."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

import click

from fascicle.model.shown import shown

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class TerminalProgress:
    """Shows the stage of a run, how many subjects it has worked on, and the one that it begins with."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self._quiet, self._verbose = quiet, verbose
        self._bar = _bar() if sys.stderr.isatty() and not quiet else None
        self._task: TaskID | None = None

    def __enter__(self) -> TerminalProgress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def wait(self) -> None:
        """Another run is at work in the edition."""
        if not self._quiet:
            self._say("fascicle: another run is at work in this edition; this one waits for it")

    def begin(self, stage: str, total: int) -> None:
        """A stage begins that has so many subjects."""
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(stage, total=total, subject="")

    def step(self, stage: str, subject: str) -> None:
        """A stage begins to work on a subject."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=stage, subject=shown(subject))

    def done(self, stage: str, subject: str, outcome: str) -> None:
        """A stage has worked on a subject."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)
        if self._verbose:
            self._say(f"{stage:9} {outcome:11} {shown(subject)}")

    def refresh(self) -> None:
        """Draw what there is now, without waiting for the next tenth of a second."""
        if self._bar is not None:
            self._bar.refresh()

    def _say(self, line: str) -> None:
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(line, err=True)


def _bar() -> Progress:
    """What is drawn, such as ``convert 120/5000  To the Ferry Committee``."""
    from rich.console import Console  # they take long to load, and nobody looks at a pipe
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
    from rich.table import Column

    return Progress(
        SpinnerColumn(),
        TextColumn("[bold]{task.description}"),
        MofNCompleteColumn(),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[subject]}", markup=False, table_column=Column(no_wrap=True, ratio=1)),
        console=Console(stderr=True),
        transient=True,
        expand=True,
    )
