"""Progress on a terminal: one line that changes; in a pipe, nothing."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.status import Status
from rich.text import Text

from fascicle.model.shown import shown


class TerminalProgress:
    """Shows the stage and its subject while a run lasts; silent where standard error is no terminal."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._status: Status | None = self._console.status("") if self._console.is_terminal else None

    def __enter__(self) -> TerminalProgress:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def wait(self) -> None:
        """Another run is at work in the edition."""
        self._console.print("fascicle: another run is at work in this edition; this one waits for it")

    def step(self, stage: str, subject: str) -> None:
        """A stage begins to work on a subject."""
        if self._status is not None:
            self._status.update(Text.assemble((stage, "bold"), f"  {shown(subject)}"))
